/** What facts make of a booking: agreed, in the calendar, moved by people, held or not. */
import type { EventFact, OwnerFact } from "./facts.ts";
import { hear, silence, weigh } from "./fold-answers.ts";
import type { Booking, Interview, Reply } from "./interview.ts";
import { type ActionKey, type BookingId, toActionKey, toBookingId, toFactId } from "./keys.ts";
import { never } from "./never.ts";
import { wishedMode } from "./planner/manner.ts";
import { missed, thanksAfter } from "./read-reply/after-meeting.ts";
import { placeIn } from "./read-reply/place.ts";
import type { Reading } from "./reading.ts";
import type { Slot } from "./slot.ts";

type Instant = Temporal.Instant;
type SeenFact = Extract<EventFact, { kind: "event-seen" }>;
type BookingFact =
  | EventFact
  | Extract<OwnerFact, { kind: "held" | "debriefed" | "asking" | "met" | "breached" }>;

export function applyBookingFact(interview: Interview, fact: BookingFact): void {
  if (fact.kind === "met") return applyMet(interview, fact);
  const booking = interview.bookings.find((known) => known.bookingId === fact.booking);
  if (booking === undefined) return;
  switch (fact.kind) {
    case "event-created":
    case "event-changed":
      // Made, and known of only after the time was taken back.
      if (booking.status === "cancelled" && booking.shown === undefined) booking.status = "cancel-wanted";
      booking.shown = { start: fact.start, end: fact.end };
      if (booking.status === "agreed" || booking.status === "moved") {
        booking.status = sameSlot(booking, booking.shown) ? "made" : "moved";
      }
      booking.uid = fact.uid;
      booking.revision = Math.max(booking.revision, fact.revision);
      booking.sequence = Math.max(booking.sequence, fact.sequence);
      booking.at = fact.at;
      weigh(booking);
      return carriedOut(interview, fact.key);
    case "event-cancelled":
      booking.status = "cancelled";
      booking.at = fact.at;
      return carriedOut(interview, fact.key);
    case "event-seen":
      return applySeen(booking, fact);
    case "held":
      booking.held = fact.held;
      if (!fact.held) booking.endedBy = toFactId(fact.factKey);
      return;
    case "debriefed":
      booking.held = true;
      booking.debrief = { line: fact.line, at: fact.at };
      return;
    case "asking":
      booking.asking = { questions: fact.questions, at: fact.at };
      return;
    case "breached":
      booking.isBreached = true;
      return;
    default:
      return never(fact, "booking fact");
  }
}

/** A proposal of it, approved by the owner, waits no longer. */
function carriedOut(interview: Interview, key: ActionKey): void {
  const proposal = interview.mails.find((mail) => mail.key === key);
  if (proposal !== undefined) proposal.status = "sent";
}

/**
 * An agreed time. With an entry already in the calendar it moves that one: the booking and its UID stay, the
 * revision rises. Otherwise it is a new booking, whose id is the interview and the fact that agreed it. `agreedIn` is
 * the key of that fact: the reply, or what the owner said of it after the first booking from it was taken back.
 */
export function agree(
  interview: Interview,
  reply: Reply,
  slot: Slot,
  at: Instant,
  agreedIn = reply.factKey,
): void {
  const moving = activeBooking(interview);
  if (moving !== undefined && Temporal.Instant.compare(at, moving.end) < 0) {
    if (sameSlot(moving, slot) && moving.signs.length === 0) return;
    moving.start = slot.start;
    moving.end = slot.end;
    moving.status = "moved";
    Object.assign(moving, wishesOf(interview, reply));
    moving.agreedBy = reply.factId;
    moving.revision += 1;
    moving.sequence += 1;
    moving.version = { sequence: moving.sequence, isRaised: true, since: at, partstat: "accepted" };
    moving.isOwnersWord = reply.isOwnersWord === true;
    moving.signs = [];
    moving.moves += 1;
    delete moving.endedBy;
    weigh(moving);
    return;
  }
  for (const booking of interview.bookings) {
    if (booking.status === "agreed") booking.status = "cancelled";
  }
  const first = toBookingId(interview.contactId, interview.round, reply.factKey);
  const isGone = interview.bookings.some((known) => known.bookingId === first && isOver(interview, known));
  const bookingId = isGone ? toBookingId(interview.contactId, interview.round, agreedIn) : first;
  const others = interview.bookings.filter((known) => known.bookingId !== bookingId);
  const booking: Booking = {
    ...slot,
    bookingId,
    eventKey: eventKeyOf(interview, bookingId),
    agreedBy: reply.factId,
    round: interview.round,
    revision: 0,
    sequence: 0,
    uid: `${bookingId}@quarterhour`,
    ...wishesOf(interview, reply),
    status: "agreed",
    at,
    partstat: "accepted",
    answers: [],
    version: { sequence: 0, isRaised: true, since: at, partstat: "accepted" },
    signs: [],
    moves: 0,
    isOwnersWord: reply.isOwnersWord === true,
    isBreached: false,
    isAdHoc: false,
  };
  interview.bookings = [...others, booking];
}

