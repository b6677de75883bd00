/** The questions of one meeting, changed by the owner before, during or after it (S40). Each change is a fact of its own. */
import type { Booking, Interview } from "../interview.ts";
import { about, already, type Deed, refused, type Told } from "./deed.ts";
import { lastMeeting } from "./last-meeting.ts";

/** `number` counts from 1, as the list is shown. */
export type Change =
  | { kind: "add"; text: string }
  | { kind: "replace"; number: number; text: string }
  | { kind: "drop"; number: number };

/** The meeting that is being prepared, else the one that was: undefined where there was none in this round. */
export function meetingToAskAt(interview: Interview, told: Told): Booking | undefined {
  const ahead = interview.bookings.find(
    ({ round, status, start }) =>
      round === interview.round &&
      (status === "agreed" || status === "made" || status === "moved") &&
      Temporal.Instant.compare(start, told.now) > 0,
  );
  return ahead ?? lastMeeting(interview, told);
}

/** `asked` is the list as it stands. Throws `action/refused` where it has no such number. */
export function toAsking(
  interview: Interview,
  { booking, asked, change }: { booking: Booking; asked: readonly string[]; change: Change },
  told: Told,
): Deed {
  const questions = changed(asked, change);
  if (questions.join("\n") === asked.join("\n")) return already("That is asked already.");
  return {
    done: "asking",
    says: [saysOf(asked, change), ...sentAhead(interview, booking)],
    facts: [
      {
        kind: "asking",
        ...about(told, interview, "asking", booking.bookingId),
        booking: booking.bookingId,
        questions,
        before: [...asked],
      },
    ],
  };
}

function changed(asked: readonly string[], change: Change): string[] {
  if (change.kind === "add") return asked.includes(change.text) ? [...asked] : beforeLast(asked, change.text);
  if (asked[change.number - 1] === undefined) {
    throw refused(
      `There is no question ${change.number}; there are ${asked.length}.`,
      "`questions CONTACT` shows them with their numbers.",
    );
  }
  return change.kind === "drop"
    ? asked.filter((_, index) => index !== change.number - 1)
    : asked.map((one, index) => (index === change.number - 1 ? change.text : one));
}

/** Whom else to ask stays the last one. */
function beforeLast(asked: readonly string[], text: string): string[] {
  return [...asked.slice(0, -1), text, ...asked.slice(-1)];
}

function saysOf(asked: readonly string[], change: Change): string {
  switch (change.kind) {
    case "add":
      return `Added: “${change.text}”`;
    case "replace":
      return `“${asked[change.number - 1]}” is now “${change.text}”`;
    case "drop":
      return `Left out: “${asked[change.number - 1]}”`;
  }
}

function sentAhead({ mails, contact }: Interview, { bookingId }: Booking): string[] {
  const isSent = mails.some(
    ({ step, occurrence, sent }) => step === "questions" && occurrence === bookingId && sent !== undefined,
  );
  return isSent ? [`${contact.name} was sent the questions as they were; this list is for you.`] : [];
}
