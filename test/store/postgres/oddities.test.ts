import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { expect, it } from "vitest";
import type { ContactId } from "../../../src/core/keys.ts";
import { migrations } from "../../../src/store/migrations/all.ts";
import { migratePostgres, openPostgresStore } from "../../../src/store/postgres/open.ts";
import {
  ana,
  contact,
  draft,
  drafted,
  keyOf,
  mailboxId,
  note,
  now,
  readyToSend,
  wrote,
} from "../../contracts/samples.ts";
import { describeFleet } from "../../servers/fleet-services.ts";
import { once, postgresUnderTest } from "./postgres-under-test.ts";

describeFleet("a store in Postgres, in what only Postgres does", ({ newDatabase, postgresUrl }) => {
  it("sorts by bytes, whatever the language of the database", async () => {
    const name = `icu_${process.pid}_${Math.floor(performance.now())}`;
    const create = `create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US' lc_collate 'C' lc_ctype 'C'`;
    await once(postgresUrl, create);
    const url = new URL(postgresUrl);
    url.pathname = `/${name}`;
    const under = await postgresUnderTest(async () => url.href);
    try {
      const ids = ["a", "B", "_", "Z-1", "é"] as ContactId[];
      await under.store.contacts.save(
        mailboxId,
        ids.map((contactId, at) => contact(`p${at}`, { contactId })),
      );
      const found = await under.store.contacts.all(mailboxId);
      expect(found.map(({ contactId }) => contactId)).toEqual(ids.toSorted());
    } finally {
      await under.close();
      await once(postgresUrl, `drop database ${name} with (force)`);
    }
  });

  it("says that it is unavailable where the connection is lost in the middle of a transaction, then goes on", async () => {
    const url = await newDatabase();
    const { store, close } = await postgresUnderTest(async () => url);
    const beside = new Client({ connectionString: url });
    await beside.connect();
    try {
      await store.ledger.append(mailboxId, [note(ana, "one")], now);
      await beside.query("begin; select * from mailboxes for update");
      const waiting = store.ledger
        .append(mailboxId, [note(ana, "two")], now)
        .catch((error: unknown) => error);
      await blocked(beside);
      await beside.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'quarterhour' and datname = current_database()",
      );
      expect(await waiting).toMatchObject({ code: "store/unavailable" });
      await beside.query("commit");
      expect(await store.ledger.append(mailboxId, [note(ana, "two")], now)).toHaveLength(1);
    } finally {
      await beside.end();
      await close();
    }
  });

  it("is brought up to date once by five that try at once", async () => {
    const url = await newDatabase();
    const all = await Promise.all(Array.from({ length: 5 }, () => migratePostgres({ url })));
    const latest = migrations.length;
    expect(all.map(({ found }) => found).sort()).toEqual([0, latest, latest, latest, latest]);
    await (await openPostgresStore({ url })).close();
  });

  it("is refused where it is older or newer than the program, and named without its password", async () => {
    const url = new URL(await newDatabase());
    url.password = "hunter2";
    const open = () => openPostgresStore({ url: url.href }).catch((error: unknown) => error);
    expect(await open()).toMatchObject({ code: "store/older", where: `${url.host}${url.pathname}` });
    await migratePostgres({ url: url.href, migrations: migrations.slice(0, 1) });
    expect(await open()).toMatchObject({ code: "store/older" });
    await migratePostgres({ url: url.href });
    await once(url.href, "update schema_version set number = 99");
    expect(await open()).toMatchObject({ code: "store/newer" });
    const migrated = await migratePostgres({ url: url.href }).catch((error: unknown) => error);
    expect(migrated).toMatchObject({ code: "store/newer" });
    expect(String(migrated)).not.toContain("hunter2");
  });

  it("takes NUL and half a surrogate pair in whatever a mail brings along, and finds it again", async () => {
    const { store, close } = await postgresUnderTest(newDatabase);
    try {
      const [nul, half] = ["nul\0@mail", "half\ud800@mail"];
      await store.contacts.save(mailboxId, [contact("ana", { aliases: ["ana@example.com", "x\0y@z"] })]);
      const facts = [nul, half].map((messageId) => ({
        ...wrote(ana, messageId),
        messageId,
        subject: `about ${messageId}`,
      }));
      expect(await store.ledger.append(mailboxId, facts, now)).toHaveLength(2);
      expect(await store.ledger.append(mailboxId, facts, now)).toHaveLength(0);
      for (const messageId of [nul, half]) {
        const match = await store.contacts.match(mailboxId, { references: [messageId], addresses: [] });
        expect(match).toEqual({ contactId: ana });
      }
      expect(await store.contacts.match(mailboxId, { references: [], addresses: ["x\0y@z"] })).toEqual({
        contactId: ana,
      });
      await store.cursors.write(mailboxId, "mail", "cur\0sor", now);
      const claim = await readyToSend(store.ledger, keyOf(ana), ana);
      const odd = { ...draft, subject: "\0\ud800" };
      expect(
        await store.ledger.advance(claim, { kind: "drafted", draft: odd }, [drafted(keyOf(ana), ana)]),
      ).toEqual({
        kind: "ok",
      });
    } finally {
      await close();
    }
  });
});

/** Resolves when a transaction of the store waits for a lock. */
async function blocked(beside: Client): Promise<void> {
  for (;;) {
    const { rowCount } = await beside.query(
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'quarterhour' and datname = current_database()",
    );
    if ((rowCount ?? 0) > 0) return;
    await sleep(20);
  }
}
