/**
 * Turns what was said of times into instants: which days and times belong together, on whose clock, and which of the
 * ways in which they can be read is meant. What stays open is said in `doubts`.
 */

import { isOfDay, onEitherDay } from "./any-day.ts";
import { withDatesBehind } from "./date-behind.ts";
import { inRow, inWantedWeek, withTheirDates } from "./day-rows.ts";
import { notExcepted, takeAway } from "./excepted-times.ts";
import { withHourBefore } from "./hour-before.ts";
import { instantAt, isOn, minuteOf } from "./local-time.ts";
import { isSameInstant } from "./moments.ts";
import type { Said } from "./said.ts";
import type { SaidOffers } from "./said-offers.ts";
import type { SaidTime } from "./said-spans.ts";
import { daysMeant, daysOf, type Ground, isIn, type Segment, slotsOn, toSegments } from "./segments.ts";
import { settleShift, shiftedDay } from "./settle-shift.ts";
import { dayPointedAt, daysOfSlots, isReplaced, type On, type Settled, severalTimes } from "./settled.ts";
import { addWindow, boundsOf, closest, lateStart, usual } from "./stretches.ts";
import { withoutToldAgain } from "./told-again.ts";
import { onOneClock } from "./two-clocks.ts";
import { inTheirWeek, inWeekOf } from "./weeks-named.ts";

type PlainDate = Temporal.PlainDate;
type Instant = Temporal.Instant;

export function settle(said: readonly Said[], ground: Ground): Settled {
  const plain = withoutToldAgain(withHourBefore(notExcepted(said)), ground.days);
  const all = onOneClock(plain, ground);
  // "Anything Thursday or Friday morning": what is said more closely goes for both.
  const isCloser = all.some((item) => item.kind === "range" || (item.kind === "part" && item.isAny !== true));
  const meant = all.filter(
    (item, place) => !(isCloser && item.kind === "part" && item.isAny === true && !isOfDay(all, place)),
  );
  const ofWeek = withTheirDates(withDatesBehind(onEitherDay(meant, ground))).map((item) =>
    inWeekOf(item, ground),
  );
  const items = inRow(inWantedWeek(inTheirWeek(ofWeek, ground), ground), ground);
  const result: Settled = { starts: [], windows: [], slots: [], isAny: false, doubts: [], days: [] };
  let days: readonly PlainDate[] = dayPointedAt(items, ground) ?? ground.days;
  const ended = items.find((item) => item.kind === "offers" && item.end !== undefined);
  // "An hour later than the first one, so at 11:15": the offer is only what the time is told by.
  const told = items.findIndex(({ kind }) => kind === "same-time" || kind === "shift");
  const isTold = told !== -1 && items.some(({ kind }) => kind === "time");
  for (const [place, item] of items.entries()) {
    if (isTold && (place > told || items[told]?.kind === "shift") && item.kind === "offers") continue;
    if (item.kind === "offers" && item !== ended) {
      if (item.isAny) result.isAny = true;
      else result.slots.push(...item.slots);
    }
    if (item.kind === "zone" && item.zone === undefined) result.doubts.push("a clock that we do not know");
  }
  let anchor = days;
  let before: Segment | undefined;
  for (const segment of toSegments(items)) {
    const chosen = ended?.kind === "offers" ? atTheEnd(ended, segment, ground) : undefined;
    if (chosen !== undefined) {
      result.slots.push(chosen);
      days = segment.days.flatMap((each) => daysOf(each, segment, ground, []));
      continue;
    }
    const named = segment.days.filter(({ isExcept }) => isExcept !== true);
    const less = segment.days
      .filter(({ isExcept }) => isExcept === true)
      .flatMap((each) => (each.each ?? each.day ?? []).map(({ dayOfWeek }) => dayOfWeek));
    const from = isOnOtherSide(segment, before) ? anchor : days;
    const base =
      named.length === 0 && less.length > 0
        ? days
        : named.flatMap((each) => daysOf(each, segment, { ...ground, days: from }, result.doubts));
    if (from === days) anchor = days;
    before = segment;
    const own = base.filter(({ dayOfWeek }) => !less.includes(dayOfWeek));
    const on = own.length > 0 || segment.days.length > 0 ? own : daysMeant(segment, { ...ground, days });
    if (own.length > 0) days = own;
    settleSegment(segment, { ground, days: on, isInherited: own.length === 0, result });
  }
  if (ended?.kind === "offers" && result.slots.length === 0) {
    const chosen = items.length === 1 ? ofDays(ended, ground.days, ground) : undefined;
    result.slots.push(...(chosen === undefined ? ended.slots : [chosen]));
    if (result.slots.length === 0) result.doubts.push(severalTimes);
  }
  if (isReplaced(result, ground)) result.slots = [];
  result.days = [...days];
  result.isWeek = items.every((item) => item.kind === "days" && item.isWeek === true);
  const last = items.findLast((item) => item.kind === "days");
  result.isUntil =
    last === undefined ? ground.isUntil === true : last.kind === "days" && last.isUntil === true;
  result.starts = unique(result.starts);
  takeAway(result, said, ground);
  return result;
}

