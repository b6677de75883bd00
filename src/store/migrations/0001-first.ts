/** The tables of `database.ts`. */
import type { Kysely } from "kysely";
import type { ColumnWords, Migration } from "./migration.ts";

export const first: Migration = {
  number: 1,
  name: "first",
  async up(db, words) {
    await makeSettings(db, words);
    await makeContacts(db, words);
    await makeFacts(db, words);
    await makeActions(db, words);
    await makeSends(db, words);
  },
};

async function makeSettings(db: Kysely<unknown>, words: ColumnWords): Promise<void> {
  await db.schema
    .createTable("meta")
    .addColumn("name", words.text, (column) => column.primaryKey())
    .addColumn("value", words.text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("mailboxes")
    .addColumn("mailbox_id", words.text, (column) => column.primaryKey())
    .addColumn("mark", words.whole, (column) => column.notNull())
    .addColumn("last_at", words.whole)
    .execute();
  await db.schema
    .createTable("cursors")
    .addColumn("mailbox_id", words.text, (column) => column.notNull())
    .addColumn("name", words.text, (column) => column.notNull())
    .addColumn("value", words.text, (column) => column.notNull())
    .addColumn("at", words.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("cursors_key", ["mailbox_id", "name"])
    .execute();
}

async function makeContacts(db: Kysely<unknown>, words: ColumnWords): Promise<void> {
  await db.schema
    .createTable("contacts")
    .addColumn("mailbox_id", words.text, (column) => column.notNull())
    .addColumn("contact_id", words.text, (column) => column.notNull())
    .addColumn("address_hash", words.text)
    .addColumn("introducer_id", words.text)
    .addColumn("data", words.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("contacts_key", ["mailbox_id", "contact_id"])
    .execute();
  await index(db, "contacts", ["mailbox_id", "introducer_id"]);
  await db.schema
    .createTable("aliases")
    .addColumn("mailbox_id", words.text, (column) => column.notNull())
    .addColumn("alias", words.text, (column) => column.notNull())
    .addColumn("contact_id", words.text, (column) => column.notNull())
    .addColumn("alias_hash", words.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("aliases_key", ["mailbox_id", "alias"])
    .addForeignKeyConstraint(
      "aliases_of_contact",
      ["mailbox_id", "contact_id"],
      "contacts",
      ["mailbox_id", "contact_id"],
      (constraint) => constraint.onDelete("cascade"),
    )
    .execute();
  await index(db, "aliases", ["mailbox_id", "contact_id"]);
  await index(db, "aliases", ["alias_hash"]);
  await db.schema
    .createTable("suppressions")
    .addColumn("alias_hash", words.text, (column) => column.primaryKey())
    .execute();
  await db.schema
    .createTable("message_ids")
    .addColumn("mailbox_id", words.text, (column) => column.notNull())
    .addColumn("message_id", words.text, (column) => column.notNull())
    .addColumn("contact_id", words.text, (column) => column.notNull())
    .addColumn("action_key", words.text)
    .addPrimaryKeyConstraint("message_ids_key", ["mailbox_id", "message_id"])
    .execute();
}

async function makeFacts(db: Kysely<unknown>, words: ColumnWords): Promise<void> {
  await db.schema
    .createTable("facts")
    .addColumn("seq", words.whole, words.serial)
    .addColumn("mailbox_id", words.text, (column) => column.notNull())
    .addColumn("fact_key", words.text, (column) => column.notNull())
    .addColumn("at", words.whole, (column) => column.notNull())
    .addColumn("learned_at", words.whole, (column) => column.notNull())
    .addColumn("kind", words.text, (column) => column.notNull())
    .addColumn("contact_id", words.text)
    .addColumn("action_key", words.text)
    .addColumn("data", words.text, (column) => column.notNull())
    .addUniqueConstraint("facts_once", ["mailbox_id", "fact_key"])
    .execute();
  await index(db, "facts", ["mailbox_id", "contact_id", "seq"]);
  await db.schema
    .createTable("interviews")
    .addColumn("mailbox_id", words.text, (column) => column.notNull())
    .addColumn("contact_id", words.text, (column) => column.notNull())
    .addColumn("look_at", words.whole)
    .addColumn("occupies_until", words.whole)
    .addColumn("marked", words.whole, (column) => column.notNull())
    .addPrimaryKeyConstraint("interviews_key", ["mailbox_id", "contact_id"])
    // One plan writes a thousand rows that are neighbours by key: a few pages, and not every page of the table.
    .$call(words.inKeyOrder)
    .execute();
  await index(db, "interviews", ["mailbox_id", "look_at", "contact_id"]);
  await index(db, "interviews", ["mailbox_id", "occupies_until"]);
  await index(db, "interviews", ["mailbox_id", "marked"]);
}

async function makeActions(db: Kysely<unknown>, words: ColumnWords): Promise<void> {
  await db.schema
    .createTable("actions")
    .addColumn("action_key", words.text, (column) => column.primaryKey())
    .addColumn("mailbox_id", words.text, (column) => column.notNull())
    .addColumn("contact_id", words.text, (column) => column.notNull())
    .addColumn("step", words.text, (column) => column.notNull())
    .addColumn("state", words.text, (column) => column.notNull())
    .addColumn("attempt", words.whole, (column) => column.notNull())
    .addColumn("due", words.whole, (column) => column.notNull())
    .addColumn("not_before", words.whole, (column) => column.notNull())
    .addColumn("again_at", words.whole, (column) => column.notNull())
    .addColumn("offered", words.text, (column) => column.notNull())
    .addColumn("fence", words.whole, (column) => column.notNull())
    .addColumn("lease_until", words.whole)
    .addColumn("lease_owner", words.text)
    .addColumn("seen", words.whole, (column) => column.notNull())
    .addColumn("tries", words.whole, (column) => column.notNull())
    .addColumn("draft", words.text)
    .addColumn("sending_at", words.whole)
    .execute();
  await index(db, "actions", ["mailbox_id", "state", "not_before"]);
  await index(db, "actions", ["mailbox_id", "contact_id", "state"]);
}

async function makeSends(db: Kysely<unknown>, words: ColumnWords): Promise<void> {
  await db.schema
    .createTable("sends")
    .addColumn("mailbox_id", words.text, (column) => column.notNull())
    .addColumn("source", words.text, (column) => column.notNull())
    .addColumn("action_key", words.text)
    .addColumn("recipient_hash", words.text, (column) => column.notNull())
    .addColumn("at", words.whole, (column) => column.notNull())
    .addColumn("by", words.text, (column) => column.notNull())
    .addColumn("fuse", words.text, (column) => column.notNull())
    .addColumn("answers", words.text)
    .addColumn("content", words.text)
    .addPrimaryKeyConstraint("sends_key", ["mailbox_id", "source"])
    .execute();
  await index(db, "sends", ["mailbox_id", "recipient_hash", "at"]);
  await index(db, "sends", ["mailbox_id", "answers"]);
  await index(db, "sends", ["mailbox_id", "at"]);
  await index(db, "sends", ["mailbox_id", "action_key"]);
  await db.schema
    .createTable("listings")
    .addColumn("mailbox_id", words.text, (column) => column.notNull())
    .addColumn("at", words.whole, (column) => column.notNull())
    .addColumn("listed", words.whole, (column) => column.notNull())
    .execute();
  await index(db, "listings", ["mailbox_id", "at"]);
}

async function index(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  const name = [table, "by", ...columns.filter((column) => column !== "mailbox_id")].join("_");
  await db.schema.createIndex(name).on(table).columns(columns).execute();
}
