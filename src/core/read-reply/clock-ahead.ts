/** Clocks that are named ahead of their hour, and those that are named and belong to none. */
import { spelledHour } from "./hours.ts";
import { beginsWithDigit } from "./words.ts";

/** "For you it is 1:30", "for me that would be 9": whose clock it is, said ahead of the hour. */
export function hourAhead(words: readonly string[], from: number): "you" | "me" | undefined {
  const who = words[from + 1];
  if (words[from] !== "for" || (who !== "you" && who !== "me")) return undefined;
  if (!/^(?:it|that|this|which)$/u.test(words[from + 2] ?? "")) return undefined;
  const is = /^(?:would|will)$/u.test(words[from + 3] ?? "") ? from + 4 : from + 3;
  if (!/^(?:is|be|means)$/u.test(words[is] ?? "")) return undefined;
  const next = words[is + 1] ?? "";
  return beginsWithDigit(next) || spelledHour(next) !== undefined ? who : undefined;
}

/** "Choose what is decent in your time zone": no clock for what was said before. */
export function isJudged(words: readonly string[], from: number): boolean {
  return words.slice(Math.max(0, from - 6), from).some((word) => judged.has(word));
}

const judged: ReadonlySet<string> = new Set("what whatever which whichever when whenever".split(" "));
