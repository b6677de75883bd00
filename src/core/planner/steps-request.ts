/** The first mail to a contact, what follows it unanswered, and the quiet end (contract, sections 1 and 3). */
import type { Interview, Reply } from "../interview.ts";
import type { Reading } from "../reading.ts";
import { cite } from "../rules/cite.ts";
import { addSpan } from "../time/span.ts";
import { isByHand, isConnected } from "./by-hand.ts";
import { awayUntil, conversation, lastMailAt } from "./conversation.ts";
import { introductionMail, introductionOf } from "./introduction.ts";
import { threadOf, threadTo, valuesFor } from "./letter.ts";
import { missingFor } from "./must-have.ts";
import { currentBooking } from "./stage.ts";
import { morningOf } from "./steps-answers.ts";
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
  wake,
  wantMail,
} from "./view.ts";

type Instant = Temporal.Instant;

/** A request once everything that it needs is there. A second one only after a permanent bounce and a new address. */
export function wantRequest(view: View): void {
  const { interview, rules, now } = view;
  if (conversation(interview).length > 0 || currentBooking(interview) !== undefined) return;
  const key = keyOf(view, "request", 1 + bouncedRequests(interview));
  const mail = mailBy(interview, key);
  if (mail !== undefined && isPassed(mail)) {
    const says = `you threw the request to ${interview.contact.name} away; \`reopen\` makes a new one`;
    return closeRecord(view, "by-owner", says);
  }
  if (isSettled(mail) && interview.bouncedAddress === undefined) return;

  const introducer = introducerOf(view);
  const missing = missingFor(interview, rules, introducer);
  for (const { what, says } of missing) {
    skip(view, "request", `needs-${what}`, says);
    const isAsked = what === "address" && interview.bouncedAddress !== undefined;
    if (!isAsked && (what === "address" || what === "why-them")) ask(view, what, now, says);
  }
  if (missing.length > 0) return;
  const event = eventAhead(view);
  if (event !== undefined) return skip(view, "request", "event-ahead", event.says, event.until);

  const own = interview.wrote.at(-1);
  if (own !== undefined && (mail === undefined || !isWaiting(mail) || own.seq > mail.sinceSeq)) {
    const until = own.at.add({ hours: 30 * 24 });
    if (isAfter(until, now)) {
      return skip(view, "request", "owner-wrote", `you wrote to ${interview.contact.name} yourself`, until);
    }
  }
  const introduction = introducer === undefined ? "without" : introductionOf(interview, introducer);
  const isReferred = introduction === "thanked" || introduction === "introduced";
  const toBoth = isReferred && introducer !== undefined ? introductionMail(interview, introducer) : undefined;
  const referred = toBoth === undefined ? "request-referred" : "request-introduced";
  const template = isReferred && rules.requests.template === "request" ? referred : rules.requests.template;
  wantMail(view, {
    key,
    step: "request",
    due: mail?.since ?? now,
    because: {
      says:
        isReferred && introducer !== undefined
          ? `${interview.contact.name} can be asked: ${introducer.contact.name} was thanked for the introduction`
          : `everything that a request to ${interview.contact.name} needs is there`,
      rule: cite(rules, "requests.must_have"),
    },
    template,
    offersTimes: true,
    press: rules.who_presses_send.request,
    fuse: "unprompted",
    to: "contact",
    thread: () => (toBoth === undefined ? undefined : threadTo(toBoth)),
    values: (seen) =>
      valuesFor(seen, isReferred && introducer !== undefined ? { introducer: introducer.contact } : {}),
  });
}

/** Whoever is met at an event is written to after it: from the next morning on (S08). */
function eventAhead({ interview, now, state }: View): { says: string; until: Instant } | undefined {
  const { event, event_on, name } = interview.contact;
  if (event_on === undefined) return undefined;
  const until = morningOf(Temporal.PlainDate.from(event_on).add({ days: 1 }).toString(), state.zone);
  if (isDue(until, now)) return undefined;
  return { says: `you can meet ${name} at ${event ?? "the event"} first; the request comes after it`, until };
}

/** Follow-ups in the thread, each counted from the mail before it; an away note's time does not count (B1). */
export function wantFollowUp(view: View): void {
  const { interview, rules, now } = view;
  const request = mailsOf(interview, "request").findLast((mail) => mail.status === "sent");
  if (request?.sent === undefined || interview.bouncedAddress !== undefined) return;
  if (isBouncedRequest(interview, request.sent.at)) return;
  if (conversation(interview).length > 0 || currentBooking(interview) !== undefined) return;

  const done = mailsOf(interview, "follow-up").filter((mail) => isSettled(mail));
  const base = awayShift(view, lastMailAt(interview) ?? request.sent.at);
  const number = done.length + 1;
  const span = rules.requests.follow_up[number - 1];
  if (span === undefined || messagesBefore(interview) > 4) return giveUp(view, base);

  if (isByHand(interview) && !isConnected(interview)) {
    const says = `${interview.contact.name} has not accepted the invitation on LinkedIn; when they do, say \`contacts set ${interview.contact.email ?? interview.contactId} connected_on=DAY\``;
    skip(view, "follow-up", "not-connected", says);
    return giveUp(view, base);
  }
  const key = keyOf(view, "follow-up", number);
  const due = addSpan(base, span, view.calendar);
  if (!isDue(due, now)) {
    return skip(view, "follow-up", "not-due", `follow-up ${number} is due then, if there is no answer`, due);
  }
  wantMail(view, {
    key,
    step: "follow-up",
    due,
    because: {
      says: `no answer since the last mail; follow-up ${number} is due`,
      rule: cite(rules, "requests.follow_up"),
    },
    template: `follow-up-${number}`,
    offersTimes: true,
    press: rules.who_presses_send.follow_up,
    fuse: "unprompted",
    to: "contact",
    thread: () => threadOf(interview),
    values: (seen) => valuesFor(seen),
  });
}

