/**
 * Where the words of a finished mail come from (B16): every value of the owner's or about the contact that stands in
 * it, with its place in the text and, for what was found out, its source and date. Only data is traced; what is left
 * unmarked is the template's own.
 */
import type { Letter } from "../core/action.ts";
import { presentPost } from "../core/background.ts";
import type { Contact } from "../core/contact.ts";
import { preparedValues, valueAt } from "./values.ts";

export interface Trace {
  /** As they stand in the text. */
  words: string;
  /** Where they begin in it. */
  at: number;
  /** For people: "found at https://…, 2026-11-02", "your sentence on why them". */
  from: string;
  source?: string;
  /** ISO date. */
  on?: string;
}

/** In the order of the text; none lies within another. `text` is what the letter became. */
export function tracesOf(text: string, letter: Letter, contact: Contact): Trace[] {
  const values = preparedValues(letter);
  const origins: [string, Omit<Trace, "at">][] = [];
  for (const [path, from] of ownWords) {
    const words = valueAt(values, path);
    if (typeof words === "string") origins.push([words, { words, from }]);
  }
  const found = valueAt(values, "finding");
  for (const { text: words, source, on } of contact.findings) {
    const from = `found: ${source}, ${on}`;
    // The newest one may have been given a capital and a full stop.
    if (typeof found === "string" && isSame(found, words))
      origins.push([found, { words: found, from, source, on }]);
    origins.push([bare(words), { words, from, source, on }]);
  }
  for (const [path, from] of aboutThem) {
    const words = valueAt(values, path);
    if (typeof words !== "string") continue;
    const post = postPaths.has(path) ? presentPost(contact) : undefined;
    origins.push([
      words,
      post === undefined
        ? { words, from }
        : { words, from: `found: ${post.source}, ${post.on}`, source: post.source, on: post.on },
    ]);
  }
  const ours = notTheirs.flatMap((path) => {
    const words = valueAt(values, path);
    return typeof words === "string" ? [words] : [];
  });
  return placed(text, origins, ours);
}

/** What the plan says of times and places: "Chicago time" is not the city of whoever lives there. */
const notTheirs = [
  "offer.times",
  "offer.zone",
  "meeting.when_both",
  "meeting.when",
  "meeting.when_mine",
  "meeting.place",
];

const ownWords: readonly (readonly [string, string])[] = [
  ["why_them", "your sentence on why them"],
  ["debrief", "your line after the meeting"],
  ["news", "your line of news"],
  ["me.about", "rules.yaml, me.about"],
  ["me.curious_about", "rules.yaml, me.curious_about"],
];

const aboutThem: readonly (readonly [string, string])[] = [
  ["contact.expertise", "what you found out"],
  ["contact.past_role", "what you found out"],
  ["contact.past_company", "what you found out"],
  ["contact.tenure", "what you found out"],
  ["contact.since", "what you found out"],
  ["contact.school", "your contact list, school"],
  ["contact.event", "your contact list, event"],
  ["contact.role", "your contact list, role"],
  ["contact.company", "your contact list, company"],
  ["contact.industry", "your contact list, industry"],
  ["contact.city", "your contact list, city"],
  ["introducer.name", "your contact list, introducer"],
  ["target.name", "your contact list"],
  ["target.company", "your contact list"],
];

const postPaths = new Set(["contact.tenure", "contact.since"]);

/** The first place of each; what lies within one that was found before is that one's, and what is ours is nobody's. */
function placed(
  text: string,
  origins: readonly [string, Omit<Trace, "at">][],
  ours: readonly string[],
): Trace[] {
  const traces: Trace[] = [];
  const taken = ours.flatMap((words) => {
    const at = text.indexOf(words);
    return at === -1 ? [] : [{ at, words }];
  });
  const lower = text.toLowerCase();
  for (const [words, trace] of origins) {
    if (words.length < 2) continue;
    for (
      let at = lower.indexOf(words.toLowerCase());
      at !== -1;
      at = lower.indexOf(words.toLowerCase(), at + 1)
    ) {
      const end = at + words.length;
      if (
        !isWhole(text, at, end) ||
        [...taken, ...traces].some((other) => at < other.at + other.words.length && other.at < end)
      )
        continue;
      traces.push({ ...trace, words: text.slice(at, end), at });
      break;
    }
  }
  return traces.sort((a, b) => a.at - b.at);
}

/** "Acme" is not found in "Acmex". */
function isWhole(text: string, at: number, end: number): boolean {
  const isLetter = (sign: string | undefined) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
  const begins = !isLetter(text[at]) || !isLetter(text[at - 1]);
  return begins && (!isLetter(text[end - 1]) || !isLetter(text[end]));
}

function bare(words: string): string {
  return words
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.!?…]+$/u, "");
}

function isSame(one: string, other: string): boolean {
  return bare(one).toLowerCase() === bare(other).toLowerCase();
}
