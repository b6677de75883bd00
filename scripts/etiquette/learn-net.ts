/** The net of `ask-net.ts` in whole numbers, as it is kept. */
import type { NetTable } from "../../src/core/etiquette/ask-net.ts";
import { whole } from "../../src/core/etiquette/net-inputs.ts";
import { type Lesson, teach } from "./net-trainer.ts";

/** Into how many parts a weight is cut. */
const fine = 64;
const fineSpeaks = 1024;

export function learnNet(lessons: readonly Lesson[]): NetTable {
  const { weights, least, speaks, bias } = teach(lessons);
  const scale = whole * fine * fineSpeaks;
  return {
    unit: 1 / scale,
    bias: Math.round((bias[0] ?? 0) * scale),
    least: inParts(least, whole * fine),
    speaks: inParts(speaks, fineSpeaks),
    weights: inParts(weights, fine),
  };
}

function inParts(values: Float64Array, parts: number): number[] {
  return Array.from(values, (value) => Math.round(value * parts));
}
