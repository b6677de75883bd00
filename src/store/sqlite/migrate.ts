/** Brings a database to the version of this program: forward only, one transaction a step, never back. */
import type { DatabaseSync } from "node:sqlite";
import { type Kysely, sql } from "kysely";
import { Problem } from "../../core/problem.ts";
import type { ColumnWords, Migration } from "../migrations/migration.ts";
import { patiently } from "./dialect.ts";

const words: ColumnWords = {
  text: "text",
  whole: "integer",
  serial: (column) => column.primaryKey().autoIncrement(),
  inKeyOrder: (table) => table.modifyEnd(sql`without rowid`),
};

/** Returns the version that it found. Throws `store/newer` for one that `migrations` do not know. */
export async function migrate<T>(
  db: Kysely<T>,
  database: DatabaseSync,
  file: string,
  migrations: readonly Migration[],
): Promise<number> {
  const found = await patiently(() => versionOf(database), file);
  const latest = migrations.at(-1)?.number ?? 0;
  if (found > latest) {
    throw new Problem("store/newer", {
      what: `The database was written by a newer quarterhour (version ${found}; this one knows ${latest}). Nothing was changed.`,
      where: file,
      next: "Install the newer quarterhour again.",
    });
  }
  for (const migration of migrations) {
    if (migration.number <= found) continue;
    await db.transaction().execute(async (trx) => {
      // Another process may have come first.
      if (versionOf(database) >= migration.number) return;
      await migration.up(trx as unknown as Kysely<unknown>, words);
      await sql`pragma user_version = ${sql.raw(String(migration.number))}`.execute(trx);
    });
  }
  return found;
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare("pragma user_version").get()?.user_version ?? 0);
}
