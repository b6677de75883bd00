/**
 * The state of one interview, as `fold` makes it from its contact's facts. Nothing here is stored, and nothing
 * here depends on the rules or on now: what follows from it is the planner's.
 */
import type { Contact } from "./contact.ts";
import type { CloseReason, Partstat } from "./facts.ts";
import type { ActionKey, BookingId, ContactId, FactId, MailboxId, Step } from "./keys.ts";
import type { Mode, Reading, ReadReply } from "./reading.ts";
import type { Offered, Slot } from "./slot.ts";

type Instant = Temporal.Instant;

export type MailStatus =
  | "drafted"
  | "proposed"
  | "approved"
  | "rejected"
  | "let-go"
  | "sending"
  | "ambiguous"
  | "review"
  | "not-sent"
  | "sent"
  | "withdrawn"
  | "discarded"
  | "undone"
  | "passed";

/** Everything that happened to one action key that makes a mail. */
export interface MailState {
  key: ActionKey;
  step: Step;
  occurrence: string;
  round: number;
  /** 1, and one more for each `withdrawn` or `not-sent`. */
  attempt: number;
  status: MailStatus;
  /** When it came into this status. */
  at: Instant;
  /** When the draft or the proposal was first made (this attempt). */
  since: Instant;
  /** The place of that fact in the ledger: what came later overtakes it, whatever its date says. */
  sinceSeq: number;
  draft?: {
    draftId: string;
    messageId: string;
    threadId?: string;
    /** Of the text that we wrote. */
    textHash: string;
    isEdited: boolean;
  };
  fingerprint?: string;
  /** The wording that the owner lets go as it is. */
  asItIs?: string;
  /** How often it was refreshed or proposed, over all attempts. */
  n: number;
  /** What stands, or stood, in it. After `sent` only what the sent text still offers. */
  offered: Offered[];
  subject: string;
  /** What is asked in it, where it lists questions. */
  questions?: string[];
  sent?: {
    messageId: string;
    threadId?: string;
    at: Instant;
    by: "owner" | "product";
    isEdited: boolean;
    hasOtherTimes: boolean;
    /** It is no mail, and nothing continues it in a thread. */
    channel?: "linkedin";
  };
  because?: string;
}

/** A mail from the contact. */
export interface Reply {
  readonly factId: FactId;
  factKey: string;
  messageId: string;
  /** The mail of ours that it answers, where known. */
  inReplyTo?: ActionKey;
  at: Instant;
  round: number;
  subject: string;
  text: string;
  read: ReadReply;
  /** When we learned of it, in the order of the ledger. */
  seq: number;
  /** The owner's own reading, if they gave one; it wins. */
  answered?: Reading;
  answeredAt?: Instant;
  /** False where the product concluded it, as the rules say. */
  isOwnersWord?: boolean;
  /** In force: the owner's, else ours where it is sure, else `other`. */
  reading: Reading;
  /** False for away notes, other robots' mail and bounces. */
  isHuman: boolean;
  /** Who else it went to, and in which thread of the provider's. */
  others?: readonly string[];
  threadId?: string;
  /** It is no mail, and nothing continues it in a thread. */
  channel?: "linkedin";
}

/** Whether the attendee comes, as a calendar says it. SEQUENCE and DTSTAMP are those that it names itself. */
export interface Answer {
  sequence: number;
  updated: Instant;
  partstat: Partstat;
  /** The time that they would rather have. */
  proposed?: Slot;
  /** The fact that says so, and when it was said. */
  factKey: string;
  at: Instant;
}

/** An agreed slot; one calendar entry with a revision that rises when it moves. */
export interface Booking extends Slot {
  bookingId: BookingId;
  /** The key of the step `event` under which the entry is stored. */
  eventKey: ActionKey;
  /** The fact that agreed the time that now holds; absent for an unscheduled conversation. */
  agreedBy?: FactId;
  round: number;
  revision: number;
  sequence: number;
  uid: string;
  /** How they would like to meet, where they said so. */
  mode?: Mode;
  /** Where to meet in person, where somebody named it. */
  place?: string;
  /** What the calendar entry shows, once there is one. */
  shown?: Slot;
  /** `agreed`: not yet in the calendar. `moved`: agreed anew, the entry still shows the old time. */
  status: "agreed" | "made" | "moved" | "cancel-wanted" | "cancelled";
  /** When the calendar entry was made, else when it was agreed. */
  at: Instant;
  /** Of the answer that counts for the time that now holds. */
  partstat: Partstat;
  /** The newest answer to each SEQUENCE. */
  answers: Answer[];
  /**
   * The time that now holds: its SEQUENCE, whether that was raised for it, since when it holds, and what is held of it
   * before anybody answers.
   */
  version: { sequence: number; isRaised: boolean; since: Instant; partstat: Partstat };
  /** The owner's word, or what a mail said: undefined while nobody said so. */
  held?: boolean;
  /** Contrary or confirming signs from mail after the end. */
  signs: ("thanks-after" | "missed" | "declined" | "cancelled-by-person" | "asked-to-move")[];
  /** The time that the contact would rather have, as their calendar program told ours; `by` is the fact that says so. */
  proposed?: Slot & { by: FactId; at: Instant };
  /** How often it was moved because they asked for it. */
  moves: number;
  /** The newest state that the calendar showed us. */
  seen?: { sequence: number; updated: Instant };
  /** The fact that says that it was not held, or that took it away: new times answer it. */
  endedBy?: FactId;
  /** The owner settled it by a command of theirs; then no approval is asked for. */
  isOwnersWord: boolean;
  debrief?: { line: string; at: Instant };
  /** What the owner means to ask, where they changed what was chosen. */
  asking?: { questions: string[]; at: Instant };
  isBreached: boolean;
  isAdHoc: boolean;
}

/** A tentative entry in the owner's calendar for a time that stands in a mail to this contact. */
export interface Hold extends Slot {
  /** Of the step `hold`: the entry is stored under it. */
  key: ActionKey;
  /** `deleted` and `moved`: by a person, in the calendar. */
  status: "made" | "released" | "deleted" | "moved";
}

/** A time that a sent mail offers and that nobody has taken back. */
export interface OpenOffer extends Offered {
  key: ActionKey;
  sentAt: Instant;
  /** False where the owner's edit put other times beside it: then an acceptance waits for the owner. */
  isPlain: boolean;
}

export interface Interview {
  mailboxId: MailboxId;
  contactId: ContactId;
  contact: Contact;
  round: number;
  /** Of all rounds, in the order of first appearance; the planner mostly looks at those of this round. */
  mails: MailState[];
  replies: Reply[];
  bookings: Booking[];
  holds: Hold[];
  offers: OpenOffer[];
  /** Mails of the owner's own to the contact. */
  wrote: { at: Instant; seq: number; messageId: string; subject: string }[];
  notes: { at: Instant; text: string; isNews: boolean }[];
  closed?: { at: Instant; reason: CloseReason; by: "owner" | "product" };
  /** Paused for this contact alone. */
  pausedSince?: Instant;
  hasOptedOut: boolean;
  /** The address that bounced for good, while the contact has no other. */
  bouncedAddress?: string;
  bouncedAt?: Instant;
  /** Any mail sent, human reply or held meeting, either way. */
  lastContact?: Instant;
  /** The `at` of the newest fact. */
  lastFactAt?: Instant;
  /** Its place in the ledger; 0 before the first. Names what is concluded from exactly these facts. */
  lastSeq: number;
}
