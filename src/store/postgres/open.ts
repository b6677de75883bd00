/** The store of a fleet: one Postgres database for many mailboxes, used by any number of workers and commands. */
import { Kysely, sql } from "kysely";
import { Problem } from "../../core/problem.ts";
import { kyselyAccounts } from "../accounts.ts";
import { aliasKey } from "../alias-key.ts";
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
import { postgresDialect } from "./dialect.ts";
import { inLine } from "./in-line.ts";
import { latestOf, migrate, requireCurrent } from "./migrate.ts";

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  url: string;
  /** The most connections that this process takes; 10 where it is not given. */
  mostConnections?: number;
  /** QUARTERHOUR_KEY: what opens the sign-ins that are stored. */
  key?: string | undefined;
  migrations?: readonly Migration[];
}

export interface PostgresStore extends Store {
  /** The server's own clock: what leases go by. */
  serverNow(): Promise<Temporal.Instant>;
}

/** Throws `store/older` (see `migratePostgres`), `store/newer` and `store/unavailable`. */
export async function openPostgresStore(options: PostgresOptions): Promise<PostgresStore> {
  const db = connect(options);
  try {
    await requireCurrent(db, whereOf(options.url), options.migrations ?? ours);
    const key = await aliasKey(db);
    const hashOf = aliasHash(key);
    const leaseNow = () => serverMilliseconds;
    return {
      ...inLine(kyselyLedger(db, hashOf, leaseNow), kyselyContacts(db, { hashOf })),
      cursors: kyselyCursors(db),
      mailboxes: kyselyMailboxes(db, leaseNow),
      copies: kyselyCopies(db, { aliasKey: key, leaseNow }),
      accounts: kyselyAccounts(db),
      async vault() {
        const [{ kyselyVault }, keys] = await Promise.all([import("../vault.ts"), keysOf(options)]);
        return kyselyVault(db, keys, leaseNow);
      },
      async serverNow() {
        const { rows } = await sql<{ at: number }>`select ${serverMilliseconds} as at`.execute(db);
        return Temporal.Instant.fromEpochMilliseconds(rows[0]?.at ?? Number.NaN);
      },
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Brings the database up to date: from which version to which. Throws `store/newer` and `store/unavailable`. */
export async function migratePostgres(options: PostgresOptions): Promise<{ found: number; latest: number }> {
  const { migrations = ours } = options;
  const db = connect({ ...options, mostConnections: 1 });
  try {
    const found = await migrate(db, whereOf(options.url), migrations);
    return { found, latest: latestOf(migrations) };
  } finally {
    await db.destroy();
  }
}

/** A fleet has no file for it that every machine could read: the key is given to each process. */
async function keysOf({ key }: PostgresOptions): Promise<Keys> {
  const { environmentKeys } = await import("../keys.ts");
  return key === undefined ? { where: "QUARTERHOUR_KEY", read: () => undefined } : environmentKeys(key);
}

/** Host and database of a URL, for messages: never a user or a password. */
export function whereOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? "DATABASE_URL" : `${parsed.host}${parsed.pathname}`;
}

/** Whole epoch milliseconds on the server, at the very moment: not when the transaction began. */
const serverMilliseconds = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

function connect({ url, mostConnections = 10 }: PostgresOptions): Kysely<Database> {
  // `pg` takes an address without a host for one of a socket.
  if (!/^postgres(?:ql)?:\/\//.test(url) || !URL.canParse(url.replace("@/", "@localhost/")))
    throw noAddress();
  return new Kysely<Database>({
    dialect: postgresDialect({ url, most: mostConnections, where: whereOf(url) }),
  });
}

/** Never shows the address itself: there may be a password in it. */
function noAddress(): Problem {
  return new Problem("environment/invalid", {
    what: "The address of the database cannot be used: it is not of the form postgres://USER:PASSWORD@HOST:PORT/DATABASE.",
    where: "DATABASE_URL",
    next: "Write it so; a #, /, ? or @ in a password is written %23, %2F, %3F, %40.",
  });
}
