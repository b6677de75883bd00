/**
 * The times that are kept for a contact because they stand in a mail to them: in a draft or a proposal without end, in
 * a sent mail for two working days (contract, section 4). Nobody else is offered one of them.
 */
import type { Interview } from "../interview.ts";
import type { Offered, Reservation, Slot } from "../slot.ts";
import { addSpan } from "../time/span.ts";
import type { WorkCalendar } from "../time/working-days.ts";
import { isAfter, isWaiting } from "./view.ts";

type Instant = Temporal.Instant;

/** Of all interviews. */
export function promises(
  interviews: Iterable<Interview>,
  calendar: WorkCalendar,
  now: Instant,
): Reservation[] {
  const taken: Reservation[] = [];
  for (const interview of interviews) {
    const { contactId } = interview;
    for (const { start, end } of promisedTo(interview, calendar, now)) taken.push({ contactId, start, end });
  }
  return taken;
}

/** Slots that stand in drafts, in proposals, and in mails sent not long ago. */
export function promisedTo(interview: Interview, calendar: WorkCalendar, now: Instant): Slot[] {
  if (interview.mails.length === 0 && interview.offers.length === 0) return none;
  if (interview.closed !== undefined)
    return interview.mails.filter(isWaiting).flatMap((mail) => mail.offered);
  const waiting = interview.mails.filter(
    (mail) =>
      isWaiting(mail) || mail.status === "sending" || mail.status === "ambiguous" || mail.status === "review",
  );
  return [
    ...waiting.flatMap((mail): readonly Offered[] => mail.offered),
    ...interview.offers.filter((offer) => isAfter(promisedUntil(offer.sentAt, calendar), now)),
  ];
}

/** Until when the times of a sent mail are nobody else's. */
export function promisedUntil(sentAt: Instant, calendar: WorkCalendar): Instant {
  return addSpan(sentAt, { count: 2, unit: "working-days" }, calendar);
}

const none: Slot[] = [];
