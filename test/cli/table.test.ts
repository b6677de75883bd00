import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCommand, table } from "../../src/cli/table.ts";

const folder = join(import.meta.dirname, "../../src/cli/commands");
const files = globSync("*.ts", { cwd: folder }).map((file) => basename(file, ".ts"));

describe("the table of commands", () => {
  it("names the commands that there are, no more and no fewer", () => {
    expect(table.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it("gives each one line, in the form of an order, without a full stop", () => {
    for (const { summary } of table) expect(summary).toMatch(/^[A-Z][^\n]{10,90}[^.]$/);
  });

  it.each(files)("can load %s, whose options all have a long name and a line of help", async (name) => {
    const { args = [], options = [], run } = await loadCommand(name);
    expect(run).toBeTypeOf("function");
    for (const { flags, summary } of options) {
      expect(flags).toMatch(/^(-\w, )?--[a-z][a-z-]+( <[^>]+>)?$/);
      expect(summary).not.toBe("");
    }
    for (const { summary } of args) expect(summary).not.toBe("");
  });
});
