/** Days of the month without a month of their own: "martes 26", "the 8th or 9 April", "February 9 or 10". */

import { monthOf } from "./calendar-words.ts";
import { dateAt, dayNumber, ordinalWords } from "./dates.ts";
import { isShortNumber } from "./figures.ts";
import { spelledHour } from "./hours.ts";
import { compareDays, dayOfMonth, daysBetween, isSameDay, plusDays } from "./moments.ts";
import { spelledWeekday } from "./weekday.ts";

type PlainDate = Temporal.PlainDate;

/** "Martes 26", "jeudi 18", "Tues 11": a number that is this weekday's day of the month, and no hour. */
export function bareDate(
  words: readonly string[],
  place: number,
  on: { weekday: number; today: PlainDate; offered: readonly PlainDate[]; minutes?: readonly number[] },
): { days: PlainDate[]; until: number } | undefined {
  const parts = /^(\d{1,2})(e|er)?$/u.exec(words[place] ?? "");
  if (parts === null) return undefined;
  const number = Number(parts[1]);
  const next = words[place + 1] ?? "";
  const second = words[place + 2] ?? "";
  // "Monday 10 or 11am": both are hours.
  const isEither =
    Number(parts[1]) <= 12 &&
    /^(?:or|and|-)$/u.test(next) &&
    (/^\d{1,2}[ap]m$/u.test(second) || /^[ap]m$/u.test(words[place + 3] ?? ""));
  const isClock = isEither || (next === "o" && second === "clock");
  if (
    monthOf(next) !== undefined ||
    monthOf(words[place + 2] ?? "") !== undefined ||
    isClock ||
    /^(?:am|pm|h|hrs|hours|uhr|uur|orakor|hodin|heures?|horas?|-|your|my|works)$/u.test(next)
  )
    return undefined;
  if (number > 31 || number < 1) return undefined;
  const isLed = timeLeads.has(next) || /^\d{1,2}[:.]\d\d|^\d{1,2}[ap]m$/u.test(next);
  const isNear = (date: PlainDate, { today, offered }: typeof on): boolean =>
    offered.some((day) => isSameDay(day, date)) ||
    (daysBetween(today, date) <= 28 && (isTimed(words, place) || isInPair(words, place, today)));
  const isNamed = dateLeads.has(words[place - 1] ?? "");
  const isSure = number > 12 || isLed || isNamed || parts[2] !== undefined;
  for (const months of [0, 1]) {
    const date = dayOfMonth(on.today, months, number);
    if (date === undefined || compareDays(date, on.today) < 0) continue;
    if (isOfferedHour(number, date, on)) return undefined;
    if (date.dayOfWeek === on.weekday)
      return isSure || isNear(date, on) ? { days: [date], until: place + 1 } : undefined;
    if (number > 12 && months === 0) return { days: [], until: place + 1 };
  }
  return number > 12 ? { days: [], until: place + 1 } : undefined;
}

/** "Fri 6 or Mon 9": each of two numbers is a date of its weekday. */
function isInPair(words: readonly string[], place: number, today: PlainDate): boolean {
  return [place - 3, place + 3].some((other) => {
    const weekday = spelledWeekday(words[other - 1] ?? "");
    const link = words[Math.max(place, other) - 2] ?? "";
    return (
      weekday !== undefined &&
      isShortNumber(words[other] ?? "") &&
      (links.has(link) || link === ",") &&
      nextDay(Number(words[other]), today)?.dayOfWeek === weekday
    );
  });
}

/** "Monday 10 turned into a meeting": what was offered on that Monday at ten, and nothing on that date. */
function isOfferedHour(
  number: number,
  date: PlainDate,
  {
    weekday,
    offered,
    minutes = [],
  }: { weekday: number; offered: readonly PlainDate[]; minutes?: readonly number[] },
): boolean {
  return (
    number <= 12 &&
    !offered.some((day) => isSameDay(day, date)) &&
    offered.some((day, place) => {
      const minute = minutes[place];
      return day.dayOfWeek === weekday && (minute === number * 60 || minute === (number + 12) * 60);
    })
  );
}

/** A time of day stands behind, or the weekday is not English: so the number that fits the weekday is its date. */
function isTimed(words: readonly string[], place: number): boolean {
  const day = words[place - 1] ?? "";
  if (spelledWeekday(day) !== undefined && !/^(?:mon|tue|wed|thu|fri|sat|sun)/u.test(day)) return true;
  for (let at = place + 1; at < Math.min(words.length, place + 12); at += 1) {
    const word = words[at] ?? "";
    if (/^\d{1,2}(?:[:.]\d\d|[ap]m|h|uhr)$/u.test(word) || times.has(word)) return true;
    const next = words[at + 1] ?? "";
    if (clockLeads.has(word) && (/^(?:\d{1,2}|half|quarter)$/u.test(next) || spelledHour(next) !== undefined))
      return true;
    if (word === "quarter" || (next === "o" && words[at + 2] === "clock")) return true;
    if (word === "any" && /^(?:time|hour)$/u.test(next)) return true;
    if (isShortNumber(word) && /^(?:am|pm|h|uhr)$/u.test(words[at + 1] ?? "")) return true;
  }
  return false;
}

