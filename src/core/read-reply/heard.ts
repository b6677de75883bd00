/** What is known of a mail before anybody asks what it says, and the forms of an answer to that. */
import type { Mode, Reading } from "../reading.ts";
import type { NewText } from "./new-text.ts";
import { onceEach } from "./once-each.ts";
import type { Ground } from "./segments.ts";
import type { Sentence } from "./sentences.ts";
import { withoutIdle } from "./stance-words.ts";
import type { SaidSentence, TimesSaid } from "./times-said.ts";

export interface Heard {
  /** The address that it came from. */
  from: string;
  text: NewText;
  sentences: readonly Sentence[];
  /** The same sentences in their clauses. */
  sayings: readonly SaidSentence[];
  times: TimesSaid;
  ground: Omit<Ground, "days">;
}

export type Read = { reading: Reading; sure: boolean; because: string };

export function withMode(mode: Mode | undefined) {
  return mode === undefined ? {} : { mode };
}

export const allWords = onceEach((sentences: readonly Sentence[]): readonly string[] =>
  sentences.flatMap(({ words }) => [...withoutIdle(words), "."]),
);

/** The words that a reading rests on. */
export function wordsOf(sentences: readonly Sentence[]): string {
  return sentences
    .map(({ words }) => words.join(" "))
    .join(" . ")
    .slice(0, 160);
}

export function sure(reading: Reading, because: string): Read {
  return { reading, sure: true, because };
}

export function other({ text }: Heard): Read {
  return { reading: { kind: "other" }, sure: false, because: text.body.replace(/\s+/gu, " ").slice(0, 120) };
}
