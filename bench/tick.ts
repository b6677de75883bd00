/** P-3: a tick with nothing due must cost the same whatever the number of interviews, on SQLite and on Postgres. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { withPostgres } from "../scripts/servers/postgres-server.ts";
import { toMailboxId } from "../src/core/keys.ts";
import { migratePostgres, openPostgresStore } from "../src/store/postgres/open.ts";
import { openSqliteStore } from "../src/store/sqlite/open.ts";
import type { Store } from "../src/store/store.ts";
import { ownServers } from "../test/servers/own-servers.ts";
import { type Measured, median, ratioOf, rounds } from "./rounds.ts";

const few = 1_000;
const many = 1_000_000;
const goal = 1.5;
const ticksInARound = 50;
const mailboxId = toMailboxId("local", "dana@example.com");
const now = Temporal.Instant.from("2026-05-04T10:00:00Z");

export async function measure(): Promise<Measured[]> {
  return [await onSqlite(), await onPostgres()];
}

async function onSqlite(): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-tick-"));
  const stores: Store[] = [];
  try {
    const small = await seeded(join(folder, "few.db"), few);
    stores.push(small);
    const large = await seeded(join(folder, "many.db"), many);
    stores.push(large);
    return await compare("SQLite", small, large);
  } finally {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function onPostgres(): Promise<Measured> {
  const servers = await ownServers();
  if (servers.kind === "absent") {
    const raw = `not measured: ${servers.says}`;
    return { ...said("Postgres", Number.NaN), isPromised: false, raw };
  }
  const stores: Store[] = [];
  try {
    const small = await seededInPostgres(await servers.newDatabase(), few);
    stores.push(small);
    const large = await seededInPostgres(await servers.newDatabase(), many);
    stores.push(large);
    return await compare("Postgres", small, large);
  } finally {
    for (const store of stores) await store.close();
    await servers.stop();
  }
}

async function compare(where: string, small: Store, large: Store): Promise<Measured> {
  const taken = await rounds(101, { few: () => tick(small), many: () => tick(large) });
  const raw = { few: median(taken.few), many: median(taken.many) };
  return {
    ...said(where, ratioOf(taken.many, taken.few)),
    raw: `${(raw.few * 1000).toFixed(1)} µs at 1,000, ${(raw.many * 1000).toFixed(1)} µs at 1,000,000`,
  };
}

function said(where: string, ratio: number): Omit<Measured, "raw"> {
  return {
    id: "P-3",
    what: `a tick with nothing due, 1,000,000 interviews against 1,000 (${where})`,
    ratio: `${ratio.toFixed(2)} x`,
    goal: `<= ${goal} x`,
    met: ratio <= goal,
  };
}

/** Milliseconds for one: what is due, and what should be rung. */
async function tick({ ledger }: Store): Promise<number> {
  const began = performance.now();
  for (let count = 0; count < ticksInARound; count++) {
    const view = await ledger.read(mailboxId, { kind: "due", now, limit: 500 });
    const open = await ledger.open(mailboxId, now);
    if (view.facts.size + open.length > 0) throw new Error("P-3: something is due");
  }
  return (performance.now() - began) / ticksInARound;
}

/** A store with so many interviews, all to be looked at later, each with a fact and a settled action. */
async function seeded(file: string, interviews: number): Promise<Store> {
  await (await openSqliteStore({ file })).close();
  const database = new DatabaseSync(file);
  const later = now.add({ hours: 24 }).epochMilliseconds;
  const numbers = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${interviews - 1})`;
  database.exec(`
    pragma synchronous = off;
    begin;
    insert into mailboxes values ('${mailboxId}', 1, ${now.epochMilliseconds});
    ${numbers} insert into interviews
      select '${mailboxId}', printf('%016x', i), ${later} + i, null, 1 from n;
    ${numbers} insert into facts (mailbox_id, fact_key, at, learned_at, kind, contact_id, data)
      select '${mailboxId}', 'note~' || i || '~1', 0, 0, 'note', printf('%016x', i), '{"text":"t","news":false}' from n;
    ${numbers} insert into actions
      select '${mailboxId}~' || printf('%016x', i) || '~r1~request~1', '${mailboxId}', printf('%016x', i), 'request',
        'done', 1, 0, 0, 0, '[]', 2, null, null, 1, 0, null, null from n;
    commit;
  `);
  database.close();
  return openSqliteStore({ file });
}

/** The same in Postgres, as autovacuum would leave it. */
async function seededInPostgres(url: string, interviews: number): Promise<Store> {
  await migratePostgres({ url });
  const later = now.add({ hours: 24 }).epochMilliseconds;
  const numbers = `from generate_series(0, ${interviews - 1}) as n(i)`;
  const contact = "lpad(to_hex(i), 16, '0')";
  await withPostgres(url, async (client) => {
    await client.query(`
      begin;
      insert into mailboxes values ('${mailboxId}', 1, ${now.epochMilliseconds});
      insert into interviews select '${mailboxId}', ${contact}, ${later} + i, null, 1 ${numbers};
      insert into facts (mailbox_id, fact_key, at, learned_at, kind, contact_id, data)
        select '${mailboxId}', 'note~' || i || '~1', 0, 0, 'note', ${contact}, '{"text":"t","news":false}' ${numbers};
      insert into actions
        select '${mailboxId}~' || ${contact} || '~r1~request~1', '${mailboxId}', ${contact}, 'request',
          'done', 1, 0, 0, 0, '[]', 2, null, null, 1, 0, null, null ${numbers};
      commit;
    `);
    await client.query("vacuum analyze");
  });
  return openPostgresStore({ url });
}
