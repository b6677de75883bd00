import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Contact } from "../../../src/core/contact.ts";
import { migrations } from "../../../src/store/migrations/all.ts";
import { openSqliteStore, type SqliteStore } from "../../../src/store/sqlite/open.ts";
import { ana, contact, idOf, mailboxId, now, optOut, otherMailboxId } from "../../contracts/samples.ts";
import { ended, start } from "./spawned.ts";
import { newFolder } from "./sqlite-under-test.ts";

let folder: string;
let file: string;
let store: SqliteStore;
beforeEach(async () => {
  folder = newFolder();
  file = join(folder, "quarterhour.db");
  store = await openSqliteStore({ file });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const many = (count: number, first = 0): Contact[] =>
  Array.from({ length: count }, (_, n) => contact(`person-${first + n}`));
const whoHas = (address: string) => store.contacts.match(mailboxId, { references: [], addresses: [address] });

/** The indexes of the aliases, and whether every page of the file is as it should be. */
function look(): { indexes: unknown[]; verdict: unknown; aliases: unknown } {
  const database = new DatabaseSync(file);
  const indexes = database
    .prepare(
      "select sql from sqlite_schema where type = 'index' and tbl_name = 'aliases' and sql is not null",
    )
    .all()
    .map((row) => row.sql);
  const verdict = database.prepare("pragma integrity_check").get()?.integrity_check;
  const aliases = database.prepare("select count(*) as count from aliases").get()?.count;
  database.close();
  return { indexes, verdict, aliases };
}

/** How whoever opens the database finds it. */
function mode(): unknown {
  const database = new DatabaseSync(file);
  const found = database.prepare("pragma journal_mode").get()?.journal_mode;
  database.close();
  return found;
}

describe("many contacts at once", () => {
  it("come in with the index of their aliases whole, and each is found", async () => {
    const fresh = look();
    expect(fresh.indexes).toHaveLength(1);
    await store.contacts.save(mailboxId, many(6_000));
    expect(look()).toEqual({ ...fresh, verdict: "ok", aliases: 6_000 });
    expect(await whoHas("person-5999@example.com")).toEqual({ contactId: idOf("person-5999") });
    await store.contacts.save(mailboxId, many(6_000));
    await store.contacts.save(mailboxId, many(7_000, 100_000));
    expect(look()).toEqual({ ...fresh, verdict: "ok", aliases: 13_000 });
  });

  it("are refused whole where one has an address that is another's, and the index is as it was", async () => {
    await store.contacts.save(mailboxId, [contact("ana")]);
    const before = look();
    const thief = contact("thief", { aliases: ["thief@example.com", "ana@example.com"] });
    await expect(store.contacts.save(mailboxId, [...many(6_000), thief])).rejects.toMatchObject({
      code: "store/alias-taken",
    });
    const twice = [
      ...many(6_000),
      contact("other", { aliases: ["other@example.com", "person-7@example.com"] }),
    ];
    await expect(store.contacts.save(mailboxId, twice)).rejects.toThrow(
      "person-7@example.com already belongs",
    );
    expect(look()).toEqual(before);
    expect(await whoHas("ana@example.com")).toEqual({ contactId: ana });
  });

  it("are refused whole where two of them share an address, and nobody was there before", async () => {
    const before = look();
    const other = contact("other", { name: "Olu Other", aliases: ["person-7@example.com"] });
    await expect(store.contacts.save(mailboxId, [...many(6_000), other])).rejects.toMatchObject({
      code: "store/alias-taken",
      where: "person-7@example.com",
    });
    expect(look()).toEqual(before);
    expect(await store.contacts.all(mailboxId)).toEqual([]);
    await store.contacts.save(mailboxId, [...many(6_000), contact("other")]);
    expect(look()).toEqual({ ...before, aliases: 6_001 });
  });

  it("R-1: are lost whole by kill -9 in the midst of it, the index is as it was, and they come in the next time", async () => {
    await store.contacts.save(mailboxId, [contact("ana")]);
    const before = look();
    const child = start("child.ts", "contacts", file);
    await ended(child);
    expect(child.signalCode).toBe("SIGKILL");
    expect(look()).toEqual(before);
    await store.contacts.save(mailboxId, many(6_000));
    expect(look()).toEqual({ ...before, aliases: 6_001 });
  });

  it("go past the log where nobody else has the database open, and leave it as it was", async () => {
    const log = join(folder, "quarterhour.db-wal");
    await store.contacts.save(mailboxId, many(6_000));
    expect(statSync(file).size).toBeGreaterThan(2_000_000);
    expect(existsSync(log)).toBe(false);
    expect(existsSync(join(folder, "quarterhour.db-journal"))).toBe(false);
    expect(mode()).toBe("wal");
    await store.contacts.save(mailboxId, [contact("ana")]);
    expect(statSync(log).size).toBeGreaterThan(0);
  });

  it("come in through the log beside a worker, who reads on meanwhile", async () => {
    const worker = await openSqliteStore({ file });
    const saved = store.contacts.save(mailboxId, many(6_000));
    expect(await worker.contacts.all(mailboxId)).toEqual([]);
    await saved;
    expect(await worker.contacts.all(mailboxId)).toHaveLength(6_000);
    expect(mode()).toBe("wal");
    await worker.close();
  });

  it("keep whoever opens the database in the midst of it waiting, and then nothing is missing", async () => {
    const saved = store.contacts.save(mailboxId, many(6_000));
    const other = openSqliteStore({ file });
    await saved;
    const worker = await other;
    expect(await worker.contacts.all(mailboxId)).toHaveLength(6_000);
    await worker.contacts.save(mailboxId, [contact("ana")]);
    expect(await store.contacts.all(mailboxId)).toHaveLength(6_001);
    expect(mode()).toBe("wal");
    await worker.close();
  });

  it("R-19: are not written to where they said stop to somebody else here", async () => {
    await store.contacts.save(otherMailboxId, [contact("person-3", { contactId: ana })]);
    await store.ledger.append(otherMailboxId, [optOut(ana)], now);
    await store.contacts.save(mailboxId, many(6_000));
    expect([...(await store.contacts.suppressed(mailboxId))]).toEqual([idOf("person-3")]);
  });

  it("may hold one person twice: the later word holds", async () => {
    const [later] = [contact("ana", { name: "Ana Later" })];
    await store.contacts.save(mailboxId, [contact("ana"), later]);
    expect(await store.contacts.all(mailboxId)).toEqual([later]);
  });
});

describe("aliases of a database of before", () => {
  it("are taken over, each with whose it is", async () => {
    const older = join(folder, "older.db");
    const old = await openSqliteStore({ file: older, migrations: migrations.slice(0, 4) });
    const known = contact("ana", { aliases: ["ana@example.com", "https://www.linkedin.com/in/ana"] });
    await old.contacts.save(mailboxId, [known, contact("ben")]);
    await old.ledger.append(mailboxId, [optOut(ana)], now);
    await old.close();
    const fresh = await openSqliteStore({ file: older });
    for (const alias of known.aliases) {
      expect(await fresh.contacts.match(mailboxId, { references: [], addresses: [alias] })).toEqual({
        contactId: ana,
      });
    }
    expect([...(await fresh.contacts.suppressed(mailboxId))]).toEqual([ana]);
    await fresh.close();
  });
});
