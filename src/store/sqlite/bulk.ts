/**
 * Many aliases at once. Their hashes fall all over the index, so that each of them reads and writes a page of its own:
 * the index goes away for the time, and is made anew out of what is there then, in one go. And where nobody else has the
 * database open, the pages are written once, into their places, and not first into the log. All of it is one transaction:
 * whoever reads meanwhile finds everything as it was, or waits (`journal-watch.ts`); and whoever comes after a crash finds it as it was.
 */
import type { DatabaseSync } from "node:sqlite";
import { sql, type Transaction } from "kysely";
import type { Bulk } from "../contacts.ts";
import type { Database } from "../database.ts";
import { patiently } from "./dialect.ts";

/** At the most 32 MiB of pages are kept, taken as they are needed: enough for a plan that looks at 10,000 interviews. */
export const cacheSize = -32_768;

/** Fewer are written where they belong. */
const many = 5_000;

export function bulkOf(database: DatabaseSync, file: string): Bulk {
  return {
    around(db, aliases, work) {
      if (aliases < many) return work(db);
      // The one connection is kept from before the transaction until after it: the mode changes only between two.
      return db.connection().execute(async (only) => {
        if (!leaveLog(database)) return work(only);
        try {
          await work(only);
        } finally {
          await backToLog(database, file);
        }
      });
    },
    within: withoutIndex,
  };
}

/** False where somebody else has the database open, a worker for one: then the log stays. */
function leaveLog(database: DatabaseSync): boolean {
  try {
    database.exec("pragma journal_mode = delete");
    return true;
  } catch {
    // Whatever else it may be, the transaction comes upon it, too.
    return false;
  }
}

/** Where somebody reads and goes on reading, whoever opens the database next does it: what was written stands either way. */
async function backToLog(database: DatabaseSync, file: string): Promise<void> {
  await patiently(() => database.exec("pragma journal_mode = wal"), file).catch(() => {});
}

async function withoutIndex(
  trx: Transaction<Database>,
  aliases: number,
  work: () => Promise<void>,
): Promise<void> {
  if (aliases < many || (await holdsMoreThan(trx, aliases))) return work();
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_schema where type = 'index' and tbl_name = 'aliases' and sql is not null`.execute(
    trx,
  );
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(trx);
  // What is written in order is not looked at again: few pages of it need to stay in memory.
  await sql`pragma cache_size = -4096`.execute(trx);
  try {
    await work();
    for (const index of rows) await sql.raw(index.sql).execute(trx);
  } finally {
    await sql`pragma cache_size = ${sql.lit(cacheSize)}`.execute(trx);
  }
}

/** Making the index anew takes as long as there are aliases in it, those of before too. */
async function holdsMoreThan(trx: Transaction<Database>, aliases: number): Promise<boolean> {
  const some = trx.selectFrom("aliases").select("alias_hash").limit(1).offset(aliases);
  return (await some.executeTakeFirst()) !== undefined;
}
