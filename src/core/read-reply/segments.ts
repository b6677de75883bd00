/** Which days and times belong together, and which day each of the days is. */
import type { Slot } from "../slot.ts";
import { isBounded } from "./bounded-part.ts";
import { dayOf, isOn, minuteOf } from "./local-time.ts";
import type { Said } from "./said.ts";
import type { SaidTime } from "./said-spans.ts";
import type { SaidDays } from "./said-weeks.ts";

type PlainDate = Temporal.PlainDate;
type Instant = Temporal.Instant;

export interface Ground {
  offered: readonly Slot[];
  contact: string;
  owner: string;
  receivedAt: Instant;
  scheduled?: Slot | undefined;
  /** Days named before, where what is said names none. */
  days: readonly PlainDate[];
  /** They are a week as a whole, which was not refused. */
  isWeek?: boolean;
  /** "Could we do it this week?": and in it the weekdays that follow are wanted. */
  isWeekWanted?: boolean;
  /** Until the last of them nothing is possible. */
  isUntil?: boolean;
  /** The start that "half an hour later" and "same time" count from, where one was named before. */
  base?: Instant | undefined;
  /** `isEachOffer`: what names no day is about all days of the offers. */
}

export interface Segment {
  days: SaidDays[];
  times: SaidTime[];
  zone?: string;
  isTimeFirst: boolean;
}

/** The days of the offers on the contact's clock. */
export function offeredDays({ offered, contact }: Ground): PlainDate[] {
  return offered.map(({ start }) => dayOf(start, contact));
}

export function toSegments(items: readonly Said[]): Segment[] {
  const found: Segment[] = [];
  let current: Segment | undefined;
  const open = (): Segment => {
    current = { days: [], times: [], isTimeFirst: false };
    found.push(current);
    return current;
  };
  items.forEach((item, place) => {
    if (item.kind === "length" || item.kind === "offers") return;
    if (item.kind === "zone") {
      // "For you it is 14:00", where that is another time.
      const isOther = item.isAhead === true && current !== undefined && current.times.length > 0;
      const segment = current === undefined || isOther ? open() : current;
      if (item.zone !== undefined) segment.zone = item.zone;
      return;
    }
    if (item.kind === "days") {
      const last = current?.days.at(-1);
      const one = last === undefined ? undefined : inOne(last, item);
      if (current !== undefined && one !== undefined) {
        current.days[current.days.length - 1] = one;
        return;
      }
      if (item.isExcept === true) {
        const to = current ?? open();
        to.days.push(item);
        return;
      }
      const isFull = current !== undefined && current.times.length > 0 && current.days.length > 0;
      const isStretch = current?.days.at(-1)?.each !== undefined || item.each !== undefined;
      const known = current?.days.at(-1)?.day?.[0];
      if (
        isFull &&
        item.isBare === true &&
        known !== undefined &&
        item.day?.[0]?.dayOfWeek === known.dayOfWeek &&
        current?.isTimeFirst !== true
      )
        return;
      // "Mornings the week of the 15th, Tuesday to Thursday": the second names which days of the first.
      const segment: Segment =
        current === undefined ||
        (item.isOr === true && current.days.length === 0 && hasOwnTimes(items.slice(place + 1))) ||
        (current.days.length === 0 && current.times.some((time) => time.kind === "part" && time.isSame)) ||
        (isFull &&
          !(
            current.isTimeFirst &&
            (isStretch ||
              isInRowOf(current, items, place) ||
              isBounded(items, place, current) ||
              !hasOwnTimes(items.slice(place + 1)))
          ))
          ? open()
          : current;
      if (segment.times.length > 0 && segment.days.length === 0) segment.isTimeFirst = true;
      segment.days.push(item);
      return;
    }
    const isClosed =
      current?.isTimeFirst === true && items.slice(place + 1).some((later) => later.kind === "days");
    const next = items[place + 1];
    const before = items[place - 1];
    // "Wednesday afternoon, or the morning of Friday".
    const isNext =
      item.kind === "part" &&
      current !== undefined &&
      current.times.length > 0 &&
      current.days.length > 0 &&
      next?.kind === "days" &&
      next.from - item.until <= 2 &&
      before !== undefined &&
      item.from - before.until >= 2;
    // "Wednesday at ten, or the same time on Thursday".
    const isSameNext =
      item.kind === "same-time" &&
      current !== undefined &&
      current.days.length > 0 &&
      current.times.length > 0 &&
      next?.kind === "days" &&
      next.from - item.until <= 2;
    const isZoned = current?.zone !== undefined && current.times.length > 0;
    const segment: Segment =
      current === undefined || isClosed || isZoned || isNext || isSameNext ? open() : current;
    segment.times.push(item);
  });
  const zones = found.filter((segment) => segment.zone !== undefined);
  const last = found.at(-1);
  // "Tuesday at 10 or Thursday at 2, Chicago time": the zone is said once, at the end.
  const isAhead = items.some((item) => item.kind === "zone" && item.isAhead === true);
  if (zones.length === 1 && last?.zone !== undefined && !isAhead)
    for (const segment of found) segment.zone = last.zone;
  return found;
}

