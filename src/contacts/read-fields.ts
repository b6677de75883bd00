/**
 * The cells of one person as values that we keep: an address, a country, a zone … Each value stands or falls by
 * itself and says why; only an address that cannot be used takes the whole row with it.
 */
import type { Finding } from "../core/contact.ts";
import { cleanLines, cleanText } from "./clean-text.ts";
import type { Column, Field } from "./column-names.ts";
import { profileAmong, readLinkedin } from "./linkedin.ts";
import { type ReadCode, readCountry, readLanguage, readZone } from "./places.ts";
import { readAddresses } from "./read-addresses.ts";
import { type Background, readBackground } from "./read-background.ts";
import { readDay } from "./read-day.ts";
import { shown } from "./shown.ts";
import { textIndex } from "./text-index.ts";
import type { Wrong } from "./wrong.ts";

/** A person as a row describes them. `introducer` is still the text of the cell. */
export interface Draft extends Background {
  name: string;
  email?: string;
  /** Further addresses of theirs: names that they go by, never written to. */
  also?: string[];
  role?: string;
  company?: string;
  city?: string;
  /** A state or province as it is written; it is used to tell the zone, and not kept. */
  region?: string;
  country?: string;
  timezone?: string;
  language?: string;
  tags: string[];
  closeness?: 1 | 2 | 3;
  introducer?: string;
  why_them?: string;
  finding?: Finding;
  linkedin?: string;
  phone?: string;
  notes?: string;
  /** The id of the entry in the address book that it comes from, as an alias. */
  uid?: string;
}

/** Reads what `cell` gives for each column; an empty text is no value. `owner` is the owner's own address. */
export function readFields(
  cell: (column: Column) => string,
  owner: string,
): { draft: Draft; wrong: Wrong[] } {
  const wrong: Wrong[] = [];
  const draft: Draft = {
    name: readName(cell, wrong),
    tags: tagsOf(cell("tags")),
    ...readAddresses(cell("email"), owner, wrong),
  };
  for (const field of ["role", "company", "city", "phone", "why_them", "introducer"] as const) {
    const text = readText(field, cell(field), wrong);
    if (text !== undefined) draft[field] = text;
  }
  const notes = cleanLines(cell("notes"));
  if (notes !== "") draft.notes = notes;
  const country = readCoded("country", cell("country"), countryOf, wrong);
  if (country !== undefined) draft.country = country;
  const timezone = readCoded("timezone", cell("timezone"), zoneOf, wrong);
  if (timezone !== undefined) draft.timezone = timezone;
  const language = readCoded("language", cell("language"), languageOf, wrong);
  if (language !== undefined) draft.language = language;
  const region = cleanText(cell("region"));
  if (region !== "" && region.length <= 100) draft.region = region;
  const uid = readUid(cell("uid"));
  if (uid !== undefined) draft.uid = uid;
  const linkedin =
    readCoded("linkedin", cell("linkedin"), readLinkedin, wrong) ?? profileAmong(cell("website"));
  if (linkedin !== undefined) draft.linkedin = linkedin;
  const closeness = readCloseness(cell("closeness"), wrong);
  if (closeness !== undefined) draft.closeness = closeness;
  const finding = readFinding(cell, wrong);
  if (finding !== undefined) draft.finding = finding;
  Object.assign(
    draft,
    readBackground(cell, (field, value, { why, next }) =>
      wrong.push({ field, value: shown(value), why, next, drops: "value" }),
    ),
  );
  return { draft, wrong };
}

const countryOf = remembered(readCountry);
const zoneOf = remembered(readZone);
const languageOf = remembered(readLanguage);
const tagsOf = remembered(readTags);
/** The same text, in memory once. */
const often = remembered((text) => text);

