/**
 * What a plan consists of: actions that are due now, drafts that wait, what is held, what the owner is asked,
 * and what is left undone, each with its reason. `plan`, `status`, `why` and the workers print the same words.
 */

import type { NewFact } from "./facts.ts";
import type { ActionKey, BookingId, ContactId, FactId, Step } from "./keys.ts";
import type { Listed } from "./morning/listed.ts";
import type { Press } from "./rules-shape.ts";
import type { Offered, OwnTime, Slot } from "./slot.ts";

type Instant = Temporal.Instant;

/** Why: a sentence for people; `rule` is the key path and line that decided it. */
export interface Because {
  says: string;
  rule?: string;
}

interface Common {
  key: ActionKey;
  contactId: ContactId;
  step: Step;
  due: Instant;
  because: Because;
}

/** Values for a template: strings, numbers, booleans and lists of strings, nested by room. */
export type Values = { [name: string]: string | number | boolean | string[] | Values | undefined };

/** Everything that is needed to write one mail. */
export interface Letter {
  template: string;
  language: string;
  values: Values;
  to: { name: string; address: string };
  /** Whoever keeps their calendar, and was named by them. */
  copies?: { name: string; address: string }[];
  /** The mail that it continues; undefined begins a new thread. */
  thread?: { messageId: string; threadId?: string; references: string[]; subject: string };
  offered: Offered[];
}

/** The event as the planner wants it; texts are made from `letter`. */
export interface Meeting extends Slot {
  booking: BookingId;
  revision: number;
  sequence: number;
  uid: string;
  /** The key that the entry is stored under: that of the step `event`. */
  eventKey: ActionKey;
  /** The zone in which the entry is written: the contact's, where it is known. */
  zone: string;
  /** Entries of ours that do not stand in its way: its own as it is now, and what is held for this contact. */
  own: OwnTime[];
}

/** A tentative entry for an offered time, as the planner wants it: private, and with nobody invited. */
export interface HeldTime extends Slot {
  /** The key that the entry is stored under: that of the step `hold`. */
  key: ActionKey;
  uid: string;
  zone: string;
  summary: string;
  description: string;
}

export type Action =
  /**
   * `attempt` counts withdrawn drafts and sends that did not go; `n` the proposals of this attempt.
   * Writes a draft for the owner, or a proposal; or sends: `press` says which.
   */
  | (Common & {
      kind: "mail";
      press: Press;
      letter: Letter;
      answers?: FactId;
      fingerprint: string;
      wording: string;
      /** The owner lets exactly these words go, whatever etiquette has against them. */
      isAsItIs: boolean;
      attempt: number;
      n: number;
      fuse: "unprompted" | "answer" | "free";
      /** What the numbers in a morning mail mean. */
      listed?: Listed[];
    })
  | (Common & {
      kind: "refresh";
      letter: Letter;
      draft: { draftId: string; messageId: string; textHash: string };
      wording: string;
      isAsItIs: boolean;
      n: number;
    })
  | (Common & {
      kind: "withdraw";
      draft: { draftId: string; messageId: string; textHash: string } | undefined;
    })
  | (Common & {
      kind: "event";
      change: "create" | "change" | "cancel";
      meeting: Meeting;
      letter: Letter;
      press: Press;
      fingerprint: string;
      n: number;
    })
  | (Common & { kind: "hold"; change: "make" | "release"; hold: HeldTime })
  /** A conclusion that is only written down: a close, a passed step, a breach. */
  | (Common & { kind: "record"; facts: NewFact[] });

export interface WaitingDraft {
  key: ActionKey;
  contactId: ContactId;
  step: Step;
  since: Instant;
  messageId: string;
  offered: Offered[];
  stale: boolean;
  edited: boolean;
  warn?: string;
}

export interface Held {
  key: ActionKey;
  contactId: ContactId;
  step: Step;
  reason: HeldReason;
  says: string;
  until?: Instant;
  fingerprint?: string;
}

export type HeldReason =
  | "undo"
  | "window"
  | "approval"
  | "fuse"
  | "unknown-zone"
  | "missing-value"
  | "etiquette"
  | "bulk"
  | "quiet-period"
  | "review"
  | "slow-down"
  | "paused"
  | "suppressed"
  | "no-slots"
  | "limit"
  | "draft-limit"
  | "calendar-unreadable";

export interface Ask {
  what: "held" | "debrief" | "news" | "reading" | "address" | "why-them" | "review" | "linkedin";
  contactId: ContactId;
  since: Instant;
  says: string;
  /** The answer that needs no more than the owner's yes. */
  prepared?: PreparedAnswer;
  /** Of `linkedin`: the message to copy, and under which key it is noted when it went. */
  task?: { key: ActionKey; step: Step; letter: Letter };
}

/** A time that they named and that suits, or people whom they named with an address. */
export type PreparedAnswer = { kind: "accepts"; start: Instant; minutes: number } | { kind: "refers" };

export interface Skip {
  contactId: ContactId;
  step: Step;
  reason: string;
  says: string;
  until?: Instant;
}

/** A place taken in the ledger by something granted, whether it leaves now or after a wait. */
export interface Pin {
  key: ActionKey;
  contactId: ContactId;
  step: Step;
  due: Instant;
  notBefore?: Instant;
  offered: Offered[];
}

export interface Plan {
  now: Instant;
  actions: Action[];
  drafts: WaitingDraft[];
  held: Held[];
  asks: Ask[];
  skips: Skip[];
  pins: Pin[];
  /** For each interview that was planned: when to look again, and until when it takes a place in caps or slots. */
  looks: { contactId: ContactId; lookAt?: Instant; occupiesUntil?: Instant }[];
  lookAgainAt: Instant | undefined;
}
