/**
 * What speaks for and against a reading that was weighed: how clear the kind and the times are, whether the rules
 * read the same, and what of the mail it leaves over.
 */

import type { Reading } from "../../reading.ts";
import type { Heard, Read } from "../heard.ts";
import { isSameInstant } from "../moments.ts";
import { hasOtherClock, leavesUnexplained, mostCharacters } from "../unexplained.ts";
import type { Candidate, Kind } from "./candidate.ts";
import type { WeighedClause } from "./clause-features.ts";
import { daysNamed } from "./days-named.ts";
import { condition, isOpen, reservationsOf } from "./reservations.ts";
import { chancesOfRows, readTable, type StoredTable, type Table } from "./table.ts";
import { mark, marksIn, marksOf } from "./word-marks.ts";

export interface Weighed {
  kind: Kind;
  /** By kind, in falling order. */
  chances: readonly (readonly [kind: string, chance: number])[];
  clauses: readonly WeighedClause[];
  candidate: Candidate;
}

/** The sign that nobody acts on it unseen. */
export const reserved = "reservations";
/** The sign of a yes that may hang on something. */
export const conditional = `${reserved} ${condition}`;
/** The sign that it takes more trust. */
const open = "open";

/** The sign that the rules are sure of the same reading. */
export const sureToo = "rules equal true";

export function trustSigns(heard: Heard, plain: Read, weighed: Weighed): string[] {
  return [
    ...ofKind(weighed),
    ...ofRules(plain, weighed),
    ...ofTimes(heard, weighed),
    ...ofMail(heard, weighed),
    ...daysNamed(weighed.candidate.reading, heard),
  ];
}

/** The names that signs have in the table: each for itself, and together with the kind. */
export function namesOf(signs: readonly string[], kind: string): string[] {
  return signs.flatMap((sign) => [sign, `${kind} ${sign}`]);
}

/** By sign its row, and its rows together with each kind. */
export interface TrustTable extends Table {
  bySign: ReadonlyMap<string, { row: number | undefined; ofKinds: ReadonlyMap<string, number> }>;
}

export function readTrust(stored: StoredTable): TrustTable {
  const table = readTable(stored);
  const bySign = new Map<string, { row: number | undefined; ofKinds: Map<string, number> }>();
  for (const [name, row] of table.rows) {
    bySign.set(name, { row, ofKinds: bySign.get(name)?.ofKinds ?? new Map() });
    const space = name.indexOf(" ");
    const sign = name.slice(space + 1);
    const own = bySign.get(sign) ?? { row: undefined, ofKinds: new Map<string, number>() };
    if (space > 0) own.ofKinds.set(name.slice(0, space), row);
    bySign.set(sign, own);
  }
  return { ...table, bySign };
}

/** How far a reading of the kind with such signs can be trusted. */
export function trustIn(table: TrustTable, signs: readonly string[], kind: string): number {
  const rows: number[] = [];
  for (const sign of signs) {
    const found = table.bySign.get(sign);
    const ofKind = found?.ofKinds.get(kind);
    if (found?.row !== undefined) rows.push(found.row);
    if (ofKind !== undefined) rows.push(ofKind);
  }
  return chancesOfRows(table, rows)[1] ?? 0;
}

function ofKind({ chances, kind }: Weighed): string[] {
  const [first, second] = chances;
  return [
    `chance ${step(first?.[1] ?? 0)}`,
    `second ${second?.[0]} ${share(second?.[1] ?? 0)}`,
    `other ${share(otherIn(chances))}`,
    `kind ${kind}`,
  ];
}

const steps = [0.995, 0.98, 0.95, 0.9, 0.8, 0.65, 0.5] as const;

function step(chance: number): string {
  return String(steps.find((each) => chance >= each) ?? 0);
}

/** How likely it is that the mail says nothing to act on. */
export function otherIn(chances: Weighed["chances"]): number {
  return chances.find(([name]) => name === "other")?.[1] ?? 0;
}

/** What is called "much" in the signs. */
export function isMuch(chance: number): boolean {
  return chance > 0.2;
}

function share(chance: number): string {
  return isMuch(chance) ? "much" : chance > 0.06 ? "some" : chance > 0.015 ? "little" : "none";
}

function ofRules(plain: Read, { kind, candidate }: Weighed): string[] {
  const isSame = plain.reading.kind === kind;
  const isEqual = isSame && isAlike(plain.reading, candidate.reading);
  return [
    `rules ${isEqual ? "equal" : isSame ? "same" : plain.reading.kind === "other" ? "other" : "differ"} ${plain.sure}`,
    `rules ${plain.reading.kind}`,
    `route ${candidate.route}`,
    ...(candidate.signs ?? []),
  ];
}