/** "The day before at 12, or the day after at 9:30": both are told by the day that was named before them. */
function isOnOtherSide({ days: [day] }: Segment, before: Segment | undefined): boolean {
  return (before?.days[0]?.beside ?? 0) * (day?.beside ?? 0) < 0;
}

/** "Tuesday, but the later one": of the offers on that day the last. */
function atTheEnd(item: SaidOffers, segment: Segment, ground: Ground): number | undefined {
  const days = segment.days.flatMap((each) => daysOf(each, segment, ground, []));
  return ofDays(item, days, ground, segment);
}

function ofDays(
  item: SaidOffers,
  days: readonly PlainDate[],
  ground: Ground,
  segment: Segment = { days: [], times: [], isTimeFirst: false },
): number | undefined {
  const slots = days
    .flatMap((day) => slotsOn(day, segment, ground))
    .sort(
      (a, b) =>
        (ground.offered[a]?.start.epochMilliseconds ?? 0) - (ground.offered[b]?.start.epochMilliseconds ?? 0),
    );
  return slots.length < 2 ? undefined : item.end === "last" ? slots.at(-1) : slots[0];
}

function settleSegment(segment: Segment, on: On): void {
  const { ground, result } = on;
  const zone = segment.zone ?? ground.contact;
  const spans = segment.times.filter((time) => time.kind === "range" || time.kind === "part");
  // "At 3, and free from then on": the hour is no more than where the stretch begins.
  const isBegun = (minutes: readonly number[]): boolean =>
    spans.some((span) => span.kind === "range" && span.start === minutes);
  const points = segment.times
    .filter((time) => time.kind === "time")
    .filter((time) => !isBegun(time.minutes));
  const shift = segment.times.find((time) => time.kind === "shift");
  // "A day later at 14", "a day earlier, Wednesday, in the afternoon": the hour is told, and the day perhaps not.
  if (shift?.kind === "shift" && Math.abs(shift.minutes) >= 1440 && points.length + spans.length > 0) {
    const times = segment.times.filter((time) => time !== shift);
    const day = on.isInherited ? shiftedDay(shift.minutes, points, on, zone) : undefined;
    if (day !== undefined || !on.isInherited)
      return settleSegment({ ...segment, times }, { ...on, ...(day && { days: [day], isInherited: false }) });
  }
  const same = segment.times.find((time) => time.kind === "same-time");
  const isPointing = // "The 17th, the evening one"
    points.length === 0 &&
    spans.length === 1 &&
    on.days.length === 1 &&
    on.days.every((day) => slotsOn(day, segment, ground).length === 1);
  if (
    !isPointing &&
    segment.times.some((time) => (time.kind === "time" || time.kind === "part") && time.isVague)
  )
    result.doubts.push("a time that is not plain");
  if (points.length > 0) return settlePoints(points, segment, on);
  if (same !== undefined || shift !== undefined)
    return settleShift(
      { same, shift: shift?.kind === "shift" ? shift.minutes : 0 },
      besideIn(segment, on),
      zone,
    );
  const late = spans.length === 1 ? spans.flatMap(lateStart) : [];
  if (late.length > 0) return settlePoints(late, segment, on);
  if (spans.length > 0) return settleSpans(spans, segment, on);
  for (const day of on.days) {
    if (segment.days.length === 0) continue;
    const isOne = segment.days.every(({ each }) => each === undefined);
    const slots = isOne ? slotsOn(day, segment, ground) : [];
    if (slots.length === 1) result.slots.push(...slots);
    else if (slots.length > 1) result.doubts.push("a day on which several times were offered");
    else {
      addWindow(result, day, { ...usual }, { zone: ground.contact, ground });
    }
  }
}

/** "The day after your Tuesday, same time": the time is of that Tuesday. */
function besideIn({ days }: Segment, on: On): On {
  const day = days.find(({ besideOf }) => besideOf !== undefined)?.besideOf;
  return day === undefined ? on : { ...on, ground: { ...on.ground, days: [day], base: undefined } };
}

