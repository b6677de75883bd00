import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { defaultWords } from "../../../src/core/rules/defaults.ts";
import { keyPaths, rulesJsonSchema, type Schema } from "../../../src/core/rules/json-schema.ts";
import { noEffectYet } from "../../../src/core/rules/warnings.ts";

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const example = read("rules.example.yaml");

/** Key paths of plain data, without what is inside lists. */
function pathsOf(value: unknown, prefix = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    `${prefix}${key}`,
    ...pathsOf(inner, `${prefix}${key}.`),
  ]);
}

function at(path: string): Schema | undefined {
  return path
    .split(".")
    .reduce<Schema | undefined>((schema, key) => schema?.properties?.[key], rulesJsonSchema());
}

function patternsOf(schema: Schema | undefined): RegExp[] {
  const own = typeof schema?.pattern === "string" ? [new RegExp(schema.pattern)] : [];
  return [...own, ...(schema?.anyOf ?? []).flatMap(patternsOf)];
}

describe("rules.schema.json", () => {
  it("is what the schema of the rules says now", () => {
    expect(read("rules.schema.json")).toBe(`${JSON.stringify(rulesJsonSchema(), null, 2)}\n`);
  });

  it("describes every key", () => {
    expect(
      keyPaths().filter(
        (path) =>
          path !== "mailbox.address" &&
          path !== "mailbox.provider" &&
          at(path)?.description === undefined &&
          path !== "for" &&
          path !== "tests",
      ),
    ).toEqual([]);
  });

  it("knows every key that has a default, and shows that default", () => {
    const paths = pathsOf(defaultWords).filter((path) => !path.startsWith("meetings.my_hours."));
    const leaves = paths.filter((path) => at(path)?.properties === undefined);
    expect(paths.filter((path) => !keyPaths().includes(path))).toEqual([]);
    expect(leaves.filter((path) => at(path)?.default === undefined)).toEqual([]);
  });

  it.each([
    ["sending.hours", ["8:30 to 16:30", "9AM - 5pm"], ["8:30", "morning"]],
    ["sending.at_most", ["5 a day", "2 a day, 5 a week", "none", "once a week"], ["5", "5 a month", "no"]],
    ["sending.days", ["Mon-Fri", "monday, Wed-Thu"], ["Montag"]],
    ["sending.undo", ["15 minutes", "An hour", "none", "no"], ["15", "soon"]],
    ["requests.offer", ["3 times", "1 time", "once"], ["3"]],
    ["requests.follow_up", ["6 working days", "1 week, 2 weeks"], ["6"]],
    ["morning_mail", ["8:00", "8am", "no"], ["8", "8.00"]],
    ["meetings.length", ["20 minutes", "an hour"], ["20", "no"]],
  ])("lets editors accept what the reader accepts: %s", (path, good, bad) => {
    const matches = (text: string) => patternsOf(at(path)).some((pattern) => pattern.test(text));
    expect([good.filter((text) => !matches(text)), bad.filter(matches)]).toEqual([[], []]);
  });
});

describe("the list of keys that nothing obeys yet", () => {
  it("names keys that exist", () => {
    expect(noEffectYet.map(({ path }) => path).filter((path) => !keyPaths().includes(path))).toEqual([]);
  });
});

describe("rules.example.yaml", () => {
  it("names its schema for editors on the first line", () => {
    expect(example.startsWith("# yaml-language-server: $schema=./rules.schema.json\n")).toBe(true);
  });

  it("shows every key", () => {
    const shown = new Set(pathsOf(parse(example)));
    const known = keyPaths().filter((path) => !path.startsWith("mailbox."));
    expect(known.filter((path) => !shown.has(path))).toEqual([]);
  });
});
