/** Moments of the demo: everybody lives by their own clock, and leaves weekends out. */
import type { Later } from "./person.ts";

type Instant = Temporal.Instant;

/** `later` counted from an instant, on the clock of `zone`; on the next day where that has passed already. */
export function laterThan(from: Instant, { days, at }: Later, zone: string): Instant {
  const plainTime = toTime(at);
  let day = nextWeekday(from.toZonedDateTimeISO(zone).toPlainDate().add({ days }));
  for (;;) {
    const moment = day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
    if (Temporal.Instant.compare(moment, from) > 0) return moment;
    day = nextWeekday(day.add({ days: 1 }));
  }
}

/** The same counted backwards from a meeting; weekends are not left out. */
export function earlierThan(start: Instant, { days, at }: Later, zone: string): Instant {
  const day = start.toZonedDateTimeISO(zone).toPlainDate().subtract({ days });
  return day.toZonedDateTime({ timeZone: zone, plainTime: toTime(at) }).toInstant();
}

/** The next of these times of day, on a weekday. */
export function nextAt(from: Instant, times: readonly string[], zone: string): Instant {
  const moments = times.map((at) => laterThan(from, { days: 0, at }, zone));
  return moments.reduce((best, moment) => (Temporal.Instant.compare(moment, best) < 0 ? moment : best));
}

export function nextWeekday(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek <= 5 ? day : day.add({ days: 8 - day.dayOfWeek });
}

function toTime(at: string): Temporal.PlainTime {
  return Temporal.PlainTime.from(at.padStart(5, "0"));
}
