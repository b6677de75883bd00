/** How well labelled replies are read: the precision of what is sure, and how much of what is decidable is covered. */
import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Judged, judge, labelledIn } from "./judge.ts";

export interface Score {
  kind: string;
  /** Lines of this kind that a careful assistant would act on, and those of them that are sure and right. */
  decidable: number;
  covered: number;
  /** Lines that are read as this kind for sure, and those of them that are so and decidable. */
  claimed: number;
  right: number;
}

/** The files of a folder that hold labelled replies: those to develop with, and those that are kept aside. */
export function replyFiles(folder = import.meta.dirname): { development: URL[]; keptAside: URL[] } {
  const files = globSync("*.jsonl", { cwd: folder })
    .sort()
    .map((name) => ({ name, url: pathToFileURL(`${folder}/${name}`) }));
  const isAside = (name: string): boolean => name.startsWith("kept-aside");
  return {
    development: files.filter(({ name }) => !isAside(name)).map(({ url }) => url),
    keptAside: files.filter(({ name }) => isAside(name)).map(({ url }) => url),
  };
}

export function judgeAll(files: readonly URL[]): Judged[] {
  return files.flatMap(labelledIn).map(judge);
}

/** What is sure and must not be: another reading than the label's, or one that is not to be acted on. */
export function isWrong({ got, isRight, isDecidable }: Judged): boolean {
  return isClaim(got) && !(isRight && isDecidable);
}

/** A time that would be booked by itself and must not be. */
export function isWrongBooking(judged: Judged): boolean {
  return isWrong(judged) && judged.got.reading.kind === "accepts";
}

export function isMissed({ got, isRight, isDecidable }: Judged): boolean {
  return isDecidable && !(got.sure && isRight);
}

/** One score a kind, in the order of `kinds`, and last that of all. */
export function scoresOf(judged: readonly Judged[]): Score[] {
  const scores = kinds.map((kind): Score => {
    const decidable = judged.filter(({ line, isDecidable }) => line.want.kind === kind && isDecidable);
    const claimed = judged.filter(({ got }) => isClaim(got) && got.reading.kind === kind);
    return {
      kind,
      decidable: decidable.length,
      covered: decidable.filter((each) => !isMissed(each)).length,
      claimed: claimed.length,
      right: claimed.filter((each) => !isWrong(each)).length,
    };
  });
  const sum = (of: "decidable" | "covered" | "claimed" | "right"): number =>
    scores.reduce((total, score) => total + score[of], 0);
  return [
    ...scores,
    {
      kind: "all",
      decidable: sum("decidable"),
      covered: sum("covered"),
      claimed: sum("claimed"),
      right: sum("right"),
    },
  ];
}

/** "accepts: precision 41 of 41 (91.4–100.0 %), coverage 38 of 41 (80.6–97.5 %)". */
export function scoreText({ kind, decidable, covered, claimed, right }: Score): string {
  return `${kind}: precision ${right} of ${claimed} (${percents(right, claimed)}), coverage ${covered} of ${decidable} (${percents(covered, decidable)})`;
}

/** The interval of Wilson (1927) that holds a share with 95 % certainty. */
export function wilson(hits: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const z = 1.959964;
  const share = hits / of;
  const middle = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

function percents(hits: number, of: number): string {
  const { low, high } = wilson(hits, of);
  return `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)} %`;
}

/** `other` claims nothing, whoever wrote it. */
function isClaim({ reading, sure }: Judged["got"]): boolean {
  return sure && reading.kind !== "other";
}

const kinds = [
  "accepts",
  "proposes",
  "asks-for-times",
  "declines",
  "not-now",
  "refers",
  "opts-out",
  "out-of-office",
  "bounced",
  "reschedules",
  "cancels",
];
