/**
 * The order of locks on a server, where many transactions write at once: first the mailbox, then the list of those who
 * must not be written to, then rows. SQLite lets one writer in at a time (BEGIN IMMEDIATE) and needs neither.
 */
import { sql, type Transaction } from "kysely";
import type { MailboxId } from "../core/keys.ts";
import type { Database } from "./database.ts";

/** Puts this transaction in line with all others that write to the mailbox. */
export async function lockMailbox(trx: Transaction<Database>, mailboxId: MailboxId): Promise<void> {
  if (!hasManyWriters(trx)) return;
  await trx
    .selectFrom("mailboxes")
    .select("mark")
    .where("mailbox_id", "=", mailboxId)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Until the end of the transaction: `reading` for a send, which must not be overtaken by an opt-out; `writing` for
 * whoever learns of one, in whatever mailbox.
 */
export async function lockSuppressions(
  trx: Transaction<Database>,
  how: "reading" | "writing",
): Promise<void> {
  if (!hasManyWriters(trx)) return;
  const lock = how === "writing" ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`;
  await sql`select ${lock}(${sql.lit(suppressionLock)})`.execute(trx);
}

/** Any number that nothing else in this database uses: "qhsupp" in ASCII. */
const suppressionLock = 0x716873757070;

/** Whether this is a server, at which many write at once. */
export function hasManyWriters(trx: Transaction<Database>): boolean {
  return trx.getExecutor().adapter.supportsMultipleConnections === true;
}
