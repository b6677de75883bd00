/**
 * From wishes to actions: what may go now, and what is held. Shared things (caps, free times) are
 * given out in the order of contactId, running conversations before new requests.
 */
import type { Action, Held, Pin, WaitingDraft } from "../action.ts";
import type { Step } from "../keys.ts";
import type { Pending } from "../pending.ts";
import type { Offered } from "../slot.ts";
import { compose, wantsTimes } from "./compose.ts";
import { conversationGate, type Gate, limitGate, sendGate, zoneGate } from "./gates.ts";
import type { Limits } from "./limits.ts";
import { spokenIn } from "./offers.ts";
import { pausedWords } from "./paused.ts";
import { isWaiting, mailBy, skip, soon, type View, type Wish, wake } from "./view.ts";
import { waitingMails } from "./waiting.ts";

export interface Grants {
  actions: Action[];
  drafts: WaitingDraft[];
  held: Held[];
  pins: Pin[];
  /** Interviews that wait for something shared, which may come free through somebody else. */
  waitsForOthers: Set<View>;
}

/** Which mail comes first when several are due: answers before anything unprompted. */
const order: readonly Step[] = [
  "decline-answer",
  "new-times",
  "not-now-answer",
  "thank-you",
  "introducer-thanks",
  "event-nudge",
  "questions",
  "follow-up",
  "introduction-ask",
  "request",
  "check-in",
];

/** What was granted before is still wanted, and nothing that people did stands in its way. */
export function keepsGrant(view: View, key: Wish["key"]): boolean {
  const wish = view.out.wishes.find((known) => known.key === key);
  if (wish === undefined || conversationGate(view, wish) !== undefined) return false;
  // What is granted under the key of a waiting draft is its renewal.
  return wish.to === "owner" || waitingMails(view.interview).every((mail) => mail.key === key);
}

/** Mails whose outcome is not known: they are looked up when the quiet period is over, else a person decides. */
export function grantUnderWay(view: View, grants: Grants, pending: ReadonlyMap<string, Pending>): void {
  const { contactId } = view.interview;
  for (const mail of view.interview.mails) {
    if (mail.status !== "sending" && mail.status !== "ambiguous" && mail.status !== "review") continue;
    const until = pending.get(mail.key)?.notBefore;
    const isReview = mail.status === "review";
    grants.held.push({
      key: mail.key,
      contactId,
      step: mail.step,
      reason: isReview ? "review" : "quiet-period",
      says: isReview
        ? (mail.because ?? "it is not known whether it went")
        : "it is not known yet whether it went; it is looked up then",
      ...(until === undefined || isReview ? {} : { until }),
    });
    if (until !== undefined && !isReview) wake(view, until);
  }
}

/** The one mail of this contact that may be made now; the others say what they wait for. */
export function chooseWish(view: View, isInTheWay: boolean): Wish[] {
  if (view.out.wishes.length === 0) return [];
  const chosen: Wish[] = [];
  const { wishes } = view.out;
  const sorted =
    wishes.length < 2 ? wishes : wishes.toSorted((a, b) => order.indexOf(a.step) - order.indexOf(b.step));
  for (const wish of sorted) {
    if (hasWaiting(view, wish)) continue;
    if (wish.to === "owner") {
      chosen.push(wish);
      continue;
    }
    const gate = conversationGate(view, wish);
    if (gate?.kind === "skip") skip(view, wish.step, gate.reason, gate.says, gate.until);
    else if (isInTheWay)
      skip(view, wish.step, "draft-waits", `another mail to ${view.interview.contact.name} waits for you`);
    else if (chosen.some((known) => known.to === "contact")) {
      skip(view, wish.step, "one-at-a-time", `another mail to ${view.interview.contact.name} comes first`);
    } else chosen.push(wish);
  }
  return chosen;
}

function hasWaiting(view: View, wish: Wish): boolean {
  const mail = mailBy(view.interview, wish.key);
  return mail !== undefined && isWaiting(mail);
}

