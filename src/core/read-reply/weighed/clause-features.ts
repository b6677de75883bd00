/** What a clause that names times shows to whoever weighs whether its times are the writer's wish. */
import type { Clause } from "../clauses.ts";
import type { Heard } from "../heard.ts";
import type { TimesSaid } from "../times-said.ts";
import { type Gathering, gatheringNames } from "./gathering.ts";
import { markOf, tokensOfClause } from "./tokens.ts";

/** A clause that names times, and where it stands. */
export interface TimedClause {
  clause: Clause;
  isQuestion: boolean;
  /** The clauses around it, and whether they are of the same sentence. */
  last: { clause: Clause; isBeside: boolean } | undefined;
  next: { clause: Clause; isBeside: boolean } | undefined;
  /** Its place among those of the mail that name times. */
  index: number;
}

export interface WeighedClause extends TimedClause {
  /** How likely its times are the writer's wish. */
  chance: number;
}

/** All clauses that come to a time, in their order. */
export function timedClauses({ sayings, times }: Heard): TimedClause[] {
  const all = sayings.flatMap(({ sentence, clauses }, place) =>
    clauses.map((clause) => ({ clause, isQuestion: sentence.isQuestion, place })),
  );
  const found: TimedClause[] = [];
  all.forEach(({ clause, isQuestion, place }, at) => {
    if (!times.clauses.has(clause)) return;
    const beside = (other: (typeof all)[number] | undefined) =>
      other && { clause: other.clause, isBeside: other.place === place };
    found.push({
      clause,
      isQuestion,
      last: beside(all[at - 1]),
      next: beside(all[at + 1]),
      index: found.length,
    });
  });
  return found;
}

/** The names of one of the clauses, in a mail of one kind, each once and in words. */
export function clauseFeatures(
  place: number,
  timed: readonly TimedClause[],
  times: TimesSaid,
  kind: string,
): string[] {
  const to = gatheringNames();
  gatherClause(to, place, { timed, times, kind });
  return [...to.names];
}

interface Ground {
  timed: readonly TimedClause[];
  times: TimesSaid;
  kind: string;
}

/** Takes the names of the clause at the place. */
export function gatherClause<Name>(to: Gathering<Name>, place: number, { timed, times, kind }: Ground): void {
  const own = timed[place];
  if (own === undefined) return;
  const mark = markOf(own.clause, times);
  gatherWords(to, ["^", ...tokensOfClause(own.clause, times), "$"], mark);
  gatherBeside(to, own, times);
  gatherPlace(to, own, { timed, times, kind });
}

function gatherWords<Name>(to: Gathering<Name>, tokens: readonly string[], mark: string): void {
  const words = tokens.map((token) => to.word(token));
  const marked = to.join(to.word(mark), to.word("&"));
  words.forEach((word, at) => {
    to.add(word);
    to.add(to.join(marked, word));
    const next = words[at + 1];
    const third = words[at + 2];
    if (next === undefined) return;
    const two = to.join(word, next);
    to.add(two);
    if (third !== undefined) to.add(to.join(two, third));
  });
}

function gatherBeside<Name>(to: Gathering<Name>, { last, next }: TimedClause, times: TimesSaid): void {
  const gather = (where: string, tokens: readonly string[]) => {
    const first = to.word(where);
    for (const token of tokens) to.add(to.join(first, to.word(token)));
  };
  if (last !== undefined)
    gather(last.isBeside ? "before" : "above", tokensOfClause(last.clause, times).slice(-4));
  if (next !== undefined)
    gather(next.isBeside ? "behind" : "below", tokensOfClause(next.clause, times).slice(0, 4));
}

function gatherPlace<Name>(
  to: Gathering<Name>,
  { clause, isQuestion, index }: TimedClause,
  { timed, times, kind }: Ground,
): void {
  const add = (first: string, ...others: string[]) => {
    to.add(others.reduce((name, word) => to.join(name, to.word(word)), to.word(first)));
  };
  // What a yes means by an offer, a proposal does not: some count for one kind of mail alone.
  const addOfKind = (...words: [string, ...string[]]) => {
    add(...words);
    if (kind !== "accepts") add(kind, ...words);
  };
  const mark = markOf(clause, times);
  const flags = `${clause.isHedged ? "~" : ""}${clause.isStory ? "!" : ""}${isQuestion ? "?" : ""}`;
  const stance = `#${clause.stance}`;
  const count = String(Math.min(4, timed.length));
  add("#kind", kind);
  add(stance);
  add(stance, `${mark}${flags}`);
  addOfKind(`#${mark}${flags}`);
  addOfKind("#first", String(index === 0));
  addOfKind("#last", String(index === timed.length - 1));
  add("#of", count);
  add("#of", count, "at", String(Math.min(3, index)));
  addOfKind("#make", ...makeOf(clause));
  if (otherMarks.has(mark)) {
    const others = timed.filter((each) => otherMarks.has(markOf(each.clause, times))).length;
    addOfKind("#other", "times", String(Math.min(3, others)));
  }
  for (const [where, other] of [
    ["#before", timed[index - 1]],
    ["#behind", timed[index + 1]],
  ] as const)
    if (other === undefined) add(where, "");
    else add(where, other.clause.stance, markOf(other.clause, times));
  for (const each of timed)
    if (each.clause !== clause) add("#beside", markOf(each.clause, times), each.clause.stance);
}

/** What kinds of times a clause names, in their order. */
function makeOf({ items }: Clause): string[] {
  return items.length === 0 ? [""] : items.slice(0, 5).map(({ kind }) => kind);
}

/** What comes to other times than the offers. */
const otherMarks: ReadonlySet<string> = new Set(["<time>", "<span>"]);
