/** Bare numbers and number words that are hours because of the words around them: "11 works", "nine on Friday". */

import { isOrdinal } from "./dates.ts";
import { spelledHour } from "./hours.ts";
import { insteadAt } from "./instead.ts";
import { spelledWeekday } from "./weekday.ts";

/** Whether the number at a place names an hour, though no "at" and no day stands before it. */
export function isBareHour(words: readonly string[], place: number): boolean {
  const word = words[place] ?? "";
  const spelled = spelledHour(word);
  if (spelled === undefined && !/^\d{1,2}$/u.test(word)) return false;
  const before = words[place - 1];
  const next = words[place + 1] ?? "";
  if (spelled === undefined && (next === "your" || next === "my" || next === "here" || zoneLike.has(next)))
    return true;
  const isStart = before === undefined || starts.has(before);
  if (isContrasted(words, place) || (isStart && isEitherHour(words, place))) return true;
  if ((word !== "one" || isStart) && isOnDay(words, place + 1, isStart)) return true;
  if (spelled !== undefined && spelled < 4) return false;
  if (isStart && (next === "" || next === "," || verbs.has(next)))
    return spelled === undefined || next !== "";
  return isAskedHour(words, place);
}

/** "Could we make it 11?": a number that may be an hour, and not plainly so. */
export function isAskedHour(words: readonly string[], place: number): boolean {
  const next = words[place + 1] ?? "";
  return asked.has(words[place - 1] ?? "") && (next === "" || enders.has(next));
}

/** "Two on Monday", "ten that Wednesday", "eleven either Tuesday or Wednesday", "eight on the 3rd". */
function isOnDay(words: readonly string[], from: number, isStart: boolean): boolean {
  const lead = words[from] ?? "";
  if (!dayLeads.has(lead)) return isStart && (spelledWeekday(lead) !== undefined || lead === "tomorrow");
  const at = words[from + 1] === "the" ? from + 2 : from + 1;
  const day = words[at] ?? "";
  return (
    spelledWeekday(day) !== undefined ||
    (lead === "on" && (/^\d{1,2}(?:st|nd|rd|th)$/u.test(day) || (at > from + 1 && isOrdinal(day)))) ||
    (lead === "that" && /^(?:day|morning|afternoon|evening)$/u.test(day))
  );
}

/** "9 or 10", "4 or 4:30". */
function isEitherHour(words: readonly string[], place: number): boolean {
  const second = words[place + 2] ?? "";
  const isHour = /^\d{1,2}(?:[:.]\d\d)?(?:am|pm)?$/u.test(second) || spelledHour(second) !== undefined;
  return words[place + 1] === "or" && isHour && !/^\p{L}{4,}/u.test(words[place + 3] ?? "");
}

/** "10 instead of 9", "four rather than three": both are hours. */
function isContrasted(words: readonly string[], place: number): boolean {
  const isHour = (word: string): boolean =>
    /^(?:[1-9]|1\d|2[0-2])(?:[:.]\d\d)?$/u.test(word) || spelledHour(word) !== undefined;
  const length = (at: number): number =>
    /^(?:instead of|rather than)$/u.test(`${words[at] ?? ""} ${words[at + 1] ?? ""}`)
      ? 2
      : insteadAt(words, at);
  const behind = length(place + 1);
  const ahead = [1, 2, 3].find((gap) => length(place - gap) === gap);
  return (
    (behind > 0 && isHour(words[place + 1 + behind] ?? "")) ||
    (ahead !== undefined && isHour(words[place - ahead - 1] ?? ""))
  );
}

const starts: ReadonlySet<string> = new Set(", but so then".split(" "));
const dayLeads: ReadonlySet<string> = new Set("on that either this".split(" "));
const asked: ReadonlySet<string> = new Set("how do make it be manage about is prefer say".split(" "));
const enders: ReadonlySet<string> = new Set(", on and instead rather then please sharp if or".split(" "));
const zoneLike: ReadonlySet<string> = new Set(
  "am pm et ct mt pt est edt cst cdt mst mdt pst pdt gmt bst cet cest ist sgt utc central eastern pacific mountain uhr".split(
    " ",
  ),
);
const verbs: ReadonlySet<string> = new Set(
  "works work ok okay is would will suits good fine perfect great please does still again remains yes".split(
    " ",
  ),
);
