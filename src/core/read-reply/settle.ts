/**
 * Turns what was said of times into instants: which days and times belong together, on whose clock, and which of the
 * ways in which they can be read is meant. What stays open is said in `doubts`.
 */
import type { TimeWindow } from "../reading.ts";
import type { Slot } from "../slot.ts";
import type { Said } from "./said.ts";
import type { SaidDays } from "./said-days.ts";
import type { SaidTime } from "./said-times.ts";

type PlainDate = Temporal.PlainDate;
type Instant = Temporal.Instant;

export interface Settled {
  starts: Instant[];
  windows: TimeWindow[];
  /** Places of the offers that are named. */
  slots: number[];
  /** Whichever of the offers. */
  isAny: boolean;
  doubts: string[];
  /** A whole week, and nothing closer. */
  isWeek?: boolean;
  /** The last day that was named, for a time that follows without one. */
  days: PlainDate[];
}

export interface Ground {
  offered: readonly Slot[];
  contact: string;
  owner: string;
  receivedAt: Instant;
  scheduled?: Slot | undefined;
  /** Days named before, where what is said names none. */
  days: readonly PlainDate[];
  /** The start that "half an hour later" and "same time" count from, where one was named before. */
  base?: Instant | undefined;
  /** `isEachOffer`: what names no day is about all days of the offers. */
}

interface Segment {
  days: SaidDays[];
  times: SaidTime[];
  zone?: string;
  isTimeFirst: boolean;
}

/** The hours of a day that somebody who says "after 2" means, on their own clock. */
const usual = { start: 9 * 60, end: 17 * 60 };

export function settle(all: readonly Said[], ground: Ground): Settled {
  const items = inTheirWeek(all);
  const result: Settled = { starts: [], windows: [], slots: [], isAny: false, doubts: [], days: [] };
  let days: readonly PlainDate[] = ground.days;
  for (const item of items) {
    if (item.kind === "offers") {
      if (item.isAny) result.isAny = true;
      else result.slots.push(...item.slots);
    }
    if (item.kind === "zone" && item.zone === undefined) result.doubts.push("a clock that we do not know");
  }
  for (const segment of toSegments(items)) {
    const own = segment.days.flatMap((each) => daysOf(each, segment, ground, result.doubts));
    const on = own.length > 0 || segment.days.length > 0 ? own : days;
    if (own.length > 0) days = own;
    settleSegment(segment, { ground, days: on, isInherited: own.length === 0, result });
  }
  result.days = [...days];
  result.isWeek = items.every((item) => item.kind === "days" && item.isWeek === true);
  result.starts = unique(result.starts);
  return result;
}

/** "Next week I am free Tuesday 10-12 and Thursday": the weekdays are those of the week. */
function inTheirWeek(items: readonly Said[]): Said[] {
  const week = items.find((item) => item.kind === "days" && item.isWeek === true);
  const hasDays = items.some((item) => item.kind === "days" && item.isBare === true);
  if (week?.kind !== "days" || !hasDays) return [...items];
  const days = week.each ?? [];
  const some = days[0];
  if (some === undefined) return [...items];
  const inWeek = (day: PlainDate): PlainDate => some.add({ days: day.dayOfWeek - some.dayOfWeek });
  return items
    .filter((item) => item !== week)
    .map((item) => {
      if (item.kind !== "days" || item.isBare !== true) return item;
      const day = item.day?.[0];
      if (item.each !== undefined) return { ...item, each: item.each.map(inWeek), isBare: false };
      return day === undefined ? item : { ...item, day: [inWeek(day)], isBare: false };
    });
}

