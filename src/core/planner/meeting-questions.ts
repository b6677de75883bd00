/**
 * What is asked at one meeting (S36, S40): what the owner made of it last; else what was sent ahead; else new ones, and
 * none of an earlier meeting that took place.
 */
import type { Booking, Interview } from "../interview.ts";
import { chooseQuestions } from "../questions/choose-questions.ts";
import { languageOf } from "./offers.ts";
import { wasHeld } from "./verdict.ts";
import type { View } from "./view.ts";

export function meetingQuestions(view: View, booking: Booking): string[] {
  const { interview, rules, now } = view;
  if (booking.asking !== undefined) return booking.asking.questions;
  const ahead = interview.mails.find(
    (mail) => mail.step === "questions" && mail.occurrence === booking.bookingId && mail.sent !== undefined,
  );
  if (ahead?.questions !== undefined) return ahead.questions;
  const asked = interview.bookings
    .filter((other) => other.bookingId !== booking.bookingId && wasHeld(other, now))
    .flatMap((held) => held.asking?.questions ?? writtenFor(interview, held));
  const minutes = Math.round((booking.end.epochMilliseconds - booking.start.epochMilliseconds) / 60_000);
  return chooseQuestions({ minutes, own: rules.meetings.questions, asked, language: languageOf(view) });
}

/** What stood in the questions and in the briefs of that meeting. */
function writtenFor({ mails }: Interview, { bookingId }: Booking): string[] {
  return mails.flatMap((mail) =>
    mail.sent !== undefined && mail.occurrence.split(".")[0] === bookingId ? (mail.questions ?? []) : [],
  );
}
