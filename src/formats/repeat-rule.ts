/** A repetition rule (RRULE, RFC 5545 3.3.10) as numbers. */
import { IcalError } from "./ical-text.ts";
import { parseWhen, type When } from "./wall-time.ts";

export type Frequency = "SECONDLY" | "MINUTELY" | "HOURLY" | "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

export interface Rule {
  freq: Frequency;
  interval: number;
  count: number | undefined;
  until: When | undefined;
  /** 0 is Sunday. */
  weekStart: number;
  /** `nth` 0: every one. */
  days: { weekday: number; nth: number }[];
  months: number[];
  monthDays: number[];
  yearDays: number[];
  weeks: number[];
  hours: number[];
  minutes: number[];
  seconds: number[];
  positions: number[];
}

/** From the recur object of jCal. Throws IcalError. */
export function parseRule(recur: unknown): Rule {
  if (typeof recur !== "object" || recur === null) throw new IcalError("a repetition is no rule");
  const parts = new Map(Object.entries(recur));
  const freq = frequencies.find((known) => known === parts.get("freq"));
  if (freq === undefined) throw new IcalError("a repetition has no FREQ");
  const until = parts.get("until");
  const count = parts.get("count");
  const weekStart = parts.get("wkst");
  return {
    freq,
    interval: whole(parts.get("interval") ?? 1),
    count: count === undefined ? undefined : whole(count),
    until: until === undefined ? undefined : parseWhen(until),
    weekStart:
      weekStart === undefined
        ? 1
        : typeof weekStart === "number"
          ? weekStart - 1
          : weekdays.indexOf(String(weekStart)),
    days: listOf(parts.get("byday")).map(parseWeekday),
    months: numbers(parts.get("bymonth")),
    monthDays: numbers(parts.get("bymonthday")),
    yearDays: numbers(parts.get("byyearday")),
    weeks: numbers(parts.get("byweekno")),
    hours: numbers(parts.get("byhour")),
    minutes: numbers(parts.get("byminute")),
    seconds: numbers(parts.get("bysecond")),
    positions: numbers(parts.get("bysetpos")),
  };
}

const frequencies: readonly Frequency[] = [
  "SECONDLY",
  "MINUTELY",
  "HOURLY",
  "DAILY",
  "WEEKLY",
  "MONTHLY",
  "YEARLY",
];
const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function numbers(value: unknown): number[] {
  return listOf(value).map((entry) => {
    const number = Number(entry);
    if (!Number.isInteger(number))
      throw new IcalError(`${JSON.stringify(entry)} is not a number in a repetition`);
    return number;
  });
}

function whole(value: unknown): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new IcalError(`${JSON.stringify(value)} is not a count`);
  return number;
}

function parseWeekday(value: unknown): { weekday: number; nth: number } {
  const match = /^([+-]?\d{0,2})(SU|MO|TU|WE|TH|FR|SA)$/.exec(String(value).toUpperCase());
  if (match === null) throw new IcalError(`${JSON.stringify(value)} is not a weekday in a repetition`);
  return { nth: match[1] === "" ? 0 : Number(match[1]), weekday: weekdays.indexOf(match[2] ?? "") };
}
