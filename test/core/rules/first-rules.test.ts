import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeFirstRules, wrongAnswer } from "../../../src/core/rules/first-rules.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";

const dana = {
  name: "Dana Okafor",
  about: "I was a public-health nurse for six years and am moving into health data.",
  curious_about: "how people got from the clinic into a data team",
  mailbox: "dana@example.com",
};

describe("the file that init writes", () => {
  it("has five lines", () => {
    expect(writeFirstRules(dana)).toBe(`me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
mailbox: dana@example.com
`);
  });

  it("also has the zone, the holidays and the provider, where they are given", () => {
    const text = writeFirstRules({ ...dana, provider: "local", timezone: "Europe/Oslo", holidays: "NO" });
    expect(text).toContain("mailbox: { address: dana@example.com, provider: local }\n");
    expect(parseRules(text, "rules.yaml").rules).toMatchObject({
      me: { timezone: "Europe/Oslo", holidays: "NO" },
      mailbox: { address: "dana@example.com", provider: "local" },
    });
  });

  it("reads back to the same words, whatever signs stand in them", () => {
    const pieces = fc.constantFrom(
      ": ",
      " #",
      "'",
      '"',
      "- ",
      "* ",
      "&",
      "!",
      "%",
      "@",
      "`",
      "[",
      "]",
      "{",
      "}",
      ",",
      "? ",
      "|",
      ">",
      "\\",
      "yes",
      "no",
      "null",
      "~",
      "12",
      "é",
      "ß",
      "a",
      " b ",
      "\n",
      "---",
      "<<",
    );
    const words = fc.array(pieces, { minLength: 1, maxLength: 8 }).map((parts) => `${parts.join("")}x`);
    fc.assert(
      fc.property(words, words, (name, about) => {
        const { me } = parseRules(writeFirstRules({ ...dana, name, about }), "rules.yaml").rules;
        const plain = (text: string) => text.trim().replace(/\s+/g, " ");
        expect([me.name, me.about]).toEqual([plain(name), plain(about)]);
      }),
      { seed: 7, numRuns: 300 },
    );
    for (const name of ["No", "null", "True", "Null Island"]) {
      expect(parseRules(writeFirstRules({ ...dana, name }), "rules.yaml").rules.me.name).toBe(name);
    }
  });

  it("checks each answer in the same words as the file", () => {
    expect(wrongAnswer("mailbox", "dana@example.com")).toBeUndefined();
    expect(wrongAnswer("mailbox", "dana")).toBe(
      "This is not a mail address. Write it as `name@domain`, such as `dana@example.com`.",
    );
    expect(wrongAnswer("about", "  ")).toBe("It is empty. Write it out.");
    expect(wrongAnswer("timezone", "CET")).toBe(
      "A short name does not say when the clocks change. Did you mean `Europe/Berlin`?",
    );
  });
});
