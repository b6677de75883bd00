/**
 * The store-wide list of those who must not be written to, as keyed hashes. It is read in the transaction that
 * commits `sending` and written in the one that learns of the opt-out, so one of the two always sees the other.
 */
import type { Kysely, Transaction } from "kysely";
import type { Contact } from "../core/contact.ts";
import type { ContactId, MailboxId, Step } from "../core/keys.ts";
import { type Database, inChunks } from "./database.ts";
import { hmacSha256 } from "./hmac.ts";
import { kept, rowsOf } from "./kept.ts";
import { lockSuppressions } from "./locks.ts";
import type { Claim } from "./store.ts";
import type { Ask } from "./together.ts";

/** HMAC-SHA-256 of a normalised alias under the store's own key, as hex. */
export type AliasHash = (alias: string) => string;

export function aliasHash(key: string): AliasHash {
  let hashOf: AliasHash | undefined;
  return (alias) => {
    hashOf ??= hmacSha256(key);
    return hashOf(alias);
  };
}

/** Puts every alias of a contact on the list. */
export async function suppressContact(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  contactId: ContactId,
): Promise<void> {
  await lockSuppressions(trx);
  const aliases = await trx
    .selectFrom("aliases")
    .select("alias_hash")
    .where("mailbox_id", "=", mailboxId)
    .where("contact_id", "=", contactId)
    .execute();
  if (aliases.length === 0) return;
  await trx
    .insertInto("suppressions")
    .values(aliases.map((alias) => ({ alias_hash: alias.alias_hash })))
    .onConflict((conflict) => conflict.column("alias_hash").doNothing())
    .execute();
}

/** Contacts of whom some alias is on the list. */
export async function suppressedContacts(
  db: Kysely<Database>,
  mailboxId: MailboxId,
): Promise<Set<ContactId>> {
  const rows = await rowsOf(db, suppressedOf(db, { mailboxId }));
  return new Set(rows.flatMap((row) => row.contact_id ?? []));
}

/** A left join, as the list is short and must be read first: aliases are many. */
const suppressedOf = kept((db, { mailboxId }: { mailboxId: MailboxId }) =>
  db
    .selectFrom("suppressions")
    .leftJoin("aliases", (join) =>
      join
        .onRef("aliases.alias_hash", "=", "suppressions.alias_hash")
        .on("aliases.mailbox_id", "=", mailboxId),
    )
    .select("aliases.contact_id"),
);

/** Who of these said stop in a store from which some mailbox came here, and was forgotten since but for a hash. */
export async function stoppedElsewhere(
  db: Kysely<Database>,
  contacts: readonly Pick<Contact, "contactId" | "email" | "aliases">[],
): Promise<Set<ContactId>> {
  const stopped = new Set<ContactId>();
  const keys = await db.selectFrom("suppressions_elsewhere").select("alias_key").distinct().execute();
  for (const { alias_key } of keys) {
    const hashOf = aliasHash(alias_key);
    const owners = new Map<string, ContactId>();
    for (const { contactId, email, aliases } of contacts) {
      for (const alias of email === undefined ? aliases : [email, ...aliases])
        owners.set(hashOf(alias), contactId);
    }
    await inChunks([...owners.keys()], async (chunk) => {
      const rows = await db
        .selectFrom("suppressions_elsewhere")
        .select("alias_hash")
        .where("alias_key", "=", alias_key)
        .where("alias_hash", "in", chunk)
        .execute();
      for (const { alias_hash } of rows) {
        const contactId = owners.get(alias_hash);
        if (contactId !== undefined) stopped.add(contactId);
      }
    });
  }
  return stopped;
}

/** True where the recipient, or the contact under any other alias, is on the list. Mail to the owner is never suppressed. */
export async function isSuppressed(
  db: Kysely<Database>,
  ask: Ask,
  { mailboxId, contactId, step }: Pick<Claim, "mailboxId" | "contactId" | "step">,
  recipientHash: string,
): Promise<boolean> {
  if (toOwner.has(step)) return false;
  return (await ask(stopped(db, { mailboxId, contactId, recipientHash }))).length > 0;
}

type Recipient = { mailboxId: MailboxId; contactId: ContactId; recipientHash: string };

const stopped = kept((db, { mailboxId, contactId, recipientHash }: Recipient) =>
  db
    .selectFrom("suppressions")
    .select("alias_hash")
    .where((eb) =>
      eb.or([
        eb("alias_hash", "=", recipientHash),
        eb(
          "alias_hash",
          "in",
          eb
            .selectFrom("aliases")
            .select("aliases.alias_hash")
            .where("mailbox_id", "=", mailboxId)
            .where("contact_id", "=", contactId),
        ),
      ]),
    )
    .limit(1),
);

/** The steps whose reader is the owner (contract: ids, steps and keys). */
const toOwner: ReadonlySet<Step> = new Set(["brief", "debrief-ask", "morning"]);
