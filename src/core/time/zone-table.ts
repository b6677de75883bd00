/**
 * The offsets of a time zone, asked of `Temporal` once and then compared as integers: one conversion through
 * `Temporal` costs about a microsecond, and a slot search makes hundreds.
 *
 * A wall time is written as the epoch milliseconds that it would have in UTC, so that day and minute are plain
 * divisions. A wall time that a clock change leaves out is moved later by the length of the gap; one that occurs
 * twice is the first ("compatible", as in RFC 5545).
 */
import { dayMs } from "./day.ts";

type Instant = Temporal.Instant;

export interface ZoneTable {
  /** First millisecond of each stretch of one offset; the first is -Infinity. */
  starts: readonly number[];
  /** Milliseconds to add to an instant of that stretch for its wall time. */
  offsets: readonly number[];
}

/**
 * The table of an IANA zone, for 1970 to 2100; before and after, the nearest offset goes on.
 * Throws the RangeError of `Temporal` for a zone that does not exist.
 */
export function zoneTable(zone: string): ZoneTable {
  const known = tables.get(zone);
  if (known !== undefined) return known;
  const table = readZone(zone);
  tables.set(zone, table);
  return table;
}

/** Index of the stretch that holds an instant. */
export function stretchAt(table: ZoneTable, ms: number): number {
  const { starts } = table;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

function offsetAt(table: ZoneTable, ms: number): number {
  return table.offsets[stretchAt(table, ms)] ?? 0;
}

/** What the clock shows at an instant. */
export function toWall(table: ZoneTable, ms: number): number {
  return ms + offsetAt(table, ms);
}

/** The instant at which the clock shows a wall time. */
export function fromWall(table: ZoneTable, wall: number): number {
  const early = stretchAt(table, wall - dayMs);
  const before = table.offsets[early] ?? 0;
  // No zone is a day or more from UTC, so a stretch that holds both neighbours holds the wall time itself.
  if ((table.starts[early + 1] ?? Number.POSITIVE_INFINITY) > wall + dayMs) return wall - before;
  if (offsetAt(table, wall - before) === before) return wall - before;
  const after = offsetAt(table, wall + dayMs);
  if (offsetAt(table, wall - after) === after) return wall - after;
  return wall - before;
}

/** The day on the calendar of a zone: "today" for limits that count by day. */
export function dayIn(zone: string, at: Instant): number {
  return Math.floor(toWall(zoneTable(zone), at.epochMilliseconds) / dayMs);
}

/** The first instant of a day in a zone. */
export function startOfDay(zone: string, day: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(fromWall(zoneTable(zone), day * dayMs));
}

const tables = new Map<string, ZoneTable>();

function readZone(zone: string): ZoneTable {
  let at = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  const starts = [Number.NEGATIVE_INFINITY];
  const offsets = [at.offsetNanoseconds / 1e6];
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (next === null || next.year > 2100) return { starts, offsets };
    starts.push(next.epochMilliseconds);
    offsets.push(next.offsetNanoseconds / 1e6);
    at = next;
  }
}
