/** When a mail may leave: the days and hours of the contact's clock, less the holidays of their country. */
import type { Hours, Weekday } from "../rules-shape.ts";
import type { HolidaysOf } from "../state.ts";
import { dayMs, weekdayOf } from "./day.ts";
import { addOpenings } from "./opening.ts";
import { holidayTest } from "./working-days.ts";
import { toWall, zoneTable } from "./zone-table.ts";

type Instant = Temporal.Instant;

export interface SendingWindow {
  days: readonly Weekday[];
  hours: Hours;
  /** The contact's IANA zone. */
  zone: string;
  /** The contact's country, where it is known. */
  country?: string | undefined;
  holidaysOf: HolidaysOf;
}

/**
 * `at` itself inside the window, else its next opening. Undefined where none comes within 370 days, as with no
 * days or no hours.
 */
export function nextWindow(at: Instant, window: SendingWindow): Instant | undefined {
  const table = zoneTable(window.zone);
  const now = at.epochMilliseconds;
  const today = Math.floor(toWall(table, now) / dayMs);
  const isHoliday = holidayTest(window.country, window.holidaysOf);
  // A clock that is set back over midnight shows yesterday again.
  for (let day = today - 1; day <= today + lookAhead; day += 1) {
    if (!window.days.includes(weekdayOf(day)) || isHoliday(day)) continue;
    const spans: number[] = [];
    addOpenings(spans, table, day, window.hours);
    for (let i = 0; i < spans.length; i += 2) {
      const from = spans[i] ?? 0;
      if (now >= (spans[i + 1] ?? 0)) continue;
      return now >= from ? at : Temporal.Instant.fromEpochMilliseconds(from);
    }
  }
  return undefined;
}

export function isInside(at: Instant, window: SendingWindow): boolean {
  return nextWindow(at, window)?.equals(at) === true;
}

const lookAhead = 370;
