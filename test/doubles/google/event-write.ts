/** Creating, changing and deleting an event, whoever does it. */
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.d.ts";
import type { CalendarBook, Entry } from "./calendar-book.ts";
import { assertEvent, instantOf } from "./event-shape.ts";
import { invalid, refusal } from "./refusal.ts";
import type { Account, World } from "./world.ts";

type Event = calendar_v3.Schema$Event;

/** What the caller may not set, or what is not taken over as it is given. */
const ours = [
  "kind",
  "etag",
  "htmlLink",
  "created",
  "updated",
  "creator",
  "organizer",
  "hangoutLink",
  "conferenceData",
  "id",
] as const satisfies readonly (keyof Event)[];

/** Puts a new event there; throws a Refusal where its id is taken, also by a deleted one. */
export function createEvent(
  world: World,
  account: Account,
  book: CalendarBook,
  body: Event,
  conference: boolean,
): Entry {
  if (body.id != null && body.iCalUID != null)
    throw invalid("calendar", "Only one of id and iCalUID may be given.");
  const id = body.id ?? world.letters(26, "0123456789abcdefghijklmnopqrstuv");
  if (!/^[a-v0-9]{5,1024}$/.test(id)) throw invalid("calendar", "Invalid resource id value.");
  assertEvent(body, book.timeZone);
  if (book.entries.has(id)) {
    if (world.missedCollisions === 0) {
      throw refusal("calendar", {
        status: 409,
        reason: "duplicate",
        message: "The requested identifier already exists.",
      });
    }
    world.missedCollisions -= 1;
  }
  const now = world.clock().toString({ fractionalSecondDigits: 3 });
  const self = { email: account.email, self: true };
  const event: Event & { id: string } = {
    status: "confirmed",
    sequence: 0,
    reminders: { useDefault: true },
    eventType: "default",
    iCalUID: `${id}@google.com`,
    ...without(body),
    kind: "calendar#event",
    id,
    created: now,
    creator: self,
    organizer: book.id === account.email ? self : { email: book.id, displayName: book.summary, self: true },
    htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(`${id} ${book.id}`).toString("base64url")}`,
  };
  const entry: Entry = { event: tidied(event, account), change: 0 };
  if (conference) askForConference(world, entry, body);
  stamp(world, book, entry);
  book.entries.set(id, entry);
  return entry;
}

/**
 * Changes an event in place; true where it is another one now. A new time raises the sequence and asks the guests
 * anew. Throws a Refusal where the event is cancelled or the sequence goes back.
 */
export function changeEvent(
  world: World,
  account: Account,
  book: CalendarBook,
  entry: Entry,
  change: { next: Event; body: Event; conference: boolean },
): boolean {
  const { next, body, conference } = change;
  const old = entry.event;
  if (old.status === "cancelled")
    throw refusal("calendar", { status: 403, reason: "forbidden", message: "Forbidden" });
  if (body.id != null && body.id !== old.id) throw invalid("calendar", "Invalid resource id value.");
  assertEvent(next, book.timeZone);
  const sequence = old.sequence ?? 0;
  if (body.sequence != null && body.sequence < sequence) {
    throw invalid(
      "calendar",
      "Invalid sequence value. The specified sequence number is below the current sequence number of the resource. Re-fetch the resource and use its sequence number on the following request.",
    );
  }
  const fresh: Event & { id: string } = tidied({ ...without(next), ...kept(old), id: old.id }, account);
  const asked = conference && body.conferenceData?.createRequest != null && old.conferenceData == null;
  const wasMoved = isMoved(old, fresh, book.timeZone);
  if (!asked && isSame({ ...fresh, sequence: body.sequence ?? sequence }, old)) return false;
  entry.event = {
    ...fresh,
    sequence: Math.max(body.sequence ?? sequence, wasMoved ? sequence + 1 : sequence),
    ...(wasMoved ? { attendees: askedAnew(fresh, account) } : {}),
  };
  if (fresh.attendees === undefined) delete entry.event.attendees;
  if (conference) askForConference(world, entry, body);
  stamp(world, book, entry);
  return true;
}

/** Its id stays taken for ever. */
export function cancelEvent(world: World, book: CalendarBook, entry: Entry): void {
  entry.event = { ...entry.event, status: "cancelled", sequence: (entry.event.sequence ?? 0) + 1 };
  stamp(world, book, entry);
}

/** A change that was made: a new etag, a new time, and a place in what a sync shows. */
export function stamp(world: World, book: CalendarBook, entry: Entry): void {
  book.changes += 1;
  entry.change = book.changes;
  entry.event.updated = world.clock().toString({ fractionalSecondDigits: 3 });
  entry.event.etag = `"${String(world.clock().epochMilliseconds * 2 + book.changes)}"`;
}

/** Of a change: objects key by key, lists whole, null takes away. */
export function merged(old: Event, patch: Event): Event {
  const merge = (a: unknown, b: unknown): unknown => {
    if (b === null) return undefined;
    if (!isMap(a) || !isMap(b)) return b;
    const all = {
      ...a,
      ...Object.fromEntries(Object.entries(b).map(([key, value]) => [key, merge(a[key], value)])),
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  };
  const isTimeGiven = (one: Event["start"]) => one?.date != null || one?.dateTime != null;
  // A new kind of time takes the place of the old one.
  const base = {
    ...old,
    ...(isTimeGiven(patch.start) ? { start: {} } : {}),
    ...(isTimeGiven(patch.end) ? { end: {} } : {}),
  };
  return merge(base, patch) as Event;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function without(body: Event): Event {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([key, value]) => value != null && !(ours as readonly string[]).includes(key),
    ),
  );
}

function kept(old: Event): Event {
  const fields = [...ours, "iCalUID"] as const;
  return Object.fromEntries(fields.flatMap((key) => (old[key] == null ? [] : [[key, old[key]]])));
}

/** Guests with an answer, the owner marked; private properties cut to what is kept. */
function tidied(event: Event & { id: string }, account: Account): Event & { id: string } {
  const attendees = event.attendees?.map(({ organizer: _, self: __, ...guest }) => ({
    responseStatus: "needsAction",
    ...guest,
    ...(guest.email?.toLowerCase() === account.email ? { organizer: true, self: true } : {}),
  }));
  const { extendedProperties: extended } = event;
  return {
    ...event,
    ...(attendees === undefined ? {} : { attendees }),
    ...(extended == null
      ? {}
      : {
          extendedProperties: {
            ...(extended.private == null ? {} : { private: fitting(extended.private) }),
            ...(extended.shared == null ? {} : { shared: fitting(extended.shared) }),
          },
        }),
  };
}

/** Longer keys are dropped, longer values cut, both without a word (calendar/api/guides/extended-properties). */
function fitting(properties: Record<string, string>): Record<string, string> {
  const entries = Object.entries(properties).filter(([key]) => key.length <= 44);
  return Object.fromEntries(entries.map(([key, value]) => [key, value.slice(0, 1_024)]));
}

function askedAnew(event: Event, account: Account): NonNullable<Event["attendees"]> {
  return (event.attendees ?? []).map((guest) =>
    guest.email?.toLowerCase() === account.email ? guest : { ...guest, responseStatus: "needsAction" },
  );
}

function isMoved(old: Event, fresh: Event, zone: string): boolean {
  return (["start", "end"] as const).some(
    (which) => instantOf(old[which], which, zone) !== instantOf(fresh[which], which, zone),
  );
}

function isSame(a: Event, b: Event): boolean {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isMap(value)) return value;
    return Object.entries(value)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]);
  };
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The same request asked again is no second conference. */
function askForConference(world: World, entry: Entry, body: Event): void {
  const request = body.conferenceData?.createRequest;
  if (request == null || entry.event.conferenceData != null) return;
  if (request.requestId == null || request.requestId === "")
    throw invalid("calendar", "Missing conference request id.", "required");
  const type = request.conferenceSolutionKey?.type ?? "hangoutsMeet";
  if (type !== "hangoutsMeet") throw invalid("calendar", "Invalid conference type value.");
  entry.event.conferenceData = {
    createRequest: {
      requestId: request.requestId,
      conferenceSolutionKey: { type },
      status: { statusCode: "pending" },
    },
  };
  entry.conferenceAt = world.clock().epochMilliseconds + world.options.conferenceLag;
}
