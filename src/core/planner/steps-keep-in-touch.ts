/** Keeping in touch: check-ins counted from the last real contact, with news, and never a chase (S60; A4; B9, B10). */
import { cite } from "../rules/cite.ts";
import { addSpan } from "../time/span.ts";
import { conversation, lastHeardAt } from "./conversation.ts";
import { valuesFor } from "./letter.ts";
import { currentBooking, lastHeld } from "./stage.ts";
import { morningOf } from "./steps-answers.ts";
import { closeRecord } from "./steps-request.ts";
import { verdict } from "./verdict.ts";
import {
  ask,
  conclude,
  isAfter,
  isDue,
  isPassed,
  isSettled,
  isWaiting,
  keyOf,
  latest,
  mailBy,
  mailsOf,
  skip,
  type View,
  wantMail,
} from "./view.ts";

type Instant = Temporal.Instant;

export function wantCheckIn(view: View): void {
  const { interview, rules, now } = view;
  const lastContact = contactSince(view);
  if (lastContact === undefined) return;
  const done = mailsOf(interview, "check-in").filter((mail) => mail.status === "sent" || isPassed(mail));
  const number = done.length + 1;
  const spans = rules.keep_in_touch.after;
  const span = spans[Math.min(number, spans.length) - 1];
  if (span === undefined) return;
  const due = latest(floor(view, addSpan(lastContact, span, view.calendar), lastContact), askedToWait(view));
  const key = keyOf(view, "check-in", number);
  if (!isDue(due, now)) {
    return skip(
      view,
      "check-in",
      "not-due",
      `check-in ${number} is due then, unless you are in touch before`,
      due,
    );
  }
  const waits = interview.mails.some((mail) => isWaiting(mail));
  if (isQuiet(view) && !waits) return closeRecord(view, "gone-quiet", "three check-ins were not answered");

  const next = spans[number];
  const missedAt =
    next === undefined ? undefined : floor(view, addSpan(lastContact, next, view.calendar), lastContact);
  if (missedAt !== undefined && isDue(missedAt, now) && !waits) return pass(view, key, number, missedAt);

  const yearly = yearLimit(view);
  if (yearly !== undefined) {
    return skip(
      view,
      "check-in",
      "year-limit",
      `${interview.contact.name} hears from you often enough this year`,
      yearly,
    );
  }
  const news = interview.notes.findLast((note) => note.isNews && isAfter(note.at, lastSentAt(view)));
  if (
    news === undefined &&
    rules.keep_in_touch.without_news === "ask" &&
    mailBy(interview, key)?.status !== "drafted"
  ) {
    ask(view, "news", due, `a check-in with ${interview.contact.name} is due: one line of news?`);
    if (missedAt !== undefined)
      skip(view, "check-in", "needs-news", "a check-in wants one line of news from you", missedAt);
    else skip(view, "check-in", "needs-news", "a check-in wants one line of news from you");
    return;
  }
  wantMail(view, {
    key,
    step: "check-in",
    due: news === undefined ? due : latest(due, news.at),
    because: {
      says: `the last contact with ${interview.contact.name} is long enough ago`,
      rule: cite(rules, "keep_in_touch.after"),
    },
    template: news === undefined ? "check-in-plain" : "check-in",
    offersTimes: false,
    press: rules.who_presses_send.everything_else,
    fuse: "unprompted",
    to: "contact",
    thread: () => undefined,
    values: (seen) => valuesFor(seen, news === undefined ? {} : { news: news.text }),
    ...(news === undefined ? {} : { newerThan: news.at }),
  });
}

/** The last real contact of somebody who was met and thanked; undefined before that. */
function contactSince(view: View): Instant | undefined {
  const { interview, now } = view;
  const current = currentBooking(interview);
  const word = current === undefined ? "not-held" : verdict(current, now);
  // While another meeting is ahead, or nobody knows whether it was held, there is enough contact.
  if (word === "upcoming" || word === "unknown") return undefined;
  const booking = lastHeld(interview, now);
  if (booking === undefined) return undefined;
  const thanks = mailsOf(interview, "thank-you").find((mail) => mail.occurrence === booking.bookingId);
  const own = interview.wrote.at(-1)?.at;
  const isThanked = isSettled(thanks) || (own !== undefined && isAfter(own, booking.end));
  return isThanked ? latest(booking.end, interview.lastContact) : undefined;
}

/** They said not now, and named a day (S60). */
function askedToWait(view: View): Instant | undefined {
  const reading = conversation(view.interview).at(-1)?.reading;
  return reading?.kind === "not-now" && reading.until !== undefined
    ? morningOf(reading.until, view.state.zone)
    : undefined;
}

/** `quiet_after_contact` is a floor for every unprompted mail to somebody once met. */
function floor(view: View, due: Instant, lastContact: Instant): Instant {
  const quiet = view.rules.keep_in_touch.quiet_after_contact;
  return quiet === undefined ? due : latest(due, addSpan(lastContact, quiet, view.calendar));
}

/** Three check-ins since we last heard from them. */
function isQuiet(view: View): boolean {
  const heard = lastHeardAt(view.interview);
  const unanswered = mailsOf(view.interview, "check-in").filter(
    (mail) => mail.sent !== undefined && (heard === undefined || isAfter(mail.sent.at, heard)),
  );
  return unanswered.length >= 3;
}

/** When the next check-in is within the yearly limit; undefined where it is now. */
function yearLimit(view: View): Instant | undefined {
  const limit = view.rules.keep_in_touch.at_most;
  if (limit === undefined) return undefined;
  const hours = { day: 24, week: 7 * 24, year: 365 * 24 }[limit.per];
  const from = view.now.subtract({ hours });
  const sent = view.interview.mails
    .filter((mail) => mail.step === "check-in" && mail.sent !== undefined && isAfter(mail.sent.at, from))
    .map((mail) => mail.sent?.at)
    .filter((at) => at !== undefined)
    .sort(Temporal.Instant.compare);
  return sent.length < limit.count ? undefined : sent[sent.length - limit.count]?.add({ hours });
}

function lastSentAt(view: View): Instant {
  let last = Temporal.Instant.fromEpochMilliseconds(0);
  for (const mail of mailsOf(view.interview, "check-in")) last = latest(last, mail.sent?.at);
  return last;
}

/** Missed check-ins become one `passed` fact each, never a mail that catches up (B10). */
function pass(view: View, key: ReturnType<typeof keyOf>, number: number, at: Instant): void {
  const { contactId } = view.interview;
  const because = `check-in ${number} was missed; the next one takes its place`;
  conclude(view, {
    key,
    step: "check-in",
    because: { says: because },
    facts: [
      {
        kind: "passed",
        factKey: `plan~${key}~passed`,
        at,
        contact: contactId,
        key,
        step: "check-in",
        because,
      },
    ],
  });
}
