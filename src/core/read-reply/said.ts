/** What a sentence says of times, in order: days, times of day, zones, and words that point at the offers. */
import { dateInList } from "./bare-dates.ts";
import { monthOf } from "./calendar-words.ts";
import { clockAt, mayBeClock } from "./clocks.ts";
import { dayStarts, daysAt } from "./said-days.ts";
import {
  dayOfOffer,
  type OfferList,
  offerOfMonth,
  offerStarts,
  offersAt,
  ordinals,
  type SaidOffers,
} from "./said-offers.ts";
import type { SaidTime } from "./said-spans.ts";
import { timeSaidAt, timeStarts } from "./said-times.ts";
import type { Calendar, SaidDays } from "./said-weeks.ts";
import { spelledWeekday } from "./weekday.ts";

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
      found.push(said);
      place = said.until;
    }
  }
  return found;
}

/** Most words begin nothing that is said of times: whoever reads asks no further about them. */
function maySay(words: readonly string[], place: number, zones: { owner: string; contact: string }): boolean {
  const word = words[place] ?? "";
  const code = word.charCodeAt(0);
  if (code >= 48 && code <= 57) return true;
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
  const clock = clockAt(words, place, zones);
  if (clock === "unknown") return { kind: "zone", from: place, until: place + 2 };
  if (clock !== undefined) return { kind: "zone", zone: clock.zone, from: place, until: clock.until };
  const ordinal = words.length === 1 && ordinals.get(words[0] ?? "");
  const isDate = calendar.offered.some(({ day }) => day === ordinal);
  if (typeof ordinal === "number" && !isDate && ordinal <= offers.count)
    return { kind: "offers", slots: [ordinal - 1], isAny: false, from: 0, until: 1 };
  if (words.length === 1 && /^(?:former|latter)$/u.test(words[0] ?? "") && offers.count === 2)
    return { kind: "offers", slots: [words[0] === "former" ? 0 : 1], isAny: false, from: 0, until: 1 };
  const behind = last?.kind === "days" && isBeside(words, last.until, place) ? last : undefined;
  const numbered = dayOfOffer(words, place, calendar, behind);
  if (numbered !== undefined) return numbered;
  const pointed = offersAt(words, place, offers) ?? offerOfMonth(words, place, calendar);
  if (pointed !== undefined) return pointed;
  const isDayBefore = last?.kind === "days" && isBeside(words, last.until, place);
  const isTimeBefore =
    last?.kind === "time" &&
    (words[place - 1] === "or" || words[place - 1] === ",") &&
    last.until === place - 1;
  // "13th at 4", "Friday 1-3", but "Friday 13": whoever reads days has tried that first.
  const days = daysAt(words, place, calendar);
  const spoken = timeSaidAt(words, place, isDayBefore || isTimeBefore);
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

function isBeside(words: readonly string[], until: number, place: number): boolean {
  return until === place || (words[until] === "," && until === place - 1);
}
