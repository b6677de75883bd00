/**
 * Everything in a reply that points at one of the offered times, and which of them each can mean. A word that
 * can be read in two ways stands for both; what points at none of them stays and speaks against a plain yes.
 */
import type { Slot } from "../slot.ts";
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { clocksIn } from "./clocks.ts";
import { type DateMention, dateAt } from "./dates.ts";
import { timeAt } from "./times.ts";

export interface Offers {
  offered: readonly Slot[];
  owner: string;
  contact: string;
  receivedAt: Temporal.Instant;
}

export interface Pointed {
  /** Indexes of the offers that satisfy every mention. */
  slots: number[];
  count: number;
  /** The words without the mentions; each mention leaves `mentionMark`. */
  rest: string[];
}

export const mentionMark = "\u0001";

/** Undefined where a zone is named that we cannot place, or two of them. */
export function pointedAt(words: readonly string[], offers: Offers): Pointed | undefined {
  const clocks = clocksIn(words, offers);
  if (clocks === "unknown") return undefined;
  const named = new Set(clocks.map((clock) => clock.zone));
  if (named.size > 1) return undefined;
  const inClock = new Set(clocks.flatMap((clock) => places(clock.from, clock.until)));
  const mentions = mentionsIn(words, inClock, offers);
  const fits = (zone: string): number[] =>
    offers.offered.flatMap((slot, index) => {
      const start = slot.start.toZonedDateTimeISO(zone);
      return mentions.every((mention) => mention.means(index, start)) ? [index] : [];
    });
  const [zone] = named;
  // A mail names times on the contact's clock. What fits another offer on the owner's is not plain.
  const onTheirs = fits(zone ?? offers.contact);
  const slots =
    zone !== undefined || onTheirs.length === 0
      ? onTheirs
      : [...new Set([...onTheirs, ...fits(offers.owner)])];
  const covered = new Map(
    mentions.flatMap((mention) => places(mention.from, mention.until).map((place) => [place, mention])),
  );
  const rest: string[] = [];
  words.forEach((word, place) => {
    if (inClock.has(place)) return;
    const mention = covered.get(place);
    if (mention === undefined) rest.push(word);
    else if (mention.from === place) rest.push(mentionMark);
  });
  return { slots, count: mentions.length, rest };
}

interface Mention {
  from: number;
  until: number;
  means(index: number, start: Temporal.ZonedDateTime): boolean;
}

function mentionsIn(words: readonly string[], inClock: ReadonlySet<number>, offers: Offers): Mention[] {
  const found: Mention[] = [];
  for (let place = 0; place < words.length; place += 1) {
    if (inClock.has(place)) continue;
    const mention =
      ordinalAt(words, place, offers) ??
      dayAt(words, place, offers) ??
      clockTimeAt(words, place, offers.offered.length) ??
      partAt(words, place);
    if (mention === undefined) continue;
    found.push(mention);
    place = mention.until - 1;
  }
  return found;
}

/** "The first one", "option 2", "the latter". Beside a month it is a date, alone it may be a day of the month too. */
function ordinalAt(words: readonly string[], place: number, { offered }: Offers): Mention | undefined {
  const word = words[place] ?? "";
  const next = words[place + 1] ?? "";
  if (numbered.has(word)) {
    const gap = next === "number" || next === "no" ? 2 : 1;
    const chosen = numberOf(words[place + gap] ?? "");
    if (chosen !== undefined)
      return { from: place, until: place + gap + 1, means: (index) => index === chosen - 1 };
  }
  const at = ordinals.get(word) ?? (offered.length === 2 ? pairs.get(word) : undefined);
  if (at === undefined) return undefined;
  if (
    monthOf(next) !== undefined ||
    monthOf(words[place + 2] ?? "") !== undefined ||
    monthOf(words[place - 1] ?? "") !== undefined
  )
    return undefined;
  if (weekdayOf(words[place - 1] ?? "") !== undefined || weekdayOf(words[place - 2] ?? "") !== undefined)
    return undefined;
  const isChoice = chosenWords.has(next);
  if (!isChoice && words[place - 1] !== "the" && words.length > 1) return undefined;
  const until = isChoice ? place + 2 : place + 1;
  const chosen = at === "last" ? offered.length : at;
  const isInOrder = offered.every(
    (slot, n) => n === 0 || Temporal.Instant.compare(offered[n - 1]?.start ?? slot.start, slot.start) < 0,
  );
  const day = /^\d/u.test(word) ? Number.parseInt(word, 10) : 0;
  return {
    from: place,
    until,
    means: (index, start) => (isInOrder && index === chosen - 1) || start.day === day,
  };
}

