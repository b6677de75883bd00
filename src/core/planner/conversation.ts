/** Who spoke last, and what that means for anything that we would send. */
import type { Interview, MailState, Reply } from "../interview.ts";
import type { Reading } from "../reading.ts";
import { isAfter, isPassed, latest, mailsOf } from "./view.ts";

type Instant = Temporal.Instant;

const aboutIntroductions = new Set(["introduction-ask", "introducer-thanks"]);

/** A human mail that nobody has read with certainty yet: until the owner settles it, nothing else is written. */
export function unreadReply(interview: Interview): Reply | undefined {
  const unread = interview.replies.findLast(isUnread);
  const isOvertaken = interview.replies.some(
    ({ isHuman, reading, seq }) => isHuman && ofTimes.has(reading.kind) && seq > (unread?.seq ?? 0),
  );
  return isOvertaken ? undefined : unread;
}

/** What they write later about the time overrides what they wrote before, read or not. */
const ofTimes = new Set<Reading["kind"]>(["accepts", "proposes", "asks-for-times", "reschedules", "cancels"]);

/** It waits for the owner's reading: what it says is not certain. */
export function isUnread({ isHuman, reading }: Reply): boolean {
  return isHuman && reading.kind === "other";
}

/** Human replies of this round about the interview itself (not about introducing somebody), less the ignored ones. */
export function conversation(interview: Interview): Reply[] {
  if (interview.replies.length === 0) return none;
  return interview.replies.filter(
    (reply) =>
      reply.isHuman &&
      reply.round === interview.round &&
      reply.reading.kind !== "ignored" &&
      !isAboutIntroduction(interview, reply),
  );
}

const none: Reply[] = [];

/** The reply answers a mail about introducing somebody. */
export function isAboutIntroduction(interview: Interview, reply: Reply): boolean {
  const answered = answeredMail(interview, reply);
  return answered !== undefined && aboutIntroductions.has(answered.step);
}

/** The mail of ours that a reply answers: the one that it names, else the last that we had sent when it came. */
export function answeredMail(interview: Interview, reply: Reply): MailState | undefined {
  return (
    interview.mails.find((mail) => mail.key === reply.inReplyTo) ??
    interview.mails
      .filter((mail) => mail.sent !== undefined && !isAfter(mail.sent.at, reply.at) && mail.step !== "brief")
      .reduce<MailState | undefined>((last, mail) => (isLater(mail, last) ? mail : last), undefined)
  );
}

function isLater(mail: MailState, last: MailState | undefined): boolean {
  if (mail.sent === undefined) return false;
  return last?.sent === undefined || !isAfter(last.sent.at, mail.sent.at);
}

/** The last mail of ours or the owner's own to the contact in this round, or the instant when the last one was passed. */
export function lastMailAt(interview: Interview): Instant | undefined {
  let last: Instant | undefined;
  const consider = (at: Instant) => {
    last = last === undefined ? at : latest(last, at);
  };
  for (const mail of interview.mails) {
    if (mail.round !== interview.round || mail.step === "brief" || mail.step === "event") continue;
    if (mail.sent !== undefined) consider(mail.sent.at);
  }
  for (const mail of mailsOf(interview, "follow-up")) if (isPassed(mail)) consider(mail.at);
  if (last !== undefined) for (const { at } of interview.wrote) if (isAfter(at, last)) consider(at);
  return last;
}

/** The last thing from the contact that a person wrote, whether it asks for something or not. */
export function lastHeardAt(interview: Interview): Instant | undefined {
  return interview.replies.findLast((reply) => reply.isHuman)?.at;
}

/** Until when an away note holds our mails: the last one counts; a note without a date holds for a week. */
export function awayUntil(interview: Interview, zone: string): { from: Instant; until: Instant } | undefined {
  const note = interview.replies.findLast((reply) => reply.reading.kind === "out-of-office");
  if (note === undefined || note.reading.kind !== "out-of-office") return undefined;
  const until =
    note.reading.until === undefined
      ? note.at.add({ hours: 7 * 24 })
      : Temporal.PlainDate.from(note.reading.until).add({ days: 1 }).toZonedDateTime(zone).toInstant();
  return { from: note.at, until };
}
