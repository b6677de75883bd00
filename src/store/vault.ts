/**
 * Secrets at rest, over any database that Kysely speaks. Whoever writes one, and whoever changes the keys, has the row
 * `vault` of `meta` first: so no secret can be sealed under a key that is taken away at the same moment.
 */
import type { Kysely, Transaction } from "kysely";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { LeaseNow } from "./claims.ts";
import type { Database } from "./database.ts";
import { type Key, type Keys, newKey } from "./keys.ts";
import { holdsLease, releaseLease, takeLease } from "./leases.ts";
import { seal, unreadable, unseal, versionOf } from "./sealed.ts";
import type { Vault } from "./store.ts";

export function kyselyVault(db: Kysely<Database>, keys: Keys, leaseNow: LeaseNow): Vault {
  return {
    put: (mailboxId, name, secret, lease) =>
      alone(db, async (trx) => {
        if (lease !== undefined && !(await holdsLease(trx, lease))) return "lost";
        const key = await writingKey(trx, keys);
        const known = await secretRow(trx, mailboxId, name);
        const id = known?.id ?? process.getBuiltinModule("node:crypto").randomUUID();
        const value = seal(secret, key, { row: id, account: mailboxId, field: name });
        await trx
          .insertInto("secrets")
          .values({ id, mailbox_id: mailboxId, name, value })
          .onConflict((conflict) => conflict.column("id").doUpdateSet({ value }))
          .execute();
        return "ok";
      }),
    async read(mailboxId, name) {
      const opened = await open(db, keys, mailboxId, name);
      // Between the row and the keys a rotation may have come to its end.
      return opened === "no-key" ? orUnreadable(await open(db, keys, mailboxId, name)) : opened;
    },
    shred: (mailboxId) =>
      alone(db, async (trx) => {
        const gone = await trx.deleteFrom("secrets").where("mailbox_id", "=", mailboxId).executeTakeFirst();
        // What is left of them in free pages and copies can be opened by nobody then.
        if (!(await holdsAny(trx))) keys.save?.([]);
        return Number(gone.numDeletedRows);
      }),
    rotate: () => rotate(db, keys),
    lease: (mailboxId) => takeLease(db, leaseNow, `sign-in~${mailboxId}`),
    release: (lease) => releaseLease(db, lease),
  };
}

async function open(
  db: Kysely<Database>,
  keys: Keys,
  mailboxId: MailboxId,
  name: string,
): Promise<string | undefined | "no-key"> {
  const row = await secretRow(db, mailboxId, name);
  if (row === undefined) return undefined;
  const known = keys.read();
  if (known === undefined) throw missing(keys);
  return unseal(row.value, known, { row: row.id, account: mailboxId, field: name }) ?? "no-key";
}

function orUnreadable(opened: string | undefined): string | undefined {
  if (opened === "no-key") throw otherKey();
  return opened;
}

/**
 * A file gets a new key in front of the old one, every row is sealed under it, and only then the old one goes. A key that
 * is given from outside is put in front by whoever gives it.
 */
async function rotate(db: Kysely<Database>, keys: Keys): Promise<number> {
  const key = await alone(db, async (trx) => {
    const known = keys.read();
    if (known === undefined && (await holdsAny(trx))) throw missing(keys);
    const [first, ...others] = known ?? [];
    if (first === undefined) return undefined;
    // Several are there already: the rotation before this one did not come to its end.
    if (keys.save === undefined || others.length > 0) return first;
    const fresh = newKey();
    keys.save([fresh, first]);
    return fresh;
  });
  if (key === undefined) return 0;
  let count = 0;
  const rows = await db.selectFrom("secrets").select(["id", "value"]).orderBy("id").execute();
  for (const { id, value } of rows) {
    if (versionOf(value) !== key.version) count += await alone(db, (trx) => sealAnew(trx, keys, id));
  }
  await alone(db, async (trx) => {
    const left = await trx.selectFrom("secrets").select("value").execute();
    if (left.every(({ value }) => versionOf(value) === key.version)) keys.save?.([key]);
  });
  return count;
}

/** Read again under the lock: somebody may have stored another one meanwhile. */
async function sealAnew(trx: Transaction<Database>, keys: Keys, id: string): Promise<number> {
  const row = await trx.selectFrom("secrets").selectAll().where("id", "=", id).executeTakeFirst();
  const known = keys.read() ?? [];
  const [first] = known;
  if (row === undefined || first === undefined || versionOf(row.value) === first.version) return 0;
  const bound = { row: id, account: row.mailbox_id, field: row.name };
  const secret = unseal(row.value, known, bound);
  if (secret === undefined) throw otherKey();
  const value = seal(secret, first, bound);
  await trx.updateTable("secrets").set({ value }).where("id", "=", id).execute();
  return 1;
}

/** Made with the first secret of a store, and never again: whatever was sealed before could not be opened any more. */
async function writingKey(trx: Transaction<Database>, keys: Keys): Promise<Key> {
  const [known] = keys.read() ?? [];
  if (known !== undefined) return known;
  if (keys.save === undefined || (await holdsAny(trx))) throw missing(keys);
  const made = newKey();
  keys.save([made]);
  return made;
}

/** One after the other, on any database. */
async function alone<T>(db: Kysely<Database>, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto("meta")
      .values({ name: "vault", value: "" })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: "" }))
      .execute();
    return work(trx);
  });
}

async function secretRow(db: Kysely<Database>, mailboxId: MailboxId, name: string) {
  return db
    .selectFrom("secrets")
    .select(["id", "value"])
    .where("mailbox_id", "=", mailboxId)
    .where("name", "=", name)
    .executeTakeFirst();
}

async function holdsAny(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom("secrets").select("id").limit(1).executeTakeFirst()) !== undefined;
}

function missing(keys: Keys): Problem {
  return new Problem("vault/key-missing", {
    what: "There are stored sign-ins, but not the key that opens them. No new one is made in its place.",
    where: keys.where,
    next: "Put the key back, as a file that only you may read or as QUARTERHOUR_KEY. If it is lost: `quarterhour disconnect`, then `connect` again.",
  });
}

function otherKey(): Problem {
  return unreadable("it was stored under another key than the one that is here");
}