function dayAt(
  words: readonly string[],
  place: number,
  { receivedAt, contact }: Offers,
): Mention | undefined {
  const today = receivedAt.toZonedDateTimeISO(contact).toPlainDate();
  const word = words[place] ?? "";
  const isNext = word === "next";
  const isThis = word === "this" || word === "coming";
  const from = isNext || isThis ? place + 1 : place;
  if ((isNext || isThis) && weekdayOf(words[from] ?? "") === undefined) return undefined;
  const hour = Number(words[from] ?? "");
  const date = dateAt(words, from, today);
  if (date === undefined) return undefined;
  if (date.until === from + 1 && timeAt(words, from) !== undefined && Number.isInteger(hour))
    return undefined;
  const weekday = date.until === from + 1 ? weekdayOf(words[from] ?? "") : undefined;
  const means = weekday === undefined ? meansDate(date) : meansWeekday(weekday, { today, isNext, isThis });
  return { from: place, until: date.until, means };
}

function meansDate(date: DateMention): Mention["means"] {
  return (_, start) => date.days.some((day) => day.equals(start.toPlainDate()));
}

/** "Next Tuesday" only where it can mean no other: the first one that comes, and in the week after this. */
function meansWeekday(
  weekday: number,
  on: { today: Temporal.PlainDate; isNext: boolean; isThis: boolean },
): Mention["means"] {
  return (_, start) => {
    if (start.dayOfWeek !== weekday) return false;
    const ahead = on.today.until(start.toPlainDate()).days;
    if (on.isThis) return ahead >= 0 && ahead < 7;
    if (!on.isNext) return true;
    const nextMonday = on.today.add({ days: 8 - on.today.dayOfWeek });
    return ahead < 7 && Temporal.PlainDate.compare(start.toPlainDate(), nextMonday) >= 0;
  };
}

/** A time. A bare number without "at" may also be that of an option: then both must be the same offer. */
function clockTimeAt(words: readonly string[], place: number, count: number): Mention | undefined {
  const time = timeAt(words, place);
  if (time === undefined) return undefined;
  const number = time.until === place + 1 ? Number(words[place]) : Number.NaN;
  const before = words[place - 1] ?? "";
  const isOption = number <= count && !timeWords.has(before) && weekdayOf(before) === undefined;
  const means: Mention["means"] = (index, start) =>
    time.minutes.includes(start.hour * 60 + start.minute) && (!isOption || index === number - 1);
  return { from: place, until: time.until, means };
}

function partAt(words: readonly string[], place: number): Mention | undefined {
  const part = parts.get(words[place] ?? "");
  if (part === undefined || (words[place] === "morning" && words[place - 1] === "good")) return undefined;
  return {
    from: place,
    until: place + 1,
    means: (_, start) => start.hour >= part[0] && start.hour < part[1],
  };
}

function numberOf(word: string): number | undefined {
  if (/^[1-9]$/u.test(word)) return Number(word);
  return { one: 1, two: 2, three: 3, a: 1, b: 2, c: 3 }[word];
}

function places(from: number, until: number): number[] {
  return Array.from({ length: until - from }, (_, n) => from + n);
}

const ordinals: ReadonlyMap<string, number | "last"> = new Map<string, number | "last">([
  ["first", 1],
  ["1st", 1],
  ["second", 2],
  ["2nd", 2],
  ["third", 3],
  ["3rd", 3],
  ["fourth", 4],
  ["last", "last"],
]);
const pairs: ReadonlyMap<string, number> = new Map([
  ["former", 1],
  ["latter", 2],
]);
const numbered: ReadonlySet<string> = new Set(["option", "slot", "choice", "suggestion", "proposal"]);
const chosenWords: ReadonlySet<string> = new Set([...numbered, "one", "time", "date"]);
const timeWords: ReadonlySet<string> = new Set([
  "at",
  "um",
  "at",
  "a",
  "las",
  "la",
  "alle",
  "om",
  "as",
  "kl",
  "klo",
  "o",
  "@",
]);
const parts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["morning", [4, 12]],
  ["afternoon", [12, 18]],
  ["evening", [17, 24]],
  ["vormittag", [4, 12]],
  ["nachmittag", [12, 18]],
]);
