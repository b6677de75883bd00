/** docs/coverage.md lists requirement → test. `UPDATE=1` writes the list of tests; what each asks for is written by hand. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { idsIn, type Titled, titledTests } from "./test-titles.ts";

const file = join(import.meta.dirname, "../../docs/coverage.md");
const tests = titledTests();

describe("docs/coverage.md", () => {
  it("lists every requirement that a test names, with every such test, and none that is gone", () => {
    const text = readFileSync(file, "utf8");
    const wanted = written(text, tests);
    if (process.env.UPDATE !== undefined) writeFileSync(file, wanted);
    expect(readFileSync(file, "utf8"), "run `UPDATE=1 npx vitest run test/docs/coverage.test.ts`").toBe(
      wanted,
    );
  });

  it("says of each requirement what it asks for", () => {
    for (const [id, asks] of asked(readFileSync(file, "utf8"))) expect(asks, id).toMatch(/^\S.{4,}$/);
  });
});

describe("the ids in a title", () => {
  it("are found one by one, and ranges are written out", () => {
    expect(idsIn("is read (R-1, C-31, S54)")).toEqual(["R-1", "C-31", "S54"]);
    expect(idsIn("is refused (N-26 to N-28; S08–S10)")).toEqual([
      "N-26",
      "N-27",
      "N-28",
      "S08",
      "S09",
      "S10",
    ]);
    expect(idsIn("takes the S3 bucket and the A4 page for nothing")).toEqual(["S3", "A4"]);
  });
});

const kinds: readonly [letter: string, heading: string][] = [
  ["S", "S: what informational interviews need"],
  ["A", "A: what users of comparable programs ask for"],
  ["B", "B: what the best of those programs do"],
  ["R", "R: what can fail"],
  ["C", "C: security"],
  ["N", "N: hostile inputs"],
];

/** The page as it has to be: its beginning and what each requirement asks for are kept. */
function written(text: string, titled: readonly Titled[]): string {
  const opening = text.slice(0, text.search(/^## S:/m));
  const says = asked(text);
  const sections = kinds.map(([letter, heading]) => {
    const ids = [...new Set(titled.flatMap((one) => one.ids))]
      .filter((id) => id.startsWith(letter))
      .sort(byNumber);
    const entries = ids.map((id) => {
      const shown = titled.filter((one) => one.ids.includes(id)).map((one) => `- ${one.file}: ${one.title}`);
      return [`**${id}** ${says.get(id) ?? ""}`.trim(), ...shown].join("\n");
    });
    return [`## ${heading}`, ...entries].join("\n\n");
  });
  return `${opening}${sections.join("\n\n")}\n`;
}

/** What stands behind each id. */
function asked(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^\*\*([A-Z]-?\d+)\*\* ?(.*)$/gm)].map(([, id = "", asks = ""]) => [id, asks]),
  );
}

function byNumber(a: string, b: string): number {
  return Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]);
}
