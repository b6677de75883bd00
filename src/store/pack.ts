/**
 * How values with instants in them become JSON text and come back the same. An instant is stored as whole epoch
 * milliseconds under its name with an `@` before it, wherever it stands, and so is a list of instants; so a new fact
 * needs no change here.
 */
import type { Fact, NewFact } from "../core/facts.ts";
import type { FactRow } from "./database.ts";

/** JSON text of `value`. Instants may stand in objects at any depth; names that begin with `@` are refused. */
export function pack(value: unknown): string {
  return JSON.stringify(outward(value));
}

/** The inverse of `pack`; the caller knows the type. */
export function unpack(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes('"@') ? inward(value) : value;
}

/** The columns of a fact. */
export function toFactColumns(fact: NewFact) {
  const { factKey, at, kind, contact, ...rest } = fact;
  const { key, ...data } = "key" in rest ? rest : { ...rest, key: null };
  return {
    fact_key: factKey,
    at: at.epochMilliseconds,
    kind,
    contact_id: contact ?? null,
    action_key: key,
    data: pack(data),
  };
}

/** The fact of a row; throws where the row was not written by `toFactColumns`. */
export function toFact(row: FactRow): Fact {
  const fact = unpack(row.data) as Record<string, unknown>;
  fact.seq = row.seq;
  fact.factKey = row.fact_key;
  fact.at = Temporal.Instant.fromEpochMilliseconds(row.at);
  fact.learnedAt = Temporal.Instant.fromEpochMilliseconds(row.learned_at);
  fact.kind = row.kind;
  if (row.contact_id !== null) fact.contact = row.contact_id;
  if (row.action_key !== null) fact.key = row.action_key;
  return fact as unknown as Fact;
}

function outward(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(outward);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError("Only plain values can be stored.");
  const result: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    if (name.startsWith("@")) throw new TypeError(`A name that is stored must not begin with @: ${name}`);
    if (part instanceof Temporal.Instant) result[`@${name}`] = part.epochMilliseconds;
    else if (isInstants(part)) result[`@${name}`] = part.map(({ epochMilliseconds }) => epochMilliseconds);
    else result[name] = outward(part);
  }
  return result;
}

function inward(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inward);
  const record = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const name in record) {
    const part = record[name];
    if (name.charCodeAt(0) !== at) result[name] = typeof part === "object" ? inward(part) : part;
    else result[plainName(name)] = Array.isArray(part) ? part.map(toInstant) : toInstant(part);
  }
  return result;
}

/** An empty list is any list. */
function isInstants(value: unknown): value is Temporal.Instant[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => each instanceof Temporal.Instant);
}

function toInstant(stored: unknown): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number(stored));
}

const at = "@".charCodeAt(0);
const plainNames = new Map<string, string>();

/** The few names that there are, cut once: a ledger is read far more often than it is written. */
function plainName(name: string): string {
  let plain = plainNames.get(name);
  if (plain === undefined) {
    plain = name.slice(1);
    plainNames.set(name, plain);
  }
  return plain;
}
