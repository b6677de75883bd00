/** Whether a repetition rule holds on a day: the interval counted from the first day, and every BY part (RFC 5545 3.3.10). */
import type { Rule } from "./repeat-rule.ts";
import { toDate, toDay, weekdayOf } from "./wall-time.ts";

/** A test for days since 1970-01-01. `startDay` is the day of the first occurrence. */
export function onDay(rule: Rule, startDay: number): (day: number) => boolean {
  const start = toDate(startDay);
  const phase = inPhase(rule, startDay);
  const implied = impliedBy(rule);
  return (day) => {
    if (!phase(day)) return false;
    const { year, month, date } = toDate(day);
    if (rule.months.length > 0 && !rule.months.includes(month)) return false;
    if (rule.monthDays.length > 0 && !isAt(rule.monthDays, date, daysIn(year, month))) return false;
    if (implied.date && date !== start.date) return false;
    if (implied.month && month !== start.month) return false;
    if (implied.weekday && weekdayOf(day) !== weekdayOf(startDay)) return false;
    if (rule.yearDays.length > 0 && !isAt(rule.yearDays, day - toDay(year, 1, 1) + 1, yearLength(year)))
      return false;
    if (rule.weeks.length > 0) {
      const week = weekOf(day, rule.weekStart);
      if (!isAt(rule.weeks, week.number, week.ofYear)) return false;
    }
    return rule.days.length === 0 || isNamed(rule, day, year, month, date);
  };
}

function inPhase(rule: Rule, startDay: number): (day: number) => boolean {
  const { interval, weekStart } = rule;
  const start = toDate(startDay);
  switch (rule.freq) {
    case "WEEKLY": {
      const weekOfStart = Math.floor((startDay + 4 - weekStart) / 7);
      return (day) => (Math.floor((day + 4 - weekStart) / 7) - weekOfStart) % interval === 0;
    }
    case "MONTHLY":
      return (day) => {
        const { year, month } = toDate(day);
        return ((year - start.year) * 12 + month - start.month) % interval === 0;
      };
    case "YEARLY": {
      const yearOf =
        rule.weeks.length > 0
          ? (day: number) => weekOf(day, weekStart).year
          : (day: number) => toDate(day).year;
      const yearOfStart = yearOf(startDay);
      return (day) => (yearOf(day) - yearOfStart) % interval === 0;
    }
    case "DAILY":
      return (day) => (day - startDay) % interval === 0;
    default:
      return () => true;
  }
}

/** What a rule leaves unsaid is as on the first day. */
function impliedBy(rule: Rule): { date: boolean; month: boolean; weekday: boolean } {
  const saysDay = rule.days.length > 0 || rule.monthDays.length > 0 || rule.yearDays.length > 0;
  const isYearly = rule.freq === "YEARLY";
  return {
    date: !saysDay && (rule.freq === "MONTHLY" || (isYearly && rule.weeks.length === 0)),
    month: !saysDay && isYearly && rule.weeks.length === 0 && rule.months.length === 0,
    weekday: !saysDay && (rule.freq === "WEEKLY" || (isYearly && rule.weeks.length > 0)),
  };
}

/** BYDAY, counted within the month or the year where it has a number. */
function isNamed(rule: Rule, day: number, year: number, month: number, date: number): boolean {
  const weekday = weekdayOf(day);
  return rule.days.some((named) => {
    if (named.weekday !== weekday) return false;
    if (named.nth === 0 || (rule.freq !== "MONTHLY" && rule.freq !== "YEARLY") || rule.weeks.length > 0)
      return true;
    const inYear = rule.freq === "YEARLY" && rule.months.length === 0;
    const place = inYear ? day - toDay(year, 1, 1) + 1 : date;
    const length = inYear ? yearLength(year) : daysIn(year, month);
    const nth = named.nth > 0 ? Math.ceil(place / 7) : -Math.ceil((length - place + 1) / 7);
    return nth === named.nth;
  });
}

/** Whether a place counted from 1 is in a list in which negative numbers count from the end. */
function isAt(list: readonly number[], place: number, length: number): boolean {
  return list.includes(place) || list.includes(place - length - 1);
}

/** Week 1 is the first with four days in the year (RFC 5545, BYWEEKNO). */
function weekOf(day: number, weekStart: number): { year: number; number: number; ofYear: number } {
  const first = day - ((weekdayOf(day) - weekStart + 7) % 7);
  const { year } = toDate(first + 3);
  const weekOne = firstWeek(year, weekStart);
  return { year, number: (first - weekOne) / 7 + 1, ofYear: (firstWeek(year + 1, weekStart) - weekOne) / 7 };
}

function firstWeek(year: number, weekStart: number): number {
  const fourth = toDay(year, 1, 4);
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7);
}

function daysIn(year: number, month: number): number {
  return (month === 12 ? toDay(year + 1, 1, 1) : toDay(year, month + 1, 1)) - toDay(year, month, 1);
}

function yearLength(year: number): number {
  return toDay(year + 1, 1, 1) - toDay(year, 1, 1);
}
