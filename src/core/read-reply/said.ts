/** What a sentence says of times, in order: days, times of day, zones, and words that point at the offers. */

import { dateInList } from "./bare-dates.ts";
import { isHourAlone } from "./bare-hours.ts";
import { besideStepAt, stepped } from "./beside-days.ts";
import { monthOf } from "./calendar-words.ts";
import { clockAt, mayBeClock } from "./clocks.ts";
import { beginsWithDigit } from "./figures.ts";
import { isPartForYou, linkBetween } from "./hour-links.ts";
import type { OfferList } from "./offer-list.ts";
import { daysAt } from "./said-days.ts";
import { dayOfOffer, offerAlone, offerOfMonth, offersAt, type SaidOffers } from "./said-offers.ts";
import type { SaidTime } from "./said-spans.ts";
import { timeSaidAt } from "./said-times.ts";
import { type Calendar, type SaidDays, workingDays } from "./said-weeks.ts";
import { likeDay, withOffered } from "./same-time.ts";
import { type Begins, beginningsIn } from "./time-beginnings.ts";

export interface SaidZone {
  kind: "zone";
  /** Absent where the name is not known. */
  zone?: string;
  /** Said ahead of its hour. */
  isAhead?: boolean;
  from: number;
  until: number;
}

export type Said = SaidDays | SaidTime | SaidZone | SaidOffers;

export function saidIn(
  words: readonly string[],
  on: { calendar: Calendar; zones: { owner: string; contact: string }; offers: OfferList },
): Said[] {
  const found: Said[] = [];
  const beginnings = beginningsIn(words, on.zones);
  let place = 0;
  while (place < beginnings.length) {
    const begins = beginnings[place];
    if (begins === undefined) {
      place += 1;
      continue;
    }
    const said = saidAt(words, place, { last: found.at(-1), before: found.at(-2), begins }, on);
    if (said === undefined) place += 1;
    else if (isOfDays(said, found, words)) place = said.until;
    else if (isOfHours(said, found, words)) {
      const isLiked = words[said.until] === "you" && likings.has(words[said.until + 1] ?? "");
      place = isLiked ? said.until + 2 : said.until;
      found.push({ ...(found.pop() as Said), until: place });
    } else if (said.kind === "part" && isTwoClocks(on) && isPartForYou(words, said, found.at(-1))) {
      // "For you" is of this part, and no clock of what stands before it.
      if (found.at(-1)?.kind === "zone" && found.at(-1)?.until === said.from) found.pop();
      place = said.until;
    } else {
      found.push(linked(said, found, words));
      place = said.until;
    }
  }
  return found;
}

function isTwoClocks({ zones }: { zones: { owner: string; contact: string } }): boolean {
  return zones.owner !== zones.contact;
}

/** "9 or 9:30, whichever", "14:00, 15:30, both": of the hours that were just named, and not of the offers. */
function isOfHours(said: Said, before: readonly Said[], words: readonly string[]): boolean {
  const [first, last] = before.slice(-2);
  return (
    isWhichever(said) &&
    first !== undefined &&
    last !== undefined &&
    said.from - last.until <= 1 &&
    isHour(first) &&
    isHour(last) &&
    (last.link === "or" || (words[first.until] === "," && last.from === first.until + 1))
  );
}

/** "Tuesday or Wednesday, both at 15". */
function isOfDays(said: Said, before: readonly Said[], words: readonly string[]): boolean {
  const [first, last] = before.slice(-2);
  const next = words[said.until] ?? "";
  return (
    isWhichever(said) &&
    words[said.from] === "both" &&
    first?.kind === "days" &&
    last?.kind === "days" &&
    said.from - last.until <= 1 &&
    (beginsWithDigit(next) || /^(?:at|from|after|between|before)$/u.test(next))
  );
}

/** "Both", "whichever": which ones is told by what stands before. */
function isWhichever(said: Said): boolean {
  return said.kind === "offers" && said.isAny && said.until === said.from + 1;
}

const likings: ReadonlySet<string> = new Set("like prefer want fancy choose wish".split(" "));

