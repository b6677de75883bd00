import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { problems } from "../../src/core/problem.ts";

const text = readFileSync(join(import.meta.dirname, "../../docs/errors.md"), "utf8");
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section): [string, string] => [
      section.slice(0, section.indexOf("\n")),
      section.slice(section.indexOf("\n")),
    ]),
);

describe("docs/errors.md", () => {
  it("has a section for every code, and for no other", () => {
    expect([...sections.keys()].sort()).toEqual(Object.keys(problems).sort());
  });

  it("says for each what it means, and what to do", () => {
    for (const [code, section] of sections) expect(section, code).toMatch(/\n\n\S.+\*\*Do:\*\* \S/s);
  });
});
