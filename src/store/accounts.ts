/** Mailboxes at a provider. A row is never deleted: under its id stands what was ever sent from that mailbox. */
import type { Kysely, Selectable } from "kysely";
import { adoptPrepared } from "./adopt-prepared.ts";
import type { Database } from "./database.ts";
import type { Account, Accounts } from "./store.ts";

export function kyselyAccounts(db: Kysely<Database>): Accounts {
  const all = db.selectFrom("accounts").selectAll().orderBy("connected_at").orderBy("mailbox_id");
  return {
    all: async () => (await all.execute()).map(toAccount),
    async of(mailboxId) {
      const row = await db
        .selectFrom("accounts")
        .selectAll()
        .where("mailbox_id", "=", mailboxId)
        .executeTakeFirst();
      return row === undefined ? undefined : toAccount(row);
    },
    connect: (account, from) =>
      db.transaction().execute(async (trx) => {
        if (from !== account.mailboxId) await adoptPrepared(trx, from, account.mailboxId);
        const row = toRow(account);
        await trx
          .insertInto("accounts")
          .values(row)
          .onConflict((conflict) => conflict.column("mailbox_id").doUpdateSet(row))
          .execute();
      }),
    async end(mailboxId, { how, at, why }) {
      const row = await db
        .updateTable("accounts")
        .set({ ended: how, ended_at: at.epochMilliseconds, ended_why: why })
        .where("mailbox_id", "=", mailboxId)
        .where((eb) =>
          // What the owner ended is ended for good; a sign-in that was refused can still be taken back.
          how === "disconnected"
            ? eb.or([eb("ended", "is", null), eb("ended", "=", "signed-out")])
            : eb("ended", "is", null),
        )
        .returning("mailbox_id")
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

type Row = Selectable<Database["accounts"]>;

function toRow(account: Account): Row {
  const { mailboxId, provider, accountId, address, zone, scopes, connectedAt, expiresAt, ended } = account;
  return {
    mailbox_id: mailboxId,
    provider,
    account_id: accountId,
    address,
    zone: zone ?? null,
    scopes: scopes.join(" "),
    connected_at: connectedAt.epochMilliseconds,
    expires_at: expiresAt?.epochMilliseconds ?? null,
    ended: ended?.how ?? null,
    ended_at: ended?.at.epochMilliseconds ?? null,
    ended_why: ended?.why ?? null,
  };
}

function toAccount(row: Row): Account {
  const { ended, ended_at, ended_why } = row;
  return {
    mailboxId: row.mailbox_id,
    provider: row.provider,
    accountId: row.account_id,
    address: row.address,
    ...(row.zone === null ? {} : { zone: row.zone }),
    scopes: row.scopes.split(" ").filter((scope) => scope !== ""),
    connectedAt: instant(row.connected_at),
    ...(row.expires_at === null ? {} : { expiresAt: instant(row.expires_at) }),
    ...(ended === null ? {} : { ended: { how: ended, at: instant(ended_at ?? 0), why: ended_why ?? "" } }),
  };
}

function instant(milliseconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}
