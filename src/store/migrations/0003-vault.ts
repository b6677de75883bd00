/** Accounts at a provider, their secrets, and who may renew a sign-in. */
import type { Migration } from "./migration.ts";

export const vault: Migration = {
  number: 3,
  name: "vault",
  async up(db, words) {
    await db.schema
      .createTable("accounts")
      .addColumn("mailbox_id", words.text, (column) => column.primaryKey())
      .addColumn("provider", words.text, (column) => column.notNull())
      .addColumn("account_id", words.text, (column) => column.notNull())
      .addColumn("address", words.text, (column) => column.notNull())
      .addColumn("zone", words.text)
      .addColumn("scopes", words.text, (column) => column.notNull())
      .addColumn("connected_at", words.whole, (column) => column.notNull())
      .addColumn("expires_at", words.whole)
      .addColumn("ended", words.text)
      .addColumn("ended_at", words.whole)
      .addColumn("ended_why", words.text)
      .addUniqueConstraint("accounts_once", ["provider", "account_id"])
      .execute();
    await db.schema
      .createTable("secrets")
      .addColumn("id", words.text, (column) => column.primaryKey())
      .addColumn("mailbox_id", words.text, (column) => column.notNull())
      .addColumn("name", words.text, (column) => column.notNull())
      .addColumn("value", words.text, (column) => column.notNull())
      .addUniqueConstraint("secrets_once", ["mailbox_id", "name"])
      .execute();
    await db.schema
      .createTable("leases")
      .addColumn("name", words.text, (column) => column.primaryKey())
      .addColumn("fence", words.whole, (column) => column.notNull())
      .addColumn("until", words.whole, (column) => column.notNull())
      .execute();
  },
};
