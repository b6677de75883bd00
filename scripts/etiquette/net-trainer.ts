/** Teaches the patterns of `ask-net.ts`, sentence by sentence; the same sentences in the same order give the same net. */
import { columns, lengths, patterns } from "../../src/core/etiquette/ask-net.ts";
import { inputs, type NetInput, whole } from "../../src/core/etiquette/net-inputs.ts";
import { vectorLength, vectorValues } from "../../src/core/etiquette/word-vectors.ts";
import { dice } from "./dice.ts";
import { type Steps, stepsFor } from "./steps.ts";

export interface Lesson {
  words: readonly NetInput[];
  isAsk: boolean;
}

/** In parts of one, before it is rounded. */
export interface Net {
  weights: Float64Array;
  least: Float64Array;
  speaks: Float64Array;
  bias: Float64Array;
}

const rounds = 16;
const batch = 50;
const stride = 0.0015;
const lateStride = 0.00045;
const penalty = 0.0001;
const wordsLeftOut = 0.1;
const patternsLeftOut = 0.5;
const all = patterns * lengths.length;
/** Of each pattern: its first column, and how many words it is long. */
const shapes = lengths.flatMap((length, l) => {
  const first = lengths.slice(0, l).reduce((sum, before) => sum + before * patterns, 0);
  return Array.from({ length: patterns }, (_, pattern) => ({ column: first + pattern, length }));
});

export function teach(lessons: readonly Lesson[], seed = 1): Net {
  const throwDice = dice(seed);
  const net: Net = {
    weights: new Float64Array(inputs * columns),
    least: new Float64Array(all),
    speaks: Float64Array.from({ length: all }, () => 0.05 * throwDice.bell()),
    bias: new Float64Array(1),
  };
  for (const { column, length } of shapes)
    for (let i = 0; i < length; i++)
      for (let input = 0; input < inputs; input++)
        net.weights[input * columns + column + i * patterns] =
          (0.5 * throwDice.bell()) / Math.sqrt(20 * length);
  const parts = [net.weights, net.least, net.speaks, net.bias] as const;
  const steps = parts.map((part) => stepsFor(part));
  const slopes = parts.map((part) => new Float64Array(part.length));
  const order = lessons.map((_, i) => i);
  for (let round = 0; round < rounds; round++) {
    throwDice.shuffle(order);
    for (let first = 0; first < order.length; first += batch) {
      const taken = order.slice(first, first + batch);
      for (const slope of slopes) slope.fill(0);
      for (const i of taken) addSlope(net, lessons[i] as Lesson, slopes, taken.length, throwDice.chance);
      decay(net, slopes);
      steps.forEach((step: Steps, i) => {
        step(slopes[i] as Float64Array, round < rounds * 0.6 ? stride : lateStride);
      });
    }
  }
  return net;
}

function decay(net: Net, slopes: readonly Float64Array[]): void {
  const [weights, , speaks] = slopes as [Float64Array, Float64Array, Float64Array, Float64Array];
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) + penalty * (net.weights[i] ?? 0);
  for (let i = 0; i < all; i++) speaks[i] = (speaks[i] ?? 0) + 10 * penalty * (net.speaks[i] ?? 0);
}

function addSlope(
  net: Net,
  { words, isAsk }: Lesson,
  [weights, least, speaks, bias]: readonly Float64Array[],
  share: number,
  chance: () => number,
): void {
  const seen = words.map((word) => (chance() < wordsLeftOut ? undefined : word));
  const each = seen.map((word) => columnsOf(net, word));
  const isKept = shapes.map(() => chance() >= patternsLeftOut);
  const best = shapes.map(({ column, length }, p) => (isKept[p] ? bestFit(each, column, length) : none));
  let sum = net.bias[0] ?? 0;
  best.forEach(({ value }, p) => {
    sum += (Math.max(0, value + (net.least[p] ?? 0)) / (1 - patternsLeftOut)) * (net.speaks[p] ?? 0);
  });
  const miss = (1 / (1 + Math.exp(-sum)) - (isAsk ? 1 : 0)) / share;
  add(bias, 0, miss);
  best.forEach(({ value, start }, p) => {
    const fit = value + (net.least[p] ?? 0);
    if (!(fit > 0)) return;
    add(speaks, p, (miss * fit) / (1 - patternsLeftOut));
    const back = (miss * (net.speaks[p] ?? 0)) / (1 - patternsLeftOut);
    add(least, p, back);
    const { column, length } = shapes[p] as (typeof shapes)[number];
    for (let i = 0; i < length; i++) {
      const word = seen[start + i];
      if (word === undefined) continue;
      const at = column + i * patterns;
      for (const flag of word.flags) add(weights, flag * columns + at, back);
      if (word.vector !== undefined)
        for (let d = 0; d < vectorLength; d++)
          add(weights, d * columns + at, (back * (vectorValues[word.vector + d] ?? 0)) / whole);
    }
  });
}

const none = { value: Number.NEGATIVE_INFINITY, start: 0 };

function add(slope: Float64Array | undefined, place: number, by: number): void {
  if (slope !== undefined) slope[place] = (slope[place] ?? 0) + by;
}

function bestFit(
  each: readonly Float64Array[],
  column: number,
  length: number,
): { value: number; start: number } {
  let best = none;
  for (let start = 0; start < each.length; start++) {
    let value = 0;
    for (let i = 0; i < length && start + i < each.length; i++)
      value += each[start + i]?.[column + i * patterns] ?? 0;
    if (value > best.value) best = { value, start };
  }
  return best;
}

function columnsOf({ weights }: Net, word: NetInput | undefined): Float64Array {
  const sums = new Float64Array(columns);
  if (word === undefined) return sums;
  if (word.vector !== undefined)
    for (let d = 0; d < vectorLength; d++) {
      const value = (vectorValues[word.vector + d] ?? 0) / whole;
      const row = d * columns;
      for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) + value * (weights[row + c] as number);
    }
  for (const flag of word.flags)
    for (let c = 0; c < columns; c++) sums[c] = (sums[c] as number) + (weights[flag * columns + c] as number);
  return sums;
}
