/** Our own entries in a Google calendar: which they are, what they say, and how they are written. */
import { type ActionKey, hash, parseActionKey, shortHash } from "../../core/keys.ts";
import type { CalendarEvent, SeenEvent } from "../provider.ts";
import type { EventItem } from "./wire.ts";

/**
 * The id under which an entry is made, so that making it twice makes one: 52 characters of base32hex (RFC 4648,
 * section 7), as Google wants them. An id is taken for ever, also by what was deleted: a further entry of the same key
 * is of the next generation.
 */
export function eventIdOf(key: ActionKey, generation: number): string {
  const bits = [...hash(`${key}~${generation}`)]
    .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0"))
    .join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => digits[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

const digits = "0123456789abcdefghijklmnopqrstuv";

/** The private properties of an entry; nobody but the calendar's owner sees them. */
const names = {
  key: "quarterhour",
  generation: "quarterhourGeneration",
  uid: "quarterhourUid",
  text: "quarterhourText",
};

/** The search that finds all entries of a key. */
export function propertyOf(key: ActionKey): string {
  return `${names.key}=${key}`;
}

export interface OwnEntry {
  item: EventItem;
  seen: SeenEvent;
  generation: number;
}

/** What is known of an entry before it is read: of what was deleted Google need not tell more than the id. */
export type Known = Pick<SeenEvent, "key"> & Partial<SeenEvent>;

/** An entry of ours, or undefined: a copy that the owner made of one carries our properties but has an id of its own. */
export function toOwnEntry(item: EventItem, now: Temporal.Instant, known?: Known): OwnEntry | undefined {
  const marks = item.extendedProperties?.private ?? {};
  const key = known?.key ?? keyOf(marks[names.key]);
  const generation = Number(marks[names.generation] ?? 1);
  if (key === undefined || item.recurringEventId !== undefined) return undefined;
  if (known === undefined && item.id !== eventIdOf(key, generation)) return undefined;
  const isDeleted = item.status === "cancelled";
  const start = instantOf(item.start) ?? known?.start ?? (isDeleted ? now : undefined);
  const end = instantOf(item.end) ?? known?.end ?? start;
  if (start === undefined || end === undefined) return undefined;
  const seen: SeenEvent = {
    key,
    uid: marks[names.uid] ?? known?.uid ?? `${item.id}@google.com`,
    sequence: Math.max(item.sequence, known?.sequence ?? 0),
    updated: item.updated === undefined ? now : Temporal.Instant.from(item.updated),
    status: item.status === "cancelled" ? "deleted" : item.status,
    start,
    end,
    partstat: partstatOf(item, known?.partstat),
  };
  return { item, seen, generation };
}

/** Whether it says what is wanted. Words are compared as we wrote them: Google may show them in another dress. */
export function isAsWanted({ item, seen }: OwnEntry, event: CalendarEvent): boolean {
  const there = item.attendees.filter(isGuest).map((guest) => guest.email.toLowerCase());
  return (
    seen.status === statusOf(event) &&
    seen.uid === event.uid &&
    seen.sequence >= event.sequence &&
    isSameTime(seen, event) &&
    item.extendedProperties?.private[names.text] === textMark(event) &&
    there.join() === event.attendees.map((guest) => guest.address).join()
  );
}

/**
 * The entry as it is to be. `before`: as it is now. Guests keep their answers while the time stays; the number rises
 * where Google or a person has raised it meanwhile.
 */
export function toBody(
  key: ActionKey,
  event: CalendarEvent,
  how: { generation: number; before?: OwnEntry; makesMeet: boolean },
) {
  const { before } = how;
  const isKept = before !== undefined && isSameTime(before.seen, event);
  const answers = new Map(
    isKept ? before.item.attendees.map((guest) => [guest.email.toLowerCase(), guest]) : [],
  );
  const wantsMeet =
    how.makesMeet &&
    event.isHold !== true &&
    event.location === undefined &&
    before?.item.conferenceData === undefined;
  return {
    status: statusOf(event),
    ...(event.isHold === true ? { visibility: "private", reminders: { useDefault: false } } : {}),
    summary: event.summary,
    description: event.description,
    ...(event.location === undefined ? {} : { location: event.location }),
    start: { dateTime: event.start.toString(), timeZone: event.zone },
    end: { dateTime: event.end.toString(), timeZone: event.zone },
    sequence: Math.max(event.sequence, before?.seen.sequence ?? 0),
    attendees: event.attendees.map(({ name, address }) => ({
      email: address,
      displayName: name,
      responseStatus: answers.get(address)?.responseStatus ?? "needsAction",
    })),
    extendedProperties: {
      private: {
        [names.key]: key,
        [names.generation]: String(how.generation),
        [names.uid]: event.uid,
        [names.text]: textMark(event),
      },
    },
    // Google makes the link; the same request id makes the same one.
    ...(wantsMeet
      ? {
          conferenceData: {
            createRequest: {
              requestId: eventIdOf(key, how.generation),
              conferenceSolutionKey: { type: "hangoutsMeet" },
            },
          },
        }
      : {}),
  };
}

function statusOf({ isHold }: CalendarEvent): "tentative" | "confirmed" {
  return isHold === true ? "tentative" : "confirmed";
}

function textMark({ summary, description, location }: CalendarEvent): string {
  return shortHash([summary, description, location ?? ""].join("\n"));
}

/** To the second: Google keeps no fractions. */
function isSameTime(a: Pick<SeenEvent, "start" | "end">, b: Pick<SeenEvent, "start" | "end">): boolean {
  const second = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1_000);
  return second(a.start) === second(b.start) && second(a.end) === second(b.end);
}

function isGuest(attendee: EventItem["attendees"][number]): boolean {
  return !attendee.self && !attendee.organizer && !attendee.resource;
}

function partstatOf(item: EventItem, known: SeenEvent["partstat"] = "needs-action"): SeenEvent["partstat"] {
  const guest = item.attendees.find(isGuest);
  if (guest === undefined) return known;
  const { responseStatus } = guest;
  return responseStatus === "accepted" || responseStatus === "declined" || responseStatus === "tentative"
    ? responseStatus
    : "needs-action";
}

/** A whole day counts from midnight UTC: the owner made it one, and it is no longer the time that was agreed. */
function instantOf(moment: EventItem["start"]): Temporal.Instant | undefined {
  const text = moment?.dateTime ?? (moment?.date === undefined ? undefined : `${moment.date}T00:00:00Z`);
  try {
    return text === undefined ? undefined : Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

function keyOf(text: string | undefined): ActionKey | undefined {
  try {
    if (text !== undefined) parseActionKey(text);
    return text as ActionKey | undefined;
  } catch {
    return undefined;
  }
}
