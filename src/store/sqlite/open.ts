/** The store of a home: one SQLite file, which commands read and write beside a running worker. */
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely, sql } from "kysely";
import { kyselyAccounts } from "../accounts.ts";
import { aliasKey } from "../alias-key.ts";
import { voidAllLeases } from "../claims.ts";
import { kyselyContacts } from "../contacts.ts";
import { kyselyCopies } from "../copies.ts";
import { kyselyCursors } from "../cursors.ts";
import type { Database } from "../database.ts";
import type { Keys } from "../keys.ts";
import { kyselyLedger } from "../ledger.ts";
import { kyselyMailboxes } from "../mailboxes.ts";
import { migrations as ours } from "../migrations/all.ts";
import type { Migration } from "../migrations/migration.ts";
import type { Store } from "../store.ts";
import { aliasHash } from "../suppression.ts";
import { bulkOf, cacheSize } from "./bulk.ts";
import { type Asked, patiently, sqliteDialect } from "./dialect.ts";
import { journalWatch } from "./journal-watch.ts";
import { migrate } from "./migrate.ts";
import { makePrivateFile } from "./private-file.ts";
import { corrupt, toProblem } from "./trouble.ts";

export interface SqliteOptions {
  /** `data/quarterhour.db` of a home (its folder is made), or `:memory:`. */
  file: string;
  /** True reads every page once: for a worker whose predecessor did not end properly. Takes a while on a large file. */
  verify?: boolean;
  /** Real time for leases, in epoch milliseconds. */
  realNow?: () => number;
  /** QUARTERHOUR_KEY; else the vault's key is the file `key` beside the database. */
  key?: string | undefined;
  migrations?: readonly Migration[];
}

export interface SqliteStore extends Store {
  /** Ends the leases of a dead worker. Only for whoever holds the home. Returns how many there were. */
  voidLeases(): Promise<number>;
}

/**
 * WAL, every commit on the disk before it is acknowledged (`synchronous=EXTRA`, in WAL the same as FULL), file 0600 in a folder 0700.
 * Throws `store/newer`, `store/corrupt` and `store/unavailable`.
 */
export async function openSqliteStore(options: SqliteOptions): Promise<SqliteStore> {
  const { file, realNow = now } = options;
  const database = await openFile(file);
  const db = new Kysely<Database>({ dialect: sqliteDialect(database, file) });
  try {
    await migrate(db, database, file, options.migrations ?? ours);
    if (options.verify === true) await verify(db, file);
    const leaseNow = () => sql<number>`${{ ask: realNow } satisfies Asked}`;
    const key = await aliasKey(db);
    const hashOf = aliasHash(key);
    return {
      ledger: kyselyLedger(db, hashOf, leaseNow),
      contacts: kyselyContacts(db, { hashOf, bulk: bulkOf(database, file) }),
      cursors: kyselyCursors(db),
      mailboxes: kyselyMailboxes(db, leaseNow),
      copies: kyselyCopies(db, { aliasKey: key, leaseNow }),
      accounts: kyselyAccounts(db),
      async vault() {
        const [{ kyselyVault }, keys] = await Promise.all([import("../vault.ts"), keysOf(options)]);
        return kyselyVault(db, keys, leaseNow);
      },
      voidLeases: () => voidAllLeases(db),
      // Taking the connection first lets a transaction that runs come to its end.
      close: async () => {
        if (!database.isOpen) return;
        await db.connection().execute(async () => {});
        await db.destroy();
      },
    };
  } catch (error) {
    if (database.isOpen) database.close();
    throw toProblem(error, file);
  }
}

async function keysOf({ file, key }: SqliteOptions): Promise<Keys> {
  const { environmentKeys, fileKeys } = await import("../keys.ts");
  return key === undefined ? fileKeys(join(dirname(file), "key")) : environmentKeys(key);
}

function now(): number {
  return Temporal.Now.instant().epochMilliseconds;
}

const settings = `pragma journal_mode = wal; pragma synchronous = extra; pragma cache_size = ${cacheSize}; pragma temp_store = memory`;

async function openFile(file: string): Promise<DatabaseSync> {
  try {
    if (file !== ":memory:") makePrivateFile(file);
    const database = new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true });
    await patiently(() => database.exec(settings), file, journalWatch(file));
    return database;
  } catch (error) {
    throw toProblem(error, file);
  }
}

async function verify(db: Kysely<Database>, file: string): Promise<void> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  const verdict = rows[0]?.quick_check;
  if (verdict !== "ok") throw corrupt(file, new Error(verdict));
}
