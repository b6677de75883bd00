/** What a sentence says of times, in order: days, times of day, zones, and words that point at the offers. */
import { dateInList } from "./bare-dates.ts";
import { besideStepAt } from "./beside-days.ts";
import { monthOf } from "./calendar-words.ts";
import { clockAt, mayBeClock } from "./clocks.ts";
import { linkBetween } from "./hour-links.ts";
import type { OfferList } from "./offer-list.ts";
import { dayStarts, daysAt } from "./said-days.ts";
import {
  dayOfOffer,
  offerAlone,
  offerOfMonth,
  offerStarts,
  offersAt,
  type SaidOffers,
} from "./said-offers.ts";
import type { SaidTime } from "./said-spans.ts";
import { timeSaidAt, timeStarts } from "./said-times.ts";
import type { Calendar, SaidDays } from "./said-weeks.ts";
import { likeDay, withOffered } from "./same-time.ts";
import { spelledWeekday } from "./weekday.ts";
import { beginsWithDigit } from "./words.ts";

export interface SaidZone {
  kind: "zone";
  /** Absent where the name is not known. */
  zone?: string;
  from: number;
  until: number;
}

export type Said = SaidDays | SaidTime | SaidZone | SaidOffers;

export function saidIn(
  words: readonly string[],
  on: { calendar: Calendar; zones: { owner: string; contact: string }; offers: OfferList },
): Said[] {
  const found: Said[] = [];
  let place = 0;
  while (place < words.length) {
    if (!maySay(words, place, on.zones)) {
      place += 1;
      continue;
    }
    const said = saidAt(words, place, found.at(-1), on);
    if (said === undefined) place += 1;
    else {
      found.push(linked(said, found, words));
      place = said.until;
    }
  }
  return found;
}

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

/** Most words begin nothing that is said of times: whoever reads asks no further about them. */
function maySay(words: readonly string[], place: number, zones: { owner: string; contact: string }): boolean {
  const word = words[place] ?? "";
  if (beginsWithDigit(word)) return true;
  return (
    timeStarts.has(word) ||
    dayStarts.has(word) ||
    offerStarts.has(word) ||
    monthOf(word) !== undefined ||
    spelledWeekday(word) !== undefined ||
    mayBeClock(word, words[place + 1] ?? "", zones)
  );
}

function saidAt(
  words: readonly string[],
  place: number,
  last: Said | undefined,
  { calendar, zones, offers }: Parameters<typeof saidIn>[1],
): Said | undefined {
  const hourEnd = last !== undefined && isHour(last) ? last.until : undefined;
  const isClock = mayBeClock(words[place] ?? "", words[place + 1] ?? "", zones);
  const clock = isClock ? clockAt(words, place, zones, hourEnd) : undefined;
  if (clock === "unknown") return { kind: "zone", from: place, until: place + 2 };
  if (clock !== undefined) return { kind: "zone", zone: clock.zone, from: place, until: clock.until };
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
  if (last?.kind === "part" && words.slice(place - 1, place + 3).join(" ") === "or the one after")
    return { kind: "days", isSame: true, beside: 1, isBoth: true, from: place, until: place + 3 };
  const behind = last?.kind === "days" && isBeside(words, last.until, place) ? last : undefined;
  const numbered = dayOfOffer(words, place, calendar, behind);
  // "The 1st to the 3rd" is more than the day of an offer.
  const stretch = numbered && daysAt(words, numbered.until - 1, calendar);
  if (numbered !== undefined) return stretch?.each === undefined ? numbered : { ...stretch, from: place };
  const besideOffer = besideOfferAt(words, place, calendar, offers);
  if (besideOffer !== undefined) return besideOffer;
  const pointed = offersAt(words, place, offers) ?? offerOfMonth(words, place, calendar);
  if (pointed !== undefined && isOnlyHour(words, pointed))
    return { kind: "same-time", slots: pointed.slots, from: pointed.from, until: pointed.until + 1 };
  if (pointed !== undefined) return pointed;
  const isDayBefore = last?.kind === "days" && isBeside(words, last.until, place);
  const isTimeBefore =
    last?.kind === "time" &&
    ((/^(?:or|,)$/u.test(words[place - 1] ?? "") && last.until === place - 1) ||
      (words[place - 1] === "not" && words[place - 2] === "," && last.until === place - 2));
  // "13th at 4", "Friday 1-3", but "Friday 13": whoever reads days has tried that first.
  const days = daysAt(words, place, calendar);
  const like =
    last?.kind === "same-time" && place - last.until <= 2
      ? likeDay(words, last.until, days, calendar)
      : undefined;
  if (like !== undefined) return like;
  const named = timeSaidAt(words, place, isDayBefore || isTimeBefore);
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

/** "The day after your second one", at whose hour it is. */
function besideOfferAt(
  words: readonly string[],
  from: number,
  { offered }: Calendar,
  offers: OfferList,
): SaidDays | undefined {
  const step = besideStepAt(words, from);
  const pointed = step && offersAt(words, step.until, offers);
  const [slot, other] = pointed?.slots ?? [];
  const day = slot === undefined || other !== undefined ? undefined : offered[slot];
  if (step === undefined || pointed === undefined || day === undefined) return undefined;
  const { until } = pointed;
  return { kind: "days", day: [day.add({ days: step.days })], besideOf: day, from, until };
}

function isBeside(words: readonly string[], until: number, place: number): boolean {
  return until === place || (words[until] === "," && until === place - 1);
}

/** "Your later time but on Thursday": of the offer only the hour is meant. */
function isOnlyHour(words: readonly string[], { slots, until }: SaidOffers): boolean {
  return slots.length === 1 && words[until] === "but" && /^(?:on|for)$/u.test(words[until + 1] ?? "");
}
