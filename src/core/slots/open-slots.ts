/**
 * Every time at which the two could meet: inside both people's hours on both clocks, off both people's holidays,
 * clear of the owner's busy time, and within the limits on meetings. One sweep over sorted spans of epoch
 * milliseconds; see `zone-table.ts` for what a clock change does.
 */
import type { Hours, Rate, Weekday } from "../rules-shape.ts";
import type { Busy, Slot } from "../slot.ts";
import type { HolidaysOf } from "../state.ts";
import { dateOf, dayMs, minuteMs, mondayOf, weekdayOf } from "../time/day.ts";
import { addOpenings } from "../time/opening.ts";
import { intersection, normalised, sortedBusy, without } from "../time/spans.ts";
import { holidayTest } from "../time/working-days.ts";
import { stretchAt, toWall, type ZoneTable, zoneTable } from "../time/zone-table.ts";

type Instant = Temporal.Instant;

export interface SlotQuery {
  /** The owner's busy time, over all calendars; `unreadable` counts as busy throughout. */
  busy: readonly Busy[] | "unreadable";
  myHours: Readonly<Partial<Record<Weekday, readonly Hours[]>>>;
  /** The owner's IANA zone. */
  myZone: string;
  /** Country (ISO 3166-1 alpha-2) whose public holidays are off for the owner. */
  myHolidays?: string | undefined;
  theirHours: Hours;
  theirDays: readonly Weekday[];
  theirZone: string;
  /** The contact's country, where it is known. */
  theirHolidays?: string | undefined;
  holidaysOf: HolidaysOf;
  /** Nothing starts earlier: now and the notice. */
  from: Instant;
  /** Nothing ends later. More than 370 days ahead is not looked at. */
  until: Instant;
  /** Minutes. */
  length: number;
  /** Minutes to keep free on both sides of busy time and of other meetings. */
  gap: number;
  /** Starts lie at whole multiples of so many minutes after the owner's midnight; 15 where absent. */
  step?: number;
  /** What is booked: counted for `atMost`, and kept clear of as busy time is. */
  meetings: readonly Slot[];
  /**
   * How many meetings the owner takes: in a calendar day, in a week from Monday to Sunday, in a calendar year,
   * all in their zone. Offers do not count.
   */
  atMost: readonly SlotLimit[];
  /** No more than so many slots, the earliest first. */
  limit?: number;
}

/** A limit on meetings, and the meetings that it counts: all of them where absent, else those with some people. */
export interface SlotLimit extends Rate {
  counts?: readonly Slot[];
}

/** The open slots, in order. Slots of one answer overlap each other; whoever takes one asks again, or uses a board. */
export function openSlots(query: SlotQuery): Slot[] {
  return openStarts(query).map((start) => toSlot(start, query.length));
}

/** The same as epoch milliseconds of the starts, for searches that look at hundreds and offer three. */
export function openStarts(query: SlotQuery): number[] {
  if (query.busy === "unreadable") return [];
  const from = query.from.epochMilliseconds;
  const until = Math.min(query.until.epochMilliseconds, from + furthest * dayMs);
  const hours = intersection(
    intersection(ownerOpenings(query, from, until), contactOpenings(query, from, until)),
    [from, until],
  );
  const gap = query.gap * minuteMs;
  const free = without(hours, sortedBusy(query.busy), gap);
  return alignedStarts(query, without(free, sortedBusy(query.meetings.map(toBusy)), gap));
}

/** `length` in minutes. */
export function toSlot(start: number, length: number): Slot {
  return {
    start: Temporal.Instant.fromEpochMilliseconds(start),
    end: Temporal.Instant.fromEpochMilliseconds(start + length * minuteMs),
  };
}

export function toBusy(slot: Slot): Busy {
  return { from: slot.start.epochMilliseconds, until: slot.end.epochMilliseconds };
}

const furthest = 370;

function ownerOpenings(query: SlotQuery, from: number, until: number): number[] {
  const isHoliday = holidayTest(query.myHolidays, query.holidaysOf);
  return openings(zoneTable(query.myZone), from, until, (day) =>
    isHoliday(day) ? [] : (query.myHours[weekdayOf(day)] ?? []),
  );
}

function contactOpenings(query: SlotQuery, from: number, until: number): number[] {
  const isHoliday = holidayTest(query.theirHolidays, query.holidaysOf);
  const hours = [query.theirHours];
  return openings(zoneTable(query.theirZone), from, until, (day) =>
    query.theirDays.includes(weekdayOf(day)) && !isHoliday(day) ? hours : [],
  );
}

function openings(
  table: ZoneTable,
  from: number,
  until: number,
  hoursOn: (day: number) => readonly Hours[],
): number[] {
  const spans: number[] = [];
  const first = Math.floor(toWall(table, from) / dayMs) - 1;
  const last = Math.floor(toWall(table, until) / dayMs) + 1;
  for (let day = first; day <= last; day += 1) {
    for (const hours of hoursOn(day)) addOpenings(spans, table, day, hours);
  }
  return normalised(spans);
}

function alignedStarts(query: SlotQuery, free: readonly number[]): number[] {
  const table = zoneTable(query.myZone);
  const length = query.length * minuteMs;
  const step = (query.step ?? 15) * minuteMs;
  const isFull = fullDays(query, table);
  const starts: number[] = [];
  for (let i = 0; i < free.length; i += 2) {
    const last = (free[i + 1] ?? 0) - length;
    if (last < (free[i] ?? 0)) continue;
    let start = aligned(table, free[i] ?? 0, step);
    for (; start <= last; start = aligned(table, start + step, step)) {
      if (isFull?.(Math.floor(toWall(table, start) / dayMs)) === true) continue;
      starts.push(start);
      if (starts.length === query.limit) return starts;
    }
  }
  return starts;
}

/** The first instant from `ms` on at which the clock shows a multiple of `step` after midnight. */
function aligned(table: ZoneTable, ms: number, step: number): number {
  for (let at = stretchAt(table, ms); ; at += 1) {
    const from = Math.max(ms, table.starts[at] ?? 0);
    const offset = table.offsets[at] ?? 0;
    const time = (((from + offset) % dayMs) + dayMs) % dayMs;
    const start = from + Math.min(Math.ceil(time / step) * step, dayMs) - time;
    if (start < (table.starts[at + 1] ?? Number.POSITIVE_INFINITY)) return start;
  }
}

/** The days on which one more meeting would be too many; undefined where nothing limits them. */
function fullDays(query: SlotQuery, table: ZoneTable): ((day: number) => boolean) | undefined {
  const { atMost, meetings } = query;
  if (atMost.length === 0) return undefined;
  const limits = atMost.map(({ count, per, counts }) => {
    const booked = new Map<number, number>();
    for (const { start } of counts ?? meetings) {
      const period = periodOf(Math.floor(toWall(table, start.epochMilliseconds) / dayMs), per);
      booked.set(period, (booked.get(period) ?? 0) + 1);
    }
    return (day: number) => (booked.get(periodOf(day, per)) ?? 0) >= count;
  });
  return (day) => limits.some((isReached) => isReached(day));
}

function periodOf(day: number, per: Rate["per"]): number {
  if (per === "day") return day;
  return per === "week" ? mondayOf(day) : dateOf(day).year;
}
