/** What is said of times without being wanted: how far a refusal reaches, and what is spoken of elsewhere. */

import type { TimeWindow } from "../reading.ts";
import type { Clause } from "./clauses.ts";
import { dayOf, localTime } from "./local-time.ts";
import { compareInstants, isSameDay, isSameInstant } from "./moments.ts";
import type { Ground } from "./segments.ts";
import { type Settled, slotsOf } from "./settled.ts";
import { boundsOf } from "./stretches.ts";

type Instant = Temporal.Instant;

/** Times that are refused: of one day, or of every day on the contact's clock. */
export type Bound = TimeWindow | { start: number; end: number };

export function boundsRefused(clause: Clause, settled: Settled): Bound[] {
  if (settled.windows.length > 0) return settled.windows;
  return clause.items.flatMap((item) =>
    item.kind === "range" || item.kind === "part" ? [boundsOf(item) ?? { start: 0, end: 1440 }] : [],
  );
}

/** Whether a refusal touches what is wanted, or leaves it open what is. */
export function reaches(bound: Bound, wanted: Settled, given: Omit<Ground, "days">): boolean {
  const starts = [
    ...wanted.starts,
    ...slotsOf(wanted, given).flatMap((slot) => given.offered[slot]?.start ?? []),
  ];
  if (starts.length + wanted.windows.length === 0) return true;
  const minuteOf = (at: Instant): number => localTime(at, given.contact).minuteOfDay;
  if ("from" in bound)
    return (
      starts.some((at) => compareAt(at, bound.from) >= 0 && compareAt(at, bound.to) < 0) ||
      wanted.windows.some(({ from, to }) => compareAt(from, bound.to) < 0 && compareAt(bound.from, to) < 0)
    );
  return (
    starts.some((at) => minuteOf(at) >= bound.start && minuteOf(at) < bound.end) ||
    wanted.windows.some(({ from, to }) => minuteOf(from) < bound.end && bound.start < minuteOf(to))
  );
}

/** Of a time that is only named: it is the agreed one, or one that is wanted or refused elsewhere. */
export function isKnown(
  settled: Settled,
  {
    wanted,
    refused,
    given,
    isOther,
  }: { wanted: Settled; refused: ReadonlySet<number>; given: Omit<Ground, "days">; isOther: boolean },
): boolean {
  const slots = slotsOf(settled, given);
  // Whoever names other times, or all of the offers, has spoken of the offers only to say why not.
  if (slots.length > 0 && (isOther || slots.length === given.offered.length)) return true;
  const known = new Set([...slotsOf(wanted, given), ...refused]);
  const isAgreed = (slot: number): boolean =>
    given.scheduled !== undefined && given.offered[slot]?.start.equals(given.scheduled.start) === true;
  if (slots.length > 0) return slots.every((slot) => known.has(slot) || isAgreed(slot));
  const isTold = settled.starts.every((start) => wanted.starts.some((each) => each.equals(start)));
  if (settled.starts.length > 0 && settled.windows.length === 0 && isTold) return true;
  const days = [
    ...wanted.starts,
    ...wanted.windows.map(({ from }) => from),
    ...[...known].flatMap((slot) => given.offered[slot]?.start ?? []),
    ...(given.scheduled === undefined ? [] : [given.scheduled.start]),
  ].map((at) => dayOf(at, given.contact));
  return (
    settled.days.length > 0 &&
    settled.starts.length === 0 &&
    settled.windows.every(({ from, to }) => {
      const { hour } = localTime(from, given.contact);
      return (
        (hour === 9 && to.since(from).total("hours") === 8) ||
        wanted.windows.some((one) => isSameInstant(one.from, from) && isSameInstant(one.to, to))
      );
    }) &&
    settled.days.every((day) => days.some((each) => isSameDay(each, day)))
  );
}

export function hasOthers(wanted: Settled, given: Omit<Ground, "days">): boolean {
  return (
    wanted.windows.length > 0 ||
    wanted.starts.some((start) => !given.offered.some((slot) => isSameInstant(slot.start, start)))
  );
}

function compareAt(a: Instant | undefined, b: Instant | undefined): number {
  return a === undefined || b === undefined ? 0 : compareInstants(a, b);
}