function ofTimes(heard: Heard, { kind, clauses }: Weighed): string[] {
  const { times, ground } = heard;
  const signs: string[] = [];
  if (kind === "accepts" || kind === "proposes" || kind === "reschedules") {
    const wanted = clauses.filter(({ chance }) => chance > 0.5);
    const clearness = Math.min(1, ...clauses.map(({ chance }) => Math.abs(chance - 0.5) * 2));
    signs.push(
      `clear ${[0.98, 0.9, 0.7, 0.4].find((each) => clearness >= each) ?? 0}`,
      `wanted ${Math.min(3, wanted.length)}`,
    );
    const isEmpty = ({ clause }: WeighedClause) => {
      const found = times.clauses.get(clause);
      return (
        found === undefined ||
        found.slots.length + found.settled.starts.length + found.settled.windows.length === 0
      );
    };
    if (wanted.some(isEmpty)) signs.push("wanted is empty");
    if (clauses.some(isEmpty)) signs.push("one is empty");
    if (wanted.some(({ clause }) => (times.clauses.get(clause)?.settled.doubts.length ?? 0) > 0))
      signs.push("doubt");
    if (wanted.some(({ clause }) => clause.stance === "no")) signs.push("wanted no");
    if (clauses.some(({ chance, clause }) => chance <= 0.5 && clause.stance === "yes"))
      signs.push("unwanted yes");
    const isOther = wanted.some(({ clause }) => {
      const found = times.clauses.get(clause);
      return (
        (found?.settled.windows.length ?? 0) > 0 ||
        found?.settled.starts.some(
          (start) => !ground.offered.some((slot) => isSameInstant(slot.start, start)),
        ) === true
      );
    });
    if (isOther) signs.push("other times");
  }
  if (times.isAsked) signs.push("asked");
  if (times.isHedged) signs.push("hedged");
  if (times.isShifted) signs.push("shifted");
  if (times.isLoose) signs.push("loose");
  if (times.wanted.doubts.length > 0) signs.push("doubts");
  return signs;
}

function ofMail(heard: Heard, { candidate }: Weighed): string[] {
  const { ground, sentences, text, times } = heard;
  const read = { reading: candidate.reading, sure: true, because: "" };
  const known = [
    ...ground.offered.map(({ start }) => start),
    ...[...times.clauses.values()].flatMap(({ settled }) => [
      ...settled.starts,
      ...settled.windows.flatMap(({ from, to }) => [from, to]),
    ]),
  ];
  const { marks, english } = marksIn(sentences);
  const signs: string[] = [
    `length ${Math.min(5, Math.floor(sentences.reduce((sum, { words }) => sum + words.length, 0) / 15))}`,
  ];
  if (leavesUnexplained(read, heard)) signs.push("unexplained");
  if (hasOtherClock(text.body.slice(0, mostCharacters), known, heard)) signs.push("clock");
  if ((marks & mark.hour) !== 0 && leavesHour(heard)) signs.push("hour");
  const reservations = reservationsOf(candidate.reading, heard);
  if (reservations.length > 0) signs.push(reserved);
  for (const name of reservations) signs.push(`${reserved} ${name}`);
  if (isOpen(candidate.reading, heard)) signs.push(open);
  if (text.isCut) signs.push("cut");
  if (hasRival(candidate.reading, heard)) signs.push("rival");
  if (sentences.some(({ isQuestion }) => isQuestion)) signs.push("question");
  if ((marks & mark.condition) !== 0) signs.push("condition");
  if (ground.scheduled !== undefined) signs.push("agreed");
  if (candidate.reading.kind === "refers" && (marks & mark.keeper) !== 0) signs.push("keeper");
  signs.push(`english ${english}`);
  return signs;
}

/** Two readings, or parts of them, that say the same. */
function isAlike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a instanceof Temporal.Instant) return b instanceof Temporal.Instant && isSameInstant(a, b);
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [one, two] = [a, b] as Record<string, unknown>[];
  for (const key in one) if (!isAlike(one[key], two?.[key])) return false;
  for (const key in two) if (two[key] !== undefined && one?.[key] === undefined) return false;
  return true;
}

/** An hour in words that is part of no time. */
function leavesHour({ sayings }: Heard): boolean {
  return sayings.some(({ sentence, clauses }) =>
    sentence.words.some(
      (word, place) =>
        (marksOf(word) & mark.hour) !== 0 &&
        !clauses.some(({ items }) => items.some(({ from, until }) => from <= place && place < until)),
    ),
  );
}

/** Another offer is spoken of, and no rule knows it for refused. */
function hasRival(reading: Reading, { times }: Heard): boolean {
  if (reading.kind !== "accepts") return false;
  return [...times.mentioned, ...times.pointed, ...times.wanted.slots].some(
    (slot) => slot !== reading.slot && !times.refused.has(slot),
  );
}
