/**
 * Calendar days as whole numbers: days since 1970-01-01 on somebody's calendar. Windows, working days and slots
 * ask for weekdays and holidays thousands of times; on integers that costs nanoseconds.
 */
import type { Weekday } from "../rules-shape.ts";

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** The number of a date of the proleptic Gregorian calendar; `month` from 1. */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month from 1, and day of a day number. */
export function dateOf(day: number): { year: number; month: number; day: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): Weekday {
  return (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of its ISO week, as a day number. */
export function mondayOf(day: number): number {
  return day - (weekdayOf(day) - 1);
}

/** The same day of the month `months` later, or the last day of that month where it has no such day. */
export function addMonths(day: number, months: number): number {
  const date = dateOf(day);
  const month = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(month / 12);
  const first = dayNumber(year, month - year * 12 + 1, 1);
  const next = dayNumber(year, month - year * 12 + 2, 1);
  return Math.min(first + date.day - 1, next - 1);
}
