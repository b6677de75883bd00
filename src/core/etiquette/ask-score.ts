/**
 * How much speaks for a job ask, all of a sentence together: a table of words and of words together, and a net that goes
 * by what words mean. Both are made by `npm run learn` out of labelled sentences (`docs/etiquette.md`); here they are only
 * added up, and what weighed most is named.
 */
import { featuresOf } from "./ask-features.ts";
import { marksOf } from "./ask-marks.ts";
import net from "./ask-net.json" with { type: "json" };
import { askNet, type Net, type NetTable, netFrom } from "./ask-net.ts";
import table from "./ask-weights.json" with { type: "json" };

export interface Score {
  /** At 0 and more it counts as a job ask. */
  value: number;
  /** What the first frame says that it fits. */
  says: string | undefined;
  /** The words that weighed most, in their order. */
  because: readonly string[];
}

interface Table {
  bias: number;
  threshold: number;
  weights: Readonly<Record<string, number>>;
}

export interface Learnt {
  bias: number;
  threshold: number;
  weights: ReadonlyMap<string, number>;
  net: Net;
}

export function learntFrom({ bias, threshold, weights }: Table, known: NetTable): Learnt {
  return { bias, threshold, weights: new Map(Object.entries(weights)), net: netFrom(known) };
}

/** `plain` is the plain form of one sentence. */
export function askScore(plain: string, { bias, threshold, weights, net }: Learnt = shipped): Score {
  const { words, features } = featuresOf(plain);
  const marks = marksOf(plain);
  const scale = scaleOf(features.length + marks.names.length);
  const each = words.map(() => 0);
  let sum = marks.names.reduce((total, name) => total + (weights.get(name) ?? 0), 0);
  for (const { name, at } of features) {
    const weight = weights.get(name);
    if (weight === undefined) continue;
    sum += weight;
    for (const place of at) each[place] = (each[place] ?? 0) + (weight * scale) / at.length;
  }
  const heard = askNet(words, net);
  for (const { weight, at } of heard.fits)
    for (const place of at) each[place] = (each[place] ?? 0) + (netShare * weight) / at.length;
  return {
    value: bias + sum * scale + netShare * heard.value - threshold,
    says: marks.says,
    because: heaviest(words, each),
  };
}

/** How much the net counts beside the table. */
const netShare = 0.6;

/** So that a long sentence does not count more because it is long. */
export function scaleOf(features: number): number {
  return 1 / Math.sqrt(Math.sqrt(Math.max(20, features) / 200));
}

function heaviest(words: readonly string[], each: readonly number[]): string[] {
  const most = words
    .map((word, place) => ({ word, place, weight: each[place] ?? 0 }))
    .filter(({ word, weight }) => /\p{L}/u.test(word) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 3);
  return most.toSorted((a, b) => a.place - b.place).map(({ word }) => word);
}

const shipped = learntFrom(table, net);