/** How and where, as the mail says it that agreed the time, else one before it; a named place is one to meet at in person. */
function wishesOf(interview: Interview, { reading, text }: Reply): Pick<Booking, "mode" | "place"> {
  if (reading.kind !== "accepts") return {};
  const mode = reading.mode ?? (reading.place === undefined ? wishedMode(interview) : "in-person");
  const place = reading.place ?? (mode === "in-person" ? placeIn(text) : undefined);
  return { ...(mode === undefined ? {} : { mode }), ...(place === undefined ? {} : { place }) };
}

/** It was in the calendar once, or its invitation was called back: neither its entry nor its key is used again. */
function isOver(interview: Interview, booking: Booking): boolean {
  const invitation = interview.mails.find((mail) => mail.key === booking.eventKey);
  return booking.shown !== undefined || invitation?.status === "undone" || invitation?.status === "rejected";
}

/** The booking of this round that stands in the calendar, or waits to. */
function activeBooking(interview: Interview): Booking | undefined {
  return interview.bookings.findLast(
    (booking) =>
      booking.round === interview.round && (booking.status === "made" || booking.status === "moved"),
  );
}

/**
 * A reply before the meeting that wants another time, or none. Asked to move, the entry stays until a new time is
 * agreed, so that the booking keeps its UID; with no other time in sight it is cancelled.
 */
export function unsettle(interview: Interview, reply: Reply): void {
  for (const agreed of interview.bookings) {
    if (agreed.status === "agreed" && wasAgreedBefore(interview, agreed, reply)) agreed.status = "cancelled";
  }
  const booking = activeBooking(interview);
  if (booking === undefined || Temporal.Instant.compare(reply.at, booking.start) >= 0) return;
  booking.endedBy = reply.factId;
  if (moving.has(reply.reading.kind)) booking.signs.push("asked-to-move");
  else booking.status = "cancel-wanted";
}

const moving = new Set<Reading["kind"]>(["asks-for-times", "proposes", "reschedules"]);

/** What a mail took back stands again, where the owner reads it otherwise and the entry is still there. */
export function resettle(interview: Interview, reply: Reply): void {
  for (const booking of interview.bookings) {
    const isAskedToMove = booking.signs.includes("asked-to-move");
    if (!isAskedToMove && booking.status !== "cancel-wanted") continue;
    if (booking.endedBy !== reply.factId) continue;
    const { shown } = booking;
    booking.status = shown !== undefined && sameSlot(booking, shown) ? "made" : "moved";
    booking.signs = booking.signs.filter((sign) => sign !== "asked-to-move");
    delete booking.endedBy;
  }
}

/** A meeting that is agreed and still to come when this mail was written. */
export function hasMeetingAhead(interview: Interview, at: Instant): boolean {
  return interview.bookings.some(
    ({ round, status, isAdHoc, start }) =>
      round === interview.round &&
      !isAdHoc &&
      (status === "agreed" || status === "made" || status === "moved") &&
      Temporal.Instant.compare(at, start) < 0,
  );
}

/** By an earlier mail, or by this one before the owner read it otherwise. */
function wasAgreedBefore(interview: Interview, booking: Booking, reply: Reply): boolean {
  const agreedBy = interview.replies.find((known) => known.factId === booking.agreedBy);
  return agreedBy === undefined || agreedBy.seq <= reply.seq;
}

