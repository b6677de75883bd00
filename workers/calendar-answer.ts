/** What a calendar program answers to an invitation, in a mail of its own (RFC 5546: REPLY, COUNTER, CANCEL). */
import { judgeSaid, type Said } from "../src/core/adopt/seen.ts";
import type { NewFact, Partstat } from "../src/core/facts.ts";
import type { Interview } from "../src/core/interview.ts";
import { never } from "../src/core/never.ts";
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
      const said = toSaid(event, method, sender);
      return said === undefined ? [] : (judgeSaid(interview, said, sender.at) ?? []);
    });
  }
  return undefined;
}

function toSaid(
  event: IncomingEvent,
  method: "REPLY" | "COUNTER" | "CANCEL",
  { aliases, at }: Sender,
): Said | undefined {
  const answer = event.attendees.find((attendee) => aliases.includes(attendee.address))?.partstat;
  const partstat = isAnswer(answer) ? answer : undefined;
  const { uid, sequence, start, end, updated = at } = event;
  // Nobody answers later than now: such a word would be the last for ever.
  const said = { uid, sequence, updated: Temporal.Instant.compare(updated, at) > 0 ? at : updated };
  switch (method) {
    case "REPLY":
      return partstat === undefined ? undefined : { ...said, partstat };
    case "COUNTER":
      return { ...said, partstat: partstat ?? "tentative", proposed: { start, end } };
    case "CANCEL":
      // A guest cannot cancel what another invited to: it says that they do not come.
      return { ...said, partstat: "declined" };
    default:
      return never(method, "method of a calendar answer");
  }
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