function toSegments(items: readonly Said[]): Segment[] {
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
      const segment = current ?? open();
      if (item.zone !== undefined) segment.zone = item.zone;
      return;
    }
    if (item.kind === "days") {
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
        current === undefined || (isFull && !(isStretch && current.isTimeFirst)) ? open() : current;
      if (segment.times.length > 0 && segment.days.length === 0) segment.isTimeFirst = true;
      segment.days.push(item);
      return;
    }
    const isClosed =
      current?.isTimeFirst === true && items.slice(place + 1).some((later) => later.kind === "days");
    const isZoned = current?.zone !== undefined && current.times.length > 0;
    const segment: Segment = current === undefined || isClosed || isZoned ? open() : current;
    segment.times.push(item);
  });
  const zones = found.filter((segment) => segment.zone !== undefined);
  const last = found.at(-1);
  // "Tuesday at 10 or Thursday at 2, Chicago time": the zone is said once, at the end.
  if (zones.length === 1 && last?.zone !== undefined) for (const segment of found) segment.zone = last.zone;
  return found;
}

/** The days that one mention means. */
function daysOf(said: SaidDays, segment: Segment, ground: Ground, doubts: string[]): PlainDate[] {
  if (said.isVague === true) doubts.push("a stretch of days that is not plain");
  if (said.each !== undefined) {
    if (said.each.length === 0) doubts.push("a week that is over");
    return [...said.each];
  }
  const days = said.day ?? [];
  if (days.length === 0) doubts.push("a weekday that contradicts its date");
  if (days.length < 2) return [...days];
  const zone = segment.zone ?? ground.contact;
  const offered = ground.offered.map((slot) => slot.start.toZonedDateTimeISO(zone).toPlainDate());
  const ofOffers = days.filter((day) => offered.some((each) => each.equals(day)));
  if (ofOffers.length === 1) return ofOffers;
  if (ofOffers.length > 1) {
    const timed = ofOffers.filter((day) => slotsOn(day, segment, ground).length === 1);
    const isTimed = segment.times.some(({ kind }) => kind === "time" || kind === "part");
    if (isTimed && timed.length === 1) return timed;
    doubts.push("a weekday that two offers have");
    return ofOffers.slice(0, 1);
  }
  const today = ground.receivedAt.toZonedDateTimeISO(ground.contact).toPlainDate();
  const near = days.filter((day) => {
    const ahead = today.until(day, { largestUnit: "days" }).days;
    return ahead >= 0 && ahead <= 60;
  });
  if (near.length === 1) return near;
  if (said.isBare === true) {
    doubts.push("a weekday of one week or the other");
    return days.slice(0, 1);
  }
  return [(monthFirst(ground.contact) ? near.at(-1) : near[0]) ?? days[0]].filter((day) => day !== undefined);
}

function monthFirst(zone: string): boolean {
  return /^(?:America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Boise|Anchorage|Indiana|Kentucky)|US\/|Pacific\/Honolulu)/u.test(
    zone,
  );
}

/** The offers on a day whose time fits what was said. */
function slotsOn(day: PlainDate, segment: Segment, ground: Ground): number[] {
  const zone = segment.zone ?? ground.contact;
  return ground.offered.flatMap((slot, place) => {
    const start = slot.start.toZonedDateTimeISO(zone);
    if (!start.toPlainDate().equals(day)) return [];
    const minute = start.hour * 60 + start.minute;
    const fits = segment.times.every((time) =>
      time.kind === "time" ? time.minutes.includes(minute) : time.kind === "part" ? isIn(minute, time) : true,
    );
    return fits ? [place] : [];
  });
}

/** Noon is in the afternoon, and so is one; the morning ends there. */
function isIn(minute: number, part: { start: number; end: number }): boolean {
  return part.start >= 720
    ? minute >= Math.min(part.start, 720) && minute < part.end + 60
    : minute < part.end && minute >= 240;
}

interface On {
  ground: Ground;
  days: readonly PlainDate[];
  /** The days were named before, or not at all. */
  isInherited: boolean;
  result: Settled;
}

