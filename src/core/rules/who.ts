/** `who` of an entry of `for`: keys are *and*, a list is *or*. */
import { z } from "zod";
import type { Joined, Who as WhoShape } from "../rules-shape.ts";
import { readCountry, readLanguage } from "./read-place.ts";
import { readAddress, readLabel } from "./read-text.ts";
import { type About, attempt, keep, maybe, saidList } from "./said.ts";
import { Wrong } from "./wrong.ts";

export const Who: z.ZodType<WhoShape> = z
  .strictObject({
    tag: oneOrMore((text) => readLabel(text, 100), "Contacts with one of these tags", ["alumni"]),
    company: oneOrMore((text) => readLabel(text, 200), "Contacts who work at one of these", ["Northwind"]),
    country: oneOrMore(readCountry, "Contacts in one of these countries, by the two letters of ISO 3166", [
      "US",
    ]),
    closeness: oneOrMore(readCloseness, "From 1 (close) to 3 (a stranger)", ["3"], "[123]"),
    introducer: oneOrMore(
      (text) => readLabel(text, 200),
      "Contacts introduced by one of these, by address or name",
      ["tom@example.com"],
    ),
    address: oneOrMore(readAddress, "These contacts, by address", ["priya@example.com"]),
    language: oneOrMore(readLanguage, "Contacts who are written to in one of these languages", ["en"]),
    industry: oneOrMore((text) => readLabel(text, 100), "Contacts in one of these industries", [
      "health data",
    ]),
    source: oneOrMore((text) => readLabel(text, 200), "Contacts who were found in one of these places", [
      "alumni list",
    ]),
    school: oneOrMore((text) => readLabel(text, 200), "Contacts who went to one of these schools too", [
      "Rutgers",
    ]),
    event: oneOrMore((text) => readLabel(text, 200), "Contacts of one of these events", ["Health Data Day"]),
    worked_at: oneOrMore((text) => readLabel(text, 200), "Contacts who work or once worked at one of these", [
      "Northwind",
    ]),
    joined: oneOrMore(
      readJoined,
      "Contacts who came to where they work before a year, or in it and since",
      ["before 2020", "since 2024"],
      "(?:before|since) *\\d{4}",
    ),
  })
  .transform((who, context) =>
    attempt(context, () => {
      if (Object.keys(who).length > 0) return who;
      throw new Wrong(
        "it names nobody",
        "Write whom it is for, such as `who: { tag: alumni }`; rules for everybody stand outside `for`",
      );
    }),
  )
  .meta({ description: "Whom these keys are for. Keys are and, a list is or" });

function oneOrMore<T>(read: (text: string) => T, description: string, examples: string[], pattern?: string) {
  const about: About = { description, examples, ...(pattern === undefined ? {} : { pattern }) };
  return maybe(saidList(read, about, { split: false, empty: false, whole: keep }));
}

function readJoined(text: string): Joined {
  const [, how, year] = /^\s*(before|since)\s*(\d{4})\s*$/i.exec(text) ?? [];
  if (how !== undefined && year !== undefined)
    return { how: how.toLowerCase() === "before" ? "before" : "since", year: Number(year) };
  throw new Wrong("this is no time of joining", "Write `before 2020` or `since 2024`");
}

function readCloseness(text: string): number {
  if (/^[123]$/.test(text.trim())) return Number(text);
  throw new Wrong(
    "closeness is 1 (close), 2 or 3 (a stranger)",
    "Write one of them, or a list such as `[1, 2]`",
  );
}
