import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** What stands in for the program: it does as its first argument says. */
const program = `
const [what, ...rest] = process.argv.slice(2);
if (what === "tell") {
  const input = await new Response(process.stdin as never).text();
  console.log(JSON.stringify({ rest, input, cwd: process.cwd(), major: parseInt(process.versions.node), parent: process.ppid, launcher: process.env.QUARTERHOUR_LAUNCHER }));
}
if (what === "say") console.log(rest[0]);
if (what === "exit") process.exit(Number(rest[0]));
if (what === "die") process.kill(process.pid, "SIGKILL");
if (what === "wait") {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => { console.log(signal); process.exit(7); });
  setInterval(() => {}, 1000);
  console.log("ready");
}
`;

let root = "";
let launcher = "";
const old =
  "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'14.18.0'}})";

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "quarterhour-launcher-")));
  for (const folder of ["bin", "src/cli", "node_modules/node/bin", "elsewhere"])
    mkdirSync(join(root, folder), { recursive: true });
  launcher = join(root, "bin", "quarterhour.js");
  copyFileSync(join(import.meta.dirname, "../../bin/quarterhour.js"), launcher);
  writeFileSync(join(root, "package.json"), '{ "type": "module" }');
  writeFileSync(join(root, "src/cli/main.ts"), program);
  symlinkSync(process.execPath, join(root, "node_modules/node/bin/node"));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Nodes that are too old for the program: a pretended one, and the system's own where it has one. */
function oldNodes(): [string, string[]][] {
  const own = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "node"))
    .find(
      (node) =>
        Number(/^v(\d+)/.exec(spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "")?.[1] ?? 99) <
        26,
    );
  const pretended: [string, string[]] = ["a Node that is too old", [process.execPath, "--import", old]];
  return own === undefined ? [pretended] : [pretended, [`the old Node of this machine, ${own}`, [own]]];
}

describe.each(oldNodes())("quarterhour on %s", (_name, [node = "", ...flags]) => {
  const options = () => ({
    cwd: join(root, "elsewhere"),
    encoding: "utf8" as const,
    env: { ...process.env, XDG_CACHE_HOME: join(root, "cache") },
  });
  const runIt = (args: string[], input = "", file = launcher) =>
    spawnSync(node, [...flags, file, ...args], { ...options(), input });
  const startIt = async (args: string[]): Promise<ChildProcess> => {
    const child = spawn(node, [...flags, launcher, ...args], {
      ...options(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    return child;
  };

  it("hands over to the Node that it brings, with arguments, folder and input as they are", () => {
    const { stdout, stderr, status } = runIt(["tell", "a b", "--json"], "typed");
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(JSON.parse(stdout)).toMatchObject({
      rest: ["a b", "--json"],
      input: "typed",
      cwd: join(root, "elsewhere"),
      major: Number.parseInt(process.versions.node, 10),
    });
  });

  it("finds its own folder through a link, as npm makes one", () => {
    const link = join(root, "elsewhere", `linked-${flags.length}`);
    symlinkSync(launcher, link);
    expect(runIt(["exit", "0"], "", link)).toMatchObject({ status: 0, stderr: "" });
  });

  it("ends as the program ends, with its exit code or its signal", () => {
    expect(runIt(["exit", "2"])).toMatchObject({ status: 2, signal: null });
    expect(runIt(["die"])).toMatchObject({ status: null, signal: "SIGKILL" });
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "passes %s on, and waits for the program to end",
    async (signal) => {
      const child = await startIt(["wait"]);
      let said = "";
      child.stdout?.on("data", (text) => {
        said += text;
      });
      child.kill(signal);
      expect(await once(child, "close")).toEqual([7, null]);
      expect(said).toBe(`${signal}\n`);
    },
  );

  it("takes the program along when it is killed outright", async () => {
    const child = await startIt(["wait"]);
    child.kill("SIGKILL");
    // The pipe closes only when the last process that holds it is gone.
    expect(await once(child, "close")).toEqual([null, "SIGKILL"]);
  });
});

describe("quarterhour on a Node that is new enough", () => {
  it("begins in the same process", () => {
    const { stdout } = spawnSync(process.execPath, [launcher, "tell"], {
      encoding: "utf8",
      input: "",
      env: { ...process.env, XDG_CACHE_HOME: join(root, "cache") },
    });
    expect(JSON.parse(stdout)).toMatchObject({ parent: process.pid });
  });
});

describe("quarterhour when it is packed", () => {
  it("begins in the packed program, until one of its sources changes", () => {
    const begin = () =>
      spawnSync(process.execPath, [launcher, "say", "sources"], {
        encoding: "utf8",
        env: { ...process.env, XDG_CACHE_HOME: join(root, "cache") },
      }).stdout;
    const folder = join(root, "node_modules/.quarterhour");
    const source = join(root, "src/cli/main.ts");
    const { size, mtimeMs } = statSync(source);
    const stamps = [["src/cli/main.ts", size, mtimeMs]];
    mkdirSync(folder);
    writeFileSync(join(folder, "main.mjs"), 'console.log("packed");');
    writeFileSync(join(folder, "packed.json"), JSON.stringify({ root, main: "main.mjs", stamps }));
    expect(begin()).toBe("packed\n");
    writeFileSync(source, `${program}\n`);
    expect(begin()).toBe("sources\n");
    rmSync(folder, { recursive: true });
  });
});

describe("quarterhour without the Node that it brings", () => {
  it("says what to run, and where", () => {
    const bare = join(root, "bare", "bin");
    mkdirSync(bare, { recursive: true });
    copyFileSync(launcher, join(bare, "quarterhour.js"));
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", old, join(bare, "quarterhour.js"), "plan"],
      { encoding: "utf8" },
    );
    expect(status).toBe(1);
    expect(stderr).toContain(join(root, "bare", "node_modules"));
    expect(stderr).toContain(`Run "npm ci" in ${join(root, "bare")}`);
  });
});
