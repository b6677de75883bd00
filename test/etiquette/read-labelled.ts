/** Sentences of such mails, written and labelled by somebody who had not seen the checker. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jobAskIn } from "../../src/core/etiquette/job-ask.ts";
import { sentencesOf } from "../../src/core/etiquette/sentences.ts";

export interface Labelled {
  id: string;
  text: string;
  label: "job-ask" | "allowed" | "field-outlook" | "flattery" | "guilt";
}

/** `dev`: what the rules were written with. `kept-aside`: never read by whoever writes them, only counted. */
export function labelled(part: "dev" | "kept-aside"): Labelled[] {
  return readFileSync(join(import.meta.dirname, `${part}.jsonl`), "utf8")
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

/** How many job asks are noticed, as an error or a warning, and how many other sentences are taken for one. */
export function countCaught(sentences: readonly Labelled[]): Counted {
  const isTaken = ({ text }: Labelled) =>
    sentencesOf(text).some((sentence) => jobAskIn(sentence) !== undefined);
  const asks = sentences.filter(({ label }) => label === "job-ask");
  const others = sentences.filter(({ label }) => label !== "job-ask");
  return {
    asks: asks.length,
    caught: asks.filter(isTaken).length,
    others: others.length,
    alarms: others.filter(isTaken).length,
  };
}
