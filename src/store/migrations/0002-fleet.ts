/** What a store of many mailboxes keeps besides: each mailbox's rules, and the hashes of those who came from another store. */
import type { Migration } from "./migration.ts";

export const fleet: Migration = {
  number: 2,
  name: "fleet",
  async up(db, words) {
    await db.schema
      .createTable("rulesets")
      .addColumn("mailbox_id", words.text, (column) => column.notNull())
      .addColumn("version", words.whole, (column) => column.notNull())
      .addColumn("address", words.text, (column) => column.notNull())
      .addColumn("text", words.text, (column) => column.notNull())
      .addColumn("at", words.whole, (column) => column.notNull())
      .addPrimaryKeyConstraint("rulesets_key", ["mailbox_id", "version"])
      .execute();
    await db.schema.createIndex("rulesets_by_address").on("rulesets").columns(["address"]).execute();
    await db.schema
      .createTable("suppressions_elsewhere")
      .addColumn("mailbox_id", words.text, (column) => column.notNull())
      .addColumn("alias_key", words.text, (column) => column.notNull())
      .addColumn("alias_hash", words.text, (column) => column.notNull())
      .addPrimaryKeyConstraint("suppressions_elsewhere_key", ["mailbox_id", "alias_key", "alias_hash"])
      .execute();
  },
};
