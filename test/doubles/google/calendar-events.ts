/** events.insert, get, patch, update and delete. */
import type { CalendarBook, Entry } from "./calendar-book.ts";
import type { Handlers } from "./call.ts";
import { finishConferences, shownEvent } from "./event-shown.ts";
import { cancelEvent, changeEvent, createEvent, merged } from "./event-write.ts";
import { assertSendUpdates, tellGuests } from "./invite.ts";
import { notFound, refusal } from "./refusal.ts";
import type { Account } from "./world.ts";

type EventMethods =
  | "calendar.events.delete"
  | "calendar.events.get"
  | "calendar.events.insert"
  | "calendar.events.patch"
  | "calendar.events.update";

export const calendarEvents: Handlers<EventMethods> = {
  "calendar.events.insert": (world, { account, params, body }) => {
    const book = bookOf(account, params.calendarId);
    assertSendUpdates(params.sendUpdates);
    // Without its version the client is taken not to know of conferences, and what it says of them is dropped.
    const entry = createEvent(world, account, book, body, params.conferenceDataVersion === 1);
    tellGuests(world, account, book, entry.event, params);
    return shownEvent(entry, book, undefined);
  },

  "calendar.events.get": (world, { account, params }) => {
    const book = bookOf(account, params.calendarId);
    finishConferences(world, book);
    return shownEvent(entryIn(book, params.eventId), book, params.timeZone);
  },

  "calendar.events.patch": (world, { account, params, body, ifMatch }) => {
    const book = bookOf(account, params.calendarId);
    assertSendUpdates(params.sendUpdates);
    const entry = entryIn(book, params.eventId);
    assertMatch(entry, ifMatch);
    const next = merged(entry.event, body);
    const change = { next, body, conference: params.conferenceDataVersion === 1 };
    if (changeEvent(world, account, book, entry, change))
      tellGuests(world, account, book, entry.event, params);
    return shownEvent(entry, book, undefined);
  },

  "calendar.events.update": (world, { account, params, body, ifMatch }) => {
    const book = bookOf(account, params.calendarId);
    assertSendUpdates(params.sendUpdates);
    const entry = entryIn(book, params.eventId);
    assertMatch(entry, ifMatch);
    const { reminders = { useDefault: true }, eventType = "default", status = "confirmed" } = body;
    const next = { reminders, eventType, ...body, status };
    const change = { next, body, conference: params.conferenceDataVersion === 1 };
    if (changeEvent(world, account, book, entry, change))
      tellGuests(world, account, book, entry.event, params);
    return shownEvent(entry, book, undefined);
  },

  "calendar.events.delete": (world, { account, params, ifMatch }) => {
    const book = bookOf(account, params.calendarId);
    assertSendUpdates(params.sendUpdates);
    const entry = entryIn(book, params.eventId);
    if (entry.event.status === "cancelled") {
      throw refusal("calendar", { status: 410, reason: "deleted", message: "Resource has been deleted" });
    }
    assertMatch(entry, ifMatch);
    cancelEvent(world, book, entry);
    tellGuests(world, account, book, entry.event, params);
    return null;
  },
};

/** A calendar of the account's own, by its id or as `primary`; throws the 404 that any other answers. */
export function bookOf(account: Account, calendarId: string | undefined): CalendarBook {
  const id = calendarId === "primary" ? account.email : (calendarId ?? "").toLowerCase();
  const book = account.calendars.get(id);
  if (book === undefined) throw notFound("calendar");
  return book;
}

export function entryIn(book: CalendarBook, eventId: string | undefined): Entry {
  const entry = book.entries.get(eventId ?? "");
  if (entry === undefined) throw notFound("calendar");
  return entry;
}

function assertMatch(entry: Entry, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === "*" || ifMatch === entry.event.etag) return;
  throw refusal("calendar", {
    status: 412,
    reason: "conditionNotMet",
    message: "Precondition Failed",
    where: { location: "If-Match", locationType: "header" },
  });
}
