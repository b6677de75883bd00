import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docs/commands.md"), "utf8");
const commands = globSync("src/cli/commands/*.ts", { cwd: root }).map((file) => basename(file, ".ts"));

describe("docs/commands.md", () => {
  it.each(commands)("has a section for %s, with an example that begins with it", (name) => {
    const section = text.split(/^### /m).find((one) => new RegExp(`^${name}\\b`).test(one));
    expect(section, name).toMatch(new RegExp(`\\nquarterhour ${name}\\b`));
  });
});