/** An hour behind another, with what stands between them. */
function linked(said: Said, before: readonly Said[], words: readonly string[]): Said {
  const last = before.at(-1);
  if (last !== undefined && said.kind === "days" && isHour(last) && isOrBetween(words, last.until, said.from))
    return { ...said, isOr: true };
  if (last === undefined || !isHour(said) || !(isHour(last) || last.kind === "zone")) return said;
  const link = linkBetween(words, last.until, said.from);
  return link === undefined ? said : { ...said, link };
}

/** "Between 10 and noon, or else on Tuesday". */
function isOrBetween(words: readonly string[], until: number, from: number): boolean {
  return from - until < 5 && words.slice(until, from).includes("or");
}

function isHour(said: Said): said is SaidTime {
  return said.kind === "time" || said.kind === "range";
}

function saidAt(
  words: readonly string[],
  place: number,
  { last, before, begins }: { last: Said | undefined; before: Said | undefined; begins: Begins },
  { calendar, zones, offers }: Parameters<typeof saidIn>[1],
): Said | undefined {
  const hourEnd = last !== undefined && isHour(last) ? last.until : undefined;
  const isClock = mayBeClock(words[place] ?? "", words[place + 1] ?? "", zones);
  const clock = isClock ? clockAt(words, place, zones, hourEnd) : undefined;
  if (clock === "unknown") return { kind: "zone", from: place, until: place + 2 };
  if (clock !== undefined) return { ...clock, kind: "zone", from: place };
  const alone = words.length === 1 ? offerAlone(words[0] ?? "", offers, calendar) : undefined;
  if (alone !== undefined) return alone;
  // "I am out of class at 3 and free from then on".
  if (words[place] === "from" && words[place + 1] === "then" && last?.kind === "time")
    return {
      kind: "range",
      start: last.minutes,
      from: place,
      until: place + (words[place + 2] === "on" ? 3 : 2),
    };
  if (last?.kind === "part" && isTheOneAfter(words, place))
    return { kind: "days", isSame: true, beside: 1, isBoth: true, from: place, until: place + 3 };
  const behind = last?.kind === "days" && isBeside(words, last.until, place) ? last : undefined;
  const numbered = begins.offer || begins.day ? dayOfOffer(words, place, calendar, behind) : undefined;
  // "The 1st to the 3rd" is more than the day of an offer.
  const stretch = numbered && daysAt(words, numbered.until - 1, calendar);
  if (numbered !== undefined) return stretch?.each === undefined ? numbered : { ...stretch, from: place };
  const dated =
    begins.day && last?.kind === "part" ? datedAt(words, place, { last, before }, calendar) : undefined;
  if (dated !== undefined) return dated;
  const besideOffer = besideOfferAt(words, place, calendar, offers);
  if (besideOffer !== undefined) return besideOffer;
  const pointed = begins.offer
    ? (offersAt(words, place, offers) ?? offerOfMonth(words, place, calendar))
    : undefined;
  if (pointed !== undefined && isOnlyHour(words, pointed))
    return { kind: "same-time", slots: pointed.slots, from: pointed.from, until: pointed.until + 1 };
  if (pointed !== undefined && isHourOf(words, pointed, last))
    return { kind: "same-time", slots: pointed.slots, from: pointed.from, until: pointed.until };
  if (pointed !== undefined) return pointed;
  const isPartBefore = last?.kind === "part" && last.until === place && isHourAlone(words, place);
  const isDayBefore = (last?.kind === "days" && isBeside(words, last.until, place)) || isPartBefore;
  const isTimeBefore =
    last?.kind === "time" &&
    ((/^(?:or|,)$/u.test(words[place - 1] ?? "") && last.until === place - 1) ||
      (words[place - 1] === "not" &&
        (last.until === place - 1 ||
          (/^(?:,|and|but)$/u.test(words[place - 2] ?? "") && last.until === place - 2))));
  // "13th at 4", "Friday 1-3", but "Friday 13": whoever reads days has tried that first.
  const days = begins.day ? daysAt(words, place, calendar) : undefined;
  const like =
    last?.kind === "same-time" && place - last.until <= 2
      ? likeDay(words, last.until, days, calendar)
      : undefined;
  if (like !== undefined) return like;
  const named = begins.time ? timeSaidAt(words, place, isDayBefore || isTimeBefore) : undefined;
  const spoken = withOffered(words, place, named, calendar);
  // "From 3 August" begins with a date, not with an hour.
  const isFromDate = spoken?.kind === "range" && monthOf(words[spoken.until] ?? "") !== undefined;
  // "March 1 or 2": the number belongs to the month.
  const isListed =
    spoken?.kind === "time" &&
    !/^\d/u.test(words[place] ?? "") &&
    dateInList(words, place + 1, calendar.today) !== undefined;
  const time = isFromDate || isListed ? undefined : spoken;
  if (days === undefined) return time;
  if (time === undefined) return days;
  return time.until > days.until && time.kind !== "time" ? time : days;
}

