/** Learns the table of `ask-score.ts` from labelled sentences, and measures it on sentences that it did not learn from. */
import { featuresOf } from "../../src/core/etiquette/ask-features.ts";
import { marksOf } from "../../src/core/etiquette/ask-marks.ts";
import { scaleOf } from "../../src/core/etiquette/ask-score.ts";
import { sentencesOf } from "../../src/core/etiquette/sentences.ts";
import { type Counted, type Labelled, labelled } from "../../test/etiquette/read-labelled.ts";
import { fitLine } from "./logistic.ts";

/** A labelled text, with what each of its sentences shows. */
export interface Example extends Labelled {
  parts: readonly (readonly string[])[];
  /** Only what others wrote is measured. */
  isMeasured: boolean;
}

export interface Table {
  bias: number;
  weights: Map<string, number>;
}

const folds = 10;
const mostNames = 9000;
const alarmsAllowed = 0.028;

export function rowsOf(): Example[] {
  return (["dev", "dev-2", "dev-3", "training"] as const).flatMap((part) =>
    labelled(part).map((one) => ({
      ...one,
      isMeasured: part !== "training",
      parts: sentencesOf(one.text).map(({ plain }) => [
        ...featuresOf(plain).features.map(({ name }) => name),
        ...marksOf(plain).names,
      ]),
    })),
  );
}

/** The weights of all names that are found twice at least, the heaviest of them. */
export function learn(examples: readonly Example[]): Table {
  const rows = examples.map(({ parts, label }) => ({
    names: [...new Set(parts.flat())],
    isAsk: label === "job-ask",
  }));
  const seen = new Map<string, { asks: number; all: number }>();
  for (const { names, isAsk } of rows)
    for (const name of names) {
      const { asks, all } = seen.get(name) ?? { asks: 0, all: 0 };
      seen.set(name, { asks: asks + (isAsk ? 1 : 0), all: all + 1 });
    }
  const names = [...seen].filter(([, { all }]) => all > 1).map(([name]) => name);
  const place = new Map(names.map((name, index) => [name, index]));
  const asks = rows.filter(({ isAsk }) => isAsk).length;
  const strengths = names.map((name) => {
    const { asks: within, all } = seen.get(name) ?? { asks: 0, all: 0 };
    const odds = Math.log((within + 1) / (asks + 2) / ((all - within + 1) / (rows.length - asks + 2)));
    return kindStrength(name) * Math.min(3, Math.abs(odds));
  });
  const line = fitLine(
    rows.map((row) => {
      const columns = row.names.flatMap((name) => place.get(name) ?? []);
      const scale = scaleOf(row.names.length);
      return {
        columns: Int32Array.from(columns),
        values: Float64Array.from(columns, (column) => (strengths[column] ?? 0) * scale),
        isAsk: row.isAsk,
        weight: 1,
      };
    }),
    names.length,
    0.002,
    150,
  );
  const weights = names
    .map((name, i) => [name, Math.round(1000 * (line.weights[i] ?? 0) * (strengths[i] ?? 0)) / 1000] as const)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .slice(0, mostNames)
    .filter(([, weight]) => weight !== 0);
  return { bias: Math.round(1000 * line.bias) / 1000, weights: new Map(weights) };
}

/** What a mark, a word, and words together may weigh before anything is learnt. */
function kindStrength(name: string): number {
  if (name.startsWith("#")) return 0.7;
  if (name.includes(" & ")) return 0.4;
  if (name.includes(" .. ")) return 0.5;
  return [1, 0.8, 0.6][name.split(" ").length - 1] ?? 0.6;
}

function scoreOf({ parts }: Example, { bias, weights }: Table): number {
  return Math.max(
    ...parts.map(
      (names) =>
        bias + scaleOf(names.length) * names.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0),
    ),
  );
}

/** Each text is measured by a table that was learnt without it; the threshold is the lowest that keeps alarms rare. */
export function crossValidate(examples: readonly Example[]): { counted: Counted; threshold: number } {
  const scored = Array.from({ length: folds }, (_, fold) => {
    const table = learn(examples.filter((one) => !one.isMeasured || foldOf(one) !== fold));
    return examples
      .filter((one) => one.isMeasured && foldOf(one) === fold)
      .map((one) => ({ label: one.label, score: scoreOf(one, table) }));
  }).flat();
  const asks = scored.filter(({ label }) => label === "job-ask");
  const others = scored
    .filter(({ label }) => label === "allowed" || label === "field-outlook")
    .toSorted((a, b) => b.score - a.score);
  const lastAlarm = Math.floor(alarmsAllowed * others.length);
  const threshold = Math.ceil(1000 * ((others[lastAlarm]?.score ?? 0) + 0.001)) / 1000;
  const caught = asks.filter(({ score }) => score >= threshold).length;
  const alarms = others.filter(({ score }) => score >= threshold).length;
  return { counted: { asks: asks.length, caught, others: others.length, alarms }, threshold };
}

function foldOf({ id, text }: Example): number {
  return (
    [...(id + text)].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003, 7) % folds
  );
}
