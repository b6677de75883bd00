/**
 * What mails share once everything that is somebody's own is taken out: names, employers, cities, fields, numbers and
 * times become placeholders, and the owner's own sentences are not counted. What is left are the words of the templates.
 */
import { purposeIn, saysNoJob } from "../../../src/core/etiquette/purpose.ts";
import { sentencesOf } from "../../../src/core/etiquette/sentences.ts";
import { toClause } from "../../../src/mail/phrase.ts";
import { valueAt } from "../../../src/mail/values.ts";
import type { Request } from "./write-thirty.ts";

export interface Skeleton {
  words: string;
  /** In how many of the mails it stands. */
  mails: number;
  /** What may stand in more than three: what the mail is for, and the times. */
  about: "purpose" | "times" | "other";
}

/** The most frequent one first. Greeting, closing formula and name are left out. */
export function skeletonsOf(requests: readonly Request[]): Skeleton[] {
  const found = new Map<string, Skeleton>();
  for (const request of requests) {
    const body = request.text.trim().split("\n\n").slice(1, -1).join("\n\n");
    const own = new Set<string>();
    for (const sentence of sentencesOf(stripped(body, request))) {
      const { words } = sentence;
      if (/^\(OWN\)[.!?…]*$/u.test(words) || own.has(words)) continue;
      own.add(words);
      const isPurpose = purposeIn(sentence, "en") || saysNoJob(sentence, "en");
      const about = words.includes("(TIMES)") ? "times" : isPurpose ? "purpose" : "other";
      const known = found.get(words) ?? { words, mails: 0, about };
      found.set(words, { ...known, mails: known.mails + 1 });
    }
  }
  return [...found.values()].sort((a, b) => b.mails - a.mails);
}

function stripped(body: string, { letter }: Request): string {
  const said = (path: string): string => {
    const value = valueAt(letter.values, path);
    return value === undefined ? "" : String(value);
  };
  const places: [string, string][] = [
    [said("offer.times"), "(TIMES)"],
    [toClause(said("me.curious_about")), "about (FIELD)"],
    [said("mode_words"), "(WAY)"],
    ...[
      "contact.name",
      "contact.formal_name",
      "contact.first_name",
      "introducer.name",
      "introducer.first_name",
    ].map((path): [string, string] => [said(path), "(NAME)"]),
    ...["contact.company", "contact.city", "contact.role", "contact.school", "contact.event"].map(
      (path): [string, string] => [said(path), "(PLACE)"],
    ),
  ];
  let text = withoutOwn(withoutOwn(body, said("me.about")), said("why_them"));
  for (const [words, placeholder] of places) if (words !== "") text = text.replaceAll(words, placeholder);
  return text.replaceAll(/\d+/g, "(NUMBER)");
}

/** An owner's sentence as it was fitted in: its first letter and its last sign may be others. */
function withoutOwn(text: string, sentence: string): string {
  const core = sentence
    .trim()
    .replace(/^because\s+/i, "")
    .replace(/[\s.,;:!?…–—-]+$/u, "");
  const at = text.toLowerCase().indexOf(core.slice(1).toLowerCase());
  if (core === "" || at < 1) throw new Error(`“${sentence}” does not stand in the mail.`);
  return `${text.slice(0, at - 1)}(OWN)${text.slice(at - 1 + core.length)}`;
}
