/** Times that are told by another: the same hour on another day, so much later or earlier. */
import { dayOf, instantAt, minuteOf } from "./local-time.ts";
import type { SameTime } from "./same-time.ts";
import { type Ground, isIn } from "./segments.ts";
import type { On } from "./settled.ts";

type PlainDate = Temporal.PlainDate;
type Instant = Temporal.Instant;

/** What is meant by "same time" and "an hour later": the base, and how far from it. */
export function settleShift(by: { same: SameTime | undefined; shift: number }, on: On, zone: string): void {
  const { ground, result } = on;
  const [onDay, another] = ground.offered.filter((slot) =>
    on.days.some((day) => !on.isInherited && dayOf(slot.start, zone).equals(day)),
  );
  const ofDay = another === undefined && by.shift !== 0 ? onDay?.start : undefined;
  // "Half an hour past your second time".
  const [pointed, more] = result.slots;
  const ofPointed = more === undefined && pointed !== undefined ? ground.offered[pointed]?.start : undefined;
  if (ofPointed !== undefined) result.slots = [];
  const base =
    ofPointed ??
    (by.same === undefined
      ? undefined
      : (told(by.same, zone, on) ?? justSaid(on) ?? soFarFrom(by.shift, on, zone))) ??
    ofDay ??
    ground.base ??
    onlyOf(ground.days, zone, ground) ??
    ground.scheduled?.start ??
    (ground.offered.length === 1 ? ground.offered[0]?.start : undefined);
  const times = ground.offered.map((slot) => minuteOf(slot.start, zone));
  const common = times.every((time) => time === times[0]) ? times[0] : undefined;
  if (by.same !== undefined) {
    const time = base === undefined ? common : minuteOf(base, zone);
    if (time === undefined) result.doubts.push("the same time as another that is not named");
    else if (!on.isInherited && on.days.length > 0)
      for (const day of on.days) result.starts.push(instantAt(day, time, zone));
    else if (base !== undefined && by.shift === 0 && isElsewhere(base, on.days, zone))
      for (const day of on.days) result.starts.push(instantAt(day, time, zone));
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
  // "14:15, half an hour after your proposal": the time that was just named, told again.
  const isToldAgain = ground.offered.some((slot) => slot.start.add({ minutes: by.shift }).equals(base));
  if (isToldAgain && base === ground.base && on.isInherited) {
    result.starts.push(base);
    return;
  }
  const start = base.add({ minutes: by.shift });
  const [day] = on.isInherited ? [] : on.days;
  result.starts.push(day === undefined ? start : instantAt(day, minuteOf(start, zone), zone));
}

/** "A day later at 14": the day so far from that of the offer that is spoken of, or that begins at this hour. */
export function shiftedDay(
  shift: number,
  points: readonly { minutes: readonly number[] }[],
  { ground }: On,
  zone: string,
): PlainDate | undefined {
  const offers = ground.offered.map(({ start }) => start);
  const days = offers.map((start) => dayOf(start, zone));
  const [named, another] = ground.days;
  const hourly = offers.filter((start) =>
    points.some(({ minutes }) => minutes.includes(minuteOf(start, zone))),
  );
  const base = ground.base ?? ground.scheduled?.start;
  const isOffered = named !== undefined && another === undefined && days.some((day) => day.equals(named));
  const only =
    onlyDay(hourly.map((start) => dayOf(start, zone))) ?? (base && dayOf(base, zone)) ?? onlyDay(days);
  const day = isOffered ? named : only;
  return day?.add({ days: Math.round(shift / 1440) });
}

function onlyDay([day, ...others]: readonly PlainDate[]): PlainDate | undefined {
  return day !== undefined && others.every((other) => other.equals(day)) ? day : undefined;
}

/** "Monday at ten or the day after at the same hour". */
function justSaid({ result, isInherited }: On): Instant | undefined {
  const [start, other] = result.starts;
  return isInherited || other !== undefined ? undefined : start;
}

/** "A day before, Wednesday the 23rd, same hour": of the offer on the day that is so far from the one that is named. */
function soFarFrom(shift: number, { days, isInherited, ground }: On, zone: string): Instant | undefined {
  const [day, another] = isInherited || Math.abs(shift) < 1440 ? [] : days;
  if (day === undefined || another !== undefined) return undefined;
  return onlyOf([day.subtract({ days: Math.round(shift / 1440) })], zone, ground);
}

/** The one offer on the days that were named before. */
function onlyOf(days: readonly PlainDate[], zone: string, ground: Ground): Instant | undefined {
  const [only, other] = ground.offered.filter(({ start }) => {
    const own = dayOf(start, zone);
    return days.some((day) => day.equals(own));
  });
  return other === undefined ? only?.start : undefined;
}

function isElsewhere(base: Instant, days: readonly PlainDate[], zone: string): boolean {
  const own = dayOf(base, zone);
  return days.length > 0 && !days.some((day) => day.equals(own));
}

/** "Same hour as your second", "same lunchtime slot", "same early start": the one offer that is told so. */
function told({ slots, within, end }: SameTime, zone: string, { ground }: On): Instant | undefined {
  if (slots !== undefined) return ground.offered[slots[0] ?? -1]?.start;
  if (within === undefined && end === undefined) return undefined;
  const starts = ground.offered.map(({ start }) => ({ start, minute: minuteOf(start, zone) }));
  const fitting = starts.filter(({ minute }) => within === undefined || isIn(minute, within));
  const [first, ...others] = fitting.toSorted((a, b) => a.minute - b.minute);
  if (end !== undefined) return (end === "first" ? first : (others.at(-1) ?? first))?.start;
  return others.every(({ minute }) => minute === first?.minute) ? first?.start : undefined;
}
