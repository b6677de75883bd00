/** One step of the schema. Steps go forward only; a released one is never edited. */
import type { ColumnBuilderCallback, CreateTableBuilder, Kysely, RawBuilder } from "kysely";

export interface Migration {
  /** 1 and up, without gaps; also the version of the database after it. */
  number: number;
  name: string;
  /** Runs inside one transaction of its own. */
  up(db: Kysely<unknown>, words: ColumnWords): Promise<void>;
}

/** What differs between databases. */
export interface ColumnWords {
  /** Text that is compared and sorted by its bytes, whatever the language of the server. */
  text: "text" | RawBuilder<string>;
  /** A whole number of 64 bits: epoch milliseconds, counters. */
  whole: "integer" | "bigint";
  /** Numbers rows in the order of writing; makes it the primary key. */
  serial: ColumnBuilderCallback;
  /** Keeps the rows in the order of the primary key, where the database can. */
  inKeyOrder<T extends string, C extends string>(table: CreateTableBuilder<T, C>): CreateTableBuilder<T, C>;
}
