/** When an interview is looked at again by itself, and how long it takes a place in limits and free times. */
import type { Plan } from "../action.ts";
import { isAfter, isWaiting, latest, type View } from "./view.ts";

type Look = Plan["looks"][number];

/** A wait for somebody else's place or time has no instant of its own: it is looked at again in a quarter of an hour. */
export function lookOf(view: View, waitsForOthers: boolean): Look {
  const { out, now } = view;
  const soon = waitsForOthers ? now.add({ minutes: 15 }) : undefined;
  const lookAt = out.lookAt === undefined || (soon !== undefined && isAfter(out.lookAt, soon)) ? (soon ?? out.lookAt) : out.lookAt;
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
  if (interview.mails.some((mail) => isWaiting(mail) || ["sending", "ambiguous", "review"].includes(mail.status))) {
    return forever;
  }
  const days = rules.sending.budgets.some((budget) => budget.rate.per === "year") ? 366 : 8;
  let until: Temporal.Instant | undefined;
  const consider = (at: Temporal.Instant) => {
    const end = at.add({ hours: days * 24 });
    until = until === undefined ? end : latest(until, end);
  };
  for (const mail of interview.mails) if (mail.sent !== undefined) consider(mail.sent.at);
  for (const booking of interview.bookings) consider(booking.end);
  return until;
}

const forever = Temporal.Instant.from("9999-01-01T00:00:00Z");
