/** What is asked at one meeting, as the rules and the facts stand now. */
import type { BookingId, ContactId } from "./keys.ts";
import { meetingQuestions } from "./planner/meeting-questions.ts";
import { openViews } from "./planner/views.ts";
import type { Rules } from "./rules-shape.ts";
import type { State } from "./state.ts";

/** Empty where there is no such meeting. */
export function questionsAt(
  state: State,
  rules: Rules,
  now: Temporal.Instant,
  { contactId, bookingId }: { contactId: ContactId; bookingId: BookingId },
): string[] {
  const { views } = openViews(state, rules, now, { only: [contactId], isWanted: () => true });
  const [view] = views;
  const booking = view?.interview.bookings.find((known) => known.bookingId === bookingId);
  return view === undefined || booking === undefined ? [] : meetingQuestions(view, booking);
}
