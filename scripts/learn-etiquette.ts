/** `npm run learn` writes `src/core/etiquette/ask-weights.json` out of labelled sentences, and says what to expect of it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crossValidate, learn, rowsOf } from "./etiquette/cross-validate.ts";

const examples = rowsOf();
const { counted, threshold } = crossValidate(examples);
const { bias, weights } = learn(examples);
const path = join(import.meta.dirname, "..", "src/core/etiquette/ask-weights.json");
writeFileSync(
  path,
  `${JSON.stringify({ bias, threshold, weights: Object.fromEntries(weights) }, null, 0)}\n`,
);
const { asks, caught, others, alarms } = counted;
console.log(`Wrote ${path}: ${weights.size} weights.`);
console.log(
  `Of sentences not learnt from: ${caught} of ${asks} job asks noticed, ${alarms} of ${others} others wronged.`,
);
