/**
 * The ports to the outside: a mailbox and a calendar, in our words. An adapter is a factory that returns a
 * plain object, and throws `ProviderError` and nothing else.
 */
import type { Partstat } from "../core/facts.ts";
import type { ActionKey } from "../core/keys.ts";
import type { Busy, OwnTime } from "../core/slot.ts";

type Instant = Temporal.Instant;

/** One mail as a sync lists it: enough to know whose it is, nothing of its text (A25). */
export interface MailSummary {
  /** The adapter's own handle for `read`. */
  id: string;
  where: "inbox" | "sent" | "drafts";
  /** The mail's own Message-ID without angle brackets, or a stand-in that is stable for its bytes. */
  messageId: string;
  /** Normalised addresses. */
  from: string;
  to: string[];
  subject: string;
  /** Message-IDs from In-Reply-To and References, nearest first, without angle brackets. */
  references: string[];
  /** The Date header, or when the provider received it; for sent mail the provider's sent time. */
  at: Instant;
  /** The action that this mail carries, where the provider still knows. */
  key?: ActionKey;
  threadId?: string;
  /** Only of a draft: the handle under which `whatBecameOf` and `discard` know it. */
  draftId?: string;
}

export type MailChanges =
  | {
      kind: "changes";
      mails: MailSummary[];
      cursor: string;
      /**
       * The threads in which anything changed, also where nothing is left to list: a draft in any other is as it was.
       * Missing where the provider cannot tell; then every draft may have changed.
       */
      touched?: string[];
    }
  | { kind: "start-over" };

/** A draft of ours in the owner's mailbox. `hash` is of the text part and subject as they stand there now. */
export interface Draft {
  draftId: string;
  messageId: string;
  threadId?: string;
  hash: string;
}

export interface SentMail {
  messageId: string;
  threadId?: string;
  at: Instant;
  hash: string;
}

/** Where a reply belongs: the provider's thread and the mail that it answers. */
export interface Thread {
  threadId?: string;
  messageId: string;
}

export type Became =
  | { kind: "draft"; draft: Draft }
  | { kind: "sent"; sent: SentMail; id: string }
  /** The provider took it, and the mailbox does not show it as sent yet. */
  | { kind: "under-way" }
  | { kind: "gone" };

export interface Mailbox {
  /** Changes since `cursor`, replayable: what left first, then what came. An expired cursor gives `start-over`. */
  changesSince(cursor: string | undefined): Promise<MailChanges>;
  /** The whole mail, as it is on the wire. */
  read(id: string): Promise<Uint8Array>;
  /** Makes the draft that fences one action; nothing leaves. Finding one for the key, it returns that one. */
  createDraft(key: ActionKey, mime: Uint8Array, thread?: Thread): Promise<Draft>;
  /** The draft of an action, wherever a crash left it. */
  findDraft(key: ActionKey): Promise<Draft | undefined>;
  /** In place; `refused` where the draft there no longer has `expectedHash`, `gone` where it is no more. */
  replaceDraft(draft: Draft, expectedHash: string, mime: Uint8Array): Promise<Draft>;
  /** One attempt. A lost answer is Trouble of kind `unknown`, never a second attempt. */
  sendDraft(draft: Draft): Promise<SentMail>;
  /** What the mailbox itself says about it. */
  whatBecameOf(draft: Draft, attemptedAt: Instant): Promise<Became>;
  /** Takes an unsent draft away. `gone` where somebody else did. */
  discard(draft: Draft): Promise<"discarded" | "gone">;
}

/** A calendar entry of ours. */
export interface CalendarEvent {
  uid: string;
  sequence: number;
  start: Instant;
  end: Instant;
  /** The zone that the entry is written in (the contact's). */
  zone: string;
  summary: string;
  description: string;
  location?: string;
  organizer: { name: string; address: string };
  attendees: { name: string; address: string }[];
  /** Keeps a time free and invites nobody: tentative, private, and without a reminder. */
  isHold?: true;
}

/** What the calendar says of one of our entries. */
export interface SeenEvent {
  key: ActionKey;
  uid: string;
  sequence: number;
  updated: Instant;
  status: "confirmed" | "tentative" | "cancelled" | "deleted";
  start: Instant;
  end: Instant;
  /** The attendee's own answer. */
  partstat: Partstat;
  /** The time that the attendee would rather have, where the provider knows of such a wish. */
  proposed?: { start: Instant; end: Instant };
}

export type CalendarChanges =
  | { kind: "changes"; events: SeenEvent[]; cursor: string }
  | { kind: "start-over" };

export interface Calendar {
  /** Changes of entries that carry a key of ours; others are none of our business but for `busy`. */
  changesSince(cursor: string | undefined): Promise<CalendarChanges>;
  /**
   * Busy time of the listed calendars, merged and sorted. What cannot be read is busy (R-24). Entries of `own` that stand
   * where they should do not count; whatever else lies at the same time does.
   */
  busy(from: Instant, until: Instant, own?: readonly OwnTime[]): Promise<Busy[]>;
  find(key: ActionKey): Promise<SeenEvent | undefined>;
  /** Creates or replaces the entry of a key; the same call again changes nothing. */
  put(key: ActionKey, event: CalendarEvent): Promise<SeenEvent>;
  /** Nobody who was invited comes; of a hold nothing is left. */
  cancel(key: ActionKey, event: CalendarEvent): Promise<void>;
}

export type Trouble =
  | { kind: "signed-out" }
  | { kind: "slow-down"; until: Instant }
  | { kind: "gone"; what: string }
  | { kind: "refused"; why: string }
  | { kind: "unavailable"; why: string }
  | { kind: "unknown"; why: string };

export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly trouble: Trouble;
  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(`provider: ${trouble.kind}${"why" in trouble ? `: ${trouble.why}` : ""}`, options);
    this.trouble = trouble;
  }
}

/** True for a ProviderError of that kind. */
export function isTrouble<K extends Trouble["kind"]>(
  error: unknown,
  kind: K,
): error is ProviderError & { trouble: Extract<Trouble, { kind: K }> } {
  return error instanceof ProviderError && error.trouble.kind === kind;
}
