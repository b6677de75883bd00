/**
 * A second opinion on a person's mail. The rules read it first; then its words are weighed as a whole by tables that
 * were learnt from some thousand labelled replies: what kind of answer it is, which of its times are the writer's
 * wish, and how far the reading that follows can be trusted. Only what is trusted is sure.
 */
import type { Heard, Read } from "../heard.ts";
import { other, wordsOf } from "../heard.ts";
import { type Candidate, candidateOf, type Kind } from "./candidate.ts";
import { gatherClause, timedClauses, type WeighedClause } from "./clause-features.ts";
import clausesStored from "./clauses.json" with { type: "json" };
import { isHeldBack, isSure } from "./enough.ts";
import { gatherFeatures } from "./features.ts";
import { gatheringRows } from "./gathering.ts";
import kindsStored from "./kinds.json" with { type: "json" };
import { isName } from "./name-tree.ts";
import { reservationsOf } from "./reservations.ts";
import { chancesOfRows, readTable, type Table } from "./table.ts";
import trustStored from "./trust.json" with { type: "json" };
import { conditional, isMuch, otherIn, readTrust, reserved, trustIn, trustSigns } from "./trust-signs.ts";
import { isHardlyOptOut, isUnheardOptOut } from "./unheard-opt-out.ts";

/** `plain` is what the rules read. */
export function weigh(heard: Heard, plain: Read): Read {
  if (isForeign(kinds(), heard) || isYesToTheOnly(plain, heard)) return withoutConditions(plain, heard);
  const chances = kindChances(kinds(), heard, plain);
  const optOut = chances.find(([name]) => name === "opts-out")?.[1] ?? 0;
  if (isUnheardOptOut(optOut, heard))
    return { reading: { kind: "opts-out" }, sure: true, because: wordsOf(heard.sentences) };
  const kind = chances[0]?.[0];
  if (kind === undefined || kind === "other" || kind === "opts-out") return { ...plain, sure: false };
  // Of a meeting that is agreed nothing else is acted on: a yes would book it twice.
  if (heard.ground.scheduled !== undefined && kind !== "reschedules" && kind !== "cancels")
    return { ...plain, sure: false };
  // Such a yes would be held back whatever its signs are, and no yes is shown.
  if (kind === "accepts" && isMuch(otherIn(chances))) return { ...plain, sure: false };
  const clauses = weighedClauses(clausesTable(), heard, kind);
  const candidate = candidateOf(kind as Kind, heard, plain, clauses);
  if (candidate === undefined) return { ...plain, sure: false };
  const signs = trustSigns(heard, plain, { kind: kind as Kind, chances, clauses, candidate });
  const trust = trustIn(trusts(), signs, kind);
  const { reading } = candidate;
  const isEnough = isSure(reading, signs, trust);
  // What is not sure is shown to the owner. A yes that is not plain is for them to read, whatever it seems to say.
  const isShown = plain.reading.kind === "other" && trust >= enoughToShow && reading.kind !== "accepts";
  if (!isEnough && !isShown) return { ...plain, sure: false };
  return { reading, sure: isEnough, because: becauseOf(heard, plain, candidate, clauses) };
}

/** "Yes, that works": the tables know mails with two offers and three, where that leaves open which. */
function isYesToTheOnly({ reading, sure }: Read, { ground }: Heard): boolean {
  return sure && reading.kind === "accepts" && ground.offered.length === 1;
}

function withoutConditions(plain: Read, heard: Heard): Read {
  const { reading } = plain;
  if (reading.kind !== "accepts") return plain;
  const signs = reservationsOf(reading, heard).map((name) => `${reserved} ${name}`);
  return signs.includes(conditional) || isHeldBack(reading, signs) ? { ...plain, sure: false } : plain;
}

/** True where words of an opt-out stand in a mail that is almost surely none. */
export function isNoOptOut(heard: Heard): boolean {
  const plain = other(heard);
  if (isForeign(kinds(), heard)) return false;
  const chance = kindChances(kinds(), heard, plain).find(([kind]) => kind === "opts-out")?.[1];
  return isHardlyOptOut(chance ?? 1);
}

const enoughToShow = 0.7;

/** Where it knows but few of the words, the table has no opinion. */
function isForeign({ tree }: Table, { sentences }: Heard): boolean {
  const most = sentences.reduce((sum, { words }) => sum + words.length, 0);
  let all = 0;
  let known = 0;
  for (const { words } of sentences)
    for (const word of words) {
      if (word.length < 2 || (word >= "0" && word < ":")) continue;
      all += 1;
      if (!isName(tree, word)) continue;
      known += 1;
      if (known >= most * fewestKnown) return false;
    }
  return known < all * fewestKnown;
}

const fewestKnown = 0.5;

export function kindChances(table: Table, heard: Heard, plain: Read): (readonly [string, number])[] {
  const gathered = gatheringRows(table);
  gatherFeatures(gathered, heard, plain);
  const chances = chancesOfRows(table, gathered.rows);
  return table.classes
    .map((kind, place) => [kind, chances[place] ?? 0] as const)
    .toSorted(([, a], [, b]) => b - a);
}

/** Only what is about times asks for them. */
const ofTimes: ReadonlySet<string> = new Set(["accepts", "proposes", "reschedules"]);

export function weighedClauses(table: Table, heard: Heard, kind: string): WeighedClause[] {
  if (!ofTimes.has(kind)) return [];
  const { times } = heard;
  const timed = timedClauses(heard);
  return timed.map((each, place) => {
    const gathered = gatheringRows(table);
    gatherClause(gathered, place, { timed, times, kind });
    return { ...each, chance: chancesOfRows(table, gathered.rows)[1] ?? 0 };
  });
}

function becauseOf(
  heard: Heard,
  plain: Read,
  { reading }: Candidate,
  clauses: readonly WeighedClause[],
): string {
  if (plain.reading.kind === reading.kind && plain.because !== "") return plain.because;
  const meant = heard.sayings.filter(({ clauses: own }) =>
    own.some((clause) => clauses.some((each) => each.clause === clause && each.chance > 0.5)),
  );
  return wordsOf(meant.length > 0 ? meant.map(({ sentence }) => sentence) : heard.sentences);
}

const kinds = once(() => readTable(kindsStored));
const clausesTable = once(() => readTable(clausesStored));
const trusts = once(() => readTrust(trustStored));

/** Read when it is needed first: most commands read no reply. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
