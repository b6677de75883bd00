/**
 * Many rows into one table. Building a statement for hundreds of rows takes longer than running it, so that one
 * statement serves all pieces of one length. What a row is made of is made when its piece goes in, and not before.
 */
import type { Compilable, CompiledQuery, Kysely } from "kysely";
import { type Database, inChunks } from "./database.ts";

type Value = string | number | null;

/** A statement that is run once for each of `rows`. Only SQLite's driver takes it. */
export interface RowByRow extends CompiledQuery {
  rows: readonly (readonly Value[])[];
}

/** How a list goes into a table. */
interface Insertion<T, Row> {
  toRow(one: T): Row;
  /** The insert of one piece. */
  build(chunk: Row[]): Compilable;
}

/** Puts a list into a table. */
export type InsertRows = <T, Row extends Record<keyof Row, Value>>(
  db: Kysely<Database>,
  list: readonly T[],
  insertion: Insertion<T, Row>,
) => Promise<void>;

/**
 * Piece by piece. All rows have the same columns in the same order, and what else the statement is given (such as on
 * a conflict) is the same for every piece.
 */
export const insertRows: InsertRows = async (db, list, { toRow, build }) => {
  let first: { compiled: CompiledQuery; length: number } | undefined;
  await inChunks(list, async (part) => {
    const chunk = part.map(toRow);
    if (first?.length !== chunk.length) {
      first = { compiled: build(chunk).compile(), length: chunk.length };
      await db.executeQuery(first.compiled);
      return;
    }
    const values = chunk.flatMap((row) => Object.values<Value>(row));
    const { compiled } = first;
    const parameters = [...values, ...compiled.parameters.slice(values.length)];
    await db.executeQuery({ ...compiled, parameters });
  });
};

/**
 * Row by row, for SQLite alone: of a statement for several rows it copies every page before it writes to it, so as to
 * take the statement back, and rows that lie far apart in an index each bring pages of their own. The statement is
 * given nothing but the row.
 */
export const insertRowByRow: InsertRows = async (db, list, { toRow, build }) => {
  let compiled: CompiledQuery | undefined;
  await inChunks(list, async (part) => {
    const chunk = part.map(toRow);
    compiled ??= build(chunk.slice(0, 1)).compile();
    const query: RowByRow = { ...compiled, rows: chunk.map((row) => Object.values<Value>(row)) };
    await db.executeQuery(query);
  });
};
