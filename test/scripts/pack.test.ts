import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pack } from "../../scripts/pack.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(root, "node_modules", ".packed-"));

beforeAll(() => pack(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function packed(): { root: string; main: string; stamps: [string, number, number][] } {
  return JSON.parse(readFileSync(join(folder, "packed.json"), "utf8"));
}

it("the packed program is the program, in few files", () => {
  const run = (file: string) => spawnSync(process.execPath, [file, "--help"], { encoding: "utf8" }).stdout;
  const help = run(join(folder, packed().main));
  expect(help).toContain("Usage: quarterhour");
  expect(help).toBe(run(join(root, "src/cli/main.ts")));
});

it("tells the launcher of every source, so that none of them can change unnoticed", () => {
  const files = packed().stamps.map(([file]) => file);
  expect(files).toEqual(expect.arrayContaining(["src/cli/main.ts", "workers/plan.ts", "package.json"]));
  expect(packed().root).toBe(root);
});

it("is made once from the same sources, and leaves nothing else behind", async () => {
  const { main } = packed();
  await pack(folder);
  expect(packed().main).toBe(main);
  expect(existsSync(join(folder, main))).toBe(true);
  expect(readdirSync(folder)).toHaveLength(2);
});
