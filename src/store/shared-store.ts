/** The ports that a store of many mailboxes adds: their rules, whose turn it is, and moving one in or out. */
import type { FactKind } from "../core/facts.ts";
import type { MailboxId } from "../core/keys.ts";
import type { MailboxCopy } from "./copy-out.ts";

type Instant = Temporal.Instant;

/** The rules of one mailbox, as they were applied. */
export interface Ruleset {
  /** From 1. */
  version: number;
  /** The owner's normalised address. */
  address: string;
  /** rules.yaml. */
  text: string;
  at: Instant;
}

/** The whole store at a glance, for monitoring: nothing of anybody in particular. */
export interface Figures {
  lastSeq: number;
  /** How many facts of each kind there are after the seq that was given; none where none was given. */
  facts: ReadonlyMap<FactKind, number>;
  /** Actions that have begun or may begin now, by state; those in `review` wait for a person. */
  actions: ReadonlyMap<string, number>;
  /** Since when the oldest of those that may begin is due. */
  oldestDue: Instant | undefined;
  mailboxes: number;
}

/** Which mailboxes a store of many holds, by whose rules, and whose turn it is. */
export interface Mailboxes {
  list(): Promise<{ mailboxId: MailboxId; address: string; version: number; at: Instant }[]>;
  /** The number of the newest ruleset. */
  version(mailboxId: MailboxId): Promise<number | undefined>;
  /** The newest ruleset. */
  rules(mailboxId: MailboxId): Promise<Ruleset | undefined>;
  /** From now on these rules hold. The same as before is no new version. */
  apply(
    mailboxId: MailboxId,
    ruleset: { address: string; text: string },
    now: Instant,
  ): Promise<{ version: number; isNew: boolean }>;
  /** Those that a plan should be rung for. */
  due(now: Instant): Promise<MailboxId[]>;
  /**
   * Those that were not read for `everyMs`, and those whose ring came to nothing for 20 s; from now on they are
   * rung for.
   */
  unread(now: Instant, everyMs: number): Promise<MailboxId[]>;
  figures(since: number | undefined, now: Instant): Promise<Figures>;
}

/** Taking a mailbox from one store into another: a home into a fleet, and back. */
export interface Copies {
  /** Everything of a mailbox; undefined where there is none. `isAlone`: the store is its home, and nobody else's. */
  out(mailboxId: MailboxId, isAlone: boolean): Promise<MailboxCopy | undefined>;
  /** Whether the mailbox lives in this store: something is known of it, and it was not moved away. */
  has(mailboxId: MailboxId): Promise<boolean>;
  /** Throws `store/moved` where `in` would, and changes nothing. */
  refuse(copy: Pick<MailboxCopy, "mailboxId" | "cursors">): Promise<void>;
  /** Throws `store/moved` where the mailbox lives here already, or has left here later than it left where this copy was made. */
  in(copy: MailboxCopy): Promise<void>;
  /**
   * From now on no worker begins anything for it here; `to` says where it went. Returns how many are still at it.
   * Throws `store/moved` where it went to another place before.
   */
  leave(mailboxId: MailboxId, to: string, now: Instant): Promise<number>;
}
