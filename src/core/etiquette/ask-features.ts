/**
 * What a sentence shows to whoever weighs it: its words, the classes that they belong to, and which of both stand
 * together or near each other. Each feature knows the words that it comes from, so that a person can be shown them.
 */
import { wordClass } from "./word-classes.ts";
import { wordStem } from "./word-stem.ts";

export interface Feature {
  name: string;
  /** Places of its words in the sentence. */
  at: readonly number[];
}

export interface Taken {
  words: readonly string[];
  features: readonly Feature[];
}

/** Each feature once, at the first place where it is found. */
export function featuresOf(plain: string): Taken {
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}'.@-]*[\p{L}\p{N}]|[\p{L}\p{N}]|[?!,;:]/gu) ?? [];
  const stems = ["^", ...words.map(wordStem), "$"];
  const kinds = ["^", ...words.map((word) => wordClass(word)), "$"];
  const found = new Map<string, number[]>();
  const add = (name: string, ...at: number[]): void => {
    if (!found.has(name))
      found.set(
        name,
        at.map((i) => i - 1).filter((i) => i >= 0 && i < words.length),
      );
  };
  const general = stems.map((stem, i) => kinds[i] ?? stem);
  stems.forEach((stem, i) => {
    const kind = kinds[i];
    const g = general[i] ?? stem;
    add(stem, i);
    if (kind !== undefined) add(kind, i);
    const next = stems[i + 1];
    const nextG = general[i + 1];
    if (next === undefined || nextG === undefined) return;
    add(`${stem} ${next}`, i, i + 1);
    add(`${g} ${nextG}`, i, i + 1);
    add(`${stem} ${nextG}`, i, i + 1);
    add(`${g} ${next}`, i, i + 1);
    const third = general[i + 2];
    if (third !== undefined) add(`${g} ${nextG} ${third}`, i, i + 1, i + 2);
    for (let j = i + 2; j <= i + near && j < general.length; j++) add(`${g} .. ${general[j]}`, i, j);
    if (kind !== undefined)
      for (let j = i + 1; j < general.length; j++)
        if (kinds[j] !== undefined) add(`${kind} & ${kinds[j]}`, i, j);
  });
  return { words, features: [...found].map(([name, at]) => ({ name, at })) };
}

const near = 4;
