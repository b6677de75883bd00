/** What to expect on sentences of somebody new: each writer's are measured by what was learnt of all others. */
import { askScore, type Learnt, learntFrom } from "../../src/core/etiquette/ask-score.ts";
import type { Labelled, Writer } from "../../test/etiquette/read-labelled.ts";
import type { Example } from "./examples.ts";
import { learnNet } from "./learn-net.ts";
import { learnTable } from "./learn-table.ts";

export interface Scored {
  writer: Writer;
  id: string;
  label: Labelled["label"];
  /** Of the sentence that speaks most for a job ask. */
  value: number;
}

export function learn(examples: readonly Example[], threshold: number): Parameters<typeof learntFrom> {
  const asks = examples.map(({ names, words, label }) => ({ names, words, isAsk: label === "job-ask" }));
  return [{ ...learnTable(asks), threshold }, learnNet(asks)];
}

/** By leaving one writer out after the other; `maker` made the checker and is only learnt from. */
export function leaveOneOut(examples: readonly Example[], maker: Writer): Scored[] {
  const writers = [...new Set(examples.map(({ writer }) => writer))].filter((writer) => writer !== maker);
  return writers.flatMap((writer) => {
    const learnt = learntFrom(
      ...learn(
        examples.filter((one) => one.writer !== writer),
        0,
      ),
    );
    return examples.filter((one) => one.writer === writer).map((one) => scored(one, learnt));
  });
}

function scored({ writer, id, label, sentences }: Example, learnt: Learnt): Scored {
  return { writer, id, label, value: Math.max(...sentences.map((plain) => askScore(plain, learnt).value)) };
}

export interface Measured {
  asks: number;
  caught: number;
  others: number;
  alarms: number;
}

/** What is asked for, and what is noticed of it, at 0 and more; flattery and guilt are neither. */
export function measured(scores: readonly Scored[], threshold: number): Measured {
  const asks = scores.filter(({ label }) => label === "job-ask");
  const others = scores.filter(isOther);
  const isOver = ({ value }: Scored) => value >= threshold;
  return {
    asks: asks.length,
    caught: asks.filter(isOver).length,
    others: others.length,
    alarms: others.filter(isOver).length,
  };
}

/** The lowest threshold that keeps false alarms at this share or below. */
export function thresholdFor(scores: readonly Scored[], share: number): number {
  const others = scores.filter(isOther).toSorted((a, b) => b.value - a.value);
  return Math.ceil(1000 * (others[Math.floor(share * others.length)]?.value ?? 0) + 1) / 1000;
}

function isOther({ label }: Scored): boolean {
  return label === "allowed" || label === "field-outlook";
}
