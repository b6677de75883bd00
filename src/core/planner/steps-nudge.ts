/** An invitation that nobody answered gets one short mail (requirements, section 2: unaccepted invite). */
import { cite } from "../rules/cite.ts";
import { addSpan } from "../time/span.ts";
import { threadOf, valuesFor } from "./letter.ts";
import { currentBooking } from "./stage.ts";
import { messagesBefore } from "./steps-request.ts";
import { isAfter, isDue, isSettled, keyOf, mailBy, skip, type View, wantMail } from "./view.ts";

/** Such as one that the owner moved: who accepted a time has not accepted another one. */
export function wantNudge(view: View): void {
  const { interview, rules, now } = view;
  const span = rules.meetings.nudge;
  const booking = currentBooking(interview);
  if (span === undefined || booking === undefined || booking.status !== "made" || booking.isAdHoc) return;
  if (booking.partstat !== "needs-action" || !isAfter(booking.start, now)) return;
  const { name } = interview.contact;
  const key = keyOf(view, "event-nudge", booking.bookingId);
  const mail = mailBy(interview, key);
  if (isSettled(mail)) return;
  const due = addSpan(booking.at, span, view.calendar);
  // The day before belongs to the questions and the brief; a reminder then would be a reproach.
  if (!isAfter(booking.start.subtract({ hours: 24 }), due)) return;
  if (mail === undefined && messagesBefore(interview) >= 6) return;
  if (!isDue(due, now)) {
    return skip(view, "event-nudge", "not-due", `${name} has not answered the invitation yet`, due);
  }
  wantMail(view, {
    key,
    step: "event-nudge",
    due,
    because: { says: `${name} has not answered the invitation`, rule: cite(rules, "meetings.nudge") },
    template: "event-nudge",
    offersTimes: false,
    press: rules.who_presses_send.everything_else,
    fuse: "unprompted",
    to: "contact",
    thread: () => threadOf(interview),
    values: (seen) => valuesFor(seen, { booking }),
    ...(booking.revision === 0 ? {} : { newerThan: booking.at }),
  });
}
