/** What an event must be before Google takes it, and the times as Google writes them. */
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.d.ts";
import { invalid, notHere, refusal } from "./refusal.ts";

type Event = calendar_v3.Schema$Event;
type Moment = calendar_v3.Schema$EventDateTime;

/** Throws a Refusal where start, end, attendees or status are not such. `zone` is the calendar's. */
export function assertEvent(event: Event, zone: string): void {
  if (event.recurrence != null) throw notHere("calendar", "recurring events");
  const start = instantOf(event.start, "start", zone);
  const end = instantOf(event.end, "end", zone);
  if ((event.start?.date == null) !== (event.end?.date == null)) {
    throw invalid("calendar", "The start and end times must either both be date or both be dateTime.");
  }
  if (end < start) throw invalid("calendar", "The specified time range is empty.", "timeRangeEmpty");
  for (const { email, responseStatus } of event.attendees ?? []) {
    if (email == null || !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email))
      throw invalid("calendar", "Invalid attendee email.");
    if (responseStatus != null && !responses.includes(responseStatus))
      throw invalid("calendar", "Invalid attendee response status.");
  }
  if (event.status != null && !["confirmed", "tentative", "cancelled"].includes(event.status)) {
    throw invalid("calendar", "Invalid value for: status");
  }
  if (event.transparency != null && !["opaque", "transparent"].includes(event.transparency)) {
    throw invalid("calendar", "Invalid value for: transparency");
  }
}

const responses = ["needsAction", "declined", "tentative", "accepted"];

/** Epoch milliseconds. A day begins at midnight in `zone`. */
export function instantOf(moment: Moment | null | undefined, which: "start" | "end", zone: string): number {
  if (moment?.date != null && moment.dateTime != null) throw invalid("calendar", `Invalid ${which} time.`);
  if (moment?.date != null) return day(moment.date, zone).epochMilliseconds;
  if (moment?.dateTime == null) {
    throw refusal("calendar", { status: 400, reason: "required", message: `Missing ${which} time.` });
  }
  return instant(moment.dateTime, moment.timeZone ?? undefined, which);
}

function day(text: string, zone: string): Temporal.ZonedDateTime {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw invalid("calendar", "Bad Request", "badRequest");
  return Temporal.PlainDate.from(text).toZonedDateTime(zone);
}

/** RFC 3339; without an offset it needs the zone beside it. */
function instant(text: string, zone: string | undefined, which: string): number {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (found === null) throw invalid("calendar", "Bad Request", "badRequest");
  try {
    if (zone !== undefined) Temporal.PlainDateTime.from(found[1] ?? "").toZonedDateTime(zone);
    if (found[2] !== undefined) return Temporal.Instant.from(text).epochMilliseconds;
    if (zone !== undefined) return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    throw invalid("calendar", `Invalid time zone definition for ${which} time.`);
  }
  throw invalid("calendar", `Missing time zone definition for ${which} time.`, "required");
}

/** An instant as a parameter: RFC 3339 with an offset, which is not optional. */
export function parameterInstant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text))
    throw invalid("calendar", "Bad Request", "badRequest");
  return Temporal.Instant.from(text).epochMilliseconds;
}

/** With the offset of `zone` and without fractions: `2026-03-02T10:00:00-05:00`, or `Z` for UTC. */
export function written(epochMs: number, zone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs);
  if (zone === "UTC") return at.toString({ fractionalSecondDigits: 0 });
  return at.toZonedDateTimeISO(zone).toString({ timeZoneName: "never", fractionalSecondDigits: 0 });
}

/** Start and end as they are given back: at the offset of `zone`, whatever they came in. */
export function inZone(event: Event, calendarZone: string, zone: string): Event {
  const moment = (one: Moment | undefined, which: "start" | "end"): Moment =>
    one?.date != null
      ? { date: one.date }
      : {
          dateTime: written(instantOf(one, which, calendarZone), zone),
          timeZone: one?.timeZone ?? calendarZone,
        };
  return { ...event, start: moment(event.start, "start"), end: moment(event.end, "end") };
}