function settleSegment(segment: Segment, on: On): void {
  const { ground, result } = on;
  const zone = segment.zone ?? ground.contact;
  const points = segment.times.filter((time) => time.kind === "time");
  const spans = segment.times.filter((time) => time.kind === "range" || time.kind === "part");
  const shift = segment.times.find((time) => time.kind === "shift");
  const isSame = segment.times.some((time) => time.kind === "same-time");
  if (segment.times.some((time) => (time.kind === "time" || time.kind === "part") && time.isVague))
    result.doubts.push("a time that is not plain");
  if (points.length > 0) return settlePoints(points, segment, on);
  if (isSame || shift !== undefined)
    return settleShift({ isSame, shift: shift?.kind === "shift" ? shift.minutes : 0 }, on, zone);
  if (spans.length > 0) return settleSpans(spans, segment, on);
  for (const day of on.days) {
    if (segment.days.length === 0) continue;
    const isOne = segment.days.every(({ each }) => each === undefined);
    const slots = isOne ? slotsOn(day, segment, ground) : [];
    if (slots.length === 1) result.slots.push(...slots);
    else {
      if (slots.length > 1) result.doubts.push("a day on which several times were offered");
      addWindow(result, day, { ...usual }, { zone: ground.contact, ground });
    }
  }
}

function settlePoints(points: readonly (SaidTime & { kind: "time" })[], segment: Segment, on: On): void {
  const { ground, result, days } = on;
  const zone = segment.zone ?? ground.contact;
  const part = segment.times.find((time) => time.kind === "part");
  for (const point of points) {
    if (on.isInherited) {
      const slots = ground.offered.flatMap((slot, place) => {
        const start = slot.start.toZonedDateTimeISO(zone);
        const isThen = point.minutes.includes(start.hour * 60 + start.minute);
        return isThen && (days.length === 0 || days.some((day) => day.equals(start.toPlainDate())))
          ? [place]
          : [];
      });
      if (slots.length === 1) {
        result.slots.push(...slots);
        continue;
      }
      if (slots.length > 1) result.doubts.push("a time at which several were offered");
    }
    if (days.length === 0) result.doubts.push("a time without a day");
    for (const day of days) {
      const slots = ground.offered.filter((slot) => {
        const start = slot.start.toZonedDateTimeISO(zone);
        return start.toPlainDate().equals(day) && point.minutes.includes(start.hour * 60 + start.minute);
      });
      const [slot] = slots;
      const minute = slot === undefined ? chosenMinute(point.minutes, part) : undefined;
      if (slot !== undefined) result.starts.push(slot.start);
      else if (minute === undefined) result.doubts.push("a time that can be morning or evening");
      else result.starts.push(instantAt(day, minute, zone));
    }
  }
}

/** A bare hour lies in working hours. */
function chosenMinute(minutes: readonly number[], part: SaidTime | undefined): number | undefined {
  const inPart = part?.kind === "part" ? minutes.filter((minute) => isIn(minute, part)) : minutes;
  if (inPart.length === 1) return inPart[0];
  const working = inPart.filter((minute) => minute >= 7.5 * 60 && minute <= 18.5 * 60);
  return working.length === 1 ? working[0] : undefined;
}

function settleShift(by: { isSame: boolean; shift: number }, on: On, zone: string): void {
  const { ground, result } = on;
  const [onDay, another] = ground.offered.filter((slot) =>
    on.days.some((day) => !on.isInherited && slot.start.toZonedDateTimeISO(zone).toPlainDate().equals(day)),
  );
  const ofDay = another === undefined && by.shift !== 0 ? onDay?.start : undefined;
  const base =
    ofDay ??
    ground.base ??
    ground.scheduled?.start ??
    (ground.offered.length === 1 ? ground.offered[0]?.start : undefined);
  const times = ground.offered.map((slot) => slot.start.toZonedDateTimeISO(zone).toPlainTime());
  const common = times.every((time) => time.equals(times[0] ?? time)) ? times[0] : undefined;
  if (by.isSame) {
    const time = base === undefined ? common : base.toZonedDateTimeISO(zone).toPlainTime();
    if (time === undefined) result.doubts.push("the same time as another that is not named");
    else if (!on.isInherited && on.days.length > 0)
      for (const day of on.days)
        result.starts.push(day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant());
    else if (base !== undefined && Math.abs(by.shift) >= 1440)
      result.starts.push(
        base
          .toZonedDateTimeISO(zone)
          .add({ days: Math.round(by.shift / 1440) })
          .toInstant(),
      );
    else result.doubts.push("the same time on a day that is not named");
    return;
  }
  if (base === undefined || (!on.isInherited && on.days.length > 1)) {
    result.doubts.push("later or earlier than a time that is not named");
    return;
  }
  const start = base.toZonedDateTimeISO(zone).add({ minutes: by.shift });
  const [day] = on.isInherited ? [] : on.days;
  result.starts.push(
    (day === undefined
      ? start
      : day.toZonedDateTime({ timeZone: zone, plainTime: start.toPlainTime() })
    ).toInstant(),
  );
}

