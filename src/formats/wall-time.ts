/**
 * Times as a calendar file writes them: on a wall clock, in UTC, or a whole day. A wall time is a number of
 * milliseconds as if the clock stood in UTC; a day is a number of days since 1970-01-01.
 */
import { IcalError } from "./ical-text.ts";

export type When =
  | { kind: "day"; day: number }
  | { kind: "wall"; wall: number }
  | { kind: "utc"; at: number };

export const dayMs = 86_400_000;

/** Reads the jCal form of a DATE or DATE-TIME. Throws IcalError where it is none, such as the 30th of February. */
export function parseWhen(value: unknown): When {
  const text = typeof value === "string" ? value : "";
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(Z?))?$/.exec(text);
  if (match === null) throw new IcalError(`${JSON.stringify(value)} is not a date or time`);
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const day = toDay(year, month, date);
  const back = toDate(day);
  if (back.month !== month || back.date !== date || hour > 23 || minute > 59 || second > 60) {
    throw new IcalError(`${text} is not a date or time that exists`);
  }
  if (match[4] === undefined) return { kind: "day", day };
  const wall = day * dayMs + ((hour * 60 + minute) * 60 + second) * 1_000;
  return match[7] === "Z" ? { kind: "utc", at: wall } : { kind: "wall", wall };
}

/** A DURATION as whole days, which follow the clock, and milliseconds, which do not. Throws IcalError. */
export function parseDuration(value: unknown): { days: number; ms: number } {
  const match =
    /^([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/.exec(
      String(value),
    );
  if (match === null || /[PT]$/.test(String(value)))
    throw new IcalError(`${JSON.stringify(value)} is not a duration`);
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(2)
    .map((part) => Number(part ?? 0));
  const sign = match[1] === "-" ? -1 : 1;
  return { days: sign * (weeks * 7 + days), ms: sign * ((hours * 60 + minutes) * 60 + seconds) * 1_000 };
}

/** Days since 1970-01-01 in the Gregorian calendar; `month` from 1. */
export function toDay(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

/** The inverse of `toDay`. */
export function toDate(day: number): { year: number; month: number; date: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthOfMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthOfMarch < 10 ? monthOfMarch + 3 : monthOfMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * monthOfMarch + 2) / 5) + 1,
  };
}

/** 0 is Sunday, as in iCalendar's order of weekdays. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
