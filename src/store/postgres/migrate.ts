/**
 * Brings the fleet's database to the version of this program: forward only, all steps in one transaction, under an
 * advisory lock, so that any number of processes may ask for it at once.
 */
import { type Kysely, sql } from "kysely";
import { Problem } from "../../core/problem.ts";
import type { ColumnWords, Migration } from "../migrations/migration.ts";

const words: ColumnWords = {
  text: sql`text collate "C"`,
  whole: "bigint",
  serial: (column) => column.generatedAlwaysAsIdentity().primaryKey(),
  inKeyOrder: (table) => table,
};

/** Any number that nothing else in this database uses: "qhmigr" in ASCII. */
const lock = 0x71686d696772;

/** Returns the version that it found. Throws `store/newer` for one that `migrations` do not know. */
export async function migrate<T>(
  db: Kysely<T>,
  where: string,
  migrations: readonly Migration[],
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(lock)})`.execute(trx);
    const found = await versionOf(trx);
    refuseNewer(found, where, migrations);
    for (const migration of migrations) {
      if (migration.number <= found) continue;
      await migration.up(trx as unknown as Kysely<unknown>, words);
      await sql`create table if not exists schema_version (number bigint not null)`.execute(trx);
      await sql`delete from schema_version`.execute(trx);
      await sql`insert into schema_version values (${sql.lit(migration.number)})`.execute(trx);
    }
    return found;
  });
}

/** Throws `store/older` and `store/newer` where the database is not of the version of this program. */
export async function requireCurrent<T>(
  db: Kysely<T>,
  where: string,
  migrations: readonly Migration[],
): Promise<void> {
  const found = await versionOf(db);
  refuseNewer(found, where, migrations);
  const latest = latestOf(migrations);
  if (found === latest) return;
  throw new Problem("store/older", {
    what:
      found === 0
        ? "There is nothing of quarterhour in this database yet."
        : `The database is of version ${found}, and this quarterhour needs version ${latest}. Nothing was changed.`,
    where,
    next: "Stop the workers, run `quarterhour migrate` once, and start them again.",
  });
}

/** 0 where nothing was ever made in it. */
async function versionOf<T>(db: Kysely<T>): Promise<number> {
  const there = await sql<{
    there: string | null;
  }>`select to_regclass('schema_version')::text as there`.execute(db);
  if (there.rows[0]?.there === null) return 0;
  const { rows } = await sql<{ number: number }>`select number from schema_version`.execute(db);
  return rows[0]?.number ?? 0;
}

/** The version that a program with these migrations writes. */
export function latestOf(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

function refuseNewer(found: number, where: string, migrations: readonly Migration[]): void {
  const latest = latestOf(migrations);
  if (found <= latest) return;
  throw new Problem("store/newer", {
    what: `The database was written by a newer quarterhour (version ${found}; this one knows ${latest}). Nothing was changed.`,
    where,
    next: "Install the newer quarterhour again.",
  });
}
