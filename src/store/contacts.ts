/** Contacts and the aliases under which they are known. */
import type { Insertable, Kysely, Transaction } from "kysely";
import type { Contact } from "../core/contact.ts";
import type { ContactId, MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { type Database, inChunks } from "./database.ts";
import { kept, rowsOf } from "./kept.ts";
import { markInterviews, raiseMark } from "./marks.ts";
import type { Contacts } from "./store.ts";
import { type AliasHash, stoppedElsewhere, suppressContact, suppressedContacts } from "./suppression.ts";

export function kyselyContacts(db: Kysely<Database>, hashOf: AliasHash): Contacts {
  return {
    async all(mailboxId) {
      const rows = await db
        .selectFrom("contacts")
        .select("data")
        .where("mailbox_id", "=", mailboxId)
        .orderBy("contact_id")
        .execute();
      return rows.map((row) => JSON.parse(row.data) as Contact);
    },
    async byIds(mailboxId, contactIds) {
      const found: Contact[] = [];
      await inChunks([...new Set(contactIds)].sort(), async (chunk) => {
        const rows = await rowsOf(db, themselves(db, { mailboxId, contactIds: chunk }));
        for (const row of rows) found.push(JSON.parse(row.data) as Contact);
      });
      return found;
    },
    async introducedBy(mailboxId, contactIds) {
      const found: Contact[] = [];
      await inChunks([...new Set(contactIds)], async (chunk) => {
        const rows = await rowsOf(db, introduced(db, { mailboxId, contactIds: chunk }));
        for (const row of rows) found.push(JSON.parse(row.data) as Contact);
      });
      return found.sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
    },
    async save(mailboxId, contacts) {
      if (contacts.length === 0) return;
      await db.transaction().execute((trx) => saveAll(trx, hashOf, mailboxId, contacts));
    },
    async match(mailboxId, mail) {
      for (const messageId of mail.references) {
        const row = await db
          .selectFrom("message_ids")
          .select(["contact_id", "action_key"])
          .where("mailbox_id", "=", mailboxId)
          .where("message_id", "=", messageId)
          .executeTakeFirst();
        if (row === undefined) continue;
        return {
          contactId: row.contact_id,
          ...(row.action_key === null ? {} : { key: row.action_key }),
        };
      }
      for (const address of mail.addresses) {
        const row = await db
          .selectFrom("aliases")
          .select("contact_id")
          .where("mailbox_id", "=", mailboxId)
          .where("alias", "=", address)
          .executeTakeFirst();
        if (row !== undefined) return { contactId: row.contact_id };
      }
      return undefined;
    },
    suppressed: (mailboxId) => suppressedContacts(db, mailboxId),
  };
}

type Named = { mailboxId: MailboxId; contactIds: readonly ContactId[] };

const themselves = kept((db, { mailboxId, contactIds }: Named) =>
  db
    .selectFrom("contacts")
    .select("data")
    .where("mailbox_id", "=", mailboxId)
    .where("contact_id", "in", contactIds)
    .orderBy("contact_id"),
);

const introduced = kept((db, { mailboxId, contactIds }: Named) =>
  db
    .selectFrom("contacts")
    .select("data")
    .where("mailbox_id", "=", mailboxId)
    .where("introducer_id", "in", contactIds),
);

async function saveAll(
  trx: Transaction<Database>,
  hashOf: AliasHash,
  mailboxId: MailboxId,
  contacts: readonly Contact[],
): Promise<void> {
  const mark = await raiseMark(trx, { mailboxId, lastAt: null });
  // In the order of the keys, neighbours come to lie in one page.
  const contactIds = contacts.map((contact) => contact.contactId).sort();
  const aliases = aliasesOf(contacts);
  const stopped = await suppressedContacts(trx, mailboxId);
  await inChunks(contactIds, (chunk) => trx.executeQuery(nameless(trx, { mailboxId, contactIds: chunk })));
  await inChunks([...aliases.keys()], (chunk) => refuseTaken(trx, mailboxId, chunk));
  await inChunks(contacts.toSorted(byKey), (chunk) => {
    const rows = chunk.map((contact) => ({
      mailbox_id: mailboxId,
      contact_id: contact.contactId,
      address_hash: contact.email === undefined ? null : hashOf(contact.email),
      introducer_id: contact.introducer ?? null,
      data: JSON.stringify(contact),
    }));
    return trx.executeQuery(saving(trx, { rows }));
  });
  const inOrder = [...aliases].toSorted(([, a], [, b]) => (a < b ? -1 : 1));
  await inChunks(inOrder, (chunk) => {
    const rows = chunk.map(([alias, contactId]) => ({
      ...{ mailbox_id: mailboxId, alias, contact_id: contactId },
      alias_hash: hashOf(alias),
    }));
    return trx.executeQuery(naming(trx, { rows }));
  });
  for (const contactId of await stoppedElsewhere(trx, contacts)) stopped.add(contactId);
  // Whoever said stop under one alias is not reached under a new one, nor by a new contact with an old one.
  for (const contactId of await suppressedContacts(trx, mailboxId)) stopped.add(contactId);
  for (const contactId of contactIds) {
    if (stopped.has(contactId)) await suppressContact(trx, mailboxId, contactId);
  }
  await markInterviews(trx, mailboxId, [...new Set(contactIds)], mark);
}

const nameless = kept((db, { mailboxId, contactIds }: Named) =>
  db.deleteFrom("aliases").where("mailbox_id", "=", mailboxId).where("contact_id", "in", contactIds),
);

const saving = kept((db, { rows }: { rows: readonly Insertable<Database["contacts"]>[] }) =>
  db
    .insertInto("contacts")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["mailbox_id", "contact_id"]).doUpdateSet({
        address_hash: (eb) => eb.ref("excluded.address_hash"),
        introducer_id: (eb) => eb.ref("excluded.introducer_id"),
        data: (eb) => eb.ref("excluded.data"),
      }),
    ),
);

