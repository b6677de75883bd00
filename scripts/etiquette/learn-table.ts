/** The table of `ask-score.ts`: what each word, and words together, weigh. */
import { scaleOf } from "../../src/core/etiquette/ask-score.ts";
import { fitLine } from "./logistic.ts";

export interface Shown {
  names: readonly string[];
  isAsk: boolean;
}

export interface Table {
  bias: number;
  weights: Record<string, number>;
}

const mostNames = 14_000;
/** By how much a weight is held down, for all sentences together. */
const penalty = 2;
const steps = 300;

/** The weights of all names that are found twice at least, the heaviest of them. */
export function learnTable(shown: readonly Shown[]): Table {
  const seen = new Map<string, number>();
  for (const { names } of shown) for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
  const known = [...seen].filter(([, times]) => times > 1).map(([name]) => name);
  const place = new Map(known.map((name, index) => [name, index]));
  const strengths = known.map(kindStrength);
  const line = fitLine(
    shown.map(({ names, isAsk }) => {
      const columns = names.flatMap((name) => place.get(name) ?? []);
      const scale = scaleOf(names.length);
      return {
        columns: Int32Array.from(columns),
        values: Float64Array.from(columns, (column) => (strengths[column] ?? 0) * scale),
        isAsk,
        weight: 1,
      };
    }),
    known.length,
    penalty / shown.length,
    steps,
  );
  const weights = known
    .map((name, i) => [name, rounded((line.weights[i] ?? 0) * (strengths[i] ?? 0))] as const)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, mostNames)
    .filter(([, weight]) => weight !== 0);
  return { bias: rounded(line.bias), weights: Object.fromEntries(weights) };
}

/** What a mark, a word, and words together may weigh before anything is learnt. */
function kindStrength(name: string): number {
  if (name.startsWith("#")) return 0.5;
  if (name.includes(" & ")) return 0.4;
  if (name.includes(" .. ")) return 0.5;
  return [1, 0.8, 0.6][name.split(" ").length - 1] ?? 0.6;
}

function rounded(value: number): number {
  return Math.round(1000 * value) / 1000;
}
