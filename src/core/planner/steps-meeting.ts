/** The booking in the calendar, and what comes before the meeting: questions ahead, and a brief for the owner. */
import type { Booking } from "../interview.ts";
import { cite } from "../rules/cite.ts";
import { subtractSpan } from "../time/span.ts";
import { threadOf, valuesFor } from "./letter.ts";
import { currentBooking } from "./stage.ts";
import { wantTimesAfter, wantTimesInstead } from "./steps-answers.ts";
import { messagesBefore } from "./steps-request.ts";
import { verdict } from "./verdict.ts";
import {
  isAfter,
  isDue,
  isSettled,
  keyOf,
  mailBy,
  mailsOf,
  skip,
  type View,
  wake,
  wantEntry,
  wantMail,
} from "./view.ts";

/** Creates, moves or cancels the one calendar entry of a booking. */
export function wantEvent(view: View): void {
  for (const booking of view.interview.bookings) {
    if (booking.status === "cancel-wanted" && booking.shown !== undefined) cancel(view, booking);
  }
  const booking = currentBooking(view.interview);
  if (booking === undefined || booking.isAdHoc) return;
  if (booking.status !== "agreed" && booking.status !== "moved") return;
  // Told once that the time is gone, nobody gets an invitation for it after all.
  const instead =
    booking.agreedBy === undefined
      ? undefined
      : mailBy(view.interview, keyOf(view, "new-times", booking.agreedBy));
  if (isSettled(instead)) return;
  if (isDue(booking.start, view.now) || !view.board.isFree(view, booking))
    return wantTimesInstead(view, booking);
  put(view, booking);
}

/** After a close nothing of ours stays in anybody's calendar. */
export function wantNoEvent(view: View): void {
  for (const booking of view.interview.bookings) {
    const stands =
      booking.status === "made" || booking.status === "moved" || booking.status === "cancel-wanted";
    if (stands && booking.shown !== undefined && isAfter(booking.start, view.now)) cancel(view, booking);
  }
}

function put(view: View, booking: Booking): void {
  const { interview, rules } = view;
  const isChange = booking.shown !== undefined;
  const key = isChange
    ? keyOf(view, "event-change", `${booking.bookingId}.${booking.revision}`)
    : booking.eventKey;
  if (isSettled(mailBy(interview, key))) return;
  const press = rules.who_presses_send.invitation;
  // Once that time has come, an invitation that nobody approved is too late.
  wake(view, booking.start);
  wantEntry(view, {
    key,
    step: isChange ? "event-change" : "event",
    change: isChange ? "change" : "create",
    booking,
    due: booking.at,
    because: {
      says: isChange
        ? `${interview.contact.name} agreed to another time`
        : `${interview.contact.name} agreed to a time`,
      rule: cite(rules, "who_presses_send.invitation"),
    },
    press: booking.isOwnersWord || press === "auto" ? "auto" : "ask",
  });
}

function cancel(view: View, booking: Booking): void {
  const key = keyOf(view, "event-cancel", `${booking.bookingId}.${booking.revision}`);
  if (isSettled(mailBy(view.interview, key))) return;
  wantEntry(view, {
    key,
    step: "event-cancel",
    change: "cancel",
    booking,
    due: view.now,
    because: { says: "the meeting was called off" },
    press: "auto",
  });
}

/** Three to five questions in the thread, so that the contact need not prepare (S34); never once the meeting began. */
export function wantQuestions(view: View): void {
  const { interview, rules, now } = view;
  const span = rules.meetings.before.questions;
  const booking = standing(view);
  if (span === undefined || booking === undefined || !isAfter(booking.start, now)) return;
  const key = keyOf(view, "questions", booking.bookingId);
  const mail = mailBy(interview, key);
  if (isSettled(mail)) return;
  if (mailsOf(interview, "questions").some((other) => other.sent !== undefined)) {
    return skip(
      view,
      "questions",
      "sent-already",
      "your questions are with them already, from the meeting that was not held",
    );
  }
  if (mail === undefined && messagesBefore(interview) >= 6) {
    return skip(
      view,
      "questions",
      "six-messages",
      "six messages before a meeting are enough; the questions are left out",
    );
  }
  const due = subtractSpan(booking.start, span, view.calendar);
  if (!isDue(due, now))
    return skip(view, "questions", "not-due", "questions go out ahead of the meeting", due);
  // Once it begins, a draft that still waits is taken back.
  wake(view, booking.start);
  wantMail(view, {
    key,
    step: "questions",
    due,
    because: {
      says: "the meeting is near; a few questions ahead help both",
      rule: cite(rules, "meetings.before.questions"),
    },
    template: "questions",
    offersTimes: false,
    press: rules.who_presses_send.everything_else,
    fuse: "unprompted",
    to: "contact",
    thread: () => threadOf(interview),
    values: (seen) => valuesFor(seen, { booking }),
    ...newerThan(booking),
  });
}

/** A draft that was made before the meeting moved, or before the owner changed the questions, is written anew. */
function newerThan({ revision, at, asking }: Booking): { newerThan?: Temporal.Instant } {
  const moved = revision === 0 ? undefined : at;
  if (asking === undefined) return moved === undefined ? {} : { newerThan: moved };
  return { newerThan: moved !== undefined && isAfter(moved, asking.at) ? moved : asking.at };
}

/** One page for the owner; a new one when the meeting moved. */
export function wantBrief(view: View): void {
  const { interview, rules, now } = view;
  const span = rules.meetings.before.brief;
  const booking = standing(view);
  if (span === undefined || booking === undefined || !isAfter(booking.start, now)) return;
  const key = keyOf(view, "brief", `${booking.bookingId}.${booking.revision}`);
  if (isSettled(mailBy(interview, key))) return;
  const due = subtractSpan(booking.start, span, view.calendar);
  if (!isDue(due, now))
    return skip(view, "brief", "not-due", "the brief comes shortly before the meeting", due);
  wantMail(view, {
    key,
    step: "brief",
    due,
    because: { says: "the meeting is near", rule: cite(rules, "meetings.before.brief") },
    template: "brief",
    offersTimes: false,
    press: "product",
    fuse: "free",
    to: "owner",
    thread: () => undefined,
    values: (seen) => valuesFor(seen, { booking }),
  });
}

/** Called off by a person, or not held: the owner gets new times to send. */
export function wantNewTry(view: View): void {
  const { interview, now } = view;
  const booking = interview.bookings.findLast((known) => known.round === interview.round);
  if (booking === undefined || booking.isAdHoc || booking.endedBy === undefined) return;
  const word = verdict(booking, now);
  if (word !== "not-held" && word !== "no-show") return;
  // A reply that ended it is answered as a reply is; this is for a person's change in the calendar, or the owner's word.
  if (interview.replies.some((known) => known.factId === booking.endedBy)) return;
  // With another time named, there is no need to look for one.
  if (booking.proposed !== undefined && isAfter(booking.start, now)) return;
  wantTimesAfter(view, booking.endedBy, booking);
}

function standing(view: View): Booking | undefined {
  const booking = currentBooking(view.interview);
  if (booking === undefined || booking.status !== "made" || booking.isAdHoc) return undefined;
  return verdict(booking, view.now) === "upcoming" ? booking : undefined;
}
