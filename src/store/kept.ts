/**
 * Statements that are made again and again are put together once. Kysely takes nearly as long to put one together as a
 * server takes to answer it; so it is kept with gaps where the values go, and each time they are filled in.
 */
import type { CompiledQuery, Kysely } from "kysely";
import { chunkSize, type Database } from "./database.ts";

type Value = string | number | null;
type Listed = Value | Readonly<Record<string, Value>>;
type Values = Readonly<Record<string, Value | readonly Listed[]>>;

/** A query of Kysely's, or raw SQL. */
interface Buildable<R> {
  compile(db: Kysely<Database>): CompiledQuery<R>;
}

/**
 * `build` must not look at the values: what it is given is gaps, where it is called once for each database and each
 * length of the lists among them. What else it is given must be the same for the same database. A statement with long
 * lists in it is put together each time, unless they are whole pieces of longer ones (`inChunks`).
 */
export function kept<V extends Values, R, Rest extends readonly unknown[]>(
  build: (db: Kysely<Database>, values: V, ...rest: Rest) => Buildable<R>,
): (db: Kysely<Database>, values: V, ...rest: Rest) => CompiledQuery<R> {
  const known = new WeakMap<object, Map<string, CompiledQuery<R>>>();
  return (db, values, ...rest) => {
    const lengths = lengthsOf(values);
    if (lengths === "long") return build(db, values, ...rest).compile(db);
    const { adapter } = db.getExecutor();
    const ofThis = known.get(adapter) ?? new Map<string, CompiledQuery<R>>();
    known.set(adapter, ofThis);
    const query = ofThis.get(lengths) ?? build(db, gapsFor(values) as V, ...rest).compile(db);
    ofThis.set(lengths, query);
    return { ...query, parameters: filled(query.parameters, values) };
  };
}

/** So long are the lists of a statement that is kept, at the most. */
const mostKept = 8;

export async function rowsOf<R>(db: Kysely<Database>, query: CompiledQuery<R>): Promise<R[]> {
  return (await db.executeQuery(query)).rows;
}

export async function rowOf<R>(db: Kysely<Database>, query: CompiledQuery<R>): Promise<R | undefined> {
  return (await db.executeQuery(query)).rows[0];
}

/** Where a value goes: its name, and for a list its place in it and the column. */
interface Gap {
  name: string;
  at?: number;
  column?: string;
}

function gapsFor(values: Values): Record<string, unknown> {
  const gaps = Object.entries(values).map(([name, value]) => [
    name,
    isList(value) ? value.map(inList(name)) : { name },
  ]);
  return Object.fromEntries(gaps) as Record<string, unknown>;
}

function inList(name: string): (listed: Listed, at: number) => unknown {
  return (listed, at) => {
    if (typeof listed !== "object" || listed === null) return { name, at };
    return Object.fromEntries(Object.keys(listed).map((column) => [column, { name, at, column }]));
  };
}

/** The gaps of one row stand side by side, so that it is looked up once for all of them. */
function filled(parameters: readonly unknown[], values: Values): unknown[] {
  const all: unknown[] = new Array(parameters.length);
  let lastName: string | undefined;
  let lastAt: number | undefined;
  let value: Values[string] | Listed | undefined;
  for (let place = 0; place < all.length; place += 1) {
    const parameter = parameters[place];
    if (!isGap(parameter)) {
      all[place] = parameter;
      continue;
    }
    const { name, at, column } = parameter;
    if (lastName !== name || lastAt !== at) {
      const given = values[name];
      value = at === undefined || !isList(given) ? given : given[at];
      lastName = name;
      lastAt = at;
    }
    all[place] = column === undefined ? value : (value as Readonly<Record<string, Value>>)[column];
  }
  return all;
}

function isGap(parameter: unknown): parameter is Gap {
  return typeof parameter === "object" && parameter !== null && "name" in parameter;
}

function lengthsOf(values: Values): string {
  let lengths = "";
  for (const name in values) {
    const value = values[name];
    if (!isList(value)) continue;
    if (value.length > mostKept && value.length !== chunkSize) return "long";
    lengths += `${value.length} `;
  }
  return lengths;
}

function isList(value: Values[string] | undefined): value is readonly Listed[] {
  return Array.isArray(value);
}
