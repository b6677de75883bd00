/**
 * A second opinion on a person's mail. The rules read it first; then its words are weighed as a whole by tables that
 * were learnt from some thousand labelled replies: what kind of answer it is, which of its times are the writer's
 * wish, and how far the reading that follows can be trusted. Only what is trusted is sure.
 */
import type { Heard, Read } from "../heard.ts";
import { wordsOf } from "../heard.ts";
import { type Candidate, candidateOf, type Kind } from "./candidate.ts";
import { timedClauses } from "./clause-features.ts";
import clausesStored from "./clauses.json" with { type: "json" };
import { featuresOf } from "./features.ts";
import kindsStored from "./kinds.json" with { type: "json" };
import { chancesOf, readTable, type Table } from "./table.ts";
import trustStored from "./trust.json" with { type: "json" };
import { trustSigns, type WeighedClause } from "./trust-signs.ts";

/** `plain` is what the rules read. */
export function weigh(heard: Heard, plain: Read): Read {
  const chances = kindChances(kinds(), heard, plain);
  const kind = chances[0]?.[0];
  if (kind === undefined || kind === "other") return { ...plain, sure: false };
  const clauses = weighedClauses(clausesTable(), heard, kind);
  const candidate = candidateOf(
    kind as Kind,
    heard,
    clauses.filter(({ chance }) => chance > 0.5),
  );
  if (candidate === undefined) return { ...plain, sure: false };
  const signs = trustSigns(heard, plain, { kind: kind as Kind, chances, clauses, candidate });
  const trust = chancesOf(trusts(), signs)[1] ?? 0;
  return {
    reading: candidate.reading,
    sure: trust >= 0.95,
    because: becauseOf(heard, plain, candidate, clauses),
  };
}

export function kindChances(table: Table, heard: Heard, plain: Read): (readonly [string, number])[] {
  const chances = chancesOf(table, featuresOf(heard, plain));
  return table.classes
    .map((kind, place) => [kind, chances[place] ?? 0] as const)
    .toSorted(([, a], [, b]) => b - a);
}

export function weighedClauses(table: Table, heard: Heard, kind: string): WeighedClause[] {
  return timedClauses(heard).map((each) => ({
    ...each,
    chance: chancesOf(table, [...each.features, `#kind ${kind}`])[1] ?? 0,
  }));
}

function becauseOf(
  heard: Heard,
  plain: Read,
  { reading }: Candidate,
  clauses: readonly WeighedClause[],
): string {
  if (plain.reading.kind === reading.kind) return plain.because;
  const meant = heard.sayings.filter(({ clauses: own }) =>
    own.some((clause) => clauses.some((each) => each.clause === clause && each.chance > 0.5)),
  );
  return wordsOf(meant.length > 0 ? meant.map(({ sentence }) => sentence) : heard.sentences);
}

const kinds = once(() => readTable(kindsStored));
const clausesTable = once(() => readTable(clausesStored));
const trusts = once(() => readTable(trustStored));

/** Read when it is needed first: most commands read no reply. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