/**
 * A number behind an article that makes it a day: "le 18 me va" where an offer is on that day, "il 26 alla stessa ora",
 * "dia 9", "le 22 ou 23".
 */
export function ledDate(
  words: readonly string[],
  at: number,
  { today, offered }: { today: PlainDate; offered: readonly PlainDate[] },
): PlainDate | undefined {
  if (!isShortNumber(words[at] ?? "")) return undefined;
  const next = words[at + 1] ?? "";
  const isListed = links.has(words[at - 1] ?? "") && isShortNumber(words[at - 2] ?? "");
  const lead = words[isListed ? at - 3 : at - 1] ?? "";
  // "Let it be the 23."
  const isPlain = Number(words[at]) > 12 && /^(?:|,|please|works|is|then|and|at|if)$/u.test(next);
  const isThe = lead === "the" && (isPlain || /^(?:on|for)$/u.test(words[at - 2] ?? ""));
  if (!isThe && !offerLeads.has(lead) && !dateLeads.has(lead)) return undefined;
  if (
    monthOf(next) !== undefined ||
    monthOf(words[at + 2] ?? "") !== undefined ||
    /^(?:h|heures?|uhr|horas?|uur|am|pm|-)$/u.test(next)
  )
    return undefined;
  const number = Number(words[at]);
  const days = offered.filter(({ day }) => day === number);
  const [day] = days;
  if (day !== undefined && next !== "de" && days.every((each) => each.equals(day))) return day;
  const isDay = /^dias?$/u.test(lead) || (dateLeads.has(lead) && dateEnders.has(next));
  return isDay ? nextDay(number, today) : undefined;
}

/** "1 and 2 July", "the 6th or 7 January", "February 9, Monday, or 10": the month is said once for all of them. */
export function dateInList(
  words: readonly string[],
  at: number,
  today: PlainDate,
): { days: PlainDate[]; until: number } | undefined {
  const day = numberOf(words[at]);
  if (day === undefined || monthOf(words[at + 1] ?? "") !== undefined) return undefined;
  // "April 2, 10 or 2": hours, as dates go on.
  if (isFalling(words, at - 2) || (isFalling(words, at) && words[at - 1] === ",")) return undefined;
  const paired = pairedWith(words, at, today);
  if (paired !== undefined) return { days: [paired], until: at + 1 };
  const other = behind(words, at) ?? ahead(words, at, today);
  const [known] = other === undefined ? [] : (dateAt(words, other, today)?.days ?? []);
  if (known === undefined || day > known.daysInMonth) return undefined;
  const date = known.with({ day });
  return Math.abs(known.until(date, { largestUnit: "days" }).days) > 14
    ? undefined
    : { days: [date], until: at + 1 };
}

function isFalling(words: readonly string[], at: number): boolean {
  const [first = "", link = "", second = ""] = words.slice(Math.max(0, at), at + 3);
  return (
    at > 0 &&
    link === "or" &&
    /^\d+$/u.test(first) &&
    /^\d+$/u.test(second) &&
    Number(second) < Number(first) &&
    Number(first) <= 12
  );
}

/** "Monday or Tuesday, 26 or 27", "the mornings of 29 and 30": two numbers that are the dates of what stands before. */
function pairedWith(words: readonly string[], at: number, today: PlainDate): PlainDate | undefined {
  const isPair = (place: number): boolean =>
    [place, place + 2].every((each) => isShortNumber(words[each] ?? "")) &&
    (links.has(words[place + 1] ?? "") || words[place + 1] === ",") &&
    !/^(?:am|pm|h|uhr|o|-|:|hours?|minutes)$/u.test(words[place + 3] ?? "");
  const first = isPair(at) ? at : isPair(at - 2) ? at - 2 : undefined;
  if (first === undefined) return undefined;
  const one = nextDay(Number(words[first]), today);
  const two = one && nextDay(Number(words[first + 2]), plusDays(one, -14));
  if (one === undefined || two === undefined) return undefined;
  const isOfPart =
    /^(?:of|on)$/u.test(words[first - 1] ?? "") &&
    /^(?:mornings?|afternoons?|evenings?)$/u.test(words[first - 2] ?? "");
  // "The 11 and 12", "either 27 or 28": no hours.
  const lead = words[first - 1];
  // "16 or 17 in the afternoon" is said of no hour either.
  const isOfDays =
    one.day > 12 &&
    two.day > 12 &&
    /^(?:, )?(?:in the )?(?:mornings?|afternoons?)\b/u.test(words.slice(first + 3, first + 7).join(" "));
  const isNoHour =
    (two.day > 24 || isOfDays) &&
    !/^(?:from|between|for)$/u.test(lead ?? "") &&
    pairEnders.has(words[first + 3] ?? "");
  const isLed = lead === "the" || isNoHour || (lead === "either" && one.day > 12 && two.day > 12);
  const named = words
    .slice(Math.max(0, first - 9), first)
    .flatMap((word) => spelledWeekday(word) ?? [])
    .slice(-2);
  const isFit = named[0] === one.dayOfWeek && named[1] === two.dayOfWeek;
  return isOfPart || isFit || isLed ? (at === first ? one : two) : undefined;
}

