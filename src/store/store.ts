/**
 * The ports to what we keep: ledger, contacts, cursors, accounts, secrets; `shared-store.ts` has two more. Everything is scoped to a mailbox except
 * suppression. `now` is business time and always given; leases alone use the store's own clock.
 */
import type { Contact } from "../core/contact.ts";
import type { Fact, NewFact } from "../core/facts.ts";
import type { ActionKey, BookingId, ContactId, MailboxId, Step } from "../core/keys.ts";
import type { Pending } from "../core/pending.ts";
import type { Offered, Slot } from "../core/slot.ts";
import type { Copies, Mailboxes } from "./shared-store.ts";

type Instant = Temporal.Instant;

export interface LedgerView {
  /** In the order of `seq`; those of the whole mailbox are in `mailboxFacts`. */
  facts: ReadonlyMap<ContactId, Fact[]>;
  mailboxFacts: Fact[];
  pending: Pending[];
  /** The highest `at` of all facts of the mailbox. */
  lastAt: Instant | undefined;
  /** What was known when this was read. A plan that is made from it hands it back with its schedule. */
  asOf: number;
}

export type Reading =
  | { kind: "all" }
  /** Interviews whose look-again has come, and besides those that take a place in a cap or hold a slot now. */
  | { kind: "due"; now: Instant; limit: number }
  /** Whoever is due, takes a place or holds a slot: all that a sync need look at besides those who wrote. */
  | { kind: "active"; now: Instant }
  | { kind: "contacts"; contactIds: ContactId[] };

/** What a plan leaves in the ledger. */
export interface Schedule {
  /** Of the view that was planned. A contact about whom something was learned since is left as it is, and stays due. */
  asOf: number;
  /** Granted actions; an action row that is `ready` and not named here any more (of the same contacts) is dropped. */
  pins: {
    key: ActionKey;
    contactId: ContactId;
    step: Step;
    due: Instant;
    notBefore?: Instant;
    offered: Offered[];
  }[];
  /** For every interview that was planned: when to look again (absent: only when a new fact comes) and until when it takes a place. */
  looks: { contactId: ContactId; lookAt?: Instant; occupiesUntil?: Instant }[];
  /** How many mails of the product's own this plan listed as due (those still open from before included), for the breaker. */
  listed: number;
  now: Instant;
}

/** What is remembered of the draft that fences an action. The subject is for a mail that went without a trace. */
export interface DraftOnRecord {
  draftId: string;
  messageId: string;
  threadId?: string;
  hash: string;
  subject?: string;
}

export interface Claim extends Omit<Pending, "state"> {
  mailboxId: MailboxId;
  state: Pending["state"];
  fence: number;
  /** Set once `drafted`. */
  draft?: DraftOnRecord;
  sendingAt?: Instant;
}

export type Claimed =
  | { kind: "claimed"; claim: Claim }
  | { kind: "settled" }
  | { kind: "held"; until: Instant };

/** What the two fuses and suppression need to know of one send. Addresses are normalised. */
export interface SendCheck {
  recipient: string;
  /** Who gets a copy: none of them may have asked to be left alone. */
  copies?: readonly string[];
  /** `unprompted` and `answer` as in the contract; `free` is outside both fuses (mail to the owner). */
  fuse: "unprompted" | "answer" | "free";
  /** For an answer: the fact that it answers. */
  answers?: string;
  /** Hash of subject and text. */
  content: string;
}

export type Advance =
  | { kind: "drafted"; draft: DraftOnRecord }
  /** Commits `sending`: suppression, both fuses, the breaker and the fence in one transaction. */
  | { kind: "sending"; check: SendCheck; now: Instant }
  /**
   * Takes the minutes of a meeting before its entry is written: no other meeting of the mailbox can have one of them
   * from here on. They stay taken while the entry stands, and come free when the action ends without one.
   */
  | { kind: "taking"; booking: BookingId; slot: Slot; now: Instant }
  | { kind: "ambiguous"; until: Instant; now: Instant }
  | { kind: "review"; evidence: string; now: Instant };

export type Advanced =
  | { kind: "ok" }
  /**
   * Another worker holds it now, or (for `sending` and `taking`) something was learned about the contact since the claim: stop at
   * once, write nothing. In the second case the lease is given back and the action is rung, claimed and planned again.
   */
  | { kind: "lost" }
  | { kind: "suppressed" }
  /** Another meeting has some of that time. */
  | { kind: "taken" }
  /** The breaker tripped and the mailbox is paused; `says` is for the owner. */
  | { kind: "fuse"; says: string };

