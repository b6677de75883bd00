/** The values of the rules in the words that the file uses, for reasons, `check`, `why` and the docs. */
import type { Hours, Rate, Span, Weekday } from "../rules-shape.ts";
import { plural } from "./counts.ts";

/** `6 working days`, `20 minutes`. */
export function saySpan(span: Span): string {
  return plural(span.count, span.unit === "working-days" ? "working day" : span.unit.slice(0, -1));
}

/** `8:30 to 16:30`. */
export function sayHours(hours: Hours): string {
  return `${sayTime(hours.from)} to ${sayTime(hours.until)}`;
}

/** `5 a day`. */
export function sayRate(rate: Rate): string {
  return `${rate.count} a ${rate.per}`;
}

/** Minutes since midnight as a time of day: `8:00`. */
export function sayTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

export const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** `Mon`. */
export function sayDay(day: Weekday): string {
  return dayNames[day - 1] ?? String(day);
}
