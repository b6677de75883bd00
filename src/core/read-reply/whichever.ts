/** "Either", "any of them", "los dos": the offers are all the same to whoever writes. */

import { spelledHour } from "./hours.ts";
import { phraseAt, toPhrasesAt } from "./phrase-at.ts";

/** How many words say so. */
export function anyOf(words: readonly string[], from: number): number {
  const [first = "", second = "", third = ""] = words.slice(from, from + 3);
  const before = words[from - 1] ?? "";
  const lead = words[from - 2] ?? "";
  const isAble = before === "do" && /^(?:can|could|would|may)$/u.test(lead);
  const isFine = before === "for" && fine.has(lead);
  if (!isAble && !isFine && spoilers.has(before)) return 0;
  if (first === "either" || first === "both") {
    if (first === "either" && isHourOfTwo(words, from + 1)) return 0;
    if (second === "of") return pool.has(third) ? 3 : 2;
    if (second === "way" || second === "side" || second === "our" || second === "your") return 0;
    return /^(?:one|time|slot|day|option|times|slots|days|options|date|dates)$/u.test(second) ? 2 : 1;
  }
  if (first === "any" || first === "all") {
    if (second === "of" && pool.has(third)) return 3;
    if (first === "all" && /^(?:three|two|four)$/u.test(second)) return 2;
    if (first === "any" && second === "one") return 2;
    return first === "any" && before === "with" && (second === "" || second === ",") ? 1 : 0;
  }
  const phrase = phraseAt(words, from, anyPhrases);
  return phrase === undefined || /^(?:nao|non|no|ne|nicht|ni)$/u.test(before) ? 0 : phrase.until - from;
}

/** "Either 9 or 4 pm", "either two or three": hours, and none of the offers. */
function isHourOfTwo(words: readonly string[], at: number): boolean {
  const isHour = (word = ""): boolean =>
    /^\d{1,2}(?:[:.]\d\d)?(?:am|pm)?$/u.test(word) || spelledHour(word) !== undefined;
  const link = /^(?:am|pm)$/u.test(words[at + 1] ?? "") ? at + 2 : at + 1;
  return isHour(words[at]) && words[link] === "or" && isHour(words[link + 1]);
}

const pool: ReadonlySet<string> = new Set("them those these the your em".split(" "));
const fine: ReadonlySet<string> = new Set("ok okay fine good free available open".split(" "));
/** Whichever of the offers, in a fixed phrase. */
export const anyPhrases = toPhrasesAt(
  [
    "whichever|beide|cualquiera|take your pick of the|take your pick of those",
    "alle drei|alle beide|los dos|los tres|las dos|las tres|ambos|ambas|os dois|os tres|tanto faz|qualquer um",
    "tous les deux|tous les trois|les deux|n importe lequel|tutti e due|tutti e tre|entrambi|entrambe",
    "alle twee|vilken som helst|bada tva|egal welcher",
  ].flatMap((line) => line.split("|").map((phrase) => [phrase, true] as const)),
);
export const anyStarts: readonly string[] = [..."either both any all".split(" "), ...anyPhrases.keys()];
/** Before "either" and "any" they make it something else. */
const spoilers: ReadonlySet<string> = new Set("not on of do does for".split(" "));