function nextDay(day: number, today: PlainDate): PlainDate | undefined {
  for (const months of [0, 1]) {
    const date = dayOfMonth(today, months, day);
    if (date !== undefined && compareDays(date, today) > 0) return date;
  }
  return undefined;
}

/** "1", "1st", "first". */
function numberOf(word: string | undefined): number | undefined {
  return dayNumber(word) ?? ordinalWords.get(word ?? "");
}

/** The place of "2 July" behind "1 and" and "1 to". */
function behind(words: readonly string[], at: number): number | undefined {
  if (words[at + 1] === ",") return behindList(words, at);
  if (!links.has(words[at + 1] ?? "") && !toWords.has(words[at + 1] ?? "")) return undefined;
  let place = at + 2;
  while (
    place < at + 4 &&
    (articles.has(words[place] ?? "") || spelledWeekday(words[place] ?? "") !== undefined)
  )
    place += 1;
  if (numberOf(words[place]) === undefined) return undefined;
  const next = words[place + 1];
  const gap = next === "of" || next === "de" || next === "di" ? 2 : 1;
  return monthOf(words[place + gap] ?? "") === undefined ? undefined : place;
}

/** The place of "16 September" behind "14, 15 or". */
function behindList(words: readonly string[], at: number): number | undefined {
  if (clockLeads.has(words[at - 1] ?? "")) return undefined;
  let place = at + 2;
  while (words[place - 1] === "," && place < at + 12 && dayNumber(words[place]) !== undefined) place += 2;
  if (!links.has(words[place - 1] ?? "") || dayNumber(words[place]) === undefined) return undefined;
  return monthOf(words[place + 1] ?? "") === undefined ? undefined : place;
}

/** The place of "February 9" before "or 10", with no more than its weekday in between. */
function ahead(words: readonly string[], at: number, today: PlainDate): number | undefined {
  if (/^(?:am|pm|h|uhr|o|-|:|hours?)$/u.test(words[at + 1] ?? "")) return undefined;
  let place = at - 1;
  while (place > at - 3 && articles.has(words[place] ?? "")) place -= 1;
  // "7 maja o 17" names an hour.
  const link = words[at + 1] === "," ? at + 2 : at + 1;
  const isInner =
    words[place] === "," &&
    links.has(words[link] ?? "") &&
    isShortNumber(words[link + 1] ?? "") &&
    !/^(?:am|pm|o|h|uhr)$/u.test(words[link + 2] ?? "");
  if (!isInner && (!links.has(words[place] ?? "") || words[place] === "o")) return undefined;
  while (
    place > at - 6 &&
    (words[place] === "," ||
      links.has(words[place] ?? "") ||
      spelledWeekday(words[place] ?? "") !== undefined ||
      (isShortNumber(words[place] ?? "") && words[place - 1] === ","))
  )
    place -= 1;
  for (const from of [place - 1, place - 2]) {
    const isDate = monthOf(words[from] ?? "") !== undefined || monthOf(words[from + 1] ?? "") !== undefined;
    const date = isDate ? dateAt(words, from, today) : undefined;
    if (date?.until === place + 1) return from;
  }
  return undefined;
}

const links: ReadonlySet<string> = new Set("and or und oder y o u et ou e i".split(" "));
/** What stands behind two days, and not behind two numbers of something. */
const pairEnders: ReadonlySet<string> = new Set([
  "",
  ...", at in if please works would morning mornings afternoon afternoons any anytime".split(" "),
]);
const toWords: ReadonlySet<string> = new Set("to - till until bis au al".split(" "));
const articles: ReadonlySet<string> = new Set("the el le il den der on".split(" "));
/** What makes the number behind it a day where an offer is on that day. */
const offerLeads: ReadonlySet<string> = new Set(["der", "o"]);
const dateLeads: ReadonlySet<string> = new Set("le el il l den dia dias".split(" "));
/** What stands behind a day of the month, and not behind a number that counts something. */
const dateEnders: ReadonlySet<string> = new Set(
  `, a al alle alla alli as las kl klockan vers entre entre dans au aux matin por pela y e et o ou och eller oder dopo depois despues
  apres no non si me mi va sono ho estoy tengo puedo pure anche tambien tambem aussi igual desde antes avant prima verso c je`
    .split(/\s+/u)
    .concat(""),
);
const timeLeads: ReadonlySet<string> = new Set(
  "at um a alle as om kl @ from after before between ab ore".split(" "),
);
const clockLeads: ReadonlySet<string> = new Set("at um as las alle kl from after before between".split(" "));
const times: ReadonlySet<string> = new Set(
  "morning mornings afternoon afternoons evening lunch lunchtime noon vormittag nachmittag pomeriggio mattina matin manha tarde same anytime all whole whenever hour pm".split(
    " ",
  ),
);
