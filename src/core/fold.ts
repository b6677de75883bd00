/**
 * `fold(facts) → interview`. Facts are taken in the order of the ledger; of what the calendar showed about one
 * entry the highest (SEQUENCE, updated) wins. Rules and now play no part here.
 */
import type { Contact } from "./contact.ts";
import type { CloseReason, Fact } from "./facts.ts";
import { agree, applyBookingFact, hasMeetingAhead, resettle, signAfter, unsettle } from "./fold-booking.ts";
import { withHoldFact } from "./fold-hold.ts";
import { applyMailFact } from "./fold-mail.ts";
import type { Interview, OpenOffer, Reply } from "./interview.ts";
import { type MailboxId, toFactId } from "./keys.ts";
import { never } from "./never.ts";
import type { Reading } from "./reading.ts";

type ReceivedFact = Extract<Fact, { kind: "received" }>;
type AnsweredFact = Extract<Fact, { kind: "answered" }>;

/** The state of the interview of one contact. `facts` are that contact's, in the order of `seq`. */
export function fold(mailboxId: MailboxId, contact: Contact, facts: readonly Fact[]): Interview {
  const interview: Interview = {
    mailboxId,
    contactId: contact.contactId,
    contact,
    round: 1,
    // Shared while empty: a fold replaces an array and never adds to it, so thousands of them stay small.
    mails: none,
    replies: none,
    bookings: none,
    holds: none,
    offers: none,
    wrote: none,
    notes: none,
    hasOptedOut: false,
    lastSeq: 0,
  };
  for (const fact of facts) apply(interview, fact);
  forgiveBounce(interview);
  return interview;
}

const none: never[] = [];

function apply(interview: Interview, fact: Fact): void {
  interview.lastFactAt = later(interview.lastFactAt, fact.at);
  interview.lastSeq = fact.seq;
  switch (fact.kind) {
    case "drafted":
    case "refreshed":
    case "edited":
    case "proposed":
    case "approved":
    case "rejected":
    case "let-go":
    case "sending":
    case "ambiguous":
    case "review":
    case "not-sent":
    case "sent":
    case "withdrawn":
    case "discarded":
    case "undone":
    case "passed":
      return applyMailFact(interview, fact);
    case "wrote":
      interview.wrote = [
        ...interview.wrote,
        { at: fact.at, seq: fact.seq, messageId: fact.messageId, subject: fact.subject },
      ];
      interview.lastContact = later(interview.lastContact, fact.at);
      return;
    case "received":
      return applyReceived(interview, fact);
    case "answered":
      return applyAnswered(interview, fact);
    case "event-created":
    case "event-changed":
    case "event-cancelled":
    case "event-seen":
    case "held":
    case "debriefed":
    case "asking":
    case "met":
    case "breached":
      return applyBookingFact(interview, fact);
    case "hold-made":
    case "hold-released":
    case "hold-seen":
      interview.holds = withHoldFact(interview.holds, fact);
      return;
    case "note":
      interview.notes = [...interview.notes, { at: fact.at, text: fact.text, isNews: fact.news }];
      return;
    case "closed":
      if (fact.reason === "opted-out") interview.hasOptedOut = true;
      interview.closed ??= { at: fact.at, reason: fact.reason, by: fact.by };
      interview.offers = none;
      return;
    case "reopened":
      if (interview.hasOptedOut) return;
      delete interview.closed;
      if (fact.round > interview.round) interview.offers = none;
      interview.round = Math.max(interview.round, fact.round);
      return;
    case "paused":
      interview.pausedSince ??= fact.at;
      return;
    case "resumed":
      delete interview.pausedSince;
      return;
    case "bulk-confirmed":
    case "listed":
    case "said":
      return;
    default:
      return never(fact, "fact");
  }
}

function applyReceived(interview: Interview, fact: ReceivedFact): void {
  const { read } = fact;
  const isHuman =
    read.reading.kind !== "out-of-office" && read.reading.kind !== "bounced" && read.isRobot !== true;
  const reading = readingInForce(interview, fact);
  const reply: Reply = {
    // A hash is dear, and few ask for it.
    get factId() {
      return toFactId(fact.factKey);
    },
    factKey: fact.factKey,
    messageId: fact.messageId,
    at: fact.at,
    seq: fact.seq,
    round: interview.round,
    subject: fact.subject,
    text: fact.text,
    read,
    reading,
    isHuman,
  };
  if (fact.inReplyTo !== undefined) reply.inReplyTo = fact.inReplyTo;
  if (fact.others !== undefined) reply.others = fact.others;
  if (fact.threadId !== undefined) reply.threadId = fact.threadId;
  if (fact.channel !== undefined) reply.channel = fact.channel;
  interview.replies = [...interview.replies, reply];
  if (isHuman) interview.lastContact = later(interview.lastContact, fact.at);
  signAfter(interview, reply);
  applyReading(interview, reply, fact.at);
}

