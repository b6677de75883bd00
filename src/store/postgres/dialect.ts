/**
 * Kysely over `pg`. Troubles of the server become what people can read; whole numbers of 64 bits come back as
 * numbers, because all of ours are epoch milliseconds and counters.
 */
import { PostgresDialect, type PostgresPool } from "kysely";
import { Pool, type QueryConfig, type QueryResult, types } from "pg";
import { unwaitedMark } from "../unwaited.ts";
import { gatheringSocket } from "./gathering-socket.ts";
import { fellSilent, toProblem } from "./trouble.ts";

export interface PostgresDialectOptions {
  /** `postgres://user:password@host:port/database`, with the parameters that `pg` knows (`sslmode=verify-full`). */
  url: string;
  /** The most connections of this process. */
  most: number;
  /** For messages: host and database, no password. */
  where: string;
  /** Milliseconds without an answer after which a connection is given up; more than a statement may take. */
  mostSilence?: number;
}

/** Milliseconds. */
const mostStatement = 30_000;

export function postgresDialect({
  url,
  most,
  where,
  mostSilence = mostStatement + 5_000,
}: PostgresDialectOptions): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    max: most,
    types: { getTypeParser: parserOf },
    application_name: "quarterhour",
    connectionTimeoutMillis: 5_000,
    // A statement of ours takes milliseconds; one that hangs is on a server that has lost its way.
    statement_timeout: mostStatement,
    idle_in_transaction_session_timeout: mostStatement,
    // A way that went dead without a word would be waited for until the system gives up, a quarter of an hour later.
    query_timeout: mostSilence,
    keepAlive: true,
    // What is sent does not wait for the answer to what was sent before.
    pipeline: true,
    stream: gatheringSocket,
  });
  // A connection that breaks while it lies idle is not lost on anybody: the next query takes another one.
  pool.on("error", ignore);
  // Between queries of a transaction, and in the moment in which a new connection is handed over, nobody else listens; the
  // next query says that it is lost.
  pool.on("connect", (client) => client.on("error", ignore));
  return new PostgresDialect({ pool: translating(pool, where) });
}

const int8 = 20;

const parserOf: typeof types.getTypeParser = (oid, format) =>
  oid === int8 ? Number : types.getTypeParser(oid, format);

/**
 * A statement that is made again and again is read and planned once on each connection. Those with lists in them come
 * in too many lengths to be kept.
 */
function named(text: string, values: unknown[]): QueryConfig {
  const isKept = values.length <= mostKeptValues && (names.has(text) || names.size < mostNames);
  if (!isKept || !/^(?:select|insert|update|delete) /.test(text)) return { text, values };
  const name = names.get(text) ?? `q${names.size + 1}`;
  names.set(text, name);
  return { name, text, values };
}

const names = new Map<string, string>();
const mostNames = 200;
const mostKeptValues = 24;

/**
 * Postgres' text has no NUL in it, so what a hostile mail brings along is written, and looked for, with the sign for what
 * cannot be shown: https://www.postgresql.org/docs/15/datatype-character.html. Half a surrogate pair becomes the same on its way.
 */
function withoutNul(parameter: unknown): unknown {
  if (typeof parameter !== "string" || !parameter.includes("\0")) return parameter;
  return parameter.replaceAll("\0", "\ufffd");
}

type Send = (text: string, parameters?: readonly unknown[]) => Promise<QueryResult>;

/**
 * What one connection is sent the server does in its order, so three things are not waited for: the beginning of a
 * transaction, which goes out with its first statement; the end of one that only read; and within one, a write whose
 * result nobody looks at. What fails there is told by the next statement, or by the commit, which then is none. Each
 * saves a way there and back while others may wait for a lock.
 */
function withoutWaiting(send: Send): Send {
  let beginning: string | undefined;
  let isReading = false;
  let isWithin = false;
  let failed: { error: unknown } | undefined;
  return async (text, parameters) => {
    if (text === "begin" || text.startsWith("start transaction")) {
      beginning = text;
      isReading = text.includes("read only");
      isWithin = true;
      failed = undefined;
      return nothing;
    }
    const isEnd = text === "commit" || text === "rollback";
    if (isEnd) isWithin = false;
    if (beginning !== undefined) {
      const first = beginning;
      beginning = undefined;
      if (isEnd) return nothing;
      send(first).catch(ignore);
    }
    if (isEnd && isReading) {
      send(text).catch(ignore);
      return nothing;
    }
    if (isWithin && text.endsWith(unwaitedMark)) {
      send(text, parameters).catch((error: unknown) => {
        failed ??= { error };
      });
      return nothing;
    }
    const result = await send(text, parameters).catch((error: unknown) => {
      throw failed?.error ?? error;
    });
    if (failed !== undefined && text !== "rollback") throw failed.error;
    return result;
  };
}

const nothing: QueryResult = { command: "", rowCount: 0, oid: 0, fields: [], rows: [] };

function ignore(): void {}

/** The part of a pool that Kysely uses. */
function translating(pool: Pool, where: string): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw toProblem(error, where);
      });
      let isSilent = false;
      const send = (text: string, parameters: readonly unknown[] = []) =>
        client.query(named(text, parameters.map(withoutNul))).catch((error: unknown) => {
          isSilent ||= fellSilent(error);
          throw toProblem(error, where);
        });
      return {
        query: withoutWaiting(send) as never,
        end: () => client.release(true),
        // What was asked may still be answered one day, and must not be taken for the answer to something else.
        release: (destroy) => client.release(isSilent || destroy),
      };
    },
  };
}