/** "After 1 on Tuesday or Wednesday, anything till five": what only bounds the stretch that was said is of all its days. */
function hasOwnTimes(items: readonly Said[]): boolean {
  return items.some(
    (item) =>
      item.kind === "time" ||
      (item.kind === "range" && item.start !== undefined) ||
      (item.kind === "part" && item.isAny !== true),
  );
}

/** "At lunch, Monday or Tuesday 12:30": the hour behind the row says more of the part that stands before it. */
function isInRowOf({ times }: Segment, items: readonly Said[], place: number): boolean {
  const before = items[place - 1];
  const [time] = items.slice(place + 1).filter(({ kind }) => kind === "time" || kind === "range");
  const [part, other] = times;
  return (
    before?.kind === "days" &&
    (items[place]?.from ?? 0) - before.until <= 2 &&
    part?.kind === "part" &&
    other === undefined &&
    time?.kind === "time" &&
    time.minutes.some((minute) => isIn(minute, part))
  );
}

/** "Wednesday, the 18th": one day, said twice. */
function inOne(first: SaidDays, second: SaidDays): SaidDays | undefined {
  const [day] = second.day ?? [];
  if (first.day === undefined || day === undefined || second.from - first.until > 4) return undefined;
  if (first.isExcept === true || second.isExcept === true || sureness(first) === sureness(second))
    return undefined;
  const [bare, dated] = sureness(first) < sureness(second) ? [first, second] : [second, first];
  const weekday = bare.day?.[0]?.dayOfWeek;
  const fitting = (dated.day ?? []).filter(({ dayOfWeek }) => dayOfWeek === weekday);
  return fitting.length === 0 ? undefined : { ...dated, day: fitting, from: first.from, until: second.until };
}

/** "Monday" may be any, "next Monday" one of two, and "the 6th" is itself. */
function sureness({ isBare, isNext }: SaidDays): number {
  return isBare === true ? 0 : isNext === true ? 1 : 2;
}

