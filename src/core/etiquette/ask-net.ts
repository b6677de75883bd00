/**
 * What a sentence sounds like, by the meaning of its words: patterns of one, two and four words are laid over it, each
 * pattern counts where it fits best, and all together speak for a job ask or against one. Only whole numbers are added
 * up, so that every machine comes to the same. The patterns are made by `npm run learn`.
 */
import { type NetInput, netInputs, whole } from "./net-inputs.ts";
import { vectorLength, vectorValues } from "./word-vectors.ts";

/** How many words a pattern is long; there are `patterns` of each length. */
export const lengths = [1, 2, 4] as const;
export const patterns = 40;
/** One column for each word of each pattern. */
export const columns = patterns * lengths.reduce((sum, length) => sum + length, 0);

/** As it is kept: whole numbers, and what one of them counts in the end. */
export interface NetTable {
  unit: number;
  bias: number;
  /** For each pattern: what is taken from its fit, or added to it. */
  least: readonly number[];
  /** For each pattern: how much its fit speaks for a job ask. */
  speaks: readonly number[];
  /** For each input: what it gives to each column. */
  weights: readonly number[];
}

export interface Net extends Omit<NetTable, "weights"> {
  weights: Int16Array;
}

export function netFrom(table: NetTable): Net {
  return { ...table, weights: Int16Array.from(table.weights) };
}

export interface Heard {
  value: number;
  /** For each pattern that speaks for a job ask: how much, and at which words. */
  fits: readonly { weight: number; at: readonly number[] }[];
}

/** `words` are those of one sentence. */
export function askNet(words: readonly string[], net: Net): Heard {
  const each = netInputs(words).map((word) => columnsOf(word, net));
  const fits: Heard["fits"][number][] = [];
  let sum = net.bias;
  let column = 0;
  lengths.forEach((length, l) => {
    for (let pattern = 0; pattern < patterns; pattern++) {
      const { value, start } = bestFit(each, column + pattern, length);
      const index = l * patterns + pattern;
      const weight = (value + (net.least[index] ?? 0)) * (net.speaks[index] ?? 0);
      if (value + (net.least[index] ?? 0) <= 0) continue;
      sum += weight;
      if (weight > 0) fits.push({ weight: weight * net.unit, at: places(start, length, words.length) });
    }
    column += length * patterns;
  });
  return { value: sum * net.unit, fits };
}

/** Where a pattern fits best: the first such place. Its words stand in columns one length of `patterns` apart. */
function bestFit(
  each: readonly Int32Array[],
  column: number,
  length: number,
): { value: number; start: number } {
  let best = { value: Number.NEGATIVE_INFINITY, start: 0 };
  for (let start = 0; start < each.length; start++) {
    let value = 0;
    for (let i = 0; i < length && start + i < each.length; i++)
      value += each[start + i]?.[column + i * patterns] ?? 0;
    if (value > best.value) best = { value, start };
  }
  return best;
}

/** Places in the sentence, without its edges. */
function places(start: number, length: number, words: number): number[] {
  return Array.from({ length }, (_, i) => start + i - 1).filter((place) => place >= 0 && place < words);
}

/** What a word gives to each column. */
function columnsOf({ vector, flags }: NetInput, { weights }: Net): Int32Array {
  const sums = new Int32Array(columns);
  if (vector !== undefined)
    for (let d = 0; d < vectorLength; d++) {
      const value = vectorValues[vector + d] ?? 0;
      const row = d * columns;
      for (let c = 0; c < columns; c++) sums[c] = (sums[c] ?? 0) + value * (weights[row + c] ?? 0);
    }
  for (const flag of flags)
    for (let c = 0; c < columns; c++) sums[c] = (sums[c] ?? 0) + whole * (weights[flag * columns + c] ?? 0);
  return sums;
}
