/**
 * Everything of one mailbox, as it can be put into another store. What only the store itself needs (its numbers of
 * rows, leases, hashes under its own key) stays behind.
 */

import type { Kysely, Selectable, Transaction } from "kysely";
import type { MailboxId } from "../core/keys.ts";
import { movedCursor } from "./cursor-names.ts";
import type { Database } from "./database.ts";

type Row<T extends keyof Database> = Selectable<Database[T]>;

export interface MailboxCopy {
  mailboxId: MailboxId;
  mailbox: { mark: number; last_at: number | null };
  contacts: Omit<Row<"contacts">, "address_hash">[];
  aliases: Omit<Row<"aliases">, "alias_hash">[];
  /** In their order, without their numbers. */
  facts: Omit<Row<"facts">, "seq">[];
  interviews: Row<"interviews">[];
  takenMinutes: Row<"taken_minutes">[];
  /** Nobody holds any of them. */
  actions: Row<"actions">[];
  /** `alias` where it is known whose hash it is. */
  sends: (Row<"sends"> & { alias: string | null })[];
  messageIds: Row<"message_ids">[];
  cursors: Row<"cursors">[];
  rulesets: Row<"rulesets">[];
  /** Without the secrets of the sign-in, which are carried from vault to vault. */
  accounts: Row<"accounts">[];
  /** Aliases of this mailbox on the list of those who must not be written to. */
  suppressed: string[];
  /** Others on that list, as hashes: their people are not known any more. */
  suppressedElsewhere: Omit<Row<"suppressions_elsewhere">, "mailbox_id">[];
}

export interface CopyWish {
  mailboxId: MailboxId;
  /** The key of this store's hashes. */
  aliasKey: string;
  /** The whole list of those who must not be written to is this mailbox's: a home. In a fleet it is everybody's. */
  isAlone: boolean;
}

/** In one consistent reading. Undefined where the store does not know the mailbox. */
export async function copyOut(db: Kysely<Database>, wish: CopyWish): Promise<MailboxCopy | undefined> {
  return db
    .transaction()
    .setAccessMode("read only")
    .setIsolationLevel("repeatable read")
    .execute((trx) => readAll(trx, wish));
}

async function readAll(trx: Transaction<Database>, wish: CopyWish): Promise<MailboxCopy | undefined> {
  const { mailboxId } = wish;
  const mailbox = await trx
    .selectFrom("mailboxes")
    .select(["mark", "last_at"])
    .where("mailbox_id", "=", mailboxId)
    .executeTakeFirst();
  const of = <T extends MailboxTable>(table: T) => rowsOf(trx, table, mailboxId);
  const rulesets = (await of("rulesets")).sort((a, b) => a.version - b.version);
  if (mailbox === undefined && rulesets.length === 0) return undefined;
  const aliases = (await of("aliases")).sort(by(({ alias }) => alias));
  const aliasOf = new Map(aliases.map(({ alias, alias_hash }) => [alias_hash, alias]));
  const facts = (await of("facts")).sort((a, b) => a.seq - b.seq);
  const { suppressed, suppressedElsewhere } = await readSuppressions(trx, wish, aliasOf);
  return {
    mailboxId,
    mailbox: mailbox ?? { mark: 0, last_at: null },
    contacts: (await of("contacts"))
      .sort(by((row) => row.contact_id))
      .map(({ address_hash: _, ...row }) => row),
    aliases: aliases.map(({ alias_hash: _, ...row }) => row),
    facts: facts.map(({ seq: _, ...row }) => row),
    interviews: (await of("interviews")).sort(by((row) => row.contact_id)),
    takenMinutes: (await of("taken_minutes")).sort((a, b) => a.minute - b.minute),
    actions: (await of("actions"))
      .sort(by((row) => row.action_key))
      .map((row) => ({ ...row, lease_until: null, lease_owner: null, fence: row.fence + 1 })),
    sends: (await of("sends"))
      .sort(by((row) => row.source))
      .map((row) => ({ ...row, alias: aliasOf.get(row.recipient_hash) ?? null })),
    messageIds: (await of("message_ids")).sort(by((row) => row.message_id)),
    cursors: (await of("cursors")).filter(({ name }) => name !== movedCursor).sort(by((row) => row.name)),
    rulesets,
    accounts: await of("accounts"),
    suppressed,
    suppressedElsewhere,
  };
}

type MailboxTable = Exclude<
  keyof Database,
  "meta" | "suppressions" | "mailboxes" | "listings" | "secrets" | "leases"
>;

function rowsOf<T extends MailboxTable>(trx: Transaction<Database>, table: T, mailboxId: MailboxId) {
  const rows = trx
    .selectFrom(table as "cursors")
    .selectAll()
    .where("mailbox_id", "=", mailboxId)
    .execute();
  return rows as unknown as Promise<Row<T>[]>;
}

async function readSuppressions(
  trx: Transaction<Database>,
  { mailboxId, aliasKey, isAlone }: CopyWish,
  aliasOf: ReadonlyMap<string, string>,
): Promise<Pick<MailboxCopy, "suppressed" | "suppressedElsewhere">> {
  const listed = (await trx.selectFrom("suppressions").select("alias_hash").execute()).map(
    (row) => row.alias_hash,
  );
  const cameWithIt = await trx
    .selectFrom("suppressions_elsewhere")
    .select(["alias_key", "alias_hash"])
    .where("mailbox_id", "=", mailboxId)
    .execute();
  const forgotten = isAlone ? listed.filter((hash) => !aliasOf.has(hash)) : [];
  return {
    suppressed: listed.flatMap((hash) => aliasOf.get(hash) ?? []).sort(),
    suppressedElsewhere: [
      ...cameWithIt,
      ...forgotten.map((alias_hash) => ({ alias_key: aliasKey, alias_hash })),
    ].sort(by(({ alias_key, alias_hash }) => `${alias_key}~${alias_hash}`)),
  };
}

function by<T>(name: (row: T) => string): (a: T, b: T) => number {
  return (a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);
}
