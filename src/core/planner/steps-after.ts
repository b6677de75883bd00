/** After the meeting: was it held, the thank-you draft within 24–48 hours (S54–S58), the introducer's thanks. */
import type { Booking } from "../interview.ts";
import { cite } from "../rules/cite.ts";
import { addSpan } from "../time/span.ts";
import { threadOf, valuesFor } from "./letter.ts";
import { currentBooking } from "./stage.ts";
import { verdict } from "./verdict.ts";
import {
  ask,
  conclude,
  isAfter,
  isDue,
  isPassed,
  keyOf,
  latest,
  mailBy,
  skip,
  type View,
  wake,
  wantMail,
} from "./view.ts";

export function wantAfter(view: View): void {
  const { interview, rules, now } = view;
  const booking = currentBooking(interview);
  if (booking === undefined || isAfter(booking.end, now)) {
    if (booking !== undefined) wake(view, addSpan(booking.end, rules.meetings.after.debrief, view.calendar));
    return;
  }
  const askAt = addSpan(booking.end, rules.meetings.after.debrief, view.calendar);
  const isAskedNow = isDue(askAt, now);
  if (!isAskedNow) wake(view, askAt);
  const { name } = interview.contact;
  switch (verdict(booking, now)) {
    case "unknown":
      if (isAskedNow)
        ask(view, "held", askAt, `did the meeting with ${name} take place? nobody accepted the invitation`);
      return skip(
        view,
        "thank-you",
        "not-known-if-held",
        "a thank-you waits until it is known that the meeting took place",
      );
    case "held":
    case "probably-held":
      return wantThankYou(view, booking, isAskedNow, askAt);
    default:
      return;
  }
}

function wantThankYou(view: View, booking: Booking, isAskedNow: boolean, askAt: Temporal.Instant): void {
  const { interview, rules, now } = view;
  const { after } = rules.meetings;
  const { name } = interview.contact;
  const key = keyOf(view, "thank-you", booking.bookingId);
  const mail = mailBy(interview, key);
  if (mail?.status === "sent" || (mail !== undefined && isPassed(mail))) return;
  const own = interview.wrote.at(-1)?.at;
  if (own !== undefined && isAfter(own, booking.end)) {
    return skip(view, "thank-you", "owner-wrote", `you wrote to ${name} yourself after the meeting`);
  }
  if (isAskedNow && booking.debrief === undefined) {
    ask(view, "debrief", askAt, `what did you take from the meeting with ${name}? one line is enough`);
  }
  const breachAt = addSpan(booking.end, after.latest, view.calendar);
  if (!booking.isBreached && isDue(breachAt, now)) {
    const says = `the thank-you to ${name} was not sent within ${after.latest.count} ${after.latest.unit}`;
    conclude(view, {
      key,
      step: "thank-you",
      because: { says, rule: cite(rules, "meetings.after.latest") },
      facts: [
        {
          kind: "breached",
          factKey: `plan~${booking.bookingId}.breached~1`,
          at: now,
          contact: interview.contactId,
          booking: booking.bookingId,
          says,
        },
      ],
    });
  } else if (!booking.isBreached) wake(view, breachAt);

  const withLine = addSpan(booking.end, after.thank_you, view.calendar);
  const without = addSpan(booking.end, after.remind, view.calendar);
  const due = booking.debrief === undefined ? without : latest(withLine, booking.debrief.at);
  if (!isDue(due, now)) {
    return skip(
      view,
      "thank-you",
      "not-due",
      booking.debrief === undefined
        ? "a short draft is made then; a debrief line makes it sooner and better"
        : "the draft is made then",
      due,
    );
  }
  wantMail(view, {
    key,
    step: "thank-you",
    due,
    because: {
      says:
        booking.debrief === undefined
          ? `the meeting with ${name} was a day ago and no debrief line came`
          : `the meeting with ${name} was held, and you noted what you took from it`,
      rule: cite(rules, booking.debrief === undefined ? "meetings.after.remind" : "meetings.after.thank_you"),
    },
    template: booking.debrief === undefined ? "thank-you-short" : "thank-you",
    offersTimes: false,
    press: "me",
    fuse: "free",
    to: "contact",
    thread: () => threadOf(interview),
    values: (seen) => valuesFor(seen, { booking }),
    ...(booking.debrief === undefined ? {} : { newerThan: booking.debrief.at }),
  });
}
