/**
 * Days and instants compared as whole numbers. A mail compares its few with each other again and again, and one
 * comparison through `Temporal` costs as much as ten of these.
 */
import { dateOf, dayNumber } from "../time/day.ts";

type Instant = Temporal.Instant;
type PlainDate = Temporal.PlainDate;

/** To the millisecond: none of our times is told more closely. */
export function isSameInstant(a: Instant, b: Instant): boolean {
  return a === b || a.epochMilliseconds === b.epochMilliseconds;
}

/** Negative where the first is earlier. */
export function compareInstants(a: Instant, b: Instant): number {
  return a === b ? 0 : a.epochMilliseconds - b.epochMilliseconds;
}

export function isSameDay(a: PlainDate, b: PlainDate): boolean {
  return a === b || (a.day === b.day && a.month === b.month && a.year === b.year);
}

/** Negative where the first is earlier. */
export function compareDays(a: PlainDate, b: PlainDate): number {
  return a === b ? 0 : a.year - b.year || a.month - b.month || a.day - b.day;
}

/** How many days the second is behind the first. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return dayNumber(b.year, b.month, b.day) - dayNumber(a.year, a.month, a.day);
}

export function plusDays(day: PlainDate, days: number): PlainDate {
  const date = dateOf(dayNumber(day.year, day.month, day.day) + days);
  return new Temporal.PlainDate(date.year, date.month, date.day);
}

/** The Monday of its ISO week. */
export function mondayOf(day: PlainDate): PlainDate {
  return plusDays(day, 1 - day.dayOfWeek);
}

/** That day of the month so many months after the day's own; undefined where that month has no such day. */
export function dayOfMonth({ year, month }: PlainDate, months: number, day: number): PlainDate | undefined {
  const all = year * 12 + month - 1 + months;
  const found = { year: Math.floor(all / 12), month: (all % 12) + 1 };
  return day < 1 || day > daysInMonth(found.year, found.month)
    ? undefined
    : new Temporal.PlainDate(found.year, found.month, day);
}

/** `month` from 1. */
export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return next - dayNumber(year, month, 1);
}
