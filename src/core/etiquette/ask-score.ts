/**
 * How much speaks for a job ask, all of a sentence together. The table is made by `npm run learn` out of labelled
 * sentences (`scripts/learn-etiquette.ts`); here it is only added up, and what weighed most is named.
 */
import { featuresOf } from "./ask-features.ts";
import { marksOf } from "./ask-marks.ts";
import table from "./ask-weights.json" with { type: "json" };

export interface Score {
  /** At 0 and more it counts as a job ask. */
  value: number;
  /** What the first frame says that it fits. */
  says: string | undefined;
  /** The words that weighed most, in their order. */
  because: readonly string[];
}

/** `plain` is the plain form of one sentence. */
export function askScore(plain: string): Score {
  const { words, features } = featuresOf(plain);
  const marks = marksOf(plain);
  const scale = scaleOf(features.length + marks.names.length);
  const each = words.map(() => 0);
  let sum = marks.names.reduce((total, name) => total + (weights.get(name) ?? 0), 0);
  for (const { name, at } of features) {
    const weight = weights.get(name) ?? 0;
    sum += weight;
    for (const place of at) each[place] = (each[place] ?? 0) + weight / at.length;
  }
  return {
    value: table.bias + sum * scale - table.threshold,
    says: marks.says,
    because: heaviest(words, each),
  };
}

/** So that a long sentence does not count more because it is long. */
export function scaleOf(features: number): number {
  return (Math.max(20, features) / 200) ** -0.25;
}

function heaviest(words: readonly string[], each: readonly number[]): string[] {
  const most = words
    .map((word, place) => ({ word, place, weight: each[place] ?? 0 }))
    .filter(({ word, weight }) => /\p{L}/u.test(word) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 3);
  return most.toSorted((a, b) => a.place - b.place).map(({ word }) => word);
}

const weights: ReadonlyMap<string, number> = new Map(Object.entries(table.weights));
