/** What a calendar program answers to an invitation, in a mail of its own (RFC 5546: REPLY, COUNTER, CANCEL). */
import { bookingOf, judgeSeen, type Seen } from "../src/core/adopt/seen.ts";
import type { NewFact, Partstat } from "../src/core/facts.ts";
import type { Booking, Interview } from "../src/core/interview.ts";
import { type IncomingEvent, readEvents } from "../src/formats/ical-in.ts";
import type { ParsedMail } from "../src/formats/mime-in.ts";

type Instant = Temporal.Instant;

/** Who sent it, when, and the addresses of the contact. */
export interface Sender {
  from: string;
  aliases: readonly string[];
  at: Instant;
}

/**
 * It counts where the contact speaks for themselves, and in the order of SEQUENCE and DTSTAMP. One to another
 * invitation is not about us. Undefined: it is a mail like any other.
 */
export function calendarAnswer(
  interview: Interview,
  sender: Sender,
  parsed: ParsedMail,
  ownerZone: string,
): NewFact[] | undefined {
  for (const part of parsed.calendars) {
    const { method = part.method?.toUpperCase(), events } = readable(part.text, ownerZone);
    if (method !== "REPLY" && method !== "COUNTER" && method !== "CANCEL") continue;
    if (!sender.aliases.includes(sender.from)) return [];
    return events.flatMap((event) => {
      const booking = bookingOf(interview, event.uid);
      const seen = booking === undefined ? undefined : toSeen(booking, event, method, sender);
      return seen === undefined ? [] : (judgeSeen(interview, seen, sender.at) ?? []);
    });
  }
  return undefined;
}

function toSeen(
  booking: Booking,
  event: IncomingEvent,
  method: "REPLY" | "COUNTER" | "CANCEL",
  { aliases, at }: Sender,
): Seen | undefined {
  const { shown } = booking;
  const said = event.attendees.find((attendee) => aliases.includes(attendee.address))?.partstat;
  // A guest cannot cancel what another invited to: it says that they do not come.
  const partstat = method === "CANCEL" ? "declined" : isAnswer(said) ? said : undefined;
  if (shown === undefined || (method === "REPLY" && partstat === undefined)) return undefined;
  const { uid, updated = at } = event;
  return {
    uid,
    // Nobody answers a version that was never sent, nor later than now: such a word would be the last for ever.
    sequence: Math.min(event.sequence, booking.sequence),
    updated: Temporal.Instant.compare(updated, at) > 0 ? at : updated,
    status: "confirmed",
    ...shown,
    partstat: partstat ?? booking.partstat,
    ...(method === "COUNTER" ? { proposed: { start: event.start, end: event.end } } : {}),
  };
}

function readable(text: string, ownerZone: string): ReturnType<typeof readEvents> {
  try {
    return readEvents(text, ownerZone);
  } catch {
    // A stranger's calendar part that is none; the mail around it is read as any other.
    return { method: undefined, events: [] };
  }
}

function isAnswer(partstat: string | undefined): partstat is Exclude<Partstat, "needs-action"> {
  return partstat === "accepted" || partstat === "declined" || partstat === "tentative";
}
