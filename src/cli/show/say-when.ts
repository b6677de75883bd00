/** Instants on the owner's clock, short enough for a list: `Tue 1 Dec 10:00`. */

type Instant = Temporal.Instant;

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The year is said where it is not that of `now`. */
export function sayWhen(at: Instant, zone: string, now: Instant): string {
  const there = at.toZonedDateTimeISO(zone);
  const year = there.year === now.toZonedDateTimeISO(zone).year ? "" : ` ${there.year}`;
  const day = `${days[there.dayOfWeek - 1] ?? ""} ${there.day} ${months[there.month - 1] ?? ""}${year}`;
  return `${day} ${there.hour}:${String(there.minute).padStart(2, "0")}`;
}

/** `Tue 1 Dec 10:00–10:20`, both on the clock of `zone`. */
export function saySpanOfTime(slot: { start: Instant; end: Instant }, zone: string, now: Instant): string {
  const end = slot.end.toZonedDateTimeISO(zone);
  return `${sayWhen(slot.start, zone, now)}–${end.hour}:${String(end.minute).padStart(2, "0")}`;
}
