/*
 * `npm run demo`: the program's own demo. With --fleet and no DATABASE_URL it gets servers of its own to run on.
 * Written in syntax that Node 14.18 can read, as the launcher is: it goes on from here.
 */
const words = process.argv.slice(2);
const isSet = (name) => Boolean(process.env[name] || process.env[`${name}_FILE`]);

if (!words.includes("--fleet") || isSet("DATABASE_URL")) {
  process.argv.splice(2, 0, "demo");
  import("../bin/quarterhour.js");
} else if (Number(process.versions.node.split(".")[0]) >= 26) {
  import("./demo/in-a-fleet.ts").then(async ({ demoInAFleet }) => {
    process.exitCode = await demoInAFleet(words);
  });
} else {
  process.stderr.write(
    "This needs the Node that quarterhour brings.\n  Write `npm run demo -- --fleet`: npm runs it on that one.\n",
  );
  process.exitCode = 1;
}
