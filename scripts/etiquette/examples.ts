/** Labelled texts, with what their sentences show to the table and to the net of a job ask. */
import { featuresOf } from "../../src/core/etiquette/ask-features.ts";
import { marksOf } from "../../src/core/etiquette/ask-marks.ts";
import { type NetInput, netInput } from "../../src/core/etiquette/net-inputs.ts";
import { sentencesOf } from "../../src/core/etiquette/sentences.ts";
import { type Labelled, labelled, type Writer, writers } from "../../test/etiquette/read-labelled.ts";

export interface Example extends Labelled {
  writer: Writer;
  /** Plain forms of its sentences. */
  sentences: readonly string[];
  /** Names of all that they show, each once. */
  names: readonly string[];
  words: readonly NetInput[];
}

export function examples(): Example[] {
  const all = Object.entries(writers) as [Writer, (typeof writers)[Writer]][];
  return all.flatMap(([writer, parts]) =>
    parts.flatMap((part) => labelled(part).map((one) => exampleOf(one, writer))),
  );
}

export function exampleOf(one: Labelled, writer: Writer): Example {
  const sentences = sentencesOf(one.text).map(({ plain }) => plain);
  const taken = sentences.map((plain) => featuresOf(plain));
  const names = taken.flatMap(({ features }, i) => [
    ...features.map(({ name }) => name),
    ...marksOf(sentences[i] ?? "").names,
  ]);
  return {
    ...one,
    writer,
    sentences,
    names: [...new Set(names)],
    words: taken.flatMap(({ words }) => ["", ...words, ""].map(netInput)),
  };
}
