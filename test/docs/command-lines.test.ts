import { beforeAll, describe, expect, it } from "vitest";
import type { Command } from "../../src/cli/frame/command.ts";
import { toProgram } from "../../src/cli/frame/program.ts";
import { loadCommand, table } from "../../src/cli/table.ts";
import { commandLines, pages, shellWords } from "./pages.ts";

const shown = pages.flatMap(({ path, text }) =>
  commandLines(text)
    .map((line) => line.replace(/^npx (?=quarterhour )/, ""))
    .filter((line) => line.startsWith("quarterhour ") && line !== "quarterhour COMMAND --help")
    .map((line) => ({ path, line })),
);

const loaded = new Map<string, Command>();

beforeAll(async () => {
  for (const { name } of table) loaded.set(name, await loadCommand(name));
});

/** What is wrong with a command line; undefined where the program takes it. */
function complaint(line: string): string | undefined {
  const words = shellWords(line).slice(1);
  const name = words[0] ?? "";
  if (name === "--help") return undefined;
  if (!loaded.has(name)) return "there is no such command";
  // Named on its own it is spoken of, not shown: what has to follow may be left out.
  if (words.length === 1) return undefined;
  let isTaken = false;
  const program = toProgram(table, loaded, { out: () => {}, onCommand: () => (isTaken = true) });
  try {
    program.parse(words, { from: "user" });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return isTaken ? undefined : "it does nothing";
}

describe("the command lines in README and docs", () => {
  it("are many enough to be found", () => {
    expect(shown.length).toBeGreaterThan(60);
  });

  it("are understood by the program, with the options that they show", () => {
    const wrong = shown.flatMap(({ path, line }) => {
      const what = complaint(line);
      return what === undefined ? [] : [`${path}: ${line}: ${what}`];
    });
    expect(wrong).toEqual([]);
  });

  it("would be refused with an option or a command that is not there", () => {
    expect(complaint("quarterhour plan --everything")).toMatch(/unknown option/);
    expect(complaint("quarterhour fly google")).toBe("there is no such command");
  });
});
