/**
 * What stands between a wish and the owner's Drafts or the contact's inbox. Each gate either lets it pass or says
 * why not and until when; the first that holds is the one that is shown.
 */
import type { HeldReason } from "../action.ts";
import type { MailState } from "../interview.ts";
import type { Pending } from "../pending.ts";
import { addSpan } from "../time/span.ts";
import { nextWindow } from "../time/windows.ts";
import { awayUntil, unreadReply } from "./conversation.ts";
import { countedSteps, type Limits } from "./limits.ts";
import { wasHeld } from "./verdict.ts";
import { isAfter, isDue, latest, type View, type Wish } from "./view.ts";

type Instant = Temporal.Instant;

export type Gate =
  | { kind: "skip"; reason: string; says: string; until?: Instant }
  | { kind: "held"; reason: HeldReason; says: string; until?: Instant };

/** Reasons of the conversation: nothing is written over an unread reply, into an absence, or too soon again. */
export function conversationGate(view: View, wish: Wish): Gate | undefined {
  if (wish.to === "owner") return undefined;
  const { interview, now, rules } = view;
  const { name, email } = interview.contact;
  if (interview.hasOptedOut || view.state.suppressed.has(interview.contactId)) {
    return { kind: "skip", reason: "opted-out", says: `${name} wants no more mail` };
  }
  const unread = unreadReply(interview);
  if (unread !== undefined && !(wish.step === "thank-you" && isThanks(view, wish))) {
    return { kind: "skip", reason: "reply-waits", says: `a mail from ${name} waits for your reading` };
  }
  if (wish.byHand !== true && (email === undefined || interview.bouncedAddress === email)) {
    return { kind: "skip", reason: "needs-address", says: `there is no address that reaches ${name}` };
  }
  if (wish.fuse !== "unprompted") return undefined;
  const away = awayUntil(interview, view.zone ?? view.state.zone);
  if (away !== undefined && isAfter(away.until, now)) {
    return { kind: "skip", reason: "away", says: `${name} is away until then`, until: away.until };
  }
  const quiet = quietUntil(view, wish);
  if (quiet !== undefined && isAfter(quiet, now)) {
    return {
      kind: "skip",
      reason: "quiet",
      says: `you were in touch with ${name} not long ago (keep_in_touch.quiet_after_contact)`,
      until: quiet,
    };
  }
  if (wish.byHand !== true && rules.mailbox.address.toLowerCase() === email) {
    return { kind: "skip", reason: "own-address", says: `${email} is your own address` };
  }
  return undefined;
}

/** The limits on how much is written; what was granted before keeps its place. */
export function limitGate(
  view: View,
  wish: Wish,
  limits: Limits,
  granted: Pending | undefined,
): Gate | undefined {
  if (!countedSteps.has(wish.step) || granted !== undefined) return undefined;
  const most = mostDrafts(view);
  if (
    wish.step === "request" &&
    wish.press === "me" &&
    most !== undefined &&
    limits.waitingRequests >= most
  ) {
    return {
      kind: "skip",
      reason: "draft-limit",
      says: `${limits.waitingRequests} request drafts wait in your Drafts already; send or delete some first`,
    };
  }
  const reached = limits.reached(view);
  return reached === undefined ? undefined : { kind: "skip", reason: "limit", ...reached };
}

/** One day's `sending.at_most`; where the rules limit longer spans only, that much. */
function mostDrafts(view: View): number | undefined {
  const outer = view.rules.sending.budgets.filter((budget) => budget.path === "sending.at_most");
  const daily = outer.filter((budget) => budget.rate.per === "day");
  const counts = (daily.length > 0 ? daily : outer).map((budget) => budget.rate.count);
  return counts.length === 0 ? undefined : Math.min(...counts);
}

/** The contact's zone is needed for anything with times in it, and for anything that we send ourselves. */
export function zoneGate(view: View, wish: Wish, hasTimes: boolean): Gate | undefined {
  if (view.zone !== undefined || wish.to === "owner") return undefined;
  const isSentByUs = wish.press === "auto" || wish.press === "ask";
  if (!hasTimes && !isSentByUs && wish.step !== "questions") return undefined;
  const { contact } = view.interview;
  return {
    kind: "held",
    reason: "unknown-zone",
    says: `the time zone of ${contact.name} is not known; say \`contacts set ${contact.email ?? contact.contactId} timezone=…\`, or \`unknown_zone: mine\` in the rules`,
  };
}

