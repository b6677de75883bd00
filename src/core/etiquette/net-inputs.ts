/** What the net of `ask-net.ts` sees of a word: numbers for what it means, and flags for what it does in a sentence. */
import { classNames, wordClass } from "./word-classes.ts";
import { wordStem } from "./word-stem.ts";
import { vectorLength, vectorPlace } from "./word-vectors.ts";

export interface NetInput {
  /** Place of its numbers among those of all words. */
  vector: number | undefined;
  /** Inputs that are set, in whole. */
  flags: readonly number[];
}

/** What a flag counts beside the numbers of a word. */
export const whole = 16;

const names = [...classNames, "?", "!", ",", ";", ":", "UNKNOWN", "EDGE"];
const flagOf: ReadonlyMap<string, number> = new Map(names.map((name, i) => [name, vectorLength + i]));
export const inputs = vectorLength + names.length;

/** Of one word; of the edge of a sentence where it is empty. */
export function netInput(word: string): NetInput {
  if (word === "") return { vector: undefined, flags: flags("EDGE") };
  const kind = wordClass(word) ?? word;
  const vector = placeOf(word);
  return { vector, flags: [...flags(kind), ...(vector === undefined ? flags("UNKNOWN") : [])] };
}

/** Of a word with a hyphen, the last part says what it is. */
function placeOf(word: string): number | undefined {
  const plain = word.replace(/[.']+$/u, "");
  return vectorPlace(wordStem(plain)) ?? vectorPlace(wordStem(plain.slice(plain.lastIndexOf("-") + 1)));
}

function flags(name: string): number[] {
  const flag = flagOf.get(name);
  return flag === undefined ? [] : [flag];
}
