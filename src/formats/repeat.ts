/**
 * When a repeating event takes place within a window. A day is asked whether the rule holds on it, instead of
 * walking from occurrence to occurrence: so a rule that never holds, or one of 1990, costs no more than the
 * window is long (N-65, N-66, N-67), and 30 February is no day. ical.js, which walks, takes it for 2 March.
 */
import { IcalError } from "./ical-text.ts";
import { onDay } from "./repeat-day.ts";
import type { Rule } from "./repeat-rule.ts";
import { dayMs, toDate, toDay } from "./wall-time.ts";

export type Occurrences =
  | { kind: "starts"; walls: number[] }
  /** More often than once a minute: to a person that is all the time, until `until` (wall time). */
  | { kind: "always"; until: number };

/** How many days and occurrences may be looked at in one reading, over all events; a guard against files made to cost. */
export interface Budget {
  steps: number;
}

/**
 * The wall times in [from, until) at which an event that first began at `start` begins by its rule, ascending.
 * `last` is UNTIL as a wall time, inclusive. Throws IcalError where that would cost too much to find out.
 */
export function occurrences(
  rule: Rule,
  start: number,
  window: { from: number; until: number; last: number },
  budget: Budget,
): Occurrences {
  const last = Math.min(window.last, window.until - 1);
  const times = timesOf(rule, start);
  if (times === "always") return { kind: "always", until: endOfAlways(rule, start, window.last) };

  // With COUNT the occurrences before the window have to be counted, too.
  const firstDay = Math.floor((rule.count === undefined ? Math.max(start, window.from) : start) / dayMs);
  const lastDay = Math.floor(last / dayMs);
  const holds = onDay(rule, Math.floor(start / dayMs));
  const positions =
    rule.positions.length === 0 ? undefined : positionsOf(rule, start, { holds, times, budget });
  const walls: number[] = [];
  let count = 0;
  for (let day = firstDay; day <= lastDay; day++) {
    spend(budget, 1);
    if (!holds(day)) continue;
    spend(budget, times(day).length);
    for (const time of times(day)) {
      const wall = day * dayMs + time;
      if (wall < start || (positions !== undefined && !positions(day).has(wall))) continue;
      if (wall > last) return { kind: "starts", walls };
      count += 1;
      if (rule.count !== undefined && count > rule.count) return { kind: "starts", walls };
      if (wall >= window.from) walls.push(wall);
    }
  }
  return { kind: "starts", walls };
}

function spend(budget: Budget, steps: number): void {
  budget.steps -= steps;
  if (budget.steps < 0) throw new IcalError("it repeats more often, or since longer, than can be read");
}

type TimesOf = (day: number) => readonly number[];

/** The times of day, in milliseconds, at which a day on which the rule holds has an occurrence. */
function timesOf(rule: Rule, start: number): TimesOf | "always" {
  if (rule.freq === "SECONDLY" || rule.freq === "MINUTELY") return "always";
  const startDay = Math.floor(start / dayMs);
  const time = start - startDay * dayMs;
  const startHour = Math.floor(time / 3_600_000);
  const minutes = rule.minutes.length > 0 ? rule.minutes : [Math.floor(time / 60_000) % 60];
  const seconds = rule.seconds.length > 0 ? rule.seconds : [Math.floor(time / 1_000) % 60];
  const hours = rule.hours.length > 0 ? rule.hours : rule.freq === "HOURLY" ? allHours : [startHour];
  if (hours.length * minutes.length * seconds.length > 1_440) return "always";
  const all = hours
    .flatMap((hour) =>
      minutes.flatMap((minute) => seconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1_000)),
    )
    .sort((a, b) => a - b);
  if (rule.freq !== "HOURLY") return () => all;
  return (day) =>
    all.filter(
      (at) => ((day - startDay) * 24 + Math.floor(at / 3_600_000) - startHour) % rule.interval === 0,
    );
}

const allHours = Array.from({ length: 24 }, (_, hour) => hour);

function endOfAlways(rule: Rule, start: number, last: number): number {
  const filters = [
    rule.days,
    rule.months,
    rule.monthDays,
    rule.yearDays,
    rule.weeks,
    rule.hours,
    rule.minutes,
    rule.seconds,
  ];
  if (rule.count === undefined || filters.some((filter) => filter.length > 0)) return last;
  const unit =
    rule.freq === "SECONDLY"
      ? 1_000
      : rule.freq === "MINUTELY"
        ? 60_000
        : rule.freq === "HOURLY"
          ? 3_600_000
          : dayMs;
  return Math.min(last, start + rule.count * rule.interval * unit);
}

/** BYSETPOS: of all occurrences in the week, month or year of a day, only those at these positions. */
function positionsOf(
  rule: Rule,
  start: number,
  how: { holds: (day: number) => boolean; times: TimesOf; budget: Budget },
) {
  const known = new Map<number, Set<number>>();
  return (day: number): Set<number> => {
    const [first, end] = periodOf(rule, day);
    const found = known.get(first);
    if (found !== undefined) return found;
    const all: number[] = [];
    for (let other = first; other < end; other++) {
      if (how.holds(other)) all.push(...how.times(other).map((time) => other * dayMs + time));
    }
    spend(how.budget, end - first + all.length);
    const chosen = rule.positions.flatMap((position) => all.at(position > 0 ? position - 1 : position) ?? []);
    const set = new Set(chosen.filter((wall) => wall >= start));
    known.set(first, set);
    return set;
  };
}

/** First day of the period that a day lies in, and of the next. */
function periodOf(rule: Rule, day: number): [number, number] {
  const { year, month } = toDate(day);
  switch (rule.freq) {
    case "YEARLY":
      return [toDay(year, 1, 1), toDay(year + 1, 1, 1)];
    case "MONTHLY":
      return [toDay(year, month, 1), month === 12 ? toDay(year + 1, 1, 1) : toDay(year, month + 1, 1)];
    case "WEEKLY": {
      const first = day - ((((day + 4 - rule.weekStart) % 7) + 7) % 7);
      return [first, first + 7];
    }
    default:
      return [day, day + 1];
  }
}
