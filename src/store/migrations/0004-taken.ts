/** Whose meeting takes which minutes of an owner's time: no two meetings can have the same one. */
import type { Kysely } from "kysely";
import type { ContactId, MailboxId } from "../../core/keys.ts";
import type { Database } from "../database.ts";
import { keepStanding } from "../taken.ts";
import type { Migration } from "./migration.ts";

export const taken: Migration = {
  number: 4,
  name: "taken",
  async up(db, words) {
    await db.schema
      .createTable("taken_minutes")
      .addColumn("mailbox_id", words.text, (column) => column.notNull())
      .addColumn("minute", words.whole, (column) => column.notNull())
      .addColumn("booking_id", words.text, (column) => column.notNull())
      .addColumn("action_key", words.text)
      .addPrimaryKeyConstraint("taken_minutes_once", ["mailbox_id", "minute"])
      // The minutes of one meeting are neighbours.
      .$call(words.inKeyOrder)
      .execute();
    await db.schema
      .createIndex("taken_minutes_by_booking")
      .on("taken_minutes")
      .columns(["mailbox_id", "booking_id"])
      .execute();
    await db.schema
      .createIndex("taken_minutes_by_action")
      .on("taken_minutes")
      .columns(["mailbox_id", "action_key"])
      .execute();
    await takeWhatStands(db);
  },
};

/** The meetings that stand in calendars already. */
async function takeWhatStands(db: Kysely<unknown>): Promise<void> {
  const known = db as Kysely<Database>;
  const rows = await known
    .selectFrom("facts")
    .select(["mailbox_id", "contact_id"])
    .distinct()
    .where("kind", "=", "event-created")
    .execute();
  for (const { mailbox_id, contact_id } of rows) {
    if (contact_id !== null) await keepStanding(known, mailbox_id as MailboxId, contact_id as ContactId);
  }
}
