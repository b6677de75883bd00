/** Puts a mailbox that comes from another store into this one, in one transaction. */

import type { Kysely, Transaction } from "kysely";
import type { Contact } from "../core/contact.ts";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { MailboxCopy } from "./copy-out.ts";
import { movedCursor, movesCursor } from "./cursor-names.ts";
import { readCursor } from "./cursors.ts";
import { type Database, inChunks } from "./database.ts";
import { lockSuppressions } from "./locks.ts";
import { raiseMark } from "./marks.ts";
import { aliasHash, suppressContact } from "./suppression.ts";

/** `aliasKey` is the key of this store's hashes. Throws `store/moved` as `refuseCopy` does. */
export async function copyIn(db: Kysely<Database>, copy: MailboxCopy, aliasKey: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { mailboxId } = copy;
    await raiseMark(trx, { mailboxId, lastAt: null });
    await refuseCopy(trx, copy);
    for (const table of tables) await trx.deleteFrom(table).where("mailbox_id", "=", mailboxId).execute();
    await writeAll(trx, copy, aliasKey);
    await writeSuppressions(trx, copy);
  });
}

/** Those that refer to others first. */
const tables = [
  "aliases",
  "contacts",
  "facts",
  "interviews",
  "actions",
  "taken_minutes",
  "sends",
  "listings",
  "message_ids",
  "cursors",
  "rulesets",
  "accounts",
] as const satisfies (keyof Database)[];

/** Throws `store/moved` where the mailbox lives here already, or where it left here later than it left the place of this copy. */
export async function refuseCopy(
  db: Kysely<Database>,
  { mailboxId, cursors }: Pick<MailboxCopy, "mailboxId" | "cursors">,
): Promise<void> {
  if (await livesHere(db, mailboxId)) throw alreadyHere(mailboxId);
  const here = await readCursor(db, mailboxId, movesCursor);
  const there = cursors.find(({ name }) => name === movesCursor);
  if (Number(here?.value ?? 0) >= Number(there?.value ?? 0)) throw movedOn(mailboxId);
}

/** What was moved away from here may come back; anything else that is here is not written over. */
export async function livesHere(db: Kysely<Database>, mailboxId: MailboxId): Promise<boolean> {
  const moved = await db
    .selectFrom("cursors")
    .select("value")
    .where("mailbox_id", "=", mailboxId)
    .where("name", "=", movedCursor)
    .executeTakeFirst();
  if (moved !== undefined) return false;
  for (const table of ["contacts", "facts", "rulesets"] as const) {
    const there = await db
      .selectFrom(table)
      .select("mailbox_id")
      .where("mailbox_id", "=", mailboxId)
      .limit(1)
      .executeTakeFirst();
    if (there !== undefined) return true;
  }
  return false;
}

export function alreadyHere(mailboxId: MailboxId): Problem {
  return new Problem("store/moved", {
    what: "This mailbox lives in that store already. Nothing was changed.",
    where: mailboxId,
    next: "Work with it where it is; two copies of one mailbox would write to the same people.",
  });
}

function movedOn(mailboxId: MailboxId): Problem {
  return new Problem("store/moved", {
    what: "This is an older copy of a mailbox that lived there since, and has moved on. Nothing was changed.",
    where: mailboxId,
    next: "Work with it where it lives now; `quarterhour status` there tells.",
  });
}

async function writeAll(trx: Transaction<Database>, copy: MailboxCopy, aliasKey: string): Promise<void> {
  const hashOf = aliasHash(aliasKey);
  await trx.updateTable("mailboxes").set(copy.mailbox).where("mailbox_id", "=", copy.mailboxId).execute();
  const contacts = copy.contacts.map((row) => {
    const { email } = JSON.parse(row.data) as Contact;
    return { ...row, address_hash: email === undefined ? null : hashOf(email) };
  });
  const aliases = copy.aliases.map((row) => ({ ...row, alias_hash: hashOf(row.alias) }));
  const sends = copy.sends.map(({ alias, ...row }) => ({
    ...row,
    recipient_hash: alias === null ? row.recipient_hash : hashOf(alias),
  }));
  await inChunks(contacts, (chunk) => trx.insertInto("contacts").values(chunk).execute());
  await inChunks(aliases, (chunk) => trx.insertInto("aliases").values(chunk).execute());
  await inChunks(copy.facts, (chunk) => trx.insertInto("facts").values(chunk).execute());
  await inChunks(copy.interviews, (chunk) => trx.insertInto("interviews").values(chunk).execute());
  await inChunks(copy.takenMinutes, (chunk) => trx.insertInto("taken_minutes").values(chunk).execute());
  await inChunks(copy.actions, (chunk) => trx.insertInto("actions").values(chunk).execute());
  await inChunks(sends, (chunk) => trx.insertInto("sends").values(chunk).execute());
  await inChunks(copy.messageIds, (chunk) => trx.insertInto("message_ids").values(chunk).execute());
  await inChunks(copy.cursors, (chunk) => trx.insertInto("cursors").values(chunk).execute());
  await inChunks(copy.accounts, (chunk) => trx.insertInto("accounts").values(chunk).execute());
  await inChunks(copy.rulesets, (chunk) => trx.insertInto("rulesets").values(chunk).execute());
}

/**
 * The list is everybody's: who said stop there is not written to here, by whomever; nor is, by this mailbox, who said
 * stop to another one here.
 */
async function writeSuppressions(trx: Transaction<Database>, copy: MailboxCopy): Promise<void> {
  const { mailboxId, suppressed, suppressedElsewhere } = copy;
  const elsewhere = suppressedElsewhere.map((row) => ({ ...row, mailbox_id: mailboxId }));
  await inChunks(elsewhere, (chunk) =>
    trx
      .insertInto("suppressions_elsewhere")
      .values(chunk)
      .onConflict((conflict) => conflict.columns(["mailbox_id", "alias_key", "alias_hash"]).doNothing())
      .execute(),
  );
  const stopped = new Set(suppressed);
  const contactIds = new Set(
    copy.aliases.filter(({ alias }) => stopped.has(alias)).map((row) => row.contact_id),
  );
  for (const contactId of contactIds) await suppressContact(trx, mailboxId, contactId);
  if (elsewhere.length > 0) await suppressForgotten(trx, copy);
}

/** Whoever of this store's people is behind one of the hashes that came along. */
async function suppressForgotten(trx: Transaction<Database>, copy: MailboxCopy): Promise<void> {
  await lockSuppressions(trx);
  const byKey = Map.groupBy(copy.suppressedElsewhere, (row) => row.alias_key);
  const aliases = await trx.selectFrom("aliases").select(["mailbox_id", "contact_id", "alias"]).execute();
  for (const [key, rows] of byKey) {
    const hashOf = aliasHash(key);
    const hashes = new Set(rows.map((row) => row.alias_hash));
    for (const { mailbox_id, contact_id, alias } of aliases) {
      if (hashes.has(hashOf(alias))) await suppressContact(trx, mailbox_id, contact_id);
    }
  }
}
