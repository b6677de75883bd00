/**
 * What becomes of a draft or a proposal that waits for the owner (contract, section 4): it stays, is marked stale,
 * is written anew in place, or is withdrawn because something overtook it. An edited one is never touched.
 */
import type { Interview, MailState } from "../interview.ts";
import type { Step } from "../keys.ts";
import type { Offered } from "../slot.ts";
import { addSpan, subtractSpan } from "../time/span.ts";
import { spokenIn } from "./offers.ts";
import { isAfter, isWaiting, type View, type Wish, wake } from "./view.ts";

export type Fate =
  | { kind: "stays"; isStale: boolean; warn?: string }
  | { kind: "withdraw"; says: string }
  | { kind: "renew"; says: string; offered: Offered[] };

/** The drafts and proposals of an interview, of whatever round. */
export function waitingMails(interview: Interview): MailState[] {
  if (!interview.mails.some(isWaiting)) return none;
  return interview.mails.filter((mail) => isWaiting(mail) && !ofCalendar.has(mail.step));
}

const none: MailState[] = [];

/** Proposals of events: they are in the way of no mail. */
export function waitingEvents(interview: Interview): MailState[] {
  if (!interview.mails.some(isWaiting)) return none;
  return interview.mails.filter((mail) => isWaiting(mail) && ofCalendar.has(mail.step));
}

const ofCalendar = new Set<Step>(["event", "event-change", "event-cancel"]);

/** `wish` is the same mail as it is wanted now; undefined where it is not wanted any more. */
export function fateOf(view: View, mail: MailState, wish: Wish | undefined): Fate {
  const isEdited = mail.draft?.isEdited === true;
  const overtaken = overtakenBy(view, mail) ?? (wish === undefined ? whyUnwanted(view, mail) : undefined);
  if (overtaken !== undefined) {
    return isEdited
      ? { kind: "stays", isStale: false, warn: `${overtaken}; you edited it, so it stays` }
      : { kind: "withdraw", says: overtaken };
  }
  const standing = view.board.stillStand(view, mail.offered);
  const isStale = standing.length < mail.offered.length;
  if (!isStale) wakeWhenTooSoon(view, mail.offered);
  const isOutdated = wish?.newerThan !== undefined && isAfter(wish.newerThan, mail.at);
  if (isEdited) {
    const warn = "what it speaks of has changed since; you edited it, so it stays";
    return { kind: "stays", isStale, ...(isOutdated ? { warn } : {}) };
  }
  if (isStale && !view.isPaused) {
    const offered =
      grantedTimes(view, mail) ??
      view.board.choose(spoken(view, wish), view.rules.requests.offer, wish?.near);
    if (offered.length > 0) return { kind: "renew", says: "a time in it can no longer be offered", offered };
    // Another day brings other times.
    const tomorrow = addSpan(view.now, { count: 1, unit: "days" }, view.calendar);
    wake(view, startOfDay(tomorrow, view.calendar.zone));
  }
  if (!isStale && isOutdated && !view.isPaused) {
    const says =
      mail.step === "questions"
        ? "the meeting or your questions changed"
        : "what you noted since belongs into it";
    return { kind: "renew", says, offered: mail.offered };
  }
  return { kind: "stays", isStale };
}

function spoken(view: View, wish: Wish | undefined): View {
  return wish === undefined ? view : spokenIn(view, wish.template);
}

/** The times of a renewal that was granted before, while all of them stand. */
function grantedTimes(view: View, mail: MailState): Offered[] | undefined {
  const granted = view.state.pending.find((row) => row.key === mail.key)?.offered ?? [];
  const stands = granted.length > 0 && view.board.stillStand(view, granted).length === granted.length;
  return stands ? granted : undefined;
}

/** Something that a person did since the draft was made. */
function overtakenBy(view: View, mail: MailState): string | undefined {
  const { interview } = view;
  const { name, email } = interview.contact;
  if (interview.hasOptedOut) return `${name} wants no more mail`;
  if (email !== undefined && interview.bouncedAddress === email) return `${email} does not exist`;
  const reply = interview.replies.findLast((known) => known.isHuman && known.reading.kind !== "ignored");
  if (reply !== undefined && reply.seq > mail.sinceSeq && !speaksOfMeeting(interview, mail, reply.at)) {
    return `${name} wrote in the meantime`;
  }
  const own = interview.wrote.at(-1);
  if (own !== undefined && own.seq > mail.sinceSeq) return `you wrote to ${name} yourself`;
  return undefined;
}

/** "Great talking to you" does not make a thank-you superfluous. */
function speaksOfMeeting(interview: Interview, mail: MailState, at: Temporal.Instant): boolean {
  if (mail.step !== "thank-you") return false;
  const booking = interview.bookings.find((known) => known.bookingId === mail.occurrence);
  if (booking === undefined) return false;
  return booking.signs.includes("thanks-after") && isAfter(at, booking.end);
}

function whyUnwanted(view: View, mail: MailState): string {
  const { interview } = view;
  if (interview.closed !== undefined) return `the interview is closed (${interview.closed.reason})`;
  if (mail.round !== interview.round) return "it belongs to an earlier round";
  switch (mail.step) {
    case "questions":
      return "the meeting has begun, was moved or called off";
    case "thank-you":
      return "the meeting was not held";
    default:
      return "it is no longer wanted as things stand";
  }
}

/**
 * A time is too soon from the instant on at which now and the notice lie behind it. Counted in working days that may
 * begin on a day off, which counts like the working day after it.
 */
function wakeWhenTooSoon(view: View, offered: readonly Offered[]): void {
  const { calendar, now, rules } = view;
  const { notice } = rules.meetings;
  for (const { start } of offered) {
    const last = subtractSpan(start, notice, calendar);
    wake(view, last.add({ minutes: 1 }));
    if (notice.unit !== "working-days") continue;
    for (let day = last; isAfter(day, now); ) {
      day = subtractSpan(day, { count: 1, unit: "days" }, calendar);
      if (!isAfter(addSpan(day, { count: 0, unit: "working-days" }, calendar), day)) break;
      wake(view, day.add({ minutes: 1 }));
    }
    // A time on a day off is too soon a day before its own hour comes.
    wake(view, startOfDay(addSpan(last, { count: 1, unit: "days" }, calendar), calendar.zone));
  }
}

function startOfDay(at: Temporal.Instant, zone: string): Temporal.Instant {
  return at.toZonedDateTimeISO(zone).startOfDay().toInstant();
}
