/** Contacts and the aliases under which they are known. */
import type { Insertable, Kysely, Transaction } from "kysely";
import type { Contact } from "../core/contact.ts";
import type { ContactId, MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { type Database, inChunks } from "./database.ts";
import { kept, rowOf, rowsOf } from "./kept.ts";
import { markInterviews, raiseMark } from "./marks.ts";
import type { Contacts } from "./store.ts";
import { type AliasHash, stoppedElsewhere, suppressContact, suppressedContacts } from "./suppression.ts";

export interface ContactsOptions {
  hashOf: AliasHash;
  bulk?: Bulk;
}

/** How a database does `work`, which writes about so many aliases, in the way that is the fastest for it. */
export interface Bulk {
  /** `work` is the whole transaction. */
  around(db: Kysely<Database>, aliases: number, work: (db: Kysely<Database>) => Promise<void>): Promise<void>;
  /** `work` writes the rows. */
  within(trx: Transaction<Database>, aliases: number, work: () => Promise<void>): Promise<void>;
}

export function kyselyContacts(db: Kysely<Database>, { hashOf, bulk = plainly }: ContactsOptions): Contacts {
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
      const aliases = contacts.reduce((sum, contact) => sum + contact.aliases.length, 0);
      await bulk.around(db, aliases, (one) =>
        one
          .transaction()
          .execute((trx) =>
            saveAll(trx, { hashOf, mailboxId, inBulk: (work) => bulk.within(trx, aliases, work) }, contacts),
          ),
      );
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
          .where("alias_hash", "=", hashOf(address))
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
  on: { hashOf: AliasHash; mailboxId: MailboxId; inBulk: (work: () => Promise<void>) => Promise<void> },
  contacts: readonly Contact[],
): Promise<void> {
  const { hashOf, mailboxId } = on;
  const mark = await raiseMark(trx, { mailboxId, lastAt: null });
  const inOrder = eachOnce(contacts);
  const contactIds = inOrder.map(({ contactId }) => contactId);
  const stopped = await suppressedContacts(trx, mailboxId);
  await refuseOthers(trx, mailboxId, { contacts: inOrder, contactIds, hashOf });
  try {
    await on.inBulk(() =>
      inChunks(inOrder, async (chunk) => {
        const rows = toRows(chunk, mailboxId, hashOf);
        await trx.executeQuery(saving(trx, { rows: rows.contacts }));
        await inChunks(rows.aliases, (some) => trx.executeQuery(naming(trx, { rows: some })));
      }),
    );
  } catch (error) {
    // The index lets no alias in twice; looking for one before would keep them all in memory.
    refuseShared(inOrder);
    throw error;
  }
  for (const contactId of await stoppedElsewhere(trx, contacts)) stopped.add(contactId);
  // Whoever said stop under one alias is not reached under a new one, nor by a new contact with an old one.
  for (const contactId of await suppressedContacts(trx, mailboxId)) stopped.add(contactId);
  if (stopped.size > 0)
    for (const contactId of contactIds)
      if (stopped.has(contactId)) await suppressContact(trx, mailboxId, contactId);
  await markInterviews(trx, mailboxId, contactIds, mark);
}

const plainly: Bulk = {
  around: (db, _aliases, work) => work(db),
  within: (_trx, _aliases, work) => work(),
};

interface Rows {
  contacts: Insertable<Database["contacts"]>[];
  aliases: Insertable<Database["aliases"]>[];
}

function toRows(contacts: readonly Contact[], mailboxId: MailboxId, hashOf: AliasHash): Rows {
  const rows: Rows = { contacts: [], aliases: [] };
  for (const contact of contacts) {
    const { contactId, email, introducer } = contact;
    let address_hash: string | null = null;
    for (const alias of namesOf(contact)) {
      const alias_hash = hashOf(alias);
      if (alias === email) address_hash = alias_hash;
      rows.aliases.push({ mailbox_id: mailboxId, contact_id: contactId, alias_hash, alias });
    }
    rows.contacts.push({
      mailbox_id: mailboxId,
      contact_id: contactId,
      address_hash,
      introducer_id: introducer ?? null,
      data: JSON.stringify(contact),
    });
  }
  return rows;
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

/** In the order of their ids, so that neighbours come to lie in one page. Of two with one id it is the last. */
function eachOnce(contacts: readonly Contact[]): Contact[] {
  // Many small lists are put in order in a fraction of the time that one long list takes.
  const byStart = Map.groupBy(contacts, ({ contactId }) => contactId.slice(0, 3));
  const starts = [...byStart].sort(([a], [b]) => (a < b ? -1 : 1));
  const inOrder = starts.flatMap(([, some]) =>
    some.sort(({ contactId: a }, { contactId: b }) => (a < b ? -1 : a === b ? 0 : 1)),
  );
  return inOrder.filter(({ contactId }, place) => inOrder[place + 1]?.contactId !== contactId);
}

/** Every name that somebody goes by, each once. */
function namesOf({ email, aliases }: Contact): readonly string[] {
  const all =
    email === undefined || aliases[0] === email || aliases.includes(email) ? aliases : [email, ...aliases];
  return all.length < 3 && all[0] !== all[1] ? all : [...new Set(all)];
}

/** Takes the aliases that these contacts had. Throws where one of those that they will have is another's. */
async function refuseOthers(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  on: { contacts: readonly Contact[]; contactIds: readonly ContactId[]; hashOf: AliasHash },
): Promise<void> {
  if (!(await hasAliases(trx, mailboxId))) return;
  const aliases = refuseShared(on.contacts);
  await inChunks(on.contactIds, (contactIds) => trx.executeQuery(nameless(trx, { mailboxId, contactIds })));
  await inChunks([...aliases], (chunk) => refuseTaken(trx, mailboxId, chunk.map(on.hashOf)));
}

/** Every alias. Throws where two of these share one. */
function refuseShared(contacts: readonly Contact[]): ReadonlySet<string> {
  const all = new Set<string>();
  let count = 0;
  for (const contact of contacts) {
    for (const alias of namesOf(contact)) {
      all.add(alias);
      count += 1;
      if (all.size === count) continue;
      for (const other of contacts) if (namesOf(other).includes(alias)) throw taken(alias, other.name);
    }
  }
  return all;
}

async function hasAliases(trx: Transaction<Database>, mailboxId: MailboxId): Promise<boolean> {
  return (await rowOf(trx, anyAlias(trx, { mailboxId }))) !== undefined;
}

const anyAlias = kept((db, { mailboxId }: { mailboxId: MailboxId }) =>
  db.selectFrom("aliases").select("alias").where("mailbox_id", "=", mailboxId).limit(1),
);

async function refuseTaken(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  hashes: string[],
): Promise<void> {
  const [row] = await rowsOf(trx, takenAmong(trx, { mailboxId, hashes }));
  if (row !== undefined) throw taken(row.alias, (JSON.parse(row.data) as Contact).name);
}

type Among = { mailboxId: MailboxId; hashes: readonly string[] };

const takenAmong = kept((db, { mailboxId, hashes }: Among) =>
  db
    .selectFrom("aliases")
    .innerJoin("contacts", (join) =>
      join
        .onRef("contacts.mailbox_id", "=", "aliases.mailbox_id")
        .onRef("contacts.contact_id", "=", "aliases.contact_id"),
    )
    .select(["aliases.alias", "contacts.data"])
    .where("aliases.mailbox_id", "=", mailboxId)
    .where("aliases.alias_hash", "in", hashes)
    .limit(1),
);

function taken(alias: string, name: string): Problem {
  return new Problem("store/alias-taken", {
    what: `${alias} already belongs to ${name}. Nothing was saved.`,
    where: alias,
    next: "Give the new contact an address of their own, or change the contact who has this one.",
  });
}
