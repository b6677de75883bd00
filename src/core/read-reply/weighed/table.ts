/**
 * Tables of weights that `npm run learn` makes out of labelled replies: each name counts for or against each class.
 * Here they are only added up, as the whole numbers that they are stored as: the sum is the same in any order.
 */
import { type NameTree, toNameTree } from "./name-tree.ts";

/** As it is kept in a file: a name's weights stand in one string, two signs a class. */
export interface StoredTable {
  classes: readonly string[];
  /** What a weight of one is worth. */
  step: number;
  bias: string;
  weights: Readonly<Record<string, string>>;
}

export interface Table {
  classes: readonly string[];
  step: number;
  bias: Int16Array;
  /** Which row of weights is a name's. */
  rows: ReadonlyMap<string, number>;
  /** The same for names of several words, without putting them together. */
  tree: NameTree;
  /**
   * One weight a class, row by row, and behind them the number of the last round in which the row was taken: beside its
   * weights, which are asked for next, that costs no way to the memory of its own.
   */
  weights: Int16Array;
  /** Of a row, with that number. */
  width: number;
  /** How often rows were gathered. */
  rounds: { count: number };
}

/** Of a row that no round has taken. */
export const none = -1;

export function readTable({ classes, step, bias, weights }: StoredTable): Table {
  const names = Object.keys(weights);
  const width = classes.length + 1;
  const all = new Int16Array(names.length * width).fill(none);
  names.forEach((name, row) => {
    unpack(weights[name] ?? "", all, row * width);
  });
  const own = new Int16Array(classes.length);
  unpack(bias, own, 0);
  return {
    classes,
    step,
    bias: own,
    rows: new Map(names.map((name, row) => [name, row])),
    tree: toNameTree(names),
    weights: all,
    width,
    rounds: { count: 0 },
  };
}

/** How likely each class is where the rows count, in the order of the classes; the sum is 1. */
export function chancesOfRows(
  { classes, step, bias, weights, width }: Table,
  rows: readonly number[],
): number[] {
  const count = classes.length;
  const sums = new Int32Array(count);
  sums.set(bias);
  for (const row of rows)
    for (let k = 0, at = row * width; k < count; k += 1, at += 1)
      sums[k] = (sums[k] ?? 0) + (weights[at] ?? 0);
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) most = Math.max(most, sum);
  const chances: number[] = [];
  let all = 0;
  for (let k = 0; k < count; k += 1) {
    const chance = Math.exp(((sums[k] ?? 0) - most) * step);
    chances.push(chance);
    all += chance;
  }
  for (let k = 0; k < count; k += 1) chances[k] = (chances[k] ?? 0) / all;
  return chances;
}

/** Two signs hold a number from -mostWeight to mostWeight. */
export const mostWeight = 4049;
const base = 90;
const firstSign = 35;

export function packed(weights: readonly number[]): string {
  return weights
    .map((weight) => Math.max(-mostWeight, Math.min(mostWeight, Math.round(weight))) + mostWeight)
    .map((at) => String.fromCharCode(sign(Math.floor(at / base)), sign(at % base)))
    .join("");
}

function unpack(text: string, to: Int16Array, from: number): void {
  for (let k = 0; 2 * k < text.length; k += 1)
    to[from + k] = base * unsign(text.charCodeAt(2 * k)) + unsign(text.charCodeAt(2 * k + 1)) - mostWeight;
}

/** Signs from "#" on, without the backslash, which a file would have to write as two. */
function sign(digit: number): number {
  const code = firstSign + digit;
  return code >= 92 ? code + 1 : code;
}

function unsign(code: number): number {
  return (code > 92 ? code - 1 : code) - firstSign;
}
