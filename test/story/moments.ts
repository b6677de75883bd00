/** Instants as the timeline shows them: on the owner's clock, short. */

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Tue 1 Dec 10:00`. */
export function sayMoment(at: Temporal.Instant, zone: string): string {
  const there = at.toZonedDateTimeISO(zone);
  return `${sayDate(there.toPlainDate())} ${sayClock(at, zone)}`;
}

/** `Tue 1 Dec`. */
export function sayDate(day: Temporal.PlainDate): string {
  return `${days[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]}`;
}

/** `09:05`. */
export function sayClock(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
}
