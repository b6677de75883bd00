/** What people did to a calendar entry of ours, or said of it, as a fact; nothing where it is what we know already. */
import type { EventFact, Partstat } from "../facts.ts";
import { isOutdated } from "../fold-answers.ts";
import { sameSlot } from "../fold-booking.ts";
import type { Booking, Interview } from "../interview.ts";
import type { Slot } from "../slot.ts";

type Instant = Temporal.Instant;
type SeenFact = Extract<EventFact, { kind: "event-seen" }>;

/** An entry as the calendar shows it. */
export interface Seen extends Slot {
  uid: string;
  sequence: number;
  updated: Instant;
  status: "confirmed" | "tentative" | "cancelled" | "deleted";
  partstat: Partstat;
  proposed?: Slot;
}

/**
 * A booking that is not in the calendar yet has nothing to be seen: that entry is one of ours that a crash kept
 * from being written down, and the worker finishes it.
 */
export function judgeSeen(interview: Interview, seen: Seen, at: Instant): SeenFact | undefined {
  const booking = bookingOf(interview, seen.uid);
  if (booking === undefined || booking.shown === undefined || isKnown(booking, booking.shown, seen))
    return undefined;
  const { uid, sequence, updated, status, start, end, partstat, proposed } = seen;
  const version = [
    sequence,
    updated.epochMilliseconds,
    status,
    start.epochMilliseconds,
    end.epochMilliseconds,
    partstat,
    ...(proposed === undefined ? [] : [proposed.start.epochMilliseconds, proposed.end.epochMilliseconds]),
  ];
  return {
    kind: "event-seen",
    factKey: `event~${uid}~${version.join(".")}`,
    at,
    contact: interview.contactId,
    booking: booking.bookingId,
    uid,
    sequence,
    updated,
    status,
    start,
    end,
    partstat,
    ...(proposed === undefined ? {} : { proposed: { start: proposed.start, end: proposed.end } }),
  };
}

/** What the attendee's calendar program says in a mail. */
export type Said = Pick<Seen, "uid" | "sequence" | "updated" | "partstat" | "proposed">;

/** Of an answer all is written down but what a newer one has overtaken: it may have to outweigh an older one yet to come. */
export function judgeSaid(interview: Interview, said: Said, at: Instant): SeenFact | undefined {
  const booking = bookingOf(interview, said.uid);
  if (booking?.shown === undefined) return undefined;
  const { uid, sequence, updated, partstat, proposed } = said;
  const version = [
    sequence,
    updated.epochMilliseconds,
    partstat,
    ...(proposed === undefined ? [] : [proposed.start.epochMilliseconds, proposed.end.epochMilliseconds]),
  ];
  const factKey = `answer~${uid}~${version.join(".")}`;
  if (isOutdated(booking, { ...said, factKey, at })) return undefined;
  const { start, end } = booking.shown;
  return {
    kind: "event-seen",
    factKey,
    at,
    contact: interview.contactId,
    booking: booking.bookingId,
    uid,
    sequence,
    updated,
    status: "confirmed",
    start,
    end,
    partstat,
    isAnswer: true,
    ...(proposed === undefined ? {} : { proposed: { start: proposed.start, end: proposed.end } }),
  };
}

function bookingOf(interview: Interview, uid: string): Booking | undefined {
  return interview.bookings.find((booking) => booking.uid === uid);
}

function isKnown(booking: Booking, shown: Slot, seen: Seen): boolean {
  const isGone = seen.status === "cancelled" || seen.status === "deleted";
  if (booking.status === "cancelled") return isGone;
  if (booking.status === "cancel-wanted") return isGone || sameSlot(shown, seen);
  if (isGone) return false;
  if (seen.proposed !== undefined && !isSameWish(booking.proposed, seen.proposed)) return false;
  return sameSlot(shown, seen) && (seen.partstat === booking.partstat || seen.partstat === "needs-action");
}

function isSameWish(known: Slot | undefined, wish: Slot): boolean {
  return known !== undefined && sameSlot(known, wish);
}
