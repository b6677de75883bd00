/**
 * Dates as people write them in a mail, read against the day on which it came. A date that can be read in two
 * ways, or that contradicts its own weekday, gives no day.
 */

import { monthOf, weekdayOf } from "./calendar-words.ts";
import { beginsWithDigit, isShortNumber } from "./figures.ts";
import { compareDays, dayOfMonth, daysBetween, daysInMonth, isSameDay, plusDays } from "./moments.ts";

type PlainDate = Temporal.PlainDate;

export interface DateMention {
  /** All days that the words can mean; none where they contradict themselves. */
  days: PlainDate[];
  /** Place of the first word and behind the last. */
  from: number;
  until: number;
}

/** The date that begins at a place in a list of words. Bare weekdays and "the 7th" mean the next one from `today`. */
export function dateAt(words: readonly string[], from: number, today: PlainDate): DateMention | undefined {
  const word = words[from] ?? "";
  if (word === "today") return { days: [today], from, until: from + 1 };
  if (word === "tomorrow") return { days: [plusDays(today, 1)], from, until: from + 1 };
  const weekday = weekdayOf(word);
  if (weekday === undefined) return plainDate(words, from, today);
  const gap = fillers.has(words[from + 1] ?? "") ? 2 : 1;
  const date = plainDate(words, from + gap, today) ?? plainDate(words, from + 1, today);
  if (date === undefined) return { days: [nextWeekday(today, weekday)], from, until: from + 1 };
  return { days: date.days.filter((day) => day.dayOfWeek === weekday), from, until: date.until };
}

/** Sentence marks that only end an ordinal or an abbreviation ("7. Dezember", "Dec. 7") are taken out. */
export function withoutDots(words: readonly string[]): string[] {
  return words.filter((word, place) => {
    if (word !== ".") return true;
    const before = words[place - 1] ?? "";
    const after = words[place + 1] ?? "";
    if (/^\d{1,2}[.]\d{1,2}$/u.test(before)) return false;
    if (isShortNumber(before) && monthOf(after) !== undefined) return false;
    return (
      !(monthOf(before) !== undefined && before.length <= 4 && /^\d/u.test(after)) &&
      !(weekdayOf(before) !== undefined && before.length <= 5 && /^\d/u.test(after))
    );
  });
}

function plainDate(words: readonly string[], from: number, today: PlainDate): DateMention | undefined {
  const word = words[from] ?? "";
  const month = monthOf(word);
  if (month !== undefined) {
    const gap = fillers.has(words[from + 1] ?? "") ? 2 : 1;
    const day = dayNumber(words[from + gap]);
    if (day === undefined) return undefined;
    return withYear(words, { from, until: from + gap + 1, month, day, today });
  }
  const day = dayNumber(word) ?? ordinalWords.get(word);
  if (day !== undefined) {
    const gap = links.has(words[from + 1] ?? "") ? 2 : 1;
    const after = monthOf(words[from + gap] ?? "");
    if (after !== undefined)
      return withYear(words, { from, until: from + gap + 1, month: after, day, today });
    const isCounting = counted.has(words[from + 1] ?? "");
    const isSpelled = day > 3 && words[from - 1] === "the" && dayEnders.has(words[from + 1] ?? "");
    return (/^\d{1,2}(?:st|nd|rd|th)$/u.test(word) || (isSpelled && ordinalWords.has(word))) && !isCounting
      ? { days: nextDayOfMonth(today, day), from, until: from + 1 }
      : undefined;
  }
  return numericDate(word, from, today) ?? unpartedDate(words, from, today);
}

function withYear(
  words: readonly string[],
  at: { from: number; until: number; month: number; day: number; today: PlainDate },
): DateMention {
  const year = /^20\d\d$/u.test(words[at.until] ?? "") ? Number(words[at.until]) : undefined;
  return {
    days: toDays(at.month, at.day, year, at.today),
    from: at.from,
    until: year === undefined ? at.until : at.until + 1,
  };
}