/** The days that one mention means. */
export function daysOf(said: SaidDays, segment: Segment, ground: Ground, doubts: string[]): PlainDate[] {
  if (said.isSame === true && said.each === undefined) {
    if (said.beside !== undefined) {
      const day = ground.days.at(-1);
      const beside = day?.add({ days: said.beside });
      if (day === undefined || beside === undefined) return [];
      return said.isBoth === true ? [day, beside] : [beside];
    }
    if (ground.days.length === 0) {
      const [day, ...others] = offeredDays(ground);
      return day !== undefined && others.every((each) => each.equals(day)) ? [day] : [];
    }
    return sameDayOf(ground);
  }
  if (said.isVague === true) doubts.push("a stretch of days that is not plain");
  if (said.each !== undefined) {
    if (said.each.length === 0) doubts.push("a week that is over");
    return [...said.each];
  }
  const days = said.day ?? [];
  // "Back on the 30th, that Tuesday afternoon".
  const isAlone = said.isBare === true && said.isAfter !== true && segment.days.length === 1;
  const [known, another] = isAlone ? ground.days : [];
  const isSpoken = days[0]?.dayOfWeek === known?.dayOfWeek && another === undefined;
  if (known !== undefined && isSpoken && !offeredDays(ground).some((day) => day.equals(known)))
    return [known];
  if (days.length === 0) doubts.push("a weekday that contradicts its date");
  if (days.length < 2) return [...days];
  const zone = segment.zone ?? ground.contact;
  const offered = ground.offered.map((slot) => dayOf(slot.start, zone));
  const ofOffers = days.filter((day) => offered.some((each) => each.equals(day)));
  if (ofOffers.length === 1) return ofOffers;
  if (ofOffers.length > 1) {
    const timed = ofOffers.filter((day) => slotsOn(day, segment, ground).length === 1);
    const isTimed = segment.times.some(({ kind }) => kind === "time" || kind === "part");
    if (isTimed && timed.length === 1) return timed;
    doubts.push("a weekday that two offers have");
    const agreed = ground.scheduled?.start.toZonedDateTimeISO(ground.contact).toPlainDate();
    const [first] = agreed === undefined ? [] : ofOffers.filter((day) => day.equals(agreed));
    return first === undefined ? ofOffers.slice(0, 1) : [first];
  }
  const today = dayOf(ground.receivedAt, ground.contact);
  const near = days.filter((day) => {
    const ahead = today.until(day, { largestUnit: "days" }).days;
    return ahead >= 0 && ahead <= 60;
  });
  if (near.length === 1) return near;
  if (near.length === 0) doubts.push("a date that can be read in two ways");
  if (said.isBare === true) {
    doubts.push("a weekday of one week or the other");
    return days.slice(0, 1);
  }
  return [(monthFirst(ground.contact) ? near.at(-1) : near[0]) ?? days[0]].filter((day) => day !== undefined);
}

/** "That same day", where a whole week was spoken of: the weekday of the meeting, or of the offer that was named. */
function sameDayOf({ days, scheduled, base, contact }: Ground): PlainDate[] {
  const weekday = (scheduled?.start ?? base)?.toZonedDateTimeISO(contact).dayOfWeek;
  return days.length > 1 ? days.filter(({ dayOfWeek }) => dayOfWeek === weekday) : [...days];
}

/** The days that were named before; "that same afternoon" is of one of them. */
export function daysMeant({ times }: Segment, ground: Ground): readonly PlainDate[] {
  if (!times.some((time) => time.kind === "part" && time.isSame === true)) return ground.days;
  const same = sameDayOf(ground);
  return same.length > 0 ? same : ground.days;
}

function monthFirst(zone: string): boolean {
  return /^(?:America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Indiana|Kentucky)|US\/|Pacific\/Honolulu)/u.test(
    zone,
  );
}

/** The offers on a day whose time fits what was said. */
export function slotsOn(day: PlainDate, segment: Segment, ground: Ground): number[] {
  const zone = segment.zone ?? ground.contact;
  return ground.offered.flatMap((slot, place) => {
    if (!isOn(slot.start, zone, day)) return [];
    const minute = minuteOf(slot.start, zone);
    const fits = segment.times.every((time) =>
      time.kind === "time" ? time.minutes.includes(minute) : time.kind === "part" ? isIn(minute, time) : true,
    );
    return fits ? [place] : [];
  });
}

/** Noon is in the afternoon, and so is one; the morning ends there. */
export function isIn(minute: number, part: { start: number; end: number }): boolean {
  if (part.start >= 1020) return minute >= part.start - 60 && minute < part.end + 120;
  return part.start >= 720
    ? minute >= Math.min(part.start, 720) && minute < part.end + 60
    : minute < part.end && minute >= 240;
}
