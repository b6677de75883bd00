import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { defaultWords } from "../../src/core/rules/defaults.ts";
import { keyPaths } from "../../src/core/rules/json-schema.ts";
import { parseRules } from "../../src/core/rules/parse-rules.ts";
import { noEffectYet } from "../../src/core/rules/warnings.ts";
import { blocks, page } from "./pages.ts";

const text = page("docs/rules.md");
const rows = new Map(
  [...text.matchAll(/^\| `([a-z_.]+)` \| (.+?) \| (.+) \|$/gm)].map(([, key = "", value = "", says = ""]) => [
    key,
    { value, says },
  ]),
);

/** `sending.at_most` → its default as a file would say it. A map whose keys are the owner's own is one value. */
function defaultsByPath(words: object, prefix = ""): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(words)) {
    const path = `${prefix}${key}`;
    const isSection = typeof value === "object" && value !== null && !Array.isArray(value);
    if (!isSection || path === "meetings.my_hours") found.set(path, value);
    else for (const inner of defaultsByPath(value, `${path}.`)) found.set(...inner);
  }
  return found;
}

const defaults = defaultsByPath(defaultWords);
const keys = keyPaths().filter((path) => !keyPaths().some((other) => other.startsWith(`${path}.`)));

describe("docs/rules.md", () => {
  it("has a row for every key that the rules know, and for no other", () => {
    const isOwn = (path: string) => !path.startsWith("meetings.my_hours.");
    const known = new Set([
      ...keys.filter(isOwn),
      ...defaults.keys(),
      "mailbox.address",
      "mailbox.provider",
      "for",
      "tests",
    ]);
    known.delete("mailbox");
    expect([...rows.keys()].sort()).toEqual([...known].sort());
  });

  it.each([...defaults])("names the default of %s as it is", (key, value) => {
    const written = rows.get(key)?.value ?? "";
    expect(written).toMatch(/^`.+`$/);
    expect(parse(written.slice(1, -1), { schema: "failsafe" })).toEqual(value);
  });

  it("marks what nothing obeys yet", () => {
    for (const { path } of noEffectYet) {
      expect(rows.get(path)?.says.toLowerCase(), path).toMatch(/no effect yet|has an effect/);
    }
  });

  it("shows only rules that can be read", () => {
    const shown = blocks(text).filter(({ language }) => language === "yaml");
    expect(shown.length).toBeGreaterThan(1);
    const first = shown[0]?.text ?? "";
    for (const block of shown) parseRules(block === shown[0] ? first : `${first}${block.text}`, "rules.yaml");
  });
});