/** "Thursday morning, or the one after". */
function isTheOneAfter(words: readonly string[], place: number): boolean {
  return (
    words[place] === "the" &&
    words[place - 1] === "or" &&
    words[place + 1] === "one" &&
    words[place + 2] === "after"
  );
}

/** "Monday morning the 2nd": a date, and no second offer; with its month it contradicts another weekday. */
function datedAt(
  words: readonly string[],
  from: number,
  { last, before }: { last: Said; before: Said | undefined },
  calendar: Calendar,
): SaidDays | undefined {
  if (before?.kind !== "days" || before.isBare !== true || last.until !== from) return undefined;
  const days = daysAt(words, words[from] === "the" ? from + 1 : from, calendar);
  if (days?.day === undefined || days.isBare || days.isNext || days.isSame) return undefined;
  const { until } = days;
  const day = days.day.filter(({ dayOfWeek }) => dayOfWeek === before.day?.[0]?.dayOfWeek);
  const isOffer = /^(?:one|option|slot|time|offer|of)$/u.test(words[until] ?? "");
  const isMonthless =
    day.length === 0 && !words.slice(from, until).some((word) => monthOf(word) !== undefined);
  return isOffer || isMonthless ? undefined : { kind: "days", day, from, until };
}

/** "The day after your second one", at whose hour it is; "the Tuesday before it", "the week of your third". */
function besideOfferAt(
  words: readonly string[],
  from: number,
  { offered, today }: Calendar,
  offers: OfferList,
): SaidDays | undefined {
  const isWeek = words[from] === "week" && words[from + 1] === "of";
  const step = isWeek ? undefined : besideStepAt(words, from);
  if (step === undefined && !isWeek) return undefined;
  const pointed = offersAt(words, step?.until ?? from + 2, offers);
  const [slot, other] = pointed?.slots ?? [];
  const day = slot === undefined || other !== undefined ? undefined : offered[slot];
  if (pointed === undefined || day === undefined) return undefined;
  const { until } = pointed;
  if (step === undefined) return { kind: "days", each: workingDays(day, today), isWeek: true, from, until };
  return { kind: "days", day: [stepped(day, step)], besideOf: day, from, until };
}

function isBeside(words: readonly string[], until: number, place: number): boolean {
  return until === place || (words[until] === "," && until === place - 1);
}

/** "Tuesday at your first time": the hour of that offer, on another day. */
function isHourOf(
  words: readonly string[],
  { slots, from, until }: SaidOffers,
  last: Said | undefined,
): boolean {
  return (
    slots.length === 1 &&
    last?.kind === "days" &&
    last.until === from - 1 &&
    words[from - 1] === "at" &&
    /^(?:time|hour)$/u.test(words[until - 1] ?? "")
  );
}

/** "Your later time but on Thursday": of the offer only the hour is meant. */
function isOnlyHour(words: readonly string[], { slots, until }: SaidOffers): boolean {
  return slots.length === 1 && words[until] === "but" && /^(?:on|for)$/u.test(words[until + 1] ?? "");
}