/** Files say the same few places, employers and groups again and again. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = textIndex<T>();
  let room = 5000;
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const code = read(text);
    if (room > 0) known.set(text, code);
    room -= 1;
    return code;
  };
}

function readName(cell: (column: Column) => string, wrong: Wrong[]): string {
  const [whole, first] = [cleanText(cell("name")), cleanText(cell("first_name"))];
  const last = cleanText(cell("last_name"));
  // A display name may be anything ("Raman, Priya"); first and last name are what they say they are.
  const name = whole !== "" && (first === "" || last === "") ? whole : `${first} ${last}`.trim();
  if (name === "") return "";
  const why = unusableName(name);
  if (why === undefined) return name;
  wrong.push({
    field: "name",
    value: shown(name),
    why,
    next: "Write the name as you would greet them.",
    drops: "value",
  });
  return "";
}

function unusableName(name: string): string | undefined {
  if (/[<>@]|:\/\//u.test(name)) return "holds an address; a name cannot";
  if (!/\p{L}/u.test(name)) return "has no letter in it";
  if (name.includes("\ufffd")) return "has lost a letter on its way into this file";
  if (name.length <= 100) return undefined;
  return [...name].length > 100 ? `has ${[...name].length} characters; a name has at most 100` : undefined;
}

function readText(
  field: "role" | "company" | "city" | "phone" | "why_them" | "introducer",
  cell: string,
  wrong: Wrong[],
): string | undefined {
  const text = cleanText(cell);
  if (text === "") return undefined;
  const most = field === "why_them" ? 1000 : 200;
  if (text.length <= most) return often(text);
  wrong.push({
    field,
    value: shown(text),
    why: `has ${text.length} characters; ${most} are kept`,
    next: "Shorten it.",
    drops: "value",
  });
  return undefined;
}

function readCoded(
  field: Field,
  cell: string,
  read: (text: string) => ReadCode,
  wrong: Wrong[],
): string | undefined {
  const text = cleanText(cell);
  if (text === "") return undefined;
  const code = read(text);
  if (code.kind === "code") return code.code;
  wrong.push({ field, value: shown(text), why: code.why, next: code.next, drops: "value" });
  return undefined;
}

function readTags(cell: string): string[] {
  if (cell === "") return [];
  const tags = new Map<string, string>();
  for (const part of cleanText(cell).split(/[;,|]|:::/u)) {
    const tag = part.replace(/^[\s*]+|\s+$/gu, "");
    const key = tag.toLowerCase();
    // What an address book puts on everybody says nothing.
    if (tag !== "" && key !== "mycontacts" && tag.length <= 60 && !tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()];
}

/** Without the @ that would make an address of it. */
function readUid(cell: string): string | undefined {
  const text = cleanText(cell)
    .replace(/^urn:uuid:/iu, "")
    .toLowerCase();
  return text === "" || text.length > 200 ? undefined : `uid:${encodeURIComponent(text)}`;
}

function readCloseness(cell: string, wrong: Wrong[]): 1 | 2 | 3 | undefined {
  const text = cleanText(cell);
  if (text === "") return undefined;
  const closeness = ([1, 2, 3] as const).find((level) => String(level) === text);
  if (closeness === undefined) {
    wrong.push({
      field: "closeness",
      value: shown(text),
      why: "is not 1, 2 or 3",
      next: "Write 1 (close), 2 or 3 (a stranger).",
      drops: "value",
    });
  }
  return closeness;
}

/** A finding without where and when it was found cannot be used in a mail (S02). */
function readFinding(cell: (column: Column) => string, wrong: Wrong[]): Finding | undefined {
  const text = cleanText(cell("finding"));
  const source = cleanText(cell("finding_source"));
  const day = cleanText(cell("finding_on"));
  if (text === "") return undefined;
  if (source === "") {
    wrong.push({
      field: "finding",
      value: shown(text),
      why: "has no source",
      next: "Fill in finding_source: a page, a talk, a person.",
      drops: "value",
    });
    return undefined;
  }
  if (day === "") {
    wrong.push({
      field: "finding",
      value: shown(text),
      why: "has no date",
      next: "Fill in finding_on, such as 2026-11-30.",
      drops: "value",
    });
    return undefined;
  }
  const on = readDay(day);
  if (on.kind === "code") return { about: "person", text, source, on: on.code };
  wrong.push({ field: "finding_on", value: shown(day), why: on.why, next: on.next, drops: "value" });
  return undefined;
}
