/** When an interview is looked at again by itself, and how long it takes a place in limits and free times. */
import type { Plan } from "../action.ts";
import { isAfter, isWaiting, type View } from "./view.ts";

type Look = Plan["looks"][number];

/** A wait for somebody else's place or time has no instant of its own: it is looked at again `soon`. */
export function lookOf(view: View, soon: Temporal.Instant | undefined): Look {
  const { out } = view;
  const lookAt =
    out.lookAt === undefined || (soon !== undefined && isAfter(out.lookAt, soon))
      ? (soon ?? out.lookAt)
      : out.lookAt;
  const until = occupiesUntil(view);
  return {
    contactId: view.interview.contactId,
    ...(lookAt === undefined ? {} : { lookAt }),
    ...(until === undefined ? {} : { occupiesUntil: until }),
  };
}

/** A draft holds its place without end; a sent mail for the longest limit, a week; a booking until a week after it. */
function occupiesUntil(view: View): Temporal.Instant | undefined {
  const { interview, rules } = view;
  if (
    interview.mails.some(
      (mail) => isWaiting(mail) || ["sending", "ambiguous", "review"].includes(mail.status),
    )
  ) {
    return forever;
  }
  const days = rules.sending.budgets.some((budget) => budget.rate.per === "year") ? 366 : 8;
  let last = Number.NEGATIVE_INFINITY;
  for (const mail of interview.mails)
    if (mail.sent !== undefined) last = Math.max(last, mail.sent.at.epochMilliseconds);
  for (const booking of interview.bookings) last = Math.max(last, booking.end.epochMilliseconds);
  return last === Number.NEGATIVE_INFINITY
    ? undefined
    : Temporal.Instant.fromEpochMilliseconds(last + days * 86_400_000);
}

const forever = Temporal.Instant.from("9999-01-01T00:00:00Z");
