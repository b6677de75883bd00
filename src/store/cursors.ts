/** How far each sync got. */
import type { Kysely } from "kysely";
import type { Database } from "./database.ts";
import type { Cursors } from "./store.ts";

export function kyselyCursors(db: Kysely<Database>): Cursors {
  return {
    async read(mailboxId, name) {
      const row = await db
        .selectFrom("cursors")
        .select(["value", "at"])
        .where("mailbox_id", "=", mailboxId)
        .where("name", "=", name)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return { value: row.value, at: Temporal.Instant.fromEpochMilliseconds(row.at) };
    },
    async write(mailboxId, name, value, now) {
      const at = now.epochMilliseconds;
      await db
        .insertInto("cursors")
        .values({ mailbox_id: mailboxId, name, value, at })
        .onConflict((conflict) => conflict.columns(["mailbox_id", "name"]).doUpdateSet({ value, at }))
        .execute();
    },
  };
}
