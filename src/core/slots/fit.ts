/**
 * Whether a time that somebody named suits the owner. Their own hours, working days and holidays are theirs to judge
 * and play no part, nor does how far ahead we would offer; all else is as for a time that we would offer ourselves.
 */
import type { TimeWindow } from "../reading.ts";
import type { Busy, Slot } from "../slot.ts";
import { minuteMs } from "../time/day.ts";
import { toWall, zoneTable } from "../time/zone-table.ts";
import { openStarts, type SlotQuery, toBusy, toSlot } from "./open-slots.ts";

type Instant = Temporal.Instant;

/** What they named, in their order; the meeting takes so many minutes. */
export interface Wanted {
  starts: readonly Instant[];
  windows: readonly TimeWindow[];
  minutes: number;
}

export type Fit =
  | { kind: "fits"; slot: Slot }
  /** `why` is about the first time that they named. */
  | { kind: "no"; why: "too-soon" | "busy" | "taken" | "hours" }
  /** The calendar cannot be read. */
  | { kind: "unknown" };

/** What is the owner's: `from` is the earliest time that the notice allows. */
export type FitQuery = Omit<
  SlotQuery,
  "theirHours" | "theirDays" | "theirHolidays" | "until" | "length" | "step" | "limit"
> & {
  /** What others were promised. */
  taken: readonly Busy[];
};

/** The first of the starts that suits, else within the windows the earliest full or half hour that does, or any other time. */
export function fitting({ starts, windows, minutes }: Wanted, query: FitQuery): Fit {
  if (query.busy === "unreadable") return { kind: "unknown" };
  const length = minutes * minuteMs;
  for (const start of starts) {
    const from = start.epochMilliseconds;
    if (from < query.from.epochMilliseconds) continue;
    if (isOpen(query, minutes, { from, until: from + length }))
      return { kind: "fits", slot: toSlot(from, minutes) };
  }
  const inOrder = windows.toSorted((a, b) => Temporal.Instant.compare(a.from, b.from));
  for (const { from, to } of inOrder) {
    const open = startsIn(query, minutes, from, to).filter((at) => !isTaken(query, at, at + length));
    const chosen = open.find((at) => isRound(at, query.myZone)) ?? open[0];
    if (chosen !== undefined) return { kind: "fits", slot: toSlot(chosen, minutes) };
  }
  return { kind: "no", why: whyNot(query, length, starts[0], inOrder) };
}

function isOpen(query: FitQuery, minutes: number, { from, until }: Busy): boolean {
  const asked = toSlot(from, minutes);
  const found = openStarts({
    ...query,
    ...anyTime,
    length: minutes,
    step: 1,
    from: asked.start,
    until: asked.end,
  });
  return found.includes(from) && !isTaken(query, from, until);
}

function startsIn(query: FitQuery, minutes: number, from: Instant, to: Instant): number[] {
  const first = Temporal.Instant.compare(from, query.from) < 0 ? query.from : from;
  if (Temporal.Instant.compare(first, to) >= 0) return [];
  return openStarts({ ...query, ...anyTime, length: minutes, from: first, until: to });
}

const anyTime = {
  theirHours: { from: 0, until: 1440 },
  theirDays: [1, 2, 3, 4, 5, 6, 7],
  theirHolidays: undefined,
} as const;

/** A full or a half hour on that clock. */
function isRound(at: number, zone: string): boolean {
  return Math.floor(toWall(zoneTable(zone), at) / minuteMs) % 30 === 0;
}

function isTaken({ taken }: FitQuery, from: number, until: number): boolean {
  return taken.some((time) => time.from < until && from < time.until);
}

function whyNot(
  query: FitQuery,
  length: number,
  start: Instant | undefined,
  [window]: readonly TimeWindow[],
): Extract<Fit, { kind: "no" }>["why"] {
  const last = start ?? window?.to;
  if (last === undefined || last.epochMilliseconds < query.from.epochMilliseconds) return "too-soon";
  if (start === undefined || query.busy === "unreadable") return "hours";
  const from = start.epochMilliseconds;
  const gap = query.gap * minuteMs;
  const inTheWay = (time: Busy) => time.from < from + length + gap && from - gap < time.until;
  if (query.busy.some(inTheWay) || query.meetings.map(toBusy).some(inTheWay)) return "busy";
  return isTaken(query, from, from + length) ? "taken" : "hours";
}
