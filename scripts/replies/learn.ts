/** Learns the three tables of `weighed/` one after the other, and measures them on writers they did not learn from. */
import { type Candidate, candidateOf, type Kind } from "../../src/core/read-reply/weighed/candidate.ts";
import {
  mostWeight,
  packed,
  readTable,
  type StoredTable,
  type Table,
} from "../../src/core/read-reply/weighed/table.ts";
import { namesOf, readTrust, trustIn, trustSigns } from "../../src/core/read-reply/weighed/trust-signs.ts";
import { kindChances, weighedClauses } from "../../src/core/read-reply/weighed/weigh.ts";
import { fitsWant } from "../../test/replies/judge.ts";
import { type Example, kinds } from "./examples.ts";
import { fitSoftmax } from "./softmax.ts";

interface Lesson {
  names: readonly string[];
  label: number;
}

interface Pace {
  penalty: number;
  epochs: number;
  most: number;
}

/** A table of the heaviest names, of those that are found twice at least. */
function learnTable(
  classes: readonly string[],
  lessons: readonly Lesson[],
  { penalty, epochs, most }: Pace,
): StoredTable {
  const seen = new Map<string, number>();
  for (const { names } of lessons) for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen].filter(([, count]) => count > 1).map(([name]) => name);
  const columns = new Map(names.map((name, place) => [name, place]));
  const rows = lessons.map((lesson) => ({
    columns: Int32Array.from(lesson.names.flatMap((name) => columns.get(name) ?? [])),
    label: lesson.label,
  }));
  const { weights } = fitSoftmax(rows, {
    columns: names.length,
    classes: classes.length,
    penalty,
    epochs,
    pace: 0.1,
  });
  const of = (place: number): number[] => {
    const own = Array.from(classes, (_, k) => weights[place * classes.length + k] ?? 0);
    const mean = own.reduce((sum, each) => sum + each, 0) / classes.length;
    return own.map((each) => each - mean);
  };
  const heaviest = names
    .map((name, place) => ({ name, own: of(place) }))
    .map((each) => ({ ...each, weight: Math.max(...each.own.map(Math.abs)) }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most);
  const bias = of(names.length);
  const step = Math.max(heaviest[0]?.weight ?? 1, ...bias.map(Math.abs)) / mostWeight;
  const pack = (own: readonly number[]) => packed(own.map((each) => each / step));
  return {
    classes,
    step,
    bias: pack(bias),
    weights: Object.fromEntries(heaviest.map(({ name, own }) => [name, pack(own)])),
  };
}

export function learnKinds(examples: readonly Example[]): StoredTable {
  return learnTable(
    kinds,
    examples.map(({ features, kind }) => ({ names: features, label: kind })),
    { penalty: 1e-4, epochs: 12, most: 60_000 },
  );
}

export function learnClauses(examples: readonly Example[]): StoredTable {
  return learnTable(
    ["not wanted", "wanted"],
    examples.flatMap(({ clauses }) =>
      clauses.flatMap(({ features, isWanted }) =>
        isWanted === undefined ? [] : [{ names: features, label: isWanted ? 1 : 0 }],
      ),
    ),
    { penalty: 1e-4, epochs: 12, most: 30_000 },
  );
}

/** A reading of an example by tables that never saw its writer, and whether it is right. */
export interface Tried {
  example: Example;
  kind: string;
  candidate: Candidate | undefined;
  isRight: boolean;
  signs: readonly string[];
}

/** Reads the examples of some writers by tables learnt from all others; `more` are learnt from only. */
export function tryAll(examples: readonly Example[], more: readonly Example[]): Tried[] {
  return parted(examples, ({ writer }) => writer).flatMap(({ own, others }) => {
    const all = [...more, ...others];
    const kindTable = readTable(learnKinds(all));
    const clauseTable = readTable(learnClauses(all));
    return own.map((each) => tryOne(each, kindTable, clauseTable));
  });
}

/** So many times the tables are learnt, each time without every tenth writer. */
const parts = 10;

function parted<T>(all: readonly T[], writerOf: (each: T) => string): { own: T[]; others: T[] }[] {
  const writers = [...new Set(all.map(writerOf))];
  return Array.from({ length: parts }, (_, part) => {
    const aside = new Set(writers.filter((_, place) => place % parts === part));
    return {
      own: all.filter((each) => aside.has(writerOf(each))),
      others: all.filter((each) => !aside.has(writerOf(each))),
    };
  });
}

function tryOne(example: Example, kindTable: Table, clauseTable: Table): Tried {
  const { heard, plain, line } = example;
  const chances = kindChances(kindTable, heard, plain);
  const kind = chances[0]?.[0] ?? "other";
  const clauses = weighedClauses(clauseTable, heard, kind);
  const candidate = kind === "other" ? undefined : candidateOf(kind as Kind, heard, plain, clauses);
  if (candidate === undefined) return { example, kind, candidate, isRight: false, signs: [] };
  const isDecidable = line.want.decidable ?? line.want.kind !== "other";
  return {
    example,
    kind,
    candidate,
    isRight: isDecidable && fitsWant(candidate.reading, line.want),
    signs: trustSigns(heard, plain, { kind: kind as Kind, chances, clauses, candidate }),
  };
}

export function learnTrust(tried: readonly Tried[]): StoredTable {
  return learnTable(
    ["wrong", "right"],
    tried
      .filter(({ candidate }) => candidate !== undefined)
      .map(({ signs, kind, isRight }) => ({ names: namesOf(signs, kind), label: isRight ? 1 : 0 })),
    { penalty: 1e-2, epochs: 20, most: 5_000 },
  );
}

/** How far each reading is trusted by a table that was learnt without its writer. */
export function trustAll(tried: readonly Tried[]): (Tried & { trust: number })[] {
  return parted(tried, ({ example }) => example.writer).flatMap(({ own, others }) => {
    const table = readTrust(learnTrust(others));
    return own.map((each) => ({
      ...each,
      trust: each.candidate === undefined ? 0 : trustIn(table, each.signs, each.kind),
    }));
  });
}
