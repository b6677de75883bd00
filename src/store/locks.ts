/**
 * The order of locks on a server, where many transactions write at once: first the mailbox, then the list of those who
 * must not be written to, then rows. SQLite lets one writer in at a time (BEGIN IMMEDIATE) and needs neither.
 */
import { type CompiledQuery, type Kysely, sql, type Transaction } from "kysely";
import type { MailboxId } from "../core/keys.ts";
import type { Database } from "./database.ts";
import { kept } from "./kept.ts";
import { together } from "./together.ts";

/**
 * What `query` answers once this transaction stands in line with all others that write to the mailbox; with
 * `suppressions`, also behind whoever has just learned of an opt-out, in whatever mailbox.
 */
export function inLineFor<R>(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  query: CompiledQuery<R>,
  also?: "suppressions",
): Promise<R[]> {
  return together(trx, async (ask) => {
    if (!hasManyWriters(trx)) return ask(query);
    const [, , rows] = await Promise.all([
      ask(lockingMailbox(trx, { mailboxId })),
      also === undefined ? undefined : ask(sharingSuppressions(trx, {})),
      ask(query),
    ]);
    return rows;
  });
}

/** Until the end of the transaction no send is committed in any mailbox: somebody is about to be put on the list. */
export async function lockSuppressions(trx: Transaction<Database>): Promise<void> {
  if (hasManyWriters(trx)) await trx.executeQuery(lockingSuppressions(trx, {}));
}

const lockingMailbox = kept((db, { mailboxId }: { mailboxId: MailboxId }) =>
  db.selectFrom("mailboxes").select("mark").where("mailbox_id", "=", mailboxId).forUpdate(),
);

/** A send must not be overtaken by an opt-out; sends do not wait for each other. */
const sharingSuppressions = kept(() => sql`select pg_advisory_xact_lock_shared(${sql.lit(suppressionLock)})`);
const lockingSuppressions = kept(() => sql`select pg_advisory_xact_lock(${sql.lit(suppressionLock)})`);

/** Any number that nothing else in this database uses: "qhsupp" in ASCII. */
const suppressionLock = 0x716873757070;

/** Whether this is a server, at which many write at once. */
export function hasManyWriters(db: Kysely<Database>): boolean {
  return db.getExecutor().adapter.supportsMultipleConnections === true;
}
