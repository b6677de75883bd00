/**
 * What time it is where somebody lives. A mail asks that of the same few instants again and again, of its offers above
 * all: the last answers are remembered, and each is worked out of the offsets of the zone, in whole numbers.
 */
import { dateOf, dayMs, dayNumber, minuteMs, weekdayOf } from "../time/day.ts";
import { fromWall, toWall, zoneTable } from "../time/zone-table.ts";

type Instant = Temporal.Instant;
type PlainDate = Temporal.PlainDate;

export interface LocalTime {
  hour: number;
  minute: number;
  /** Since midnight. */
  minuteOfDay: number;
  /** Of the month. */
  day: number;
  /** Monday is 1. */
  dayOfWeek: number;
  /** Days since 1970-01-01. */
  dayNumber: number;
}

interface Told extends LocalTime {
  /** Milliseconds since 1970: none of our times is told more closely. */
  at: number;
  zone: string;
  date: PlainDate;
}

/** Two zones for each offer, for when the mail came, and for what it comes to. */
const remembered = 16;
const latest: Told[] = [];
let oldest = 0;

export function localTime(at: Instant, zone: string): LocalTime {
  return told(at, zone);
}

/** Since midnight. */
export function minuteOf(at: Instant, zone: string): number {
  return told(at, zone).minuteOfDay;
}

export function dayOf(at: Instant, zone: string): PlainDate {
  return told(at, zone).date;
}

/** Whether it is on that day there. */
export function isOn(at: Instant, zone: string, { year, month, day }: PlainDate): boolean {
  return told(at, zone).dayNumber === dayNumber(year, month, day);
}

/**
 * The instant of so many minutes since midnight: beyond a day they are of the same day, below 0 of the day before. A time that a clock
 * change leaves out is moved later, one that occurs twice is the first ("compatible", as in RFC 5545).
 */
export function instantAt({ year, month, day }: PlainDate, minute: number, zone: string): Instant {
  const wall = dayNumber(year, month, day) * dayMs + (minute % minutesOfDay) * minuteMs;
  return Temporal.Instant.fromEpochMilliseconds(fromWall(zoneTable(zone), wall));
}

const minutesOfDay = 1440;

function told(at: Instant, zone: string): Told {
  const instant = at.epochMilliseconds;
  for (const each of latest) if (each.at === instant && each.zone === zone) return each;
  const found = { at: instant, zone, ...read(instant, zone) };
  latest[oldest] = found;
  oldest = (oldest + 1) % remembered;
  return found;
}

function read(at: number, zone: string): LocalTime & { date: PlainDate } {
  const wall = toWall(zoneTable(zone), at);
  const number = Math.floor(wall / dayMs);
  const minuteOfDay = Math.floor((wall - number * dayMs) / minuteMs);
  const { year, month, day } = dateOf(number);
  return {
    hour: Math.floor(minuteOfDay / 60),
    minute: minuteOfDay % 60,
    minuteOfDay,
    day,
    dayOfWeek: weekdayOf(number),
    dayNumber: number,
    date: new Temporal.PlainDate(year, month, day),
  };
}
