/** The meeting that a note of the owner's is about: the last one of this round that has begun. */
import type { Booking, Interview } from "../interview.ts";
import type { Told } from "./deed.ts";

/** One that was called off only where there is no other. */
export function lastMeeting(interview: Interview, told: Told): Booking | undefined {
  const begun = interview.bookings
    .filter(({ round, start }) => round === interview.round && Temporal.Instant.compare(start, told.now) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.start, b.start));
  return begun.findLast(({ status }) => status !== "cancelled" && status !== "cancel-wanted") ?? begun.at(-1);
}

export function thankYouLeft(interview: Interview, { bookingId }: Booking): boolean {
  return interview.mails.some(
    ({ step, occurrence, sent }) => step === "thank-you" && occurrence === bookingId && sent !== undefined,
  );
}
