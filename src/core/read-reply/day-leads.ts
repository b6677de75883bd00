/** Words beside a day that say what is the matter with it: "except Wednesday", "until the 8th", "the Friday after". */

import { dateInList } from "./bare-dates.ts";
import { monthOf } from "./calendar-words.ts";
import { dateAt } from "./dates.ts";
import { isShortNumber } from "./figures.ts";
import { nextWords, type SaidDays } from "./said-weeks.ts";
import { spelledWeekday } from "./weekday.ts";

type PlainDate = Temporal.PlainDate;

/** "Except on Wednesday". */
export function isExcepted(words: readonly string[], from: number): boolean {
  const lead = [1, 2, 3].find((gap) => exceptions.has(words[from - gap] ?? ""));
  return (
    lead !== undefined &&
    words
      .slice(from - lead + 1, from)
      .every((word) => /^(?:on|for|from|the|of|el|le|den|am|om|o|a)$/u.test(word))
  );
}

/** "Until the 8th", "back on Monday": whoever names a weekday next means one behind it. */
export function isUntil(words: readonly string[], from: number): boolean {
  const at = articles.has(words[from - 1] ?? "") ? from - 2 : from - 1;
  if (untilWords.has(words[at] ?? "")) return true;
  const near = words.slice(Math.max(0, from - 5), from);
  const back = near.lastIndexOf("back");
  return back !== -1 && homeWords.has(near[back + 1] ?? "on") && !near.slice(back).includes(",");
}

/** "Wednesday before it", "Wednesday afternoon before that". */
export function isBeforeIt(words: readonly string[], from: number): boolean {
  const at = /^(?:mornings?|afternoons?)$/u.test(words[from] ?? "") ? from + 1 : from;
  return words[at] === "before" && /^(?:it|that)$/u.test(words[at + 1] ?? "");
}

/** "Ce jeudi-là": the one of the offers. */
export function isThere(words: readonly string[], from: number): boolean {
  return words[from] === "ce" && words[from + 2] === "la";
}

/** "Sunday or Monday", "Sunday, Monday or Tuesday": the Sunday with which a week begins. */
export function isBeforeMonday(words: readonly string[], at: number): boolean {
  if (spelledWeekday(words[at] ?? "") !== 7) return false;
  let next = at + 1;
  while (next < at + 4 && spelledWeekday(words[next] ?? "") === undefined) next += 1;
  return (
    next > at + 1 &&
    spelledWeekday(words[next] ?? "") === 1 &&
    words.slice(at + 1, next).some((word) => rowLinks.has(word))
  );
}

const rowLinks: ReadonlySet<string> = new Set("or and , - to through".split(" "));

/** "After that, Monday to Wednesday", "after Easter, on Tuesday". */
export function isAfterThat(words: readonly string[], from: number): boolean {
  let at = from - 1;
  while (at > from - 4 && /^(?:on|so|the|from|then)$/u.test(words[at] ?? "")) at -= 1;
  if (words[at] !== ",") return false;
  const near = words.slice(Math.max(0, at - 6), at);
  const after = near.lastIndexOf("after");
  return (
    after !== -1 && near.slice(after + 1).some((word) => spans.has(word)) && !near.slice(after).includes(",")
  );
}

const spans: ReadonlySet<string> = new Set(
  "that it easter christmas thanksgiving ramadan eid diwali passover carnival pentecost whitsun day holiday holidays break weekend".split(
    " ",
  ),
);

/** How many words say that the weekday is the one behind another day: "after", "that follows". */
export function afterAt(words: readonly string[], from: number): number {
  const [first = "", second = "", third = ""] = words.slice(from, from + 3);
  if (first === "following" && (second === "" || !/^(?:the|my|our|your|a)$/u.test(second))) return 1;
  if (first === "that" && second === "follows") return 2;
  if (/^(?:straight|right|just|directly)$/u.test(first) && second === "after") return 2;
  if (first === "afterwards") return 1;
  if (first !== "after") return 0;
  if (second === "that" || second === "it") return /^(?:|,|at|in|and|or|\d.*)$/u.test(third) ? 2 : 0;
  return /^(?:|,|is|are|would|works|and|or|at|in|instead)$/u.test(second) ? 1 : 0;
}

/** How many words lead to the last day of a stretch: "to", "through to", "up to and including". */
export function stretchLinkAt(words: readonly string[], at: number): number {
  const first = words[at] ?? "";
  const isUp = (first === "up" || first === "through") && words[at + 1] === "to";
  const length = isUp ? 2 : stretchLinks.has(first) ? 1 : 0;
  const isIncluding = words[at + length] === "and" && words[at + length + 1] === "including";
  return length > 0 && isIncluding ? length + 2 : length;
}

/** "December 2 to 4": the month is said once, ahead of both. */
export function lastOfMonth(first: SaidDays, words: readonly string[], at: number): SaidDays | undefined {
  const [day] = first.day ?? [];
  const isAhead = monthOf(words[first.until - 2] ?? "") !== undefined;
  if (day === undefined || !isAhead || !isShortNumber(words[at] ?? "")) return undefined;
  const number = Number(words[at]);
  const isHour = /^(?:am|pm|h|uhr|o|:)$/u.test(words[at + 1] ?? "");
  if (isHour || number <= day.day || number > day.daysInMonth) return undefined;
  return { kind: "days", day: [day.with({ day: number })], from: at, until: at + 1 };
}

const stretchLinks: ReadonlySet<string> = new Set(
  "to - through till until bis a al au ate tot til do".split(" "),
);
const exceptions: ReadonlySet<string> = new Set(
  "except excepting excluding bar barring apart save ausser excepto salvo menos sauf tranne exceto behalve utom undtagen".split(
    " ",
  ),
);
const articles: ReadonlySet<string> = new Set("the your our that this".split(" "));
const untilWords: ReadonlySet<string> = new Set("until till til bis hasta jusqu fino tot ate".split(" "));
const homeWords: ReadonlySet<string> = new Set("on from at in by only".split(" "));

/** "A week on Wednesday", "a fortnight from Friday", "a week tomorrow": how many weeks behind that day. */
export function weeksAhead(words: readonly string[], from: number): number {
  const isLed = words[from - 1] === "from" || words[from - 1] === "on";
  const at = isLed ? from - 2 : from - 1;
  const weeks = words[at] === "week" ? 1 : words[at] === "fortnight" || words[at] === "weeks" ? 2 : 0;
  if (weeks === 0) return 0;
  const count = words[at - 1] ?? "";
  if (words[at] === "weeks") return isLed && /^(?:two|2)$/u.test(count) ? 2 : 0;
  if (words[from - 1] === "from" && weeks === 1) return whichWeeks.has(count) ? 0 : 1;
  return count === "a" || count === "one" ? weeks : 0;
}

/** "Next week from Monday" is none that lies a week behind it. */
const whichWeeks: ReadonlySet<string> = new Set([...nextWords, "this", "that", "following"]);

/** "Monday or Tuesday, the 1st or 2nd": the first date is of the weekday before, and the second of this one. */
export function isOfNext(
  words: readonly string[],
  until: number,
  { weekday, today }: { weekday: number; today: PlainDate },
): boolean {
  let at = until;
  while (at < until + 2 && listWords.has(words[at] ?? "")) at += 1;
  const date = dateAt(words, at, today) ?? dateInList(words, at, today);
  return date?.days.some(({ dayOfWeek }) => dayOfWeek === weekday) === true;
}

/** What stands between days of a row. */
export const listWords: ReadonlySet<string> = new Set("or and , the oder und ou et och eller".split(" "));
