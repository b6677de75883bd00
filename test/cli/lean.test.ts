/** What a command does not need is not loaded: start-up time is what people feel first (P-6). */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { practiceHome } from "./program.ts";

const root = join(import.meta.dirname, "../..");
const tell = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  registerHooks({ load(url, context, next) { process._rawDebug(url); return next(url, context); } });
`)}`;

/** The files that one run loads, below the root of the program. */
function loadedBy(...line: string[]): string[] {
  const run = spawnSync(process.execPath, ["--import", tell, join(root, "src/cli/main.ts"), ...line], {
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