const naming = kept((db, { rows }: { rows: readonly Insertable<Database["aliases"]>[] }) =>
  db.insertInto("aliases").values(rows),
);

function byKey(a: Contact, b: Contact): number {
  return a.contactId < b.contactId ? -1 : 1;
}

/** Every alias and whose it is. Throws where two contacts of one call share one. */
function aliasesOf(contacts: readonly Contact[]): Map<string, ContactId> {
  const owners = new Map<string, Contact>();
  for (const contact of contacts) {
    const own = contact.email === undefined ? contact.aliases : [contact.email, ...contact.aliases];
    for (const alias of own) {
      const other = owners.get(alias);
      if (other !== undefined && other.contactId !== contact.contactId) throw taken(alias, other.name);
      owners.set(alias, contact);
    }
  }
  return new Map([...owners].map(([alias, contact]) => [alias, contact.contactId]));
}

async function refuseTaken(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  aliases: string[],
): Promise<void> {
  const [row] = await rowsOf(trx, takenAmong(trx, { mailboxId, aliases }));
  if (row !== undefined) throw taken(row.alias, (JSON.parse(row.data) as Contact).name);
}

type Among = { mailboxId: MailboxId; aliases: readonly string[] };

const takenAmong = kept((db, { mailboxId, aliases }: Among) =>
  db
    .selectFrom("aliases")
    .innerJoin("contacts", (join) =>
      join
        .onRef("contacts.mailbox_id", "=", "aliases.mailbox_id")
        .onRef("contacts.contact_id", "=", "aliases.contact_id"),
    )
    .select(["aliases.alias", "contacts.data"])
    .where("aliases.mailbox_id", "=", mailboxId)
    .where("aliases.alias", "in", aliases)
    .limit(1),
);

function taken(alias: string, name: string): Problem {
  return new Problem("store/alias-taken", {
    what: `${alias} already belongs to ${name}. Nothing was saved.`,
    where: alias,
    next: "Give the new contact an address of their own, or change the contact who has this one.",
  });
}