/** No answer to new times, or to whatever else was last said to them: the same patience, then the same quiet end. */
export function wantQuietEnd(view: View): void {
  const { interview } = view;
  const heard = conversation(interview).at(-1);
  const booking = currentBooking(interview);
  if (heard === undefined || !asking.has(heard.reading.kind)) return;
  // Something is still to be written to them.
  if (view.out.wishes.some((wish) => wish.to === "contact") || isDayToCome(view, heard)) return;
  // Asked to move, an entry stays until another time is agreed; it does not end before it was to begin.
  const begins = booking?.shown === undefined ? undefined : booking.start;
  const last = lastMailAt(interview);
  if (last !== undefined && isAfter(last, heard.at)) giveUp(view, latest(awayShift(view, last), begins));
}

/** Readings after which it is their turn once we have written. */
const asking = new Set<Reading["kind"]>([
  "accepts",
  "proposes",
  "asks-for-times",
  "reschedules",
  "cancels",
  "not-now",
]);

/** They named a day, and it has not come. */
function isDayToCome(view: View, { reading }: Reply): boolean {
  if (reading.kind !== "not-now" || reading.until === undefined) return false;
  const today = view.now.toZonedDateTimeISO(view.state.zone).toPlainDate();
  return Temporal.PlainDate.compare(reading.until, today) >= 0;
}

function giveUp(view: View, base: Instant): void {
  const { interview, rules, now } = view;
  if (interview.mails.some((mail) => isWaiting(mail))) return;
  const at = addSpan(base, rules.requests.give_up, view.calendar);
  if (!isDue(at, now))
    return skip(view, "request", "waiting-for-answer", "closes quietly then if there is no answer", at);
  closeRecord(view, "no-reply", `no answer since the last mail`, cite(rules, "requests.give_up"));
}

/** Writes down that the interview ends, and why. */
export function closeRecord(
  view: View,
  reason: "declined" | "no-reply" | "opted-out" | "bounced" | "gone-quiet" | "by-owner",
  says: string,
  rule?: string,
): void {
  const { interview, now } = view;
  const { contactId, round } = interview;
  conclude(view, {
    key: keyOf(view, "request", "close"),
    step: "request",
    because: rule === undefined ? { says } : { says, rule },
    facts: [
      {
        kind: "closed",
        factKey: `plan~${contactId}.r${round}.${reason}~${interview.lastSeq}`,
        at: now,
        contact: contactId,
        reason,
        by: reason === "by-owner" ? "owner" : "product",
      },
    ],
  });
}

/** A permanent bounce waits 30 days for another address; an answer on LinkedIn needs one for what follows. */
export function wantAddress(view: View): void {
  const { interview, now } = view;
  const answer = conversation(interview).at(-1);
  if (interview.contact.email === undefined && answer !== undefined) {
    const says = `${interview.contact.name} answered on LinkedIn; times and the invitation go by mail, so ask for an address`;
    ask(view, "address", answer.at, says);
  }
  if (interview.bouncedAddress === undefined || interview.bouncedAt === undefined) return;
  if (interview.contact.email !== interview.bouncedAddress) return;
  const says = `${interview.bouncedAddress} does not exist; another address is needed`;
  ask(view, "address", interview.bouncedAt, says);
  if (interview.mails.some(isWaiting)) return;
  const until = interview.bouncedAt.add({ hours: 30 * 24 });
  if (isDue(until, now))
    return closeRecord(
      view,
      "bounced",
      `${interview.bouncedAddress} does not exist, and no other address came in 30 days`,
    );
  wake(view, until);
}

function bouncedRequests(interview: Interview): number {
  const gone = new Set<string>();
  for (const reply of interview.replies) {
    if (reply.round !== interview.round || reply.reading.kind !== "bounced" || !reply.reading.permanent)
      continue;
    gone.add(reply.reading.address ?? reply.factKey);
  }
  if (interview.bouncedAddress !== undefined) gone.delete(interview.bouncedAddress);
  return gone.size;
}

function isBouncedRequest(interview: Interview, sentAt: Instant): boolean {
  return interview.bouncedAt !== undefined && isAfter(interview.bouncedAt, sentAt);
}

/** How many messages reached the contact in this round before a meeting, the event included when it was made. */
export function messagesBefore(interview: Interview): number {
  const mails = interview.mails.filter(
    (mail) => mail.round === interview.round && mail.sent !== undefined && beforeMeeting.has(mail.step),
  );
  const events = interview.bookings.filter(
    (b) => b.round === interview.round && b.shown !== undefined && !b.isAdHoc,
  );
  return mails.length + events.length;
}

const beforeMeeting = new Set([
  "request",
  "follow-up",
  "new-times",
  "not-now-answer",
  "event-nudge",
  "questions",
]);

function awayShift(view: View, base: Instant): Instant {
  const away = awayUntil(view.interview, view.zone ?? view.state.zone);
  return away !== undefined && isAfter(away.until, base) ? latest(base, away.until) : base;
}

export function introducerOf(view: View): Interview | undefined {
  const { introducer, via } = view.interview.contact;
  return introducer === undefined || via === "cold" ? undefined : view.peers.get(introducer);
}
