/**
 * Many rows into one table. Building a statement for hundreds of rows takes longer than running it, so that one
 * statement serves all pieces of one length. What a row is made of is made when its piece goes in, and not before.
 */
import type { Compilable, CompiledQuery, Kysely } from "kysely";
import { type Database, inChunks } from "./database.ts";

type Value = string | number | null;

/** How a list goes into a table. */
interface Insertion<T, Row> {
  toRow(one: T): Row;
  /** The insert of one piece. */
  build(chunk: Row[]): Compilable;
}

/**
 * All rows have the same columns in the same order, and what else the statement is given (such as on a conflict) is
 * the same for every piece.
 */
export async function insertRows<T, Row extends Record<keyof Row, Value>>(
  db: Kysely<Database>,
  list: readonly T[],
  { toRow, build }: Insertion<T, Row>,
): Promise<void> {
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
}
