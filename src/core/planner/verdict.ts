/**
 * Was the meeting held? Read again whenever somebody asks, from everything known by then, and reversible until
 * the thank-you was sent (contract, section 5; requirements, section 5; R-28; A14, A15).
 */
import type { Booking } from "../interview.ts";
import { isAfter } from "./view.ts";

export type Verdict = "upcoming" | "held" | "probably-held" | "not-held" | "no-show" | "unknown";

export function verdict(booking: Booking, now: Temporal.Instant): Verdict {
  if (booking.held === true) return "held";
  if (booking.held === false) return "not-held";
  if (booking.status === "cancelled" || booking.status === "cancel-wanted") return "not-held";
  if (booking.signs.includes("declined") || booking.partstat === "declined") return "not-held";
  if (booking.signs.includes("asked-to-move")) return "not-held";
  if (booking.signs.includes("missed")) return "no-show";
  if (isAfter(booking.end, now)) return "upcoming";
  if (booking.signs.includes("thanks-after")) return "held";
  // Never in the calendar at that time: whatever was agreed did not come about.
  if (booking.status === "agreed" || booking.status === "moved") return "not-held";
  return booking.partstat === "accepted" ? "probably-held" : "unknown";
}

/** Held, as far as one can act on it. */
export function wasHeld(booking: Booking, now: Temporal.Instant): boolean {
  const word = verdict(booking, now);
  return word === "held" || word === "probably-held";
}
