/** What a clause that names times shows to whoever weighs whether its times are the writer's wish. */
import type { Clause } from "../clauses.ts";
import type { Heard } from "../heard.ts";
import { markOf, tokensOfClause } from "./tokens.ts";

/** A clause that names times, where it stands, and its features. */
export interface TimedClause {
  clause: Clause;
  features: readonly string[];
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
  const timed = all.flatMap((each, at) => (times.clauses.has(each.clause) ? [{ ...each, at }] : []));
  const others = timed.filter(({ clause }) => otherMarks.has(markOf(clause, times))).length;
  return timed.map(({ clause, isQuestion, place, at }, index) => {
    const names = new Set<string>();
    const tokens = ["^", ...tokensOfClause(clause, times), "$"];
    const mark = markOf(clause, times);
    tokens.forEach((token, i) => {
      const next = tokens[i + 1];
      const third = tokens[i + 2];
      names.add(token);
      if (next === undefined) return;
      names.add(`${token} ${next}`);
      if (third !== undefined) names.add(`${token} ${next} ${third}`);
    });
    for (const token of tokens) names.add(`${mark} & ${token}`);
    const last = all[at - 1];
    const next = all[at + 1];
    if (last?.place === place)
      for (const token of tokensOfClause(last.clause, times).slice(-4)) names.add(`before ${token}`);
    else
      for (const token of last === undefined ? [] : tokensOfClause(last.clause, times).slice(-4))
        names.add(`above ${token}`);
    if (next?.place === place)
      for (const token of tokensOfClause(next.clause, times).slice(0, 4)) names.add(`behind ${token}`);
    else
      for (const token of next === undefined ? [] : tokensOfClause(next.clause, times).slice(0, 4))
        names.add(`below ${token}`);
    const flags = `${clause.isHedged ? "~" : ""}${clause.isStory ? "!" : ""}${isQuestion ? "?" : ""}`;
    names.add(`#${clause.stance}`);
    names.add(`#${clause.stance} ${mark}${flags}`);
    names.add(`#${mark}${flags}`);
    names.add(`#first ${index === 0}`);
    names.add(`#last ${index === timed.length - 1}`);
    names.add(`#of ${Math.min(4, timed.length)}`);
    names.add(`#of ${Math.min(4, timed.length)} at ${Math.min(3, index)}`);
    const make = makeOf(clause);
    names.add(`#make ${make}`);
    if (otherMarks.has(mark)) names.add(`#other times ${Math.min(3, others)}`);
    const before = timed[index - 1];
    const behind = timed[index + 1];
    names.add(
      `#before ${before === undefined ? "" : `${before.clause.stance} ${markOf(before.clause, times)}`}`,
    );
    names.add(
      `#behind ${behind === undefined ? "" : `${behind.clause.stance} ${markOf(behind.clause, times)}`}`,
    );
    for (const each of timed)
      if (each.clause !== clause) names.add(`#beside ${markOf(each.clause, times)} ${each.clause.stance}`);
    return { clause, features: [...names] };
  });
}

/** The features of a clause in a mail of one kind: what a yes means by an offer, a proposal does not. */
export function inKind(features: readonly string[], kind: string): string[] {
  const names = [...features, `#kind ${kind}`];
  if (kind !== "accepts")
    for (const name of features)
      if (name.startsWith("#") && ofKinds.test(name)) names.push(`${kind} ${name}`);
  return names;
}

const ofKinds = /^#(?:make|other|<|last|first)/u;

/** What kinds of times a clause names, in their order. */
function makeOf({ items }: Clause): string {
  return items
    .slice(0, 5)
    .map(({ kind }) => kind)
    .join(" ");
}

/** What comes to other times than the offers. */
const otherMarks: ReadonlySet<string> = new Set(["<time>", "<span>"]);
