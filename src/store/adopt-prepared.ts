/**
 * What was prepared before an account was connected becomes the account's. Without an account nothing was ever made or
 * read, so there are contacts and the owner's words about them, and nothing that knows the old id from within.
 */
import { type Kysely, sql, type Transaction } from "kysely";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { Database } from "./database.ts";
import { raiseMark } from "./marks.ts";

/** Contact ids stay as they are. Throws `provider/practice-run` where mails or events were made under the old id. */
export async function adoptPrepared(
  trx: Transaction<Database>,
  from: MailboxId,
  to: MailboxId,
): Promise<void> {
  if (await wasRun(trx, from)) throw practiceRun();
  if (await holdsContacts(trx, to)) {
    if (await holdsContacts(trx, from)) throw bothHold();
    return;
  }
  // The aliases lean on their contacts: first the new ones, then the aliases, then the old ones go.
  await trx
    .insertInto("contacts")
    .columns(["mailbox_id", "contact_id", "address_hash", "introducer_id", "data"])
    .expression((eb) =>
      eb
        .selectFrom("contacts")
        .select([sql.lit(to).as("mailbox_id"), "contact_id", "address_hash", "introducer_id", "data"])
        .where("mailbox_id", "=", from),
    )
    .execute();
  for (const table of ["aliases", "facts", "interviews", "message_ids", "rulesets"] as const) {
    await trx.updateTable(table).set({ mailbox_id: to }).where("mailbox_id", "=", from).execute();
  }
  await trx.deleteFrom("contacts").where("mailbox_id", "=", from).execute();
  const marked = await trx
    .updateTable("mailboxes")
    .set({ mailbox_id: to })
    .where("mailbox_id", "=", from)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom("mailboxes as other").select("mark").where("other.mailbox_id", "=", to)),
      ),
    )
    .executeTakeFirst();
  if (marked.numUpdatedRows === 0n) await raiseMark(trx, { mailboxId: to, lastAt: null });
  // A clock that was given with --now goes along with what was written under it.
  await trx.deleteFrom("cursors").where("mailbox_id", "=", to).execute();
  await trx.updateTable("cursors").set({ mailbox_id: to }).where("mailbox_id", "=", from).execute();
}

/** A mailbox was read there, or something was granted. */
async function wasRun(db: Kysely<Database>, mailboxId: MailboxId): Promise<boolean> {
  const action = await db
    .selectFrom("actions")
    .select("action_key")
    .where("mailbox_id", "=", mailboxId)
    .limit(1)
    .executeTakeFirst();
  if (action !== undefined) return true;
  const read = await db
    .selectFrom("cursors")
    .select("name")
    .where("mailbox_id", "=", mailboxId)
    .where("name", "in", ["mail", "calendar"])
    .limit(1)
    .executeTakeFirst();
  return read !== undefined;
}

async function holdsContacts(db: Kysely<Database>, mailboxId: MailboxId): Promise<boolean> {
  const row = await db
    .selectFrom("contacts")
    .select("contact_id")
    .where("mailbox_id", "=", mailboxId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function practiceRun(): Problem {
  return new Problem("provider/practice-run", {
    what: "This home was run on its practice mailbox: what happened there would be taken for what really happened. Nothing was changed.",
    next: "Begin a home of its own for the account: `quarterhour init --home FOLDER`, then `import` the files in contacts/ of this one, and connect it there.",
  });
}

function bothHold(): Problem {
  return new Problem("provider/practice-run", {
    what: "There are contacts of this account from before, and others that were prepared since under another address. Nothing was changed.",
    next: "Begin a home of its own: `quarterhour init --home FOLDER`, then `import` the files in contacts/ of this one.",
  });
}
