/**
 * Adding the durations of the rules file to an instant. Minutes and hours are exact. Days, weeks and months are
 * counted on the owner's calendar and keep the wall time, so that a clock change does not move the hour; the 31st
 * of a shorter month is its last day. Working days keep the wall time too.
 */
import { never } from "../never.ts";
import type { Span } from "../rules-shape.ts";
import { addMonths, dayMs, minuteMs } from "./day.ts";
import { type WorkCalendar, workingDayTest } from "./working-days.ts";
import { fromWall, toWall, zoneTable } from "./zone-table.ts";

type Instant = Temporal.Instant;

/**
 * The instant that lies `span` after `at`. A span of working days that begins on a day off is counted from the
 * next working day: 1 working day after a Saturday is Tuesday, and 0 is Monday.
 */
export function addSpan(at: Instant, span: Span, calendar: WorkCalendar): Instant {
  return shift(at, span, calendar, 1);
}

/**
 * The first instant that keeps a notice of `span` from `at` on. As `addSpan`, but a notice in working days that is
 * given on a day off begins with the next working day: nobody is given longer notice on a Sunday than on the Monday.
 */
export function addNotice(at: Instant, span: Span, calendar: WorkCalendar): Instant {
  if (span.unit !== "working-days") return addSpan(at, span, calendar);
  const table = zoneTable(calendar.zone);
  const day = Math.floor(toWall(table, at.epochMilliseconds) / dayMs);
  const first = nextThat(workingDayTest(calendar), day, 1);
  const begins = first === day ? at : Temporal.Instant.fromEpochMilliseconds(fromWall(table, first * dayMs));
  return addSpan(begins, span, calendar);
}

/**
 * The instant that lies `span` before `at`, on the same calendar. Working days before a day off are counted from
 * the working day before it: 1 working day before a Sunday is Thursday.
 */
export function subtractSpan(at: Instant, span: Span, calendar: WorkCalendar): Instant {
  return shift(at, span, calendar, -1);
}

/** The length where no calendar is at hand, such as a gap between meetings: a day is 24 hours, a month 30 days. */
export function spanMinutes(span: Span): number {
  switch (span.unit) {
    case "minutes":
      return span.count;
    case "hours":
      return span.count * 60;
    case "days":
    case "working-days":
      return span.count * 1440;
    case "weeks":
      return span.count * 7 * 1440;
    case "months":
      return span.count * 30 * 1440;
    default:
      return never(span.unit, "unit of a span");
  }
}

function shift(at: Instant, span: Span, calendar: WorkCalendar, sign: 1 | -1): Instant {
  if (span.unit === "minutes" || span.unit === "hours") {
    return Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + sign * spanMinutes(span) * minuteMs);
  }
  const table = zoneTable(calendar.zone);
  const wall = toWall(table, at.epochMilliseconds);
  const day = Math.floor(wall / dayMs);
  const there = fromWall(table, shiftDay(day, span, calendar, sign) * dayMs + (wall - day * dayMs));
  return Temporal.Instant.fromEpochMilliseconds(there);
}

function shiftDay(day: number, span: Span, calendar: WorkCalendar, sign: 1 | -1): number {
  switch (span.unit) {
    case "weeks":
      return day + sign * span.count * 7;
    case "months":
      return addMonths(day, sign * span.count);
    case "working-days":
      return shiftWorkingDays(day, span.count, calendar, sign);
    default:
      return day + sign * span.count;
  }
}

function shiftWorkingDays(day: number, count: number, calendar: WorkCalendar, sign: 1 | -1): number {
  const works = workingDayTest(calendar);
  let there = nextThat(works, day, sign);
  for (let left = count; left > 0; left -= 1) there = nextThat(works, there + sign, sign);
  return there;
}

/** A source of holidays that claims a whole year would otherwise keep us here for ever. */
const longestBreak = 370;

function nextThat(works: (day: number) => boolean, day: number, sign: 1 | -1): number {
  for (let step = 0; step < longestBreak; step += 1) {
    if (works(day + sign * step)) return day + sign * step;
  }
  return day;
}