/**
 * What we act on without the owner: only what is sure. An acceptance must be of a time that stands alone in the
 * mail, and a closed interview opens for nobody but the owner.
 */
function readingInForce(interview: Interview, fact: ReceivedFact): Reading {
  const { reading, sure } = fact.read;
  if (!sure) return { kind: "other" };
  if (interview.closed !== undefined && !standsAfterClose(interview.closed.reason, reading)) {
    return { kind: "other" };
  }
  if (reading.kind === "accepts") {
    const offer = offerOf(interview, reading);
    if (offer === undefined || !offer.isPlain) return { kind: "other" };
  }
  // There is nothing to move or to call off.
  if (ofMeeting.has(reading.kind) && !hasMeetingAhead(interview, fact.at)) return { kind: "other" };
  return reading;
}

const ofMeeting = new Set<Reading["kind"]>(["reschedules", "cancels"]);

/** What a machine says, what stops everything, and a no that is known already. All else waits for the owner. */
function standsAfterClose(reason: CloseReason, reading: Reading): boolean {
  switch (reading.kind) {
    case "opts-out":
    case "bounced":
    case "out-of-office":
      return true;
    default:
      return reading.kind === "declines" && reason === "declined";
  }
}

function applyAnswered(interview: Interview, fact: AnsweredFact): void {
  const reply = interview.replies.find((known) => known.factId === fact.to);
  if (reply === undefined) return;
  resettle(interview, reply);
  reply.answered = fact.reading;
  reply.isOwnersWord = fact.by !== "product";
  reply.answeredAt = fact.at;
  reply.reading = fact.reading;
  if (reopening.has(fact.reading.kind) && !interview.hasOptedOut) delete interview.closed;
  applyReading(interview, reply, fact.at, fact.factKey);
}

/** A reading that wants something of us opens what was closed; the owner gave it, so it is theirs to open. */
const reopening = new Set<Reading["kind"]>(["accepts", "asks-for-times", "not-now", "refers"]);

/** `saidIn` is the key of the fact that gave the reading: the reply itself, or the owner's answer. */
function applyReading(
  interview: Interview,
  reply: Reply,
  at: Temporal.Instant,
  saidIn = reply.factKey,
): void {
  const { reading } = reply;
  switch (reading.kind) {
    case "accepts": {
      const offer = offerOf(interview, reading);
      const start = reading.start ?? offer?.start;
      if (start === undefined) return;
      const minutes = reading.minutes;
      const end =
        minutes === undefined && offer !== undefined && offer.start.equals(start)
          ? offer.end
          : start.add({ minutes: minutes ?? 20 });
      agree(interview, reply, { start, end }, at, saidIn);
      interview.offers = none;
      return;
    }
    case "opts-out":
      interview.hasOptedOut = true;
      interview.closed ??= { at, reason: "opted-out", by: "product" };
      interview.offers = none;
      return;
    case "declines":
      interview.offers = none;
      return;
    case "bounced":
      if (reading.permanent) {
        const address = reading.address ?? interview.contact.email;
        if (address !== undefined) interview.bouncedAddress = address;
        interview.bouncedAt = at;
        interview.offers = none;
      }
      return;
    case "asks-for-times":
    case "proposes":
    case "reschedules":
    case "cancels":
    case "not-now":
      unsettle(interview, reply);
      return;
    case "refers":
    case "out-of-office":
    case "ignored":
    case "other":
      return;
    default:
      return never(reading, "reading");
  }
}

/** The offer that an acceptance names: by its start where that is given, else by its place in the list. */
function offerOf(
  interview: Interview,
  reading: Extract<Reading, { kind: "accepts" }>,
): OpenOffer | undefined {
  const { start, slot } = reading;
  if (start !== undefined) return interview.offers.find((offer) => offer.start.equals(start));
  return slot === undefined ? undefined : interview.offers[slot];
}

/** A bounce of an address that the contact no longer has is history. */
function forgiveBounce(interview: Interview): void {
  const { email } = interview.contact;
  if (interview.bouncedAddress !== undefined && email !== undefined && email !== interview.bouncedAddress) {
    delete interview.bouncedAddress;
  }
}

function later<T extends Temporal.Instant>(a: T | undefined, b: T): T {
  return a === undefined || Temporal.Instant.compare(a, b) < 0 ? b : a;
}
