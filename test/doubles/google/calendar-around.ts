/** freebusy.query, calendars, calendarList and settings. */
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.d.ts";
import type { CalendarBook } from "./calendar-book.ts";
import { bookOf } from "./calendar-events.ts";
import type { Handlers } from "./call.ts";
import { instantOf, parameterInstant, written } from "./event-shape.ts";
import { invalid, notFound, refusal } from "./refusal.ts";
import type { Account } from "./world.ts";

type AroundMethods =
  | "calendar.calendarList.get"
  | "calendar.calendarList.list"
  | "calendar.calendars.get"
  | "calendar.freebusy.query"
  | "calendar.settings.get";

/** The longest range that free/busy answers, about three months. */
const longestSpan = 90 * 86_400_000;
const mostCalendars = 50;

export const calendarAround: Handlers<AroundMethods> = {
  "calendar.freebusy.query": (_world, { account, body }) => {
    const from = parameterInstant(body.timeMin ?? undefined);
    const until = parameterInstant(body.timeMax ?? undefined);
    if (from === undefined || until === undefined) {
      const which = from === undefined ? "timeMin" : "timeMax";
      throw refusal("calendar", { status: 400, reason: "required", message: `Missing ${which} parameter.` });
    }
    if (until <= from) throw invalid("calendar", "The specified time range is empty.", "timeRangeEmpty");
    if (until - from > longestSpan)
      throw invalid("calendar", "The requested time range is too long.", "timeRangeTooLong");
    const ids = (body.items ?? []).map(({ id }) => id ?? "");
    const most = Math.min(body.calendarExpansionMax ?? mostCalendars, mostCalendars);
    const answer = (id: string): calendar_v3.Schema$FreeBusyCalendar => {
      const trouble = ids.length > most ? "tooManyCalendarsRequested" : troubleOf(account, id);
      if (trouble !== undefined) return { errors: [{ domain: "global", reason: trouble }], busy: [] };
      return { busy: busy(account, bookOf(account, id), from, until, body.timeZone ?? "UTC") };
    };
    return {
      kind: "calendar#freeBusy",
      timeMin: new Date(from).toISOString(),
      timeMax: new Date(until).toISOString(),
      calendars: Object.fromEntries(ids.map((id) => [id, answer(id)])),
    };
  },

  "calendar.calendars.get": (_world, { account, params }) => {
    const { id, summary, timeZone } = bookOf(account, params.calendarId);
    return { kind: "calendar#calendar", etag: '"1"', id, summary, timeZone };
  },

  "calendar.calendarList.get": (_world, { account, params }) =>
    listEntry(account, bookOf(account, params.calendarId)),

  "calendar.calendarList.list": (_world, { account, params }) => {
    if (params.syncToken !== undefined) throw invalid("calendar", "Invalid sync token value.");
    return {
      kind: "calendar#calendarList",
      etag: '"1"',
      items: [...account.calendars.values()].map((book) => listEntry(account, book)),
      nextSyncToken: "calendars~1",
    };
  },

  "calendar.settings.get": (_world, { account, params }) => {
    const values: Record<string, string> = { timezone: account.timeZone, weekStart: "0", locale: "en" };
    const value = values[params.setting ?? ""];
    if (value === undefined) throw notFound("calendar");
    return { kind: "calendar#setting", etag: '"1"', id: params.setting ?? "", value };
  },
};

function listEntry(account: Account, book: CalendarBook): calendar_v3.Schema$CalendarListEntry {
  const { id, summary, timeZone } = book;
  const primary = id === account.email ? { primary: true } : {};
  return {
    kind: "calendar#calendarListEntry",
    etag: '"1"',
    id,
    summary,
    timeZone,
    accessRole: "owner",
    selected: true,
    ...primary,
  };
}

function troubleOf(account: Account, id: string): string | undefined {
  const book = account.calendars.get(id === "primary" ? account.email : id.toLowerCase());
  return book === undefined ? "notFound" : book.broken;
}

/** Merged and in order, not cut to the range that was asked for. */
function busy(
  account: Account,
  book: CalendarBook,
  from: number,
  until: number,
  zone: string,
): calendar_v3.Schema$TimePeriod[] {
  const spans = [...book.entries.values()]
    .filter(({ event }) => isBusy(account, event))
    .map(({ event }) => ({
      start: instantOf(event.start, "start", book.timeZone),
      end: instantOf(event.end, "end", book.timeZone),
    }))
    .filter(({ start, end }) => start < until && end > from && end > start)
    .sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged.map(({ start, end }) => ({ start: written(start, zone), end: written(end, zone) }));
}

/** Out of office and focus time block; where somebody works, a birthday and what is marked as free do not. */
function isBusy(account: Account, event: calendar_v3.Schema$Event): boolean {
  const own = event.attendees?.find(({ email }) => email?.toLowerCase() === account.email);
  return (
    event.status !== "cancelled" &&
    event.transparency !== "transparent" &&
    event.eventType !== "workingLocation" &&
    event.eventType !== "birthday" &&
    own?.responseStatus !== "declined"
  );
}