/** The gates of one chosen wish, and what comes of it. */
export function grantWish(
  view: View,
  wish: Wish,
  grants: Grants,
  limits: Limits,
  granted: Pending | undefined,
): void {
  const due =
    granted?.due ??
    (Temporal.Instant.compare(wish.due, view.now) < 0 && wish.press === "auto" ? view.now : wish.due);
  if (view.isPaused) {
    const says = pausedWords(view.state.mailboxFacts);
    hold(view, grants, wish, { kind: "held", reason: "paused", says });
    if (granted !== undefined) pin(view, grants, wish, granted.offered, granted.notBefore, granted.due);
    return;
  }
  const hasTimes = wantsTimes(view, wish);
  const limit = limitGate(view, wish, limits, granted);
  if (limit !== undefined) {
    grants.waitsForOthers.add(view);
    return hold(view, grants, wish, limit);
  }
  const zone = zoneGate(view, wish, hasTimes);
  if (zone !== undefined) return hold(view, grants, wish, zone);
  const plain = compose(view, wish, []);
  const missing = plain.missing.filter((need) => !hasTimes || !/^offer(\.|$)/.test(need));
  if (missing.length > 0) {
    return hold(view, grants, wish, {
      kind: "held",
      reason: "missing-value",
      says: `the template ${wish.template} needs ${missing.join(", ")}`,
    });
  }
  const offered = hasTimes ? times(view, grants, wish, granted) : [];
  if (offered === undefined) return;
  limits.take(view, wish.step);
  const isSentByUs = wish.press === "auto";
  const gate = isSentByUs ? sendGate(view, wish, { due, isApproved: false }) : undefined;
  if (gate !== undefined) {
    hold(view, grants, wish, gate, compose(view, wish, offered).fingerprint);
    grants.pins.push({
      key: wish.key,
      contactId: view.interview.contactId,
      step: wish.step,
      due,
      offered,
      ...(gate.until === undefined ? {} : { notBefore: gate.until }),
    });
    return;
  }
  mailAction(view, grants, wish, offered, wish.press === "product" ? "auto" : wish.press, due);
}

/** The times for a mail: those granted before while they stand, else new ones. Undefined: held, and said so. */
function times(view: View, grants: Grants, wish: Wish, granted: Pending | undefined): Offered[] | undefined {
  if (granted !== undefined && granted.offered.length > 0) {
    if (view.board.stillStand(view, granted.offered).length === granted.offered.length)
      return granted.offered;
  }
  if (view.state.busy === "unreadable") {
    hold(view, grants, wish, {
      kind: "held",
      reason: "calendar-unreadable",
      says: "your calendar could not be read, so no time is offered; it is tried again then",
      until: soon(view),
    });
    return undefined;
  }
  const offered = view.board.choose(spokenIn(view, wish.template), view.rules.requests.offer, wish.near);
  if (offered.length > 0) return offered;
  grants.waitsForOthers.add(view);
  const tomorrow = view.now.toZonedDateTimeISO(view.state.zone).startOfDay().add({ days: 1 }).toInstant();
  skip(view, wish.step, "no-slots", "no free time suits both of you within meetings.look_ahead", tomorrow);
  return undefined;
}

export function mailAction(
  view: View,
  grants: Grants,
  wish: Wish,
  offered: Offered[],
  press: "me" | "ask" | "auto",
  due = wish.due,
): void {
  const { letter, fingerprint, wording } = compose(view, wish, offered);
  const mail = mailBy(view.interview, wish.key);
  grants.actions.push({
    kind: "mail",
    key: wish.key,
    contactId: view.interview.contactId,
    step: wish.step,
    due,
    because: wish.because,
    press,
    letter,
    fingerprint,
    wording,
    isAsItIs: mail?.asItIs === wording,
    attempt: mail?.attempt ?? 1,
    n: (mail?.n ?? 0) + 1,
    fuse: wish.fuse,
    ...(wish.answers === undefined ? {} : { answers: wish.answers }),
  });
  pin(view, grants, wish, offered, undefined, due);
}

export function pin(
  view: View,
  grants: Grants,
  wish: Wish,
  offered: Offered[],
  notBefore?: Temporal.Instant,
  due = wish.due,
): void {
  const { contactId } = view.interview;
  grants.pins.push({
    key: wish.key,
    contactId,
    step: wish.step,
    due,
    offered,
    ...(notBefore === undefined ? {} : { notBefore }),
  });
}

export function hold(view: View, grants: Grants, wish: Wish, gate: Gate, fingerprint?: string): void {
  if (gate.kind === "skip") return skip(view, wish.step, gate.reason, gate.says, gate.until);
  const { contactId } = view.interview;
  const { reason, says, until } = gate;
  grants.held.push({
    key: wish.key,
    contactId,
    step: wish.step,
    reason,
    says,
    ...(until === undefined ? {} : { until }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  });
  if (until !== undefined) wake(view, until);
}
