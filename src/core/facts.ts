/**
 * Facts: what happened, written once, never changed. The state of an interview is a fold of them, and nothing
 * else is. `factKey` = source~externalId~version is unique, so a replayed sync adds nothing.
 */
import type { ActionKey, BookingId, ContactId, FactId, Step } from "./keys.ts";
import type { Heard, Listed } from "./morning/listed.ts";
import type { Reading, ReadReply } from "./reading.ts";
import type { Offered } from "./slot.ts";

type Instant = Temporal.Instant;

export type CloseReason = "declined" | "no-reply" | "opted-out" | "bounced" | "gone-quiet" | "by-owner";
export type Partstat = "needs-action" | "accepted" | "declined" | "tentative";

interface Common {
  /** Unique for ever: source~externalId~version. */
  factKey: string;
  /** When it happened, in business time. */
  at: Instant;
  /** Absent only for what concerns the whole mailbox. */
  contact?: ContactId;
}

interface OfContact extends Common {
  contact: ContactId;
}

interface OfKey extends OfContact {
  key: ActionKey;
}

/** The life of one mail, from the draft to what became of it. */
export type MailFact =
  | (OfKey & {
      kind: "drafted";
      messageId: string;
      draftId: string;
      threadId?: string;
      textHash: string;
      offered: Offered[];
      subject: string;
      /** What it asks, where it lists questions (S36). */
      questions?: string[];
    })
  | (OfKey & {
      kind: "refreshed";
      n: number;
      draftId: string;
      textHash: string;
      offered: Offered[];
      questions?: string[];
    })
  /** The draft is no longer the text that we wrote; a mail client may have rewritten it as a new message. */
  | (OfKey & { kind: "edited"; messageId: string; draftId: string; threadId?: string; textHash: string })
  | (OfKey & { kind: "proposed"; n: number; fingerprint: string; offered: Offered[] })
  | (OfKey & { kind: "approved"; fingerprint: string })
  | (OfKey & { kind: "rejected" })
  /** The owner lets these words go, though they break a rule of etiquette. */
  | (OfKey & { kind: "let-go"; wording: string; objection: string })
  /** Committed before the one attempt; from here the key is closed. */
  | (OfKey & { kind: "sending" })
  | (OfKey & { kind: "ambiguous"; until: Instant })
  | (OfKey & { kind: "review"; evidence: string })
  | (OfKey & { kind: "not-sent" })
  | (OfKey & {
      kind: "sent";
      messageId: string;
      threadId?: string;
      by: "owner" | "product";
      edited: boolean;
      /** The offers whose words still stand in the mail. */
      offered: Offered[];
      /** Dates or times stand in it that we did not put there. */
      otherTimes: boolean;
      subject: string;
      questions?: string[];
      /** It went by the owner's hand, on LinkedIn, and is no mail. */
      channel?: "linkedin";
    })
  | (OfKey & { kind: "withdrawn"; because: string })
  | (OfKey & { kind: "discarded" })
  | (OfKey & { kind: "undone" })
  /** A step that will not be made any more: counted as passed, its gate waived. */
  | (OfKey & { kind: "passed"; step: Step; because: string });

/** What came from or went to the contact besides our own mails. */
export type ContactFact =
  /** A mail of the owner's own to the contact. */
  | (OfContact & { kind: "wrote"; messageId: string; subject: string })
  | (OfContact & {
      kind: "received";
      messageId: string;
      inReplyTo?: ActionKey;
      subject: string;
      text: string;
      read: ReadReply;
      /** Who else it went to, besides the owner: whom an introducer puts in touch stands there (S11). */
      others?: string[];
      /** The provider's thread of a mail that went to others too. */
      threadId?: string;
      /** The owner noted it; it came on LinkedIn, and is no mail. */
      channel?: "linkedin";
    })
  /** The owner's reading of a received mail; by the product where the rules let it conclude one. */
  | (OfContact & { kind: "answered"; to: FactId; reading: Reading; by?: "product" });

/** A calendar entry of ours: what we did (made) and what people did (seen). */
export type EventFact =
  | (OfKey & {
      kind: "event-created" | "event-changed" | "event-cancelled";
      booking: BookingId;
      revision: number;
      uid: string;
      start: Instant;
      end: Instant;
      sequence: number;
    })
  | (OfContact & {
      kind: "event-seen";
      booking: BookingId;
      uid: string;
      sequence: number;
      updated: Instant;
      status: "confirmed" | "tentative" | "cancelled" | "deleted";
      start: Instant;
      end: Instant;
      partstat: Partstat;
      /** The time that the attendee would rather have; only some calendars can say so. */
      proposed?: { start: Instant; end: Instant };
      /** It came in a mail from the attendee's calendar program: it says whether they come, and nothing of the entry. */
      isAnswer?: true;
    });

/** A tentative entry for a time that stands in a mail: what we did (made, released) and what people did (seen). */
export type HoldFact =
  | (OfKey & { kind: "hold-made"; start: Instant; end: Instant })
  | (OfKey & { kind: "hold-released" })
  | (OfKey & { kind: "hold-seen"; what: "deleted" | "moved" });

/** What the owner said, or the product concluded. */
export type OwnerFact =
  | (OfContact & { kind: "note"; text: string; news: boolean })
  | (OfContact & { kind: "held"; booking: BookingId; held: boolean })
  | (OfContact & { kind: "debriefed"; booking: BookingId; line: string })
  /** What the owner means to ask at this meeting from now on, and what it takes the place of (S40). */
  | (OfContact & { kind: "asking"; booking: BookingId; questions: string[]; before: string[] })
  /** An unscheduled conversation, logged afterwards; `at` is when it was. */
  | (OfContact & { kind: "met"; booking: BookingId; text: string; minutes: number })
  | (OfContact & { kind: "closed"; reason: CloseReason; by: "owner" | "product" })
  | (OfContact & { kind: "reopened"; round: number })
  | (OfContact & { kind: "breached"; booking: BookingId; says: string })
  /** What the numbers of a morning mail mean; written down with its draft, before it can leave. */
  | (OfKey & { kind: "listed"; items: Listed[] })
  /** The owner answered the morning mail `key`: what each line came to. `distrust`: why none of it was read. */
  | (OfKey & { kind: "said"; messageId: string; lines: Heard[]; distrust?: string })
  | (Common & { kind: "paused"; by: "owner" | "product"; because: string })
  | (Common & { kind: "resumed" })
  | (Common & { kind: "bulk-confirmed"; count: number });

export type NewFact = MailFact | ContactFact | EventFact | HoldFact | OwnerFact;

/** A fact as the ledger holds it. `learnedAt` is when we wrote it down. */
export type Fact = NewFact & { seq: number; learnedAt: Instant };
export type FactKind = NewFact["kind"];
