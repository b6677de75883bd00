/** The open times that lie nearest to those that somebody named. */
import type { Slot } from "../slot.ts";
import { minuteMs } from "../time/day.ts";
import { toWall, zoneTable } from "../time/zone-table.ts";
import type { Wanted } from "./fit.ts";

export interface NearestHow {
  count: number;
  /** Minutes that two of them lie apart, where they can. */
  apart: number;
  /** IANA zone on whose clock full and half hours come first. */
  zone: string;
}

/**
 * In the order of their start; fewer where there are no more. Taking away times that are not in the answer leaves the
 * answer as it is, as with all times that are given out.
 */
export function nearestSlots(
  open: readonly Slot[],
  wanted: Pick<Wanted, "starts" | "windows">,
  { count, apart, zone }: NearestHow,
): Slot[] {
  const table = zoneTable(zone);
  const cost = ({ start }: Slot) => {
    const minute = Math.floor(toWall(table, start.epochMilliseconds) / minuteMs) % 60;
    return distance(start, wanted) + (minute === 0 ? 0 : minute === 30 ? 15 : 60) * minuteMs;
  };
  const inOrder = open
    .map((slot) => ({ slot, cost: cost(slot) }))
    .sort((a, b) => a.cost - b.cost || Temporal.Instant.compare(a.slot.start, b.slot.start))
    .map(({ slot }) => slot);
  const chosen: Slot[] = [];
  for (const between of [apart * minuteMs, 0]) {
    for (const slot of inOrder) {
      if (chosen.length === count) break;
      if (!chosen.some((other) => isWithin(slot, other, between))) chosen.push(slot);
    }
  }
  return chosen.sort((a, b) => Temporal.Instant.compare(a.start, b.start));
}

/** Milliseconds from the nearest of them; 0 within a window. */
function distance(at: Temporal.Instant, { starts, windows }: Pick<Wanted, "starts" | "windows">): number {
  const ms = at.epochMilliseconds;
  const spans = [
    ...starts.map((start) => ({ from: start.epochMilliseconds, to: start.epochMilliseconds })),
    ...windows.map(({ from, to }) => ({ from: from.epochMilliseconds, to: to.epochMilliseconds })),
  ];
  return Math.min(...spans.map(({ from, to }) => Math.max(0, from - ms, ms - to)));
}

function isWithin(a: Slot, b: Slot, between: number): boolean {
  return (
    a.start.epochMilliseconds < b.end.epochMilliseconds + between &&
    b.start.epochMilliseconds < a.end.epochMilliseconds + between
  );
}
