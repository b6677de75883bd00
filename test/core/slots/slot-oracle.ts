/** The same question as `openSlots`, answered slowly with `Temporal` alone: every five minutes of every candidate is looked at. */
import type { Hours, Rate } from "../../../src/core/rules-shape.ts";
import type { SlotQuery } from "../../../src/core/slots/open-slots.ts";

const piece = 5 * 60_000;

/** Starts in epoch milliseconds. Expects a step, offsets and hours in whole multiples of five minutes. */
export function slowStarts(query: SlotQuery): number[] {
  const open = new Map<number, boolean>();
  const isOpen = (ms: number): boolean => {
    const known = open.get(ms);
    if (known !== undefined) return known;
    const at = Temporal.Instant.fromEpochMilliseconds(ms);
    const mine = at.toZonedDateTimeISO(query.myZone);
    const theirs = at.toZonedDateTimeISO(query.theirZone);
    const answer =
      !isHoliday(query, query.myHolidays, mine) &&
      !isHoliday(query, query.theirHolidays, theirs) &&
      (query.myHours[weekday(mine)] ?? []).some((hours) => isWithin(mine, hours)) &&
      query.theirDays.includes(weekday(theirs)) &&
      isWithin(theirs, query.theirHours);
    open.set(ms, answer);
    return answer;
  };

  const starts: number[] = [];
  const from = query.from.epochMilliseconds;
  const end = query.until.epochMilliseconds;
  for (let start = Math.ceil(from / piece) * piece; start + query.length * 60_000 <= end; start += piece) {
    if (isAligned(query, start) && isFree(query, start) && isAllowed(query, start)) {
      let stays = true;
      for (let at = start; stays && at < start + query.length * 60_000; at += piece) stays = isOpen(at);
      if (stays) starts.push(start);
    }
  }
  return starts;
}

function weekday(at: Temporal.ZonedDateTime): 1 {
  return at.dayOfWeek as 1;
}

function isHoliday(query: SlotQuery, country: string | undefined, at: Temporal.ZonedDateTime): boolean {
  return country !== undefined && query.holidaysOf(country, at.year).has(at.toPlainDate().toString());
}

/** By what the clock shows, and not before the opening or after the close as instants. */
function isWithin(at: Temporal.ZonedDateTime, hours: Hours): boolean {
  const minute = at.hour * 60 + at.minute;
  if (minute < hours.from || minute >= hours.until) return false;
  const midnight = at.toPlainDate().toPlainDateTime();
  const opening = midnight.add({ minutes: hours.from }).toZonedDateTime(at.timeZoneId);
  const closing = midnight.add({ minutes: hours.until }).toZonedDateTime(at.timeZoneId);
  return Temporal.ZonedDateTime.compare(opening, at) <= 0 && Temporal.ZonedDateTime.compare(at, closing) < 0;
}

function isAligned(query: SlotQuery, start: number): boolean {
  const at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(query.myZone);
  return (at.hour * 60 + at.minute) % (query.step ?? 15) === 0;
}

function isFree(query: SlotQuery, start: number): boolean {
  const gap = query.gap * 60_000;
  const end = start + query.length * 60_000;
  const meetings = query.meetings.map((slot) => ({
    from: slot.start.epochMilliseconds,
    until: slot.end.epochMilliseconds,
  }));
  if (query.busy === "unreadable") return false;
  return [...query.busy, ...meetings].every(({ from, until }) => end + gap <= from || until + gap <= start);
}

function isAllowed(query: SlotQuery, start: number): boolean {
  const at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(query.myZone);
  return query.atMost.every(({ count, per }) => {
    const same = query.meetings.filter(
      (slot) => period(slot.start.toZonedDateTimeISO(query.myZone), per) === period(at, per),
    );
    return same.length < count;
  });
}

function period(at: Temporal.ZonedDateTime, per: Rate["per"]): string {
  if (per === "day") return at.toPlainDate().toString();
  return per === "week" ? `${at.yearOfWeek}-${at.weekOfYear}` : String(at.year);
}
