/** Labelled replies as the tables learn from them: what each shows, and what it should be taken for. */
import { isOver, readByRules } from "../../src/core/read-reply/from-person.ts";
import { hear } from "../../src/core/read-reply/hear.ts";
import type { Heard, Read } from "../../src/core/read-reply/heard.ts";
import { newText } from "../../src/core/read-reply/new-text.ts";
import { clauseFeatures, timedClauses } from "../../src/core/read-reply/weighed/clause-features.ts";
import { featuresOf, ofRules } from "../../src/core/read-reply/weighed/features.ts";
import { isOfPerson, type Labelled, labelledIn, toInput } from "../../test/replies/judge.ts";

export const kinds = [
  "other",
  "accepts",
  "proposes",
  "asks-for-times",
  "declines",
  "not-now",
  "refers",
  "opts-out",
  "reschedules",
  "cancels",
] as const;

export interface LabelledClause {
  features: readonly string[];
  /** Whether its times are wished for; undefined where that cannot be told from the label. */
  isWanted: boolean | undefined;
}

export interface Example {
  line: Labelled;
  /** Whoever wrote it: the file. */
  writer: string;
  heard: Heard;
  plain: Read;
  features: readonly string[];
  /** Place in `kinds`. */
  kind: number;
  clauses: readonly LabelledClause[];
}

/** `isTuned`: the rules were made to fit these mails, so that what they read of them teaches nothing. */
export function examplesIn(file: URL, isTuned: boolean): Example[] {
  return labelledIn(file)
    .filter(isOfPerson)
    .map((line) => toExample(line, file.pathname, isTuned))
    .filter(({ heard }) => !isOver(heard));
}

function toExample(line: Labelled, writer: string, isTuned: boolean): Example {
  const input = toInput(line);
  const heard = hear(newText(input.text), input.from, {
    offered: input.offered,
    owner: input.ownerZone,
    contact: input.contactZone,
    receivedAt: input.receivedAt,
    scheduled: input.scheduled,
  });
  const plain = readByRules(heard);
  const features = featuresOf(heard, plain);
  const isDecidable = line.want.decidable ?? line.want.kind !== "other";
  return {
    line,
    writer,
    heard,
    plain,
    features: isTuned ? features.filter((name) => !name.startsWith(ofRules)) : features,
    kind: (kinds as readonly string[]).indexOf(isDecidable ? line.want.kind : "other"),
    clauses: isDecidable ? labelledClauses(line, heard) : [],
  };
}

function labelledClauses({ want, offered }: Labelled, heard: Heard): LabelledClause[] {
  if (want.kind !== "accepts" && want.kind !== "proposes" && want.kind !== "reschedules") return [];
  const at = (instant: string) => String(Temporal.Instant.from(instant));
  const chosen = want.slot === undefined ? undefined : offered[want.slot];
  const wanted = new Set([
    ...(want.starts ?? []).map(at),
    ...(want.windows ?? []).map(({ from, to }) => `${at(from)}/${at(to)}`),
    ...(chosen === undefined ? [] : [at(chosen.start)]),
  ]);
  const timed = timedClauses(heard);
  return timed.map(({ clause }, place) => {
    const features = clauseFeatures(place, timed, heard.times, want.kind);
    const found = heard.times.clauses.get(clause);
    const named = [
      ...(found?.settled.starts ?? []).map(String),
      ...(found?.settled.windows ?? []).map(({ from, to }) => `${from}/${to}`),
      ...(found?.slots ?? []).map((slot) => String(heard.ground.offered[slot]?.start)),
    ];
    const isEvery = named.length > 0 && named.every((each) => wanted.has(each));
    const isNone = named.length > 0 && !named.some((each) => wanted.has(each));
    return { features, isWanted: isEvery ? true : isNone ? false : undefined };
  });
}
