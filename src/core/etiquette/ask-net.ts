/**
 * What a sentence sounds like, by the meaning of its words: patterns of one, two and four words are laid over it, each
 * pattern counts where it fits best, and all together speak for a job ask or against one. Only whole numbers are added
 * up, so that every machine comes to the same. The patterns are made by `npm run learn`.
 */
import { type NetInput, netInput, whole } from "./net-inputs.ts";
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
  /** What common words give to each column, once it was added up. */
  known: Map<string, Int32Array>;
}

export function netFrom(table: NetTable): Net {
  return { ...table, weights: Int16Array.from(table.weights), known: new Map() };
}

export interface Heard {
  value: number;
  /** For each pattern that speaks for a job ask: how much, and at which words. */
  fits: readonly { weight: number; at: readonly number[] }[];
}

/** `words` are those of one sentence. */
export function askNet(words: readonly string[], net: Net): Heard {
  const each = ["", ...words, ""].map((word) => columnsOf(word, net));
  const fits: Heard["fits"][number][] = [];
  let sum = net.bias;
  let column = 0;
  lengths.forEach((length, l) => {
    const { values, starts } = bestFits(each, column, length);
    for (let pattern = 0; pattern < patterns; pattern++) {
      const index = l * patterns + pattern;
      const fit = (values[pattern] ?? 0) + (net.least[index] ?? 0);
      if (fit <= 0) continue;
      const weight = fit * (net.speaks[index] ?? 0);
      sum += weight;
      if (weight > 0)
        fits.push({ weight: weight * net.unit, at: places(starts[pattern] ?? 0, length, words.length) });
    }
    column += length * patterns;
  });
  return { value: sum * net.unit, fits };
}

/** How well each pattern of a length fits at the first place where it fits best. */
function bestFits(
  each: readonly Int32Array[],
  column: number,
  length: number,
): { values: Float64Array; starts: Int32Array } {
  const values = new Float64Array(patterns).fill(Number.NEGATIVE_INFINITY);
  const starts = new Int32Array(patterns);
  const here = new Float64Array(patterns);
  for (let start = 0; start < each.length; start++) {
    here.fill(0);
    for (let i = 0; i < length && start + i < each.length; i++) {
      const gives = each[start + i] as Int32Array;
      const from = column + i * patterns;
      for (let p = 0; p < patterns; p++) here[p] = (here[p] as number) + (gives[from + p] as number);
    }
    for (let p = 0; p < patterns; p++)
      if ((here[p] as number) > (values[p] as number)) {
        values[p] = here[p] as number;
        starts[p] = start;
      }
  }
  return { values, starts };
}

/** Places in the sentence, without its edges. */
function places(start: number, length: number, words: number): number[] {
  return Array.from({ length }, (_, i) => start + i - 1).filter((place) => place >= 0 && place < words);
}

function columnsOf(word: string, net: Net): Int32Array {
  const before = net.known.get(word);
  if (before !== undefined) return before;
  const sums = addedUp(netInput(word), net);
  if (net.known.size < mostKnown) net.known.set(word, sums);
  return sums;
}

const mostKnown = 2000;

/** What a word gives to each column. */
function addedUp({ vector, flags }: NetInput, { weights }: Net): Int32Array {
  const sums = new Int32Array(columns);
  const addRow = (row: number, times: number): void => {
    const from = row * columns;
    for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) + times * (weights[from + c] as number);
  };
  if (vector !== undefined) for (let d = 0; d < vectorLength; d++) addRow(d, vectorValues[vector + d] ?? 0);
  for (const flag of flags) addRow(flag, whole);
  return sums;
}
