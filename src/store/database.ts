/**
 * The tables, as every query sees them, on any database. Instants are whole epoch milliseconds; what is stored
 * as JSON is written and read by `pack.ts`. The columns are made in `migrations/`.
 */
import type { Generated, Selectable } from "kysely";
import type { ActionKey, BookingId, ContactId, MailboxId, Step } from "../core/keys.ts";
import type { Pending } from "../core/pending.ts";

export interface Database {
  /** Settings of the store itself, such as the key of the address hashes. */
  meta: { name: string; value: string };
  /** `mark` rises with everything that is learned, and orders the writers of one mailbox. */
  mailboxes: { mailbox_id: MailboxId; mark: number; last_at: number | null };
  contacts: {
    mailbox_id: MailboxId;
    contact_id: ContactId;
    address_hash: string | null;
    introducer_id: ContactId | null;
    data: string;
  };
  aliases: { mailbox_id: MailboxId; alias: string; contact_id: ContactId; alias_hash: string };
  facts: {
    seq: Generated<number>;
    mailbox_id: MailboxId;
    fact_key: string;
    at: number;
    learned_at: number;
    kind: string;
    contact_id: ContactId | null;
    action_key: ActionKey | null;
    data: string;
  };
  /** `marked` is the mark of the last thing learned about the contact; `look_at` 0 means at once, null only when something new comes. */
  interviews: {
    mailbox_id: MailboxId;
    contact_id: ContactId;
    look_at: number | null;
    occupies_until: number | null;
    marked: number;
  };
  /** Never deleted: attempts and fences must not begin anew. */
  actions: {
    action_key: ActionKey;
    mailbox_id: MailboxId;
    contact_id: ContactId;
    step: Step;
    state: ActionState;
    attempt: number;
    due: number;
    /** The planner's, and the worker's own "again at"; 0 is none. */
    not_before: number;
    again_at: number;
    offered: string;
    fence: number;
    /** Real time; null where nobody holds it. */
    lease_until: number | null;
    lease_owner: string | null;
    /** The mailbox's mark when it was claimed. */
    seen: number;
    /** Claims since it was last settled: what a crash leaves behind goes to the end of the line. */
    tries: number;
    draft: string | null;
    sending_at: number | null;
  };
  /** One row for each mail to a contact that left or was about to, for the fuses and the breaker. `source` is its factKey. */
  sends: {
    mailbox_id: MailboxId;
    source: string;
    action_key: ActionKey | null;
    recipient_hash: string;
    at: number;
    by: "owner" | "product";
    fuse: "unprompted" | "answer" | "free";
    answers: string | null;
    content: string | null;
  };
  /** One row for each minute (epoch milliseconds / 60,000) that a meeting takes; `action_key` is of the action that took it, null once the entry stands. */
  taken_minutes: {
    mailbox_id: MailboxId;
    minute: number;
    booking_id: BookingId;
    action_key: ActionKey | null;
  };
  /** How many mails each plan of the last minutes listed as due. */
  listings: { mailbox_id: MailboxId; at: number; listed: number };
  /** Store-wide, and nothing but keyed hashes: whoever said stop to one owner is not written to by the next. */
  suppressions: { alias_hash: string };
  message_ids: {
    mailbox_id: MailboxId;
    message_id: string;
    contact_id: ContactId;
    action_key: ActionKey | null;
  };
  cursors: { mailbox_id: MailboxId; name: string; value: string; at: number };
  /** Of a fleet: what `apply` was given, version by version, the last one holds. */
  rulesets: { mailbox_id: MailboxId; version: number; address: string; text: string; at: number };
  /** Who said stop before this mailbox came here from another store, under that store's key, where no alias of theirs is known any more. */
  suppressions_elsewhere: { mailbox_id: MailboxId; alias_key: string; alias_hash: string };
  /** One row for each mailbox that was ever connected; kept when it is disconnected, because its id is what was sent under. */
  accounts: {
    mailbox_id: MailboxId;
    provider: "google" | "microsoft" | "imap";
    account_id: string;
    address: string;
    zone: string | null;
    /** Separated by spaces, as OAuth writes them. */
    scopes: string;
    connected_at: number;
    expires_at: number | null;
    ended: "signed-out" | "disconnected" | null;
    ended_at: number | null;
    ended_why: string | null;
  };
  /** `value` is sealed (`sealed.ts`), and bound to all the rest of its row. */
  secrets: { id: string; mailbox_id: MailboxId; name: string; value: string };
  /** Who may do what only one at a time may; real time. */
  leases: { name: string; fence: number; until: number };
}

/** `dropped`: was granted, never began, is not wanted any more. */
export type ActionState = Pending["state"] | "dropped" | "done";

/** Granted and not settled. */
export const pendingStates = [
  "ready",
  "claimed",
  "drafted",
  "sending",
  "ambiguous",
  "review",
] as const satisfies ActionState[];

/** What a worker may take: all that is pending but what waits for a person. */
export const workableStates = [
  "ready",
  "claimed",
  "drafted",
  "sending",
  "ambiguous",
] as const satisfies ActionState[];

export type ActionRow = Selectable<Database["actions"]>;
export type FactRow = Selectable<Database["facts"]>;

/** So many rows or values go into one statement. */
export const chunkSize = 200;

/** Calls `work` with pieces of `list` that fit into one statement. */
export async function inChunks<T>(list: readonly T[], work: (chunk: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < list.length; from += chunkSize) await work(list.slice(from, from + chunkSize));
}
