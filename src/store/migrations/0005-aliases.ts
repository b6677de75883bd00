/**
 * Aliases lie beside each other contact by contact, and are looked up by their hashes alone: so two trees are enough
 * where there were four, and many contacts at once come in in a fraction of the time.
 */
import type { Kysely } from "kysely";
import type { Database } from "../database.ts";
import type { Migration } from "./migration.ts";

export const aliases: Migration = {
  number: 5,
  name: "aliases",
  async up(db, words) {
    await db.schema
      .createTable("aliases_in_order")
      .addColumn("mailbox_id", words.text, (column) => column.notNull())
      .addColumn("contact_id", words.text, (column) => column.notNull())
      .addColumn("alias_hash", words.text, (column) => column.notNull())
      .addColumn("alias", words.text, (column) => column.notNull())
      .addPrimaryKeyConstraint("aliases_in_order_key", ["mailbox_id", "contact_id", "alias_hash"])
      .addForeignKeyConstraint(
        "aliases_in_order_of_contact",
        ["mailbox_id", "contact_id"],
        "contacts",
        ["mailbox_id", "contact_id"],
        (constraint) => constraint.onDelete("cascade"),
      )
      .$call(words.inKeyOrder)
      .execute();
    await takeOver(db);
    await db.schema.dropTable("aliases").execute();
    await db.schema.alterTable("aliases_in_order").renameTo("aliases").execute();
    // One alias is one person's.
    await db.schema
      .createIndex("aliases_by_hash")
      .unique()
      .on("aliases")
      .columns(["alias_hash", "mailbox_id"])
      .execute();
  },
};

async function takeOver(db: Kysely<unknown>): Promise<void> {
  const columns = ["mailbox_id", "contact_id", "alias_hash", "alias"] as const;
  const known = db as Kysely<Database & { aliases_in_order: Database["aliases"] }>;
  await known
    .insertInto("aliases_in_order")
    .columns([...columns])
    .expression((eb) =>
      eb
        .selectFrom("aliases")
        .select([...columns])
        .orderBy("mailbox_id")
        .orderBy("contact_id"),
    )
    .execute();
}
