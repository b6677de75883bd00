/** Sentences of such mails, written and labelled by somebody who had not seen the checker. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { jobAskIn } from "../../src/core/etiquette/job-ask.ts";
import { sentencesOf } from "../../src/core/etiquette/sentences.ts";

export interface Labelled {
  id: string;
  text: string;
  label: "job-ask" | "allowed" | "field-outlook" | "flattery" | "guilt";
}

/**
 * Who wrote which parts. The maker of the checker wrote for it to learn from; all others had not seen it. `kept-aside` is
 * by others again, and is never read by whoever works on it, only counted; empty where there is none.
 */
export const writers = {
  first: ["dev", "dev-2"],
  third: ["dev-3"],
  fourth: ["dev-4"],
  fifth: ["dev-5"],
  sixth: ["dev-6"],
  seventh: ["dev-7"],
  eighth: ["dev-8"],
  ninth: ["dev-9"],
  tenth: ["dev-10"],
  eleventh: ["dev-11"],
  twelfth: ["dev-12"],
  thirteenth: ["dev-13"],
  fourteenth: ["dev-14"],
  fifteenth: ["dev-15"],
  sixteenth: ["dev-16"],
  seventeenth: ["dev-17"],
  maker: ["training", "training-2"],
} as const;
export type Writer = keyof typeof writers;
export type Part = (typeof writers)[Writer][number] | "kept-aside";

export function labelled(part: Part): Labelled[] {
  const path = join(import.meta.dirname, `${part}.jsonl`);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Labelled);
}

export interface Counted {
  asks: number;
  caught: number;
  others: number;
  alarms: number;
}

/** How many job asks are noticed, as an error or a warning, and how much of what may be said is taken for one. */
export function countCaught(sentences: readonly Labelled[]): Counted {
  const isTaken = ({ text }: Labelled) =>
    sentencesOf(text).some((sentence) => jobAskIn(sentence) !== undefined);
  const asks = sentences.filter(({ label }) => label === "job-ask");
  const others = sentences.filter(({ label }) => label === "allowed" || label === "field-outlook");
  return {
    asks: asks.length,
    caught: asks.filter(isTaken).length,
    others: others.length,
    alarms: others.filter(isTaken).length,
  };
}
