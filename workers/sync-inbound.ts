/** What came in: whose it is, and what it says. Only mail of people we know is opened (A25). */
import { bookingOf, judgeSeen } from "../src/core/adopt/seen.ts";
import type { NewFact, Partstat } from "../src/core/facts.ts";
import type { Interview } from "../src/core/interview.ts";
import type { ActionKey, ContactId } from "../src/core/keys.ts";
import { readReply } from "../src/core/read-reply/read-reply.ts";
import { isMailSystem } from "../src/core/read-reply/robot.ts";
import type { ReadReply } from "../src/core/reading.ts";
import { readBounce } from "../src/formats/bounce.ts";
import { readEvents } from "../src/formats/ical-in.ts";
import type { ParsedMail } from "../src/formats/mime-in.ts";
import type { MailSummary } from "../src/providers/provider.ts";
import type { WorkerDeps } from "./deps.ts";
import type { Known } from "./known.ts";
import { openMail } from "./open-mail.ts";

type Instant = Temporal.Instant;

/** A mail of a contact; a report of a mail system is the contact's whose mail came back. */
export interface Inbound {
  mail: MailSummary;
  contactId: ContactId;
  key?: ActionKey;
}

/** Characters of a mail that are kept. */
const mostText = 4_000;

/**
 * In the order of (Date, Message-ID). `since`: at the very first reading of a mailbox, what is older and answers
 * nothing of ours is correspondence from before our time, and is left alone.
 */
export async function whoseInbound(
  deps: WorkerDeps,
  mails: readonly MailSummary[],
  owner: string,
  since: Instant | undefined,
): Promise<Inbound[]> {
  const inbound: Inbound[] = [];
  for (const mail of mails
    .filter((each) => each.where === "inbox" && each.from !== owner)
    .sort(compareMails)) {
    const match =
      (await deps.contacts.match(deps.mailboxId, { references: mail.references, addresses: [mail.from] })) ??
      (isMailSystem(mail.from) ? await whoseBounce(deps, mail) : undefined);
    if (match === undefined) continue;
    const isBefore =
      since !== undefined && match.key === undefined && Temporal.Instant.compare(mail.at, since) < 0;
    if (!isBefore) inbound.push({ mail, ...match });
  }
  return inbound;
}

/** By the Message-ID of the mail that came back; where the report names none, by the address that it is about. */
async function whoseBounce(deps: WorkerDeps, mail: MailSummary) {
  const parsed = await openMail(deps, mail.id);
  const bounce = parsed === undefined ? undefined : readBounce(parsed);
  if (bounce === undefined) return undefined;
  const { originalMessageId, recipient } = bounce;
  return deps.contacts.match(
    deps.mailboxId,
    originalMessageId === undefined
      ? { references: [], addresses: recipient === undefined ? [] : [recipient] }
      : { references: [originalMessageId], addresses: [] },
  );
}

/** Writes down each mail by itself: what one says is read in the light of those before it. */
export async function syncInbound(
  deps: WorkerDeps,
  known: Known,
  inbound: readonly Inbound[],
  ownerZone: string,
): Promise<void> {
  for (const each of inbound) {
    const interview = known.interview(each.contactId);
    if (interview === undefined || interview.replies.some((reply) => reply.messageId === each.mail.messageId))
      continue;
    const parsed = await openMail(deps, each.mail.id);
    if (parsed === undefined) continue;
    await known.append(readOrKeep(deps, interview, each, parsed, ownerZone));
  }
}

/** One mail that trips over a bug of ours must not keep the others from being read: a person reads it. */
function readOrKeep(
  deps: WorkerDeps,
  interview: Interview,
  inbound: Inbound,
  parsed: ParsedMail,
  ownerZone: string,
): NewFact[] {
  try {
    return toFacts(deps, interview, inbound, parsed, ownerZone);
  } catch (error) {
    deps.log("sync.unreadable", {
      contactId: inbound.contactId,
      error: error instanceof Error ? error.name : typeof error,
    });
    const read: ReadReply = { reading: { kind: "other" }, sure: false, because: "it could not be read" };
    return [receivedFact(deps, inbound, parsed, read)];
  }
}

