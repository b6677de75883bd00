/** Our own entries in an Outlook calendar: which they are, what they say, and how they are written. */
import { z } from "zod";
import { type ActionKey, parseActionKey, shortHash } from "../../core/keys.ts";
import type { CalendarEvent, SeenEvent } from "../provider.ts";
import { toInstant, toMoment } from "./graph-time.ts";
import { property, valueIn } from "./properties.ts";
import type { EventItem } from "./wire.ts";

type Guest = NonNullable<EventItem["attendees"]>[number];

/** Begins every transactionId of ours. */
export const transactionPrefix = "quarterhour-";

/**
 * By which Graph knows that a request came before, so that making an entry twice makes one: of the booking and
 * its time, not of its words.
 */
function transactionIdOf(key: ActionKey, { uid, sequence, start, end }: CalendarEvent): string {
  return `${transactionPrefix}${shortHash([key, uid, sequence, start, end].join("~"))}`;
}

/** What we keep in an entry of ours, because Graph has no place for it or decides it by itself. */
const Kept = z.object({ key: z.string(), uid: z.string(), sequence: z.int(), text: z.string() });
type Kept = Omit<z.infer<typeof Kept>, "key"> & { key: ActionKey };

export interface OwnEntry {
  item: EventItem;
  seen: SeenEvent;
  /** The mark of its words as we wrote them; undefined where this reply did not show it. */
  text: string | undefined;
}

/** What is known of an entry of ours before it is read: a delta shows no properties. */
export type Known = Pick<SeenEvent, "key" | "uid" | "sequence">;

/** An entry of ours, or undefined. */
export function toOwnEntry(item: EventItem, now: Temporal.Instant, known?: Known): OwnEntry | undefined {
  const kept = keptIn(item) ?? known;
  const start = item.start === undefined ? undefined : toInstant(item.start);
  const end = item.end === undefined ? undefined : toInstant(item.end);
  if (kept === undefined || start === undefined || end === undefined) return undefined;
  const { key, uid } = kept;
  const updated = Date.parse(item.lastModifiedDateTime ?? "");
  const proposed = proposedBy(item);
  const seen: SeenEvent = {
    key,
    uid,
    sequence: Math.max(kept.sequence, known?.sequence ?? 0),
    updated: Number.isNaN(updated) ? now : Temporal.Instant.fromEpochMilliseconds(updated),
    status: statusOf(item),
    start,
    end,
    partstat: partstatOf(item),
    ...(proposed === undefined ? {} : { proposed }),
  };
  return { item, seen, text: "text" in kept ? (kept as Kept).text : undefined };
}

/** Whether it says what is wanted. Words are compared as we wrote them: Outlook may show them in another dress. */
export function isAsWanted(entry: OwnEntry, event: CalendarEvent): boolean {
  const { item, seen } = entry;
  return (
    seen.status !== "cancelled" &&
    seen.uid === event.uid &&
    seen.sequence >= event.sequence &&
    isSameTime(seen, event) &&
    entry.text === textMark(event) &&
    isSameGuests(item, event)
  );
}

/** The entry as it is made. The same wish gives the same bytes: that is what makes a repeated request harmless. */
export function toBody(key: ActionKey, event: CalendarEvent, makesTeams: boolean) {
  return {
    subject: event.summary,
    body: { contentType: "text", content: event.description },
    ...whenOf(event),
    ...(event.location === undefined ? {} : { location: { displayName: event.location } }),
    attendees: guestsOf(event),
    ...(event.isHold === true
      ? { showAs: "tentative", sensitivity: "private", isReminderOn: false }
      : { allowNewTimeProposals: true }),
    ...(makesTeams && event.location === undefined
      ? { isOnlineMeeting: true, onlineMeetingProvider: "teamsForBusiness" }
      : {}),
    transactionId: transactionIdOf(key, event),
    singleValueExtendedProperties: [property("action", key), entryProperty(key, event, event.sequence)],
  };
}

/**
 * Only what is to change: guests keep their answers while the time stays, and what a person wrote elsewhere in it stays.
 * `online` is the part of the text that belongs to its online meeting, and must stay in it.
 */
export function toChange(
  key: ActionKey,
  event: CalendarEvent,
  before: OwnEntry,
  online: { contentType: "html"; content: string } | undefined,
) {
  const sequence = Math.max(event.sequence, before.seen.sequence);
  return {
    ...(isSameTime(before.seen, event) ? {} : whenOf(event)),
    ...(before.text === textMark(event)
      ? {}
      : {
          subject: event.summary,
          body: online ?? { contentType: "text", content: event.description },
          ...(event.location === undefined ? {} : { location: { displayName: event.location } }),
        }),
    ...(isSameGuests(before.item, event) ? {} : { attendees: guestsOf(event) }),
    singleValueExtendedProperties: [property("action", key), entryProperty(key, event, sequence)],
  };
}

export function isOnline({ item }: OwnEntry): boolean {
  return item.isOnlineMeeting === true;
}

/** Whether its words are to change. */
export function isReworded(before: OwnEntry, event: CalendarEvent): boolean {
  return before.text !== textMark(event);
}

function statusOf({ isCancelled, showAs }: EventItem): SeenEvent["status"] {
  if (isCancelled === true) return "cancelled";
  return showAs === "tentative" ? "tentative" : "confirmed";
}

function entryProperty(key: ActionKey, event: CalendarEvent, sequence: number) {
  const kept: Kept = { key, uid: event.uid, sequence, text: textMark(event) };
  return property("entry", JSON.stringify(kept));
}

function keptIn(item: EventItem): Kept | undefined {
  try {
    const kept = Kept.parse(JSON.parse(valueIn(item, "entry") ?? ""));
    parseActionKey(kept.key);
    return kept as Kept;
  } catch {
    return undefined;
  }
}

function whenOf(event: CalendarEvent) {
  return { start: toMoment(event.start, event.zone), end: toMoment(event.end, event.zone) };
}

function guestsOf(event: CalendarEvent) {
  return event.attendees.map(({ name, address }) => ({ type: "required", emailAddress: { name, address } }));
}

function isSameGuests(item: EventItem, event: CalendarEvent): boolean {
  const there = (item.attendees ?? [])
    .filter(isGuest)
    .map((guest) => guest.emailAddress?.address?.toLowerCase());
  return there.join() === event.attendees.map((guest) => guest.address).join();
}

function textMark({ summary, description, location }: CalendarEvent): string {
  return shortHash([summary, description, location ?? ""].join("\n"));
}

/** To the second: Graph is given no fractions. */
function isSameTime(a: Pick<SeenEvent, "start" | "end">, b: Pick<SeenEvent, "start" | "end">): boolean {
  const second = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1_000);
  return second(a.start) === second(b.start) && second(a.end) === second(b.end);
}

function isGuest(attendee: Guest): boolean {
  return attendee.type !== "resource" && attendee.status?.response !== "organizer";
}

function partstatOf(item: EventItem): SeenEvent["partstat"] {
  switch (item.attendees?.find(isGuest)?.status?.response) {
    case "accepted":
      return "accepted";
    case "declined":
      return "declined";
    case "tentativelyAccepted":
      return "tentative";
    default:
      return "needs-action";
  }
}

/** The time that the guest would rather have. */
function proposedBy(item: EventItem): SeenEvent["proposed"] {
  const wish = item.attendees?.find(isGuest)?.proposedNewTime;
  const start = wish === undefined ? undefined : toInstant(wish.start);
  const end = wish === undefined ? undefined : toInstant(wish.end);
  return start === undefined || end === undefined ? undefined : { start, end };
}