export interface Ledger {
  /**
   * Appends facts; one whose factKey is known is ignored. An opt-out suppresses its contact's addresses in the
   * same transaction; every contact named is looked at again. Returns those that were new.
   */
  append(mailboxId: MailboxId, facts: readonly NewFact[], now: Instant): Promise<Fact[]>;
  read(mailboxId: MailboxId, what: Reading): Promise<LedgerView>;
  /** One transaction: pins, look-agains, and dropped rows. */
  schedule(mailboxId: MailboxId, schedule: Schedule): Promise<void>;
  /** Takes the lease of an action for 20 s of real time. `held.until` is business time where it may not begin yet, else real. */
  claim(key: ActionKey, worker: string, now: Instant): Promise<Claimed>;
  /** One arrow of the protocol, committed; facts go with it. */
  advance(claim: Claim, to: Advance, facts?: readonly NewFact[]): Promise<Advanced>;
  /** Ends the work on a claim: settled, dropped (may be planned anew), or again at an instant. */
  settle(
    claim: Claim,
    how: { kind: "done" | "dropped" } | { kind: "again"; at: Instant },
    facts: readonly NewFact[],
    now: Instant,
  ): Promise<"ok" | "lost">;
  /** Actions that should be rung: ready or left behind by a dead worker, and not before their time. */
  open(mailboxId: MailboxId, now: Instant): Promise<ActionKey[]>;
  /** Lengthens the lease; false where it was lost. */
  renew(claim: Claim): Promise<boolean>;
}

export interface Contacts {
  all(mailboxId: MailboxId): Promise<Contact[]>;
  byIds(mailboxId: MailboxId, contactIds: readonly ContactId[]): Promise<Contact[]>;
  /** Those whose introducer is one of the given contacts. */
  introducedBy(mailboxId: MailboxId, contactIds: readonly ContactId[]): Promise<Contact[]>;
  /** Inserts or replaces, with their aliases, in one transaction; they are looked at again. Throws where an alias belongs to another contact. */
  save(mailboxId: MailboxId, contacts: readonly Contact[]): Promise<void>;
  /** Whose mail it is: by the Message-IDs that it refers to, nearest first, else by address. */
  match(
    mailboxId: MailboxId,
    mail: { references: readonly string[]; addresses: readonly string[] },
  ): Promise<{ contactId: ContactId; key?: ActionKey } | undefined>;
  /** Contacts of which some address must not be written to by anybody on this store. */
  suppressed(mailboxId: MailboxId): Promise<Set<ContactId>>;
}

export interface Cursors {
  read(mailboxId: MailboxId, name: string): Promise<{ value: string; at: Instant } | undefined>;
  write(mailboxId: MailboxId, name: string, value: string, now: Instant): Promise<void>;
}

export type AccountProvider = "google" | "microsoft" | "imap";

/** A mailbox at a provider, and how the sign-in to it stands. */
export interface Account {
  /** Of the provider and its stable id for the account. */
  mailboxId: MailboxId;
  provider: AccountProvider;
  /** The provider's own id, which stays when the address changes. */
  accountId: string;
  /** Normalised. */
  address: string;
  /** The calendar's zone when it was connected, as an IANA name. */
  zone?: string;
  scopes: string[];
  connectedAt: Instant;
  /** When the sign-in ends by itself, where the provider said so. */
  expiresAt?: Instant;
  /** Absent while it is connected and its sign-in was not refused. */
  ended?: { how: "signed-out" | "disconnected"; at: Instant; why: string };
}

export interface Accounts {
  /** In the order in which they were connected; those that were disconnected too. */
  all(): Promise<Account[]>;
  of(mailboxId: MailboxId): Promise<Account | undefined>;
  /**
   * Inserts or replaces. What was prepared under the id `from` (contacts, what the owner said about them) becomes the
   * account's, in the same transaction. Throws `provider/practice-run` where more than that stands there.
   */
  connect(account: Account, from: MailboxId): Promise<void>;
  /** Why it ended, unless it had ended before; true where that is news. */
  end(mailboxId: MailboxId, ended: NonNullable<Account["ended"]>): Promise<boolean>;
}

/** The right to be the only one who renews the sign-in of an account, for 30 s of real time. */
export interface Lease {
  name: string;
  fence: number;
}

/** Secrets at rest: each is encrypted and bound to its row, so that none can be read or moved without the key. */
export interface Vault {
  /**
   * Stores, or replaces. Under a lease that was lost meanwhile nothing is written. The first secret of a store makes
   * its key. Throws `vault/key-missing`, `vault/key-unsafe` and `vault/key-invalid`.
   */
  put(mailboxId: MailboxId, name: string, secret: string, lease?: Lease): Promise<"ok" | "lost">;
  /** Undefined where there is none. Throws as `put`, and `vault/unreadable` where it is not what was stored. */
  read(mailboxId: MailboxId, name: string): Promise<string | undefined>;
  /** Deletes all secrets of a mailbox; with the last one of the store its key goes too. Returns how many there were. */
  shred(mailboxId: MailboxId): Promise<number>;
  /** Encrypts everything under a new key; after a crash it goes on where it stopped. Returns how many were written anew. */
  rotate(): Promise<number>;
  /** Undefined while somebody else has it. */
  lease(mailboxId: MailboxId): Promise<Lease | undefined>;
  release(lease: Lease): Promise<void>;
}

export interface Store {
  ledger: Ledger;
  contacts: Contacts;
  cursors: Cursors;
  mailboxes: Mailboxes;
  copies: Copies;
  accounts: Accounts;
  /** Loaded when it is first asked for: what only looks has no business with secrets. */
  vault(): Promise<Vault>;
  close(): Promise<void>;
}