function toFacts(
  deps: WorkerDeps,
  interview: Interview,
  inbound: Inbound,
  parsed: ParsedMail,
  ownerZone: string,
): NewFact[] {
  const { mail } = inbound;
  const at = happened(deps, mail);
  const answer = calendarAnswer(interview, mail, parsed, at, ownerZone);
  if (answer !== undefined) return answer;
  const read = readReply({
    subject: parsed.subject,
    text: parsed.text,
    headers: firstValues(parsed),
    from: mail.from,
    receivedAt: at,
    offered: interview.offers,
    ownerZone,
    contactZone: interview.contact.timezone ?? ownerZone,
    scheduled: interview.bookings.findLast(
      (booking) =>
        ["agreed", "made", "moved"].includes(booking.status) && Temporal.Instant.compare(booking.end, at) > 0,
    ),
    deliveryStatus: statusOf(parsed),
  });
  return [receivedFact(deps, inbound, parsed, read)];
}

function receivedFact(deps: WorkerDeps, inbound: Inbound, parsed: ParsedMail, read: ReadReply): NewFact {
  const { mail, contactId, key } = inbound;
  return {
    kind: "received",
    // Two strangers may use one Message-ID (N-63); neither hides the other.
    factKey: `mail~${mail.messageId}.${contactId}~1`,
    at: happened(deps, mail),
    contact: contactId,
    messageId: mail.messageId,
    ...(key === undefined ? {} : { inReplyTo: key }),
    subject: parsed.subject,
    text: parsed.text.slice(0, mostText).toWellFormed(),
    read,
  };
}

/** The Date header, but never later than now. */
function happened(deps: WorkerDeps, mail: MailSummary): Instant {
  const now = deps.clock();
  return Temporal.Instant.compare(mail.at, now) < 0 ? mail.at : now;
}

/**
 * A calendar's own answer (RFC 5546, REPLY) says only whether the attendee comes; it counts where the contact
 * speaks for themselves. One to another invitation is not about us. Undefined: it is a mail like any other.
 */
function calendarAnswer(
  interview: Interview,
  mail: MailSummary,
  parsed: ParsedMail,
  at: Instant,
  ownerZone: string,
): NewFact[] | undefined {
  const { aliases } = interview.contact;
  for (const part of parsed.calendars) {
    const { method, events } = readable(part.text, ownerZone);
    if ((method ?? part.method?.toUpperCase()) !== "REPLY") continue;
    if (!aliases.includes(mail.from)) return [];
    return events.flatMap((event) => {
      const shown = bookingOf(interview, event.uid)?.shown;
      const partstat = event.attendees.find((attendee) => aliases.includes(attendee.address))?.partstat;
      if (shown === undefined || !isAnswer(partstat)) return [];
      const { uid, sequence } = event;
      const seen = {
        uid,
        sequence,
        updated: event.updated ?? at,
        status: "confirmed" as const,
        ...shown,
        partstat,
      };
      return judgeSeen(interview, seen, at) ?? [];
    });
  }
  return undefined;
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

function statusOf(parsed: ParsedMail) {
  const bounce = parsed.deliveryStatus === undefined ? undefined : readBounce(parsed);
  if (bounce === undefined) return undefined;
  const { action, status, recipient } = bounce;
  return {
    action,
    ...(status === undefined ? {} : { status }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

function firstValues(parsed: ParsedMail): Record<string, string> {
  return Object.fromEntries([...parsed.headers].map(([name, values]) => [name, values[0] ?? ""]));
}

function compareMails(a: MailSummary, b: MailSummary): number {
  return Temporal.Instant.compare(a.at, b.at) || (a.messageId < b.messageId ? -1 : 1);
}