/** 2026-12-04, 4.12.2026, 04/12 (two ways where both numbers could be a month). */
function numericDate(word: string, from: number, today: PlainDate): DateMention | undefined {
  if (!beginsWithDigit(word)) return undefined;
  const iso = /^(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(word);
  if (iso !== null)
    return { days: toDays(Number(iso[2]), Number(iso[3]), Number(iso[1]), today), from, until: from + 1 };
  const parts = /^(\d{1,2})([./-])(\d{1,2})(?:[./-](20\d\d|\d\d))?$/u.exec(word);
  if (parts === null) return undefined;
  const [, first = "", mark = "", second = "", yearText] = parts;
  const year =
    yearText === undefined ? undefined : Number(yearText.length === 2 ? `20${yearText}` : yearText);
  const dayFirst = toDays(Number(second), Number(first), year, today);
  // "05.15.2026" cannot be read otherwise.
  const isDotted = mark === "." && (Number(second) <= 12 || year === undefined);
  const monthFirst = isDotted ? [] : toDays(Number(first), Number(second), year, today);
  const days = [...dayFirst, ...monthFirst.filter((day) => !dayFirst.some((other) => isSameDay(other, day)))];
  return days.length === 0 ? undefined : { days, from, until: from + 1 };
}

/** 12月4日, written as one or two words. */
function unpartedDate(words: readonly string[], from: number, today: PlainDate): DateMention | undefined {
  if (!beginsWithDigit(words[from] ?? "")) return undefined;
  const month = /^(\d{1,2})月$/u.exec(words[from] ?? "");
  const day = /^(\d{1,2})日/u.exec(words[from + 1] ?? "");
  if (month === null || day === null) return undefined;
  return { days: toDays(Number(month[1]), Number(day[1]), undefined, today), from, until: from + 2 };
}

/** The day of a month that a word names: "3", "3rd", "third" is not read. */
export function dayNumber(word: string | undefined): number | undefined {
  if (word === undefined || !beginsWithDigit(word)) return undefined;
  const match = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª|o|de|e)?$/u.exec(word);
  const day = match === null ? 0 : Number(match[1]);
  return day >= 1 && day <= 31 ? day : undefined;
}

/** With no year: the next such day, today and yesterday included. */
function toDays(month: number, day: number, year: number | undefined, today: PlainDate): PlainDate[] {
  if (month < 1 || month > 12 || day < 1 || day > 31) return [];
  const thisYear = today.year;
  // Nothing of last year is as late as yesterday, but for its last day.
  const isLastDay = month === 12 && day === 31 && today.dayOfYear === 1;
  const years = year === undefined ? [isLastDay ? thisYear - 1 : thisYear, thisYear + 1] : [year];
  for (const candidate of years) {
    if (day > 28 && day > daysInMonth(candidate, month)) continue;
    const date = new Temporal.PlainDate(candidate, month, day);
    if (year !== undefined || daysBetween(today, date) >= -1) return [date];
  }
  return [];
}

function nextWeekday(today: PlainDate, weekday: number): PlainDate {
  return plusDays(today, ((weekday - today.dayOfWeek + 6) % 7) + 1);
}

function nextDayOfMonth(today: PlainDate, day: number): PlainDate[] {
  for (const months of [0, 1, 2]) {
    const date = dayOfMonth(today, months, day);
    if (date !== undefined && compareDays(date, today) >= 0) return [date];
  }
  return [];
}

/** "Seventh", as a day of the month. */
export function isOrdinal(word: string): boolean {
  return ordinalWords.has(word);
}

export const ordinalWords: ReadonlyMap<string, number> = new Map(
  "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
    .split("|")
    .map((word, place): [string, number] => [word, place + 1]),
);
/** What may stand behind "the seventh" where it is a day. */
const dayEnders: ReadonlySet<string> = new Set(
  ", at and or is works work would suits suit sounds looks please it instead if in".split(" ").concat(""),
);
/** What an ordinal counts when it names no day: "the 3rd floor". */
const counted: ReadonlySet<string> = new Set(
  "floor level storey street avenue ave road row year years grade grader graders time round edition anniversary birthday place party person quarter century generation form semester term cohort draft".split(
    " ",
  ),
);
const links: ReadonlySet<string> = new Set(["of", "de", "di", "d"]);
const fillers: ReadonlySet<string> = new Set([
  "the",
  "of",
  "on",
  "de",
  "den",
  "dem",
  "le",
  "el",
  "il",
  "d",
  "del",
  "da",
  "dia",
  "am",
  "af",
  "i",
  "feira",
]);
