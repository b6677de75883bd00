/** P-9: a rules file of 200 lines, parsed and validated with positions, against bare `yaml` parsing of the same text. */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { parseRules } from "../src/core/rules/parse-rules.ts";
import { type Measured, median } from "./rounds.ts";

const goal = 1.3;
const rounds = 400;

/**
 * One run of each in a round, many rounds: a file is read once in a while, so nothing is measured with the other's
 * code pushed out of the processor's caches and its own kept in. The ratio is the median of each round's own ratio,
 * and the two swap places from round to round, so that a busy moment or a collection of garbage hits both alike.
 */
export async function measure(): Promise<Measured[]> {
  const text = twoHundredLines();
  const yaml = () => timed(() => void parse(text));
  const rules = () => timed(() => void parseRules(text, "rules.yaml"));
  for (let warm = 0; warm < 100; warm++) [yaml(), rules()];
  const taken = Array.from({ length: rounds }, (_, round) => {
    if (round % 2 === 0) return { yaml: yaml(), rules: rules() };
    return { rules: rules(), yaml: yaml() };
  });
  const ratio = median(taken.map((one) => one.rules / one.yaml));
  const said = (name: "yaml" | "rules") => `${name} ${median(taken.map((one) => one[name])).toFixed(3)} ms`;
  return [
    {
      id: "P-9",
      what: "rules file",
      ratio: ratio.toFixed(2),
      goal: String(goal),
      met: ratio <= goal,
      raw: `${said("yaml")}, ${said("rules")}`,
    },
  ];
}

/** The example file, with further entries of `for` up to 200 lines. */
function twoHundredLines(): string {
  const example = readFileSync(new URL("../rules.example.yaml", import.meta.url), "utf8");
  const [head = "", tests = ""] = example.split(/(?=^# Your own tests)/m);
  const entry = (index: number) =>
    `  - who: { tag: group-${index}, country: [US, GB] }\n    sending: { at_most: 2 a day, hours: 9:00 to 16:00 }\n    meetings:\n      length: 25 minutes\n`;
  const missing = Math.ceil((200 - example.split("\n").length) / 4);
  const more = Array.from({ length: Math.max(missing, 0) }, (_, index) => entry(index));
  return `${head.trimEnd()}\n${more.join("")}${tests}`;
}

/** Milliseconds. */
function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
