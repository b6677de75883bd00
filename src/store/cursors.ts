/** How far each sync got. */
import type { Kysely } from "kysely";
import type { MailboxId } from "../core/keys.ts";
import type { Database } from "./database.ts";
import { kept, rowOf } from "./kept.ts";
import type { Cursors } from "./store.ts";

export function kyselyCursors(db: Kysely<Database>): Cursors {
  return {
    read: (mailboxId, name) => readCursor(db, mailboxId, name),
    write: (mailboxId, name, value, now) => writeCursor(db, mailboxId, name, value, now),
  };
}

export async function readCursor(
  db: Kysely<Database>,
  mailboxId: MailboxId,
  name: string,
): Promise<{ value: string; at: Temporal.Instant } | undefined> {
  const row = await rowOf(db, reading(db, { mailboxId, name }));
  if (row === undefined) return undefined;
  return { value: row.value, at: Temporal.Instant.fromEpochMilliseconds(row.at) };
}

const reading = kept((db, { mailboxId, name }: { mailboxId: MailboxId; name: string }) =>
  db
    .selectFrom("cursors")
    .select(["value", "at"])
    .where("mailbox_id", "=", mailboxId)
    .where("name", "=", name),
);

export async function writeCursor(
  db: Kysely<Database>,
  mailboxId: MailboxId,
  name: string,
  value: string,
  now: Temporal.Instant,
): Promise<void> {
  await db.executeQuery(writing(db, { mailbox_id: mailboxId, name, value, at: now.epochMilliseconds }));
}

const writing = kept((db, cursor: Database["cursors"]) =>
  db
    .insertInto("cursors")
    .values(cursor)
    .onConflict((conflict) =>
      conflict.columns(["mailbox_id", "name"]).doUpdateSet({ value: cursor.value, at: cursor.at }),
    ),
);
