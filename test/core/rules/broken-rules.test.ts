import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";

const folder = new URL("../../fixtures/rules/broken/", import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(/\.yaml$/, ""))
  .sort();

/** What the command line prints, without its colours. */
function messageOf(name: string): string {
  const text = readFileSync(new URL(`${name}.yaml`, folder), "utf8");
  try {
    parseRules(text, "rules.yaml");
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${error.where}: ${error.message}\n  ${error.next}   [${error.code}]\n`;
  }
  return "It was accepted.\n";
}

describe("a broken rules file (N-26 to N-38)", () => {
  it("comes in at least thirty kinds", () => {
    expect(names.length).toBeGreaterThanOrEqual(30);
  });

  it.each(names)("says what is wrong, where, and how to write it instead: %s", (name) => {
    const golden = new URL(`${name}.txt`, folder);
    const message = messageOf(name);
    if (process.env.UPDATE === "1") writeFileSync(golden, message);
    expect(message).toBe(readFileSync(golden, "utf8"));
    expect(message).toMatch(/\[rules\/(invalid|unreadable)\]\n$/);
  });

  it("costs at most 250 ms of processor time each, above a good file (C-35)", () => {
    const slow = names.filter((name) => {
      const before = process.cpuUsage();
      messageOf(name);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000 > 250;
    });
    expect(slow).toEqual([]);
  });
});
