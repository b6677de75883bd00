/**
 * Kysely over `node:sqlite`. Every transaction that writes begins IMMEDIATE, so it cannot lose its place half-way.
 * Waiting for another process's write never blocks this one: a busy database is asked again, for at most 5 s (for a
 * save past the log: as long as it goes on).
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { isBusy, toProblem } from "./trouble.ts";

/** `file` is only for what people are told. Destroying the Kysely instance closes the database. */
export function sqliteDialect(database: DatabaseSync, file: string): Dialect {
  return {
    createDriver: () => sqliteDriver(database, file),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/**
 * Tries until the database is no longer busy; anything else, or 5 s of it, becomes what people can read. As long as
 * `goesOn` says that what makes it busy comes to an end by and by, the 5 s have not begun.
 */
export async function patiently<T>(
  work: () => T,
  file: string,
  goesOn: () => boolean = () => false,
): Promise<T> {
  // Set when it is first needed: asking for the time takes longer, the first time, than all the rest.
  let deadline: number | undefined;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error)) throw toProblem(error, file);
      if (deadline === undefined || goesOn()) deadline = performance.now() + 5000;
      if (performance.now() > deadline) throw toProblem(error, file);
      await wait(pause);
    }
  }
}

function sqliteDriver(database: DatabaseSync, file: string): Driver {
  const statements = statementCache(database);
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery) => patiently(() => run<R>(statements(query.sql), query), file),
    streamQuery: () => {
      throw new TypeError("Rows are not streamed from SQLite; read them in pages.");
    },
  };
  const exec = (sql: string) => patiently(() => database.exec(sql), file);
  return {
    async init() {},
    acquireConnection: async () => connection,
    beginTransaction: (_, settings) =>
      exec(settings.accessMode === "read only" ? "begin" : "begin immediate"),
    commitTransaction: () => exec("commit"),
    // After a full disk SQLite has rolled back by itself.
    rollbackTransaction: async () => {
      if (database.isTransaction) await exec("rollback");
    },
    async releaseConnection() {},
    destroy: async () => database.close(),
  };
}

/** A parameter that is asked for when the statement is made, however long ago it was put together: what the time is. */
export interface Asked {
  ask(): SQLInputValue;
}

function isAsked(parameter: unknown): parameter is Asked {
  return typeof parameter === "object" && parameter !== null && "ask" in parameter;
}

/** One by one: an import hands over millions, and asks for none of them. */
function answered(given: readonly unknown[]): SQLInputValue[] {
  for (const each of given) {
    if (isAsked(each)) return given.map((one) => (isAsked(one) ? one.ask() : one)) as SQLInputValue[];
  }
  return given as SQLInputValue[];
}

interface Prepared {
  statement: StatementSync;
  isReader: boolean;
}

function run<R>(prepared: Prepared, query: CompiledQuery): QueryResult<R> {
  const parameters = answered(query.parameters);
  if (prepared.isReader) return { rows: prepared.statement.all(...parameters) as R[] };
  const { changes } = prepared.statement.run(...parameters);
  return { numAffectedRows: BigInt(changes), rows: [] };
}

/** Statements are prepared once; lists of many lengths would fill it without end, so it is emptied when it grows. */
function statementCache(database: DatabaseSync): (sql: string) => Prepared {
  const statements = new Map<string, Prepared>();
  return (sql) => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= 200) statements.clear();
    const statement = database.prepare(sql);
    const prepared = { statement, isReader: statement.columns().length > 0 };
    statements.set(sql, prepared);
    return prepared;
  };
}