/** A mail after the end that speaks of the meeting is a sign, one way or the other. */
export function signAfter(interview: Interview, reply: Reply): void {
  if (!reply.isHuman) return;
  const booking = interview.bookings.findLast(
    (known) => Temporal.Instant.compare(reply.at, known.start) >= 0,
  );
  if (booking === undefined || booking.status === "cancelled") return;
  if (missed(reply.text)) {
    booking.signs.push("missed");
    booking.endedBy = reply.factId;
  } else if (Temporal.Instant.compare(reply.at, booking.end) >= 0 && thanksAfter(reply.text)) {
    booking.signs.push("thanks-after");
  }
}

function applySeen(booking: Booking, fact: SeenFact): void {
  if (fact.isAnswer === true) return hear(booking, fact);
  if (fact.sequence < booking.sequence) return;
  if (booking.seen !== undefined && compareSeen(fact, booking.seen) < 0) return;
  booking.seen = { sequence: fact.sequence, updated: fact.updated };
  if (booking.status === "made" && !sameSlot(booking, fact)) moveTo(booking, fact);
  if (fact.status === "deleted" || fact.status === "cancelled") {
    if (booking.status === "cancelled" || booking.status === "cancel-wanted") return;
    booking.status = "cancelled";
    booking.at = fact.at;
    booking.signs = [...booking.signs.filter((sign) => sign !== "declined"), "cancelled-by-person"];
    booking.endedBy = toFactId(fact.factKey);
    booking.sequence = Math.max(booking.sequence, fact.sequence);
    return silence(booking, fact.updated);
  }
  if (fact.partstat !== "needs-action") hear(booking, fact);
}

/** A person moved the entry. */
function moveTo(booking: Booking, fact: SeenFact): void {
  const { start, end, sequence, updated } = fact;
  booking.start = start;
  booking.end = end;
  booking.shown = { start, end };
  booking.revision += 1;
  const isRaised = sequence > booking.sequence;
  // What the entry shows, and no more: many people move a file without raising it.
  booking.sequence = Math.max(booking.sequence, sequence);
  booking.agreedBy = toFactId(fact.factKey);
  booking.at = fact.at;
  // Who accepted a time has not accepted another one.
  booking.version = { sequence: booking.sequence, isRaised, since: updated, partstat: "needs-action" };
  weigh(booking);
}

/** An unscheduled conversation, logged afterwards. After a close it begins a new round (contract, section 2). */
function applyMet(interview: Interview, fact: Extract<OwnerFact, { kind: "met" }>): void {
  if (interview.hasOptedOut) return;
  if (interview.closed !== undefined) {
    interview.round += 1;
    delete interview.closed;
  }
  const end = fact.at;
  const booking: Booking = {
    start: end.subtract({ minutes: fact.minutes }),
    end,
    bookingId: fact.booking,
    eventKey: eventKeyOf(interview, fact.booking),
    round: interview.round,
    revision: 0,
    sequence: 0,
    uid: `${fact.booking}@quarterhour`,
    status: "made",
    at: fact.at,
    partstat: "accepted",
    answers: [],
    version: { sequence: 0, isRaised: true, since: fact.at, partstat: "accepted" },
    held: true,
    signs: [],
    moves: 0,
    isOwnersWord: true,
    isBreached: false,
    isAdHoc: true,
    ...(fact.text === "" ? {} : { debrief: { line: fact.text, at: fact.at } }),
  };
  interview.bookings = [...interview.bookings, booking];
}

function eventKeyOf(interview: Interview, bookingId: BookingId) {
  const { mailboxId, contactId, round } = interview;
  return toActionKey({ mailboxId, contactId, round, step: "event", occurrence: bookingId });
}

function compareSeen(
  a: { sequence: number; updated: Instant },
  b: { sequence: number; updated: Instant },
): number {
  return a.sequence - b.sequence || Temporal.Instant.compare(a.updated, b.updated);
}

export function sameSlot(a: Slot, b: Slot): boolean {
  return a.start.equals(b.start) && a.end.equals(b.end);
}
