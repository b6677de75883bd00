/**
 * `npm run learn` writes what `ask-score.ts` goes by out of labelled sentences, and says what to expect of it on sentences
 * of somebody new. Takes some minutes.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { examples } from "./etiquette/examples.ts";
import { learn, leaveOneOut, measured, thresholdFor } from "./etiquette/measure.ts";

/** Those who wrote to try a checker; the others wrote to teach one, and were asked for what is hardest to tell apart. */
const trying: readonly string[] = [
  "first",
  "third",
  "fourth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
];
const alarmsAllowed = 0.03;

const all = examples();
const scores = leaveOneOut(all, "maker");
const threshold = thresholdFor(
  scores.filter(({ writer }) => trying.includes(writer)),
  alarmsAllowed,
);
const [table, net] = learn(all, threshold);
write("src/core/etiquette/ask-weights.json", table);
write("src/core/etiquette/ask-net.json", net);
const groups = Map.groupBy(scores, ({ writer }) => writer);
const figures = Object.fromEntries(
  [...groups].map(([writer, theirs]) => [writer, measured(theirs, threshold)]),
);
write("test/etiquette/measured.json", { sentences: all.length, writers: figures });
for (const [writer, { asks, caught, others, alarms }] of Object.entries(figures))
  console.log(`${writer}: ${caught} of ${asks} job asks noticed, ${alarms} of ${others} others wronged.`);
for (const share of [0.01, 0.02, 0.03, 0.05]) {
  const { asks, caught } = measured(scores, thresholdFor(scores, share));
  console.log(`At ${100 * share} % false alarms: ${((100 * caught) / asks).toFixed(1)} %.`);
}

function write(path: string, what: object): void {
  writeFileSync(join(import.meta.dirname, "..", path), `${JSON.stringify(what)}\n`);
}
