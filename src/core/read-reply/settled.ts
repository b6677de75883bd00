/** What is settled of times: instants, stretches, offers, and what stays open. */

import type { TimeWindow } from "../reading.ts";
import { dayOf } from "./local-time.ts";
import { isSameInstant } from "./moments.ts";
import type { Said } from "./said.ts";
import type { Ground } from "./segments.ts";

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
  /** Until the day that was named last nothing is possible. */
  isUntil?: boolean;
  /** The last day that was named, for a time that follows without one. */
  days: PlainDate[];
}

/** Where a segment is settled, and what it adds to. */
export interface On {
  ground: Ground;
  days: readonly PlainDate[];
  /** The days were named before, or not at all. */
  isInherited: boolean;
  result: Settled;
}

export const severalTimes = "one of several times";

/** A doubt about what another time is counted from. */
export function isRelative(doubt: string): boolean {
  return doubt.startsWith("the same time") || doubt.startsWith("later or earlier") || doubt === severalTimes;
}

/** The places of the offers that are meant, by pointing at them or by naming their start. */
export function slotsOf(settled: Settled, { offered }: Pick<Ground, "offered">): number[] {
  const named = settled.starts.flatMap((start) =>
    offered.findIndex((slot) => isSameInstant(slot.start, start)),
  );
  return [...new Set([...settled.slots, ...named])].filter((place) => place >= 0);
}

/** "Push the first one to 11": the offer is named for its day, and another hour is wanted. */
export function isReplaced(result: Settled, ground: Ground): boolean {
  const [day] = daysOfSlots(result, ground);
  const start = ground.offered[result.slots[0] ?? -1]?.start;
  return (
    day !== undefined &&
    result.starts.length > 0 &&
    result.starts.every((at) => start?.equals(at) === false && dayOf(at, ground.contact).equals(day))
  );
}

/** The day of the one offer that is named. */
export function daysOfSlots({ slots: [slot, other] }: Settled, { offered, contact }: Ground): PlainDate[] {
  const start = slot === undefined || other !== undefined ? undefined : offered[slot]?.start;
  return start === undefined ? [] : [dayOf(start, contact)];
}

/** "The other one, at noon": the day of the offer that is pointed at, where no other is named. */
export function dayPointedAt(
  items: readonly Said[],
  { offered, contact }: Ground,
): readonly PlainDate[] | undefined {
  const pointed = items.filter((item) => item.kind === "offers");
  const [slot, other] = pointed.length === 1 && pointed[0]?.isAny === false ? pointed[0].slots : [];
  const start = slot === undefined || other !== undefined ? undefined : offered[slot]?.start;
  return start === undefined ||
    items.some(({ kind }) => kind === "days" || kind === "same-time" || kind === "shift")
    ? undefined
    : [dayOf(start, contact)];
}
