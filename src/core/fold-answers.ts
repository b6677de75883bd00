/**
 * Which of the attendee's answers counts. They come late, twice and in any order, so all of them are kept and
 * weighed anew with each one, and whenever the meeting moves: the newest that was given to the time that now holds, by
 * SEQUENCE and then by DTSTAMP, is the same whatever came first.
 */
import type { EventFact } from "./facts.ts";
import type { Answer, Booking } from "./interview.ts";
import { toFactId } from "./keys.ts";

type SeenFact = Extract<EventFact, { kind: "event-seen" }>;

/** Takes an answer down, and weighs. */
export function hear(booking: Booking, fact: SeenFact): void {
  if (booking.status === "cancelled") return;
  const { sequence, updated, partstat, proposed, factKey, at } = fact;
  const answer = {
    sequence,
    updated,
    partstat,
    factKey,
    at,
    ...(proposed === undefined ? {} : { proposed }),
  };
  if (isOutdated(booking, answer)) return;
  booking.answers = [...booking.answers.filter((known) => known.sequence !== sequence), answer];
  weigh(booking);
}

/** Of a meeting that is off nobody's answer counts, whether it came before or after. */
export function silence(booking: Booking, since: Temporal.Instant): void {
  booking.answers = [];
  booking.version = { sequence: booking.sequence, isRaised: true, since, partstat: "needs-action" };
  weigh(booking);
}

/** Nothing newer by it: an answer to the same SEQUENCE is known that was given later, or it is that one. */
export function isOutdated(booking: Booking, answer: Answer): boolean {
  const known = booking.answers.find(({ sequence }) => sequence === answer.sequence);
  return known !== undefined && compareAnswers(answer, known) <= 0;
}

/** What follows from the answer that counts, for the booking as it now stands. */
export function weigh(booking: Booking): void {
  const answer = booking.answers
    .filter((each) => isOfThisTime(booking, each))
    .sort((a, b) => sequenceOf(booking, a) - sequenceOf(booking, b) || compareAnswers(a, b))
    .at(-1);
  booking.partstat = answer?.partstat ?? booking.version.partstat;
  if (answer?.proposed === undefined) delete booking.proposed;
  else booking.proposed = { ...answer.proposed, by: toFactId(answer.factKey), at: answer.at };
  if (booking.status === "cancelled") return;
  const wasDeclined = booking.signs.includes("declined");
  if (answer?.partstat === "declined") {
    if (wasDeclined) return;
    booking.signs = [...booking.signs, "declined"];
    booking.endedBy = toFactId(answer.factKey);
  } else if (wasDeclined) {
    booking.signs = booking.signs.filter((sign) => sign !== "declined");
    if (!booking.signs.includes("asked-to-move")) delete booking.endedBy;
  }
}

/**
 * Some programs count SEQUENCE otherwise than we do, and many people move an entry without raising it: where it does not
 * say which time was answered, the answer must be later than the time itself.
 */
function isOfThisTime({ version }: Booking, { sequence, updated }: Answer): boolean {
  if (sequence < version.sequence) return false;
  if (sequence === version.sequence && version.isRaised) return true;
  return Temporal.Instant.compare(updated, version.since) >= 0;
}

/** Nobody answers a version that was never sent: such a word would be the last for ever. */
function sequenceOf(booking: Booking, answer: Answer): number {
  return Math.min(answer.sequence, booking.sequence);
}

/** By when they were given; what is left of the order has to be the same for everybody. */
function compareAnswers(a: Answer, b: Answer): number {
  return (
    Temporal.Instant.compare(a.updated, b.updated) ||
    Temporal.Instant.compare(a.at, b.at) ||
    (a.factKey < b.factKey ? -1 : a.factKey > b.factKey ? 1 : 0)
  );
}
