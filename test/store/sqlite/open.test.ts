import { chmodSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { type CompiledQuery, Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../src/store/database.ts";
import { migrations } from "../../../src/store/migrations/all.ts";
import type { Migration } from "../../../src/store/migrations/migration.ts";
import { readLedger } from "../../../src/store/read-ledger.ts";
import { sqliteDialect } from "../../../src/store/sqlite/dialect.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { ana, contact, grant, later, mailboxId, note, now, optOut } from "../../contracts/samples.ts";
import { newFolder } from "./sqlite-under-test.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = newFolder();
  file = join(folder, "data", "quarterhour.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Opens, does something, closes. */
async function once(
  work: (store: Awaited<ReturnType<typeof openSqliteStore>>) => Promise<unknown>,
): Promise<void> {
  const store = await openSqliteStore({ file });
  await work(store);
  await store.close();
}

describe("the database file", () => {
  it("C-46: is readable by its owner alone, with its folder and its side files", async () => {
    await once(async (store) => {
      await store.ledger.append(mailboxId, [note(ana, "a")], now);
      expect(statSync(join(folder, "data")).mode & 0o777).toBe(0o700);
      for (const suffix of ["", "-wal", "-shm"]) expect(statSync(file + suffix).mode & 0o777).toBe(0o600);
    });
    chmodSync(file, 0o644);
    await once(async () => expect(statSync(file).mode & 0o777).toBe(0o600));
  });

  it("is one file again when it is closed, and holds everything", async () => {
    await once((store) => store.ledger.append(mailboxId, [note(ana, "a")], now));
    expect(existsSync(`${file}-wal`)).toBe(false);
    await once(async (store) => {
      expect((await store.ledger.read(mailboxId, { kind: "all" })).facts.get(ana)).toMatchObject([
        { text: "a" },
      ]);
    });
  });

  it("puts every commit on the disk before it is acknowledged", async () => {
    await once(async () => {});
    const database = new DatabaseSync(file);
    expect(database.prepare("pragma journal_mode").get()).toMatchObject({ journal_mode: "wal" });
    database.close();
    const source = readFileSync(new URL("../../../src/store/sqlite/open.ts", import.meta.url), "utf8");
    expect(source).toContain("synchronous = extra");
  });

  it("R-19: holds no address of whoever opted out but as a keyed hash, under a key of its own", async () => {
    await once(async (store) => {
      await store.contacts.save(mailboxId, [contact("ana")]);
      await store.ledger.append(mailboxId, [optOut(ana)], now);
    });
    const database = new DatabaseSync(file);
    const rows = database.prepare("select alias_hash from suppressions").all();
    database.close();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.alias_hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("a database of another version", () => {
  const second: Migration = {
    number: migrations.length + 1,
    name: "next",
    async up(db) {
      await db.schema.alterTable("cursors").addColumn("extra", "text").execute();
    },
  };

  it.each(migrations.map((migration) => migration.number - 1))(
    "as of version %d is brought up to date, nothing lost",
    async (version) => {
      const old = await openSqliteStore({ file, migrations: migrations.slice(0, Math.max(version, 1)) });
      await old.cursors.write(mailboxId, "mail", "7", now);
      await old.close();
      const store = await openSqliteStore({ file, migrations: [...migrations, second] });
      expect(await store.cursors.read(mailboxId, "mail")).toEqual({ value: "7", at: now });
      await store.close();
    },
  );

  it("that is newer is refused, and left as it is", async () => {
    const newer = await openSqliteStore({ file, migrations: [...migrations, second] });
    await newer.close();
    const bytes = readFileSync(file);
    await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: "store/newer", where: file });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it("stays at the version it had when a step fails, whole", async () => {
    await once(async () => {});
    const broken: Migration = {
      ...second,
      async up(db, words) {
        await second.up(db, words);
        throw new Error("power cut");
      },
    };
    await expect(openSqliteStore({ file, migrations: [...migrations, broken] })).rejects.toThrow("power cut");
    const store = await openSqliteStore({ file, migrations: [...migrations, second] });
    await store.close();
  });

  it("is made by one of two that open it at the same time", async () => {
    const both = await Promise.all([openSqliteStore({ file }), openSqliteStore({ file })]);
    for (const store of both) {
      await store.ledger.append(mailboxId, [note(ana, "a")], now);
      await store.close();
    }
  });
});

describe("a damaged database", () => {
  const fill = () =>
    once(async (store) => {
      const facts = Array.from({ length: 400 }, (_, n) => note(ana, `a note that takes some room ${n}`));
      await store.ledger.append(mailboxId, facts, now);
    });

  it("R-11: is recognised when it is not a database at all", async () => {
    await fill();
    writeFileSync(file, "Dear diary, ".repeat(1000));
    await expect(openSqliteStore({ file })).rejects.toMatchObject({ code: "store/corrupt", where: file });
  });

  it.each([
    ["zeroed", (bytes: Buffer, page: number) => bytes.fill(0, page * 4096, (page + 1) * 4096)],
    ["overwritten", (bytes: Buffer, page: number) => bytes.fill(0xa5, page * 4096, page * 4096 + 64)],
  ])("R-11: is recognised by a worker that looks, wherever a page was %s", async (_, spoil) => {
    await fill();
    const good = readFileSync(file);
    const pages = good.length / 4096;
    for (let page = 0; page < pages; page += Math.ceil(pages / 12)) {
      const bytes = Buffer.from(good);
      spoil(bytes, page);
      writeFileSync(file, bytes);
      await expect(openSqliteStore({ file, verify: true }), `page ${page}`).rejects.toMatchObject({
        code: "store/corrupt",
      });
    }
  });

  it("R-11: is recognised when its end is missing", async () => {
    await fill();
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096);
    await expect(openSqliteStore({ file, verify: true })).rejects.toMatchObject({ code: "store/corrupt" });
  });

  it("R-11: is recognised by whoever meets the damage first, without looking for it", async () => {
    await fill();
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096);
    const meet = once((store) => store.ledger.read(mailboxId, { kind: "all" }));
    await expect(meet).rejects.toMatchObject({ code: "store/corrupt" });
  });

  it("is told from one that cannot be opened", async () => {
    await expect(openSqliteStore({ file: folder })).rejects.toMatchObject({ code: "store/unavailable" });
  });
});

describe("a tick with nothing due", () => {
  it("P-3: is one query, answered from an index", async () => {
    await once(async (store) => {
      await store.contacts.save(mailboxId, [contact("ana"), contact("ben")]);
      await grant(store.ledger, [], { looks: [{ contactId: ana, lookAt: later({ days: 1 }) }] });
      await grant(store.ledger, [], {
        looks: (await store.contacts.all(mailboxId)).map(({ contactId }) => ({ contactId })),
      });
    });
    const database = new DatabaseSync(file);
    const queries: CompiledQuery[] = [];
    const log = ({ query }: { query: CompiledQuery }) => {
      queries.push(query);
    };
    const db = new Kysely<Database>({ dialect: sqliteDialect(database, file), log });
    expect((await readLedger(db, mailboxId, { kind: "due", now, limit: 500 })).facts.size).toBe(0);
    expect(queries).toHaveLength(1);
    const plan = database
      .prepare(`explain query plan ${queries[0]?.sql}`)
      .all(...((queries[0]?.parameters ?? []) as SQLInputValue[]));
    for (const step of plan) expect(step.detail).not.toMatch(/SCAN|TEMP B-TREE/);
    await db.destroy();
  });
});
