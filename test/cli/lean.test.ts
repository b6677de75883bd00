/** What a command does not need is not loaded: start-up time is what people feel first (P-6). */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { atMicrosoft, connectMicrosoft, microsoftWithDana, spawnedAtMicrosoft } from "./at-microsoft.ts";
import { accountHome, at, connect, doubleWithDana, spawnedAt } from "./connected.ts";
import { practiceHome } from "./program.ts";

const root = join(import.meta.dirname, "../..");
const tell = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  registerHooks({ load(url, context, next) { process._rawDebug(url); return next(url, context); } });
`)}`;

const nowhere = {
  QUARTERHOUR_GOOGLE_API: "http://127.0.0.1:9",
  QUARTERHOUR_GOOGLE_OAUTH: "http://127.0.0.1:9",
  QUARTERHOUR_GRAPH_API: "http://127.0.0.1:9",
  QUARTERHOUR_MICROSOFT_LOGIN: "http://127.0.0.1:9",
};

/** The files that one run loads, below the root of the program. */
function loadedBy(...line: string[]): string[] {
  const run = spawnSync(process.execPath, ["--import", tell, join(root, "src/cli/main.ts"), ...line], {
    // Whoever asks Google all the same is answered by nobody.
    env: { ...process.env, ...nowhere },
    encoding: "utf8",
  });
  expect(run.status, run.stderr).toBe(0);
  const home = new RegExp(`^file://.*?${root.split("/").at(-1)}/`);
  return run.stderr.split("\n").map((url) => url.replace(home, ""));
}

const adapters = /^src\/providers\/[^/]+\//;

it("--help loads no command, no provider, no store and no schema (P-6)", () => {
  const loaded = loadedBy("--help");
  expect(loaded).toContain("src/cli/main.ts");
  expect(
    loaded.filter((file) =>
      /^src\/(?:cli\/commands|providers|store|mail|core\/rules)\/|zod|kysely/.test(file),
    ),
  ).toEqual([]);
});

it.each([["status"], ["check"]])("%s loads no provider and nothing that writes mails (P-6)", (command) => {
  const loaded = loadedBy(command, "--home", practiceHome());
  expect(loaded).toContain(`src/cli/commands/${command}.ts`);
  expect(
    loaded.filter((file) => adapters.test(file) || /node_modules\/(?:mjml|liquidjs|nodemailer)/.test(file)),
  ).toEqual([]);
});

it("plan loads only the provider of its home, and no MJML (P-6)", () => {
  const loaded = loadedBy("plan", "--home", practiceHome());
  const providers = new Set(loaded.filter((file) => adapters.test(file)).map((file) => file.split("/")[2]));
  expect([...providers].filter((name) => name !== "local")).toEqual([]);
  expect(loaded.filter((file) => /node_modules\/mjml/.test(file))).toEqual([]);
});

describe("in a home whose account at Google is connected", () => {
  const google = /^src\/providers\/google\/|node_modules\/(?:googleapis|google-auth-library|gaxios)/;

  it.each([["--help"], ["status"], ["check"], ["accounts"]])(
    "%s loads nothing of Google's (P-6)",
    async (command) => {
      const double = await doubleWithDana();
      const home = accountHome();
      await connect(double, home);
      const loaded = loadedBy(command, "--home", home);
      expect(loaded).toContain("src/cli/main.ts");
      expect(loaded.filter((file) => google.test(file))).toEqual([]);
    },
  );

  it("plan loads nothing of Google's while there is nobody to plan for, and else what reads the calendar (P-6)", async () => {
    const double = await doubleWithDana();
    const home = accountHome();
    await connect(double, home);
    expect(loadedBy("plan", "--home", home).filter((file) => google.test(file))).toEqual([]);
    await at(double, home, "import", "people.csv", "--yes");
    const { ended } = spawnedAt(double, { home }, "plan", "--json");
    expect(JSON.parse((await ended).out)).toMatchObject({ due: [{}, {}] });
  });
});

describe("in a home whose account at Microsoft is connected", () => {
  const microsoft = /^src\/providers\/microsoft\/|node_modules\/@?(?:azure|microsoft)\//;

  it.each([["--help"], ["status"], ["check"], ["accounts"]])(
    "%s loads nothing of Microsoft's (P-6)",
    async (command) => {
      const double = await microsoftWithDana();
      const home = accountHome();
      await connectMicrosoft(double, home);
      const loaded = loadedBy(command, "--home", home);
      expect(loaded).toContain("src/cli/main.ts");
      expect(loaded.filter((file) => microsoft.test(file))).toEqual([]);
    },
  );

  it("plan loads nothing of Microsoft's while there is nobody to plan for, nor ever anything of Google's (P-6)", async () => {
    const double = await microsoftWithDana();
    const home = accountHome();
    await connectMicrosoft(double, home);
    expect(loadedBy("plan", "--home", home).filter((file) => microsoft.test(file))).toEqual([]);
    await atMicrosoft(double, home, "import", "people.csv", "--yes");
    const { ended } = spawnedAtMicrosoft(double, home, "plan", "--json");
    expect(JSON.parse((await ended).out)).toMatchObject({ due: [{}, {}] });
  });
});

it("signing in at Google loads nothing of Microsoft's, and the other way round (P-6)", () => {
  const home = accountHome();
  const failed = (...line: string[]) => {
    const run = spawnSync(process.execPath, ["--import", tell, join(root, "src/cli/main.ts"), ...line], {
      env: { ...process.env, ...nowhere },
      encoding: "utf8",
    });
    expect(run.status).toBe(1);
    return run.stderr.split("\n");
  };
  const at = failed("connect", "microsoft", "--device-code", "--client-id", guid, "--home", home);
  expect(at.some((file) => /@azure\/msal-node/.test(file))).toBe(true);
  expect(
    at.filter((file) => /providers\/google\/|googleapis|google-auth|microsoft-graph-client/.test(file)),
  ).toEqual([]);
  const id = ["--client-id", "1", "--client-secret", "x"];
  const google = failed("connect", "google", ...id, "--home", home);
  expect(google.filter((file) => /providers\/microsoft\/|@azure|@microsoft/.test(file))).toEqual([]);
});

const guid = "0f8fad5b-d9cb-469f-a165-70867728950e";