/** Undo time, fuses and the sending window of the contact: only for what the product sends. */
export function sendGate(
  view: View,
  wish: Wish,
  how: { due: Instant; isApproved: boolean },
): Gate | undefined {
  const { rules, now, interview } = view;
  const undo = rules.sending.undo;
  let earliest = how.due;
  if (!how.isApproved && undo !== undefined) {
    earliest = addSpan(how.due, undo, view.calendar);
    if (isAfter(earliest, now)) {
      return {
        kind: "held",
        reason: "undo",
        says: "can be called back until then (`undo`)",
        until: earliest,
      };
    }
  }
  const same = wish.fuse === "answer" ? sameUntil(view, wish) : undefined;
  if (same !== undefined && isAfter(same, now)) {
    return {
      kind: "held",
      reason: "fuse",
      says: `${interview.contact.name} had the same words from you within a week`,
      until: same,
    };
  }
  const fuse = wish.fuse === "unprompted" ? fuseUntil(view, wish) : undefined;
  if (fuse !== undefined && isAfter(fuse, now)) {
    return {
      kind: "held",
      reason: "fuse",
      says: `${interview.contact.name} had mail from you within a day, or three times within a week`,
      until: fuse,
    };
  }
  const window = nextWindow(latest(earliest, now), {
    days: rules.sending.days,
    hours: rules.sending.hours,
    zone: view.zone ?? view.state.zone,
    country: interview.contact.country,
    holidaysOf: view.state.holidays,
  });
  if (window === undefined)
    return {
      kind: "held",
      reason: "window",
      says: "the rules leave no hour in which it could be sent (sending.days, sending.hours)",
    };
  if (!isDue(window, now)) {
    return {
      kind: "held",
      reason: "window",
      says: `it leaves in the sending hours of ${interview.contact.name}`,
      until: window,
    };
  }
  return undefined;
}

const unprompted = new Set([
  "request",
  "follow-up",
  "introduction-ask",
  "questions",
  "check-in",
  "event-nudge",
]);

/** One unprompted mail to a recipient in 24 h and three in 7 days, the owner's own included (contract, section 4). */
function fuseUntil(view: View, wish: Wish): Instant | undefined {
  const { interview, now } = view;
  const sent: Instant[] = interview.wrote.map((mail) => mail.at);
  for (const mail of interview.mails) {
    if (mail.key === wish.key || !unprompted.has(mail.step)) continue;
    const at = mail.sent?.at ?? (isUnderWay(mail) ? mail.at : undefined);
    if (at !== undefined) sent.push(at);
  }
  const week = sent
    .filter((at) => isAfter(at, now.subtract({ hours: 7 * 24 })))
    .sort(Temporal.Instant.compare);
  const last = week.at(-1);
  if (last === undefined) return undefined;
  const third = week.at(-3);
  return third === undefined
    ? last.add({ hours: 24 })
    : latest(last.add({ hours: 24 }), third.add({ hours: 7 * 24 }));
}

/** An answer without times in it reads like the last one of its kind: not twice in 7 days (contract, section 4). */
function sameUntil(view: View, wish: Wish): Instant | undefined {
  if (wish.offersTimes) return undefined;
  let last: Instant | undefined;
  for (const mail of view.interview.mails) {
    if (mail.step === wish.step && mail.key !== wish.key && mail.sent !== undefined)
      last = latest(mail.sent.at, last);
  }
  return last?.add({ hours: 7 * 24 });
}

function isUnderWay(mail: MailState): boolean {
  return mail.status === "sending" || mail.status === "ambiguous" || mail.status === "review";
}

/** The floor for first mails to somebody once met; check-ins count it themselves. */
function quietUntil(view: View, wish: Wish): Instant | undefined {
  const { interview, rules } = view;
  if (wish.step !== "request" && wish.step !== "introduction-ask") return undefined;
  const quiet = rules.keep_in_touch.quiet_after_contact;
  const met = interview.bookings.filter((booking) => wasHeld(booking, view.now)).map(({ end }) => end);
  const [first] = met;
  if (quiet === undefined || first === undefined) return undefined;
  return addSpan(latest(first, ...met, interview.lastContact), quiet, view.calendar);
}

function isThanks(view: View, wish: Wish): boolean {
  return view.interview.bookings.some(
    (booking) => wish.key.endsWith(`~${booking.bookingId}`) && booking.signs.includes("thanks-after"),
  );
}