function settlePoints(points: readonly (SaidTime & { kind: "time" })[], segment: Segment, on: On): void {
  const { ground, result } = on;
  const zone = segment.zone ?? ground.contact;
  const part = segment.times.find((time) => time.kind === "part");
  for (const point of points) {
    if (on.isInherited && segment.zone !== undefined && isToldAlready(point.minutes, zone, result, ground))
      continue;
    if (on.isInherited) {
      const slots = ground.offered.flatMap((slot, place) => {
        const isThen = point.minutes.includes(minuteOf(slot.start, zone));
        return isThen && (on.days.length === 0 || on.days.some((day) => isOn(slot.start, zone, day)))
          ? [place]
          : [];
      });
      if (slots.length === 1) {
        result.slots.push(...slots);
        continue;
      }
      if (slots.length > 1) result.doubts.push("a time at which several were offered");
    }
    // "Not 9:30, 11 the same day": the day of the offer that was named beside it.
    const days = on.days.length > 0 ? on.days : daysOfSlots(result, ground);
    if (days.length === 0) result.doubts.push("a time without a day");
    for (const day of days) {
      const slots = ground.offered.filter((slot) => {
        return isOn(slot.start, zone, day) && point.minutes.includes(minuteOf(slot.start, zone));
      });
      const [slot] = slots;
      const minute = slot === undefined ? chosenMinute(point.minutes, part) : undefined;
      if (slot !== undefined) result.starts.push(slot.start);
      else if (minute === undefined) result.doubts.push("a time that can be morning or evening");
      else result.starts.push(instantAt(day, minute, zone));
    }
  }
}

/** "Thursday 7 pm, 8:30 in the morning for you": the same instant on another clock. */
function isToldAlready(minutes: readonly number[], zone: string, result: Settled, ground: Ground): boolean {
  const known = [
    ...result.starts,
    ...result.slots.flatMap((slot) => ground.offered[slot]?.start ?? []),
    ...result.windows.flatMap(({ from, to }) => [from, to]),
  ];
  return known.some((start) => {
    return minutes.includes(minuteOf(start, zone));
  });
}

/** A bare hour lies in working hours. */
function chosenMinute(minutes: readonly number[], part: SaidTime | undefined): number | undefined {
  const isInPart = (minute: number, { start, end }: { start: number; end: number }): boolean =>
    isIn(minute, { start, end }) || (start >= 720 && minute >= 720 && minute <= end + 120);
  const inPart = part?.kind === "part" ? minutes.filter((minute) => isInPart(minute, part)) : minutes;
  if (inPart.length === 1) return inPart[0];
  const working = inPart.filter((minute) => minute >= 7.5 * 60 && minute <= 18.5 * 60);
  return working.length === 1 ? working[0] : undefined;
}

function settleSpans(spans: readonly SaidTime[], segment: Segment, on: On): void {
  const { ground, result, days } = on;
  const zone = segment.zone ?? ground.contact;
  const parts = spans.every(({ kind }) => kind === "part");
  if (parts && on.isInherited && segment.days.length === 0) {
    const fitting = ground.offered.flatMap((slot, place) => {
      const minute = minuteOf(slot.start, zone);
      return spans.some((span) => span.kind === "part" && isIn(minute, span)) ? [place] : [];
    });
    if (fitting.length === 1 && days.length === 0) {
      result.slots.push(...fitting);
      return;
    }
  }
  if (days.length === 0) result.doubts.push("a stretch of time without a day");
  const closer = closest(spans);
  const bounds = (closer.length > 0 ? closer : spans).map(boundsOf).filter((bound) => bound !== undefined);
  if (bounds.length < (closer.length || spans.length))
    result.doubts.push("a stretch of time that is not plain");
  const [first, second] = bounds;
  const start = Math.max(first?.start ?? 0, second?.start ?? 0);
  const end = Math.min(first?.end ?? 1440, second?.end ?? 1440);
  const isOne = bounds.length === 2 && start < end && spans.some(({ kind }) => kind === "range");
  const wanted = isOne ? [{ start, end }] : bounds;
  for (const day of days) {
    const parts =
      days.length === 1 && segment.times.every((time) => time.kind === "part" && time.isAny !== true)
        ? slotsOn(day, segment, ground)
        : [];
    if (parts.length === 1 && !on.isInherited && segment.days.every(({ each }) => each === undefined)) {
      result.slots.push(...parts);
      continue;
    }
    const started = wanted.length === 1 ? startedAt(spans, day, { zone, ground }) : undefined;
    if (started !== undefined) result.slots.push(started);
    else for (const bound of wanted) addWindow(result, day, bound, { zone, ground });
  }
}

/** "Friday from 11:15", where something was offered at that time: that one. */
function startedAt(
  spans: readonly SaidTime[],
  day: PlainDate,
  { zone, ground }: { zone: string; ground: Ground },
): number | undefined {
  const [span, other] = spans;
  if (span?.kind !== "range" || span.isFrom !== true || span.end !== undefined || other !== undefined)
    return undefined;
  const found = ground.offered.findIndex(({ start }) => {
    return isOn(start, zone, day) && span.start?.includes(minuteOf(start, zone)) === true;
  });
  return found === -1 ? undefined : found;
}

function unique(instants: readonly Instant[]): Instant[] {
  return instants.filter((at, place) => instants.findIndex((other) => isSameInstant(other, at)) === place);
}