function settleSpans(spans: readonly SaidTime[], segment: Segment, on: On): void {
  const { ground, result, days } = on;
  const zone = segment.zone ?? ground.contact;
  const parts = spans.every(({ kind }) => kind === "part");
  if (parts && on.isInherited) {
    const fitting = ground.offered.flatMap((slot, place) => {
      const start = slot.start.toZonedDateTimeISO(zone);
      return spans.some((span) => span.kind === "part" && isIn(start.hour * 60 + start.minute, span))
        ? [place]
        : [];
    });
    if (fitting.length === 1 && days.length === 0) {
      result.slots.push(...fitting);
      return;
    }
  }
  if (days.length === 0) result.doubts.push("a stretch of time without a day");
  const bounds = spans.map(boundsOf).filter((bound) => bound !== undefined);
  if (bounds.length < spans.length) result.doubts.push("a stretch of time that is not plain");
  const [first, second] = bounds;
  const start = Math.max(first?.start ?? 0, second?.start ?? 0);
  const end = Math.min(first?.end ?? 1440, second?.end ?? 1440);
  const isOne = bounds.length === 2 && start < end && spans.some(({ kind }) => kind === "range");
  const wanted = isOne ? [{ start, end }] : bounds;
  for (const day of days) {
    const parts = segment.times.every(({ kind }) => kind === "part") ? slotsOn(day, segment, ground) : [];
    if (parts.length === 1 && !on.isInherited && segment.days.every(({ each }) => each === undefined)) {
      result.slots.push(...parts);
      continue;
    }
    for (const bound of wanted) addWindow(result, day, bound, { zone, ground });
  }
}

/** An open end is the end of the usual hours, an open start their beginning. */
function boundsOf(
  span: SaidTime,
): { start: number; end: number; isOpenStart?: boolean; isOpenEnd?: boolean } | undefined {
  if (span.kind === "part") return { start: span.start, end: span.end };
  if (span.kind !== "range") return undefined;
  const starts = span.start ?? [usual.start];
  const ends = span.end ?? [usual.end];
  const fitting = starts.flatMap((start) =>
    ends.flatMap((end) => (start < end && start >= 7 * 60 && end <= 19 * 60 ? [{ start, end }] : [])),
  );
  const [best] = fitting.sort((a, b) => a.end - a.start - (b.end - b.start));
  return best === undefined
    ? undefined
    : { ...best, isOpenStart: span.start === undefined, isOpenEnd: span.end === undefined };
}

function addWindow(
  result: Settled,
  day: PlainDate,
  bound: { start: number; end: number; isOpenStart?: boolean; isOpenEnd?: boolean },
  on: { zone: string; ground: Ground },
): void {
  const from = instantAt(day, bound.start, bound.isOpenStart === true ? on.ground.contact : on.zone);
  const to = instantAt(day, bound.end, bound.isOpenEnd === true ? on.ground.contact : on.zone);
  if (Temporal.Instant.compare(from, to) >= 0) {
    result.doubts.push("a stretch of time that is not plain");
    return;
  }
  const isKnown = result.windows.some((window) => window.from.equals(from) && window.to.equals(to));
  if (!isKnown) result.windows.push({ from, to });
}

function instantAt(day: PlainDate, minute: number, zone: string): Instant {
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
  return day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
}

function unique(instants: readonly Instant[]): Instant[] {
  return instants.filter((at, place) => instants.findIndex((other) => other.equals(at)) === place);
}
