/** Words as whoever weighs them sees them: a time stands as what it comes to, other digits as digits. */

import type { Clause } from "../clauses.ts";
import { hasDigit } from "../figures.ts";
import type { SaidSentence, TimesSaid } from "../times-said.ts";

/** The words of a sentence, between marks for its ends. */
export function tokensOf({ sentence, clauses }: SaidSentence, times: TimesSaid): string[] {
  const marks = new Map<number, { mark: string; until: number }>();
  for (const clause of clauses)
    for (const item of clause.items)
      marks.set(item.from, {
        mark: item.kind === "length" ? "<length>" : markOf(clause, times),
        until: item.until,
      });
  const tokens = ["^"];
  for (let place = 0; place < sentence.words.length && tokens.length < mostTokens; ) {
    const found = marks.get(place);
    const word = sentence.words[place] ?? "";
    if (found === undefined) tokens.push(hasDigit(word) ? "<digits>" : word);
    else if (tokens.at(-1) !== found.mark) tokens.push(found.mark);
    place = found === undefined ? place + 1 : Math.max(place + 1, found.until);
  }
  tokens.push(sentence.isQuestion ? "$?" : "$");
  return tokens;
}

/** The words of a clause; words that mean nothing by their "no" or "if" are gone from it. */
export function tokensOfClause(clause: Clause, times: TimesSaid): string[] {
  const mark = markOf(clause, times);
  return clause.words
    .slice(0, mostTokens)
    .map((word) =>
      word === "\u0001" ? mark : word === "\u0002" ? "<length>" : hasDigit(word) ? "<digits>" : word,
    );
}

/** Of one sentence; who writes more is not read for sure anyway. */
const mostTokens = 80;

/** What the times of a clause come to. */
export function markOf(clause: Clause, times: TimesSaid): string {
  const found = times.clauses.get(clause);
  if (found === undefined) return "<zone>";
  const { settled, slots } = found;
  if (slots.length === 1) return "<offer>";
  if (slots.length > 1) return "<offers>";
  if (settled.starts.length > 0) return "<time>";
  if (settled.windows.length > 0) return "<span>";
  return settled.isAny ? "<any>" : "<unclear>";
}
