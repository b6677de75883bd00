/**
 * Statements of which none needs another's answer, asked one right after the other: a server, to which the way is long,
 * gets them all before it is waited for, and answers in their order. SQLite, which is in this process, does one by one.
 */
import type { CompiledQuery, Kysely } from "kysely";
import type { Database } from "./database.ts";

/** Its rows. */
export type Ask = <R>(query: CompiledQuery<R>) => Promise<R[]>;

/** Within `work` nothing is asked of `db` but by `ask`: the one connection of a transaction is taken until it ends. */
export function together<T>(db: Kysely<Database>, work: (ask: Ask) => Promise<T>): Promise<T> {
  return db
    .getExecutor()
    .provideConnection((connection) =>
      work(async <R>(query: CompiledQuery<R>) => (await connection.executeQuery<R>(query)).rows),
    );
}
