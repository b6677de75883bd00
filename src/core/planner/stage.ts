/** The stage of an interview (contract, section 3). It is derived, never stored. */
import type { Booking, Interview } from "../interview.ts";
import type { Step } from "../keys.ts";
import type { Rules } from "../rules-shape.ts";
import { conversation } from "./conversation.ts";
import { missingFor } from "./must-have.ts";
import { verdict, wasHeld } from "./verdict.ts";
import { isPassed, mailsOf } from "./view.ts";

type Instant = Temporal.Instant;

export const stages = [
  "researching",
  "ready",
  "requested",
  "arranging",
  "scheduled",
  "met",
  "thanked",
  "in-touch",
  "closed",
] as const;
export type Stage = (typeof stages)[number];

/** `introducer` is the interview of the contact's introducer, where there is one. */
export function stageOf(interview: Interview, rules: Rules, now: Instant, introducer?: Interview): Stage {
  if (interview.closed !== undefined) return "closed";
  if (hasSent(interview, "check-in")) return "in-touch";
  const booking = currentBooking(interview);
  if (booking !== undefined) {
    const thanks = mailsOf(interview, "thank-you").find((mail) => mail.occurrence === booking.bookingId);
    if (thanks?.status === "sent") return "thanked";
    const word = verdict(booking, now);
    // Whoever threw the thank-you away does not say that nobody met: keeping in touch goes on from there.
    if (word === "probably-held" && thanks !== undefined && isPassed(thanks)) return "met";
    switch (word) {
      case "held":
        return "met";
      case "upcoming":
        return booking.status === "agreed" ? "arranging" : "scheduled";
      case "probably-held":
      case "unknown":
        return "scheduled";
      default:
        return "arranging";
    }
  }
  if (conversation(interview).length > 0 || interview.bookings.some((b) => b.round === interview.round)) {
    return "arranging";
  }
  if (hasSent(interview, "request") && interview.bouncedAddress === undefined && !isWaitingAnew(interview))
    return "requested";
  return missingFor(interview, rules, introducer).length > 0 ? "researching" : "ready";
}

function hasSent(interview: Interview, step: Step): boolean {
  for (const mail of interview.mails) {
    if (mail.step === step && mail.status === "sent" && mail.round === interview.round) return true;
  }
  return false;
}

/** The booking of this round that counts: the last one that was not taken back. */
export function currentBooking(interview: Interview): Booking | undefined {
  if (interview.bookings.length === 0) return undefined;
  return (
    interview.bookings.findLast((b) => b.round === interview.round && b.status !== "cancelled") ??
    interview.bookings.findLast((b) => b.round === interview.round && b.held === true)
  );
}

/** The last meeting of this round that took place, as far as one can act on it. */
export function lastHeld(interview: Interview, now: Instant): Booking | undefined {
  return interview.bookings.findLast((b) => b.round === interview.round && wasHeld(b, now));
}

/** The request bounced for good, and another address is known since: the next request has not been sent. */
function isWaitingAnew(interview: Interview): boolean {
  return (
    interview.bouncedAt !== undefined &&
    !mailsOf(interview, "request").some(
      (mail) =>
        mail.sent !== undefined &&
        interview.bouncedAt !== undefined &&
        Temporal.Instant.compare(mail.sent.at, interview.bouncedAt) > 0,
    )
  );
}
