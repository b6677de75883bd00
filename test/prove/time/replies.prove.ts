/** Reading replies: precision and coverage on labelled mail, that to develop with and that kept aside from tuning. */

import { hostileReplies, timeToRead } from "../../replies/hostile.ts";
import type { Judged } from "../../replies/judge.ts";
import {
  isWrongBooking,
  judgeAll,
  replyFiles,
  type Score,
  scoresOf,
  scoreText,
} from "../../replies/score.ts";
import type { Shown } from "../run.ts";

const kindsAtLeast = 10;
const everyKind = 11;

export async function prove(): Promise<Shown[]> {
  const { development, keptAside } = replyFiles();
  const aside =
    keptAside.length === 0
      ? [
          {
            what: "the part kept aside is read as well",
            shown: false,
            figures: "THERE IS NO FILE test/replies/kept-aside-*.jsonl: nothing is known of unseen mail",
          },
        ]
      : partShown("the part kept aside", judgeAll(keptAside), true);
  const slowest = Math.max(...hostileReplies().map(({ text }) => timeToRead(text)));
  return [
    ...partShown("the part to develop with", judgeAll(development), false),
    ...aside,
    {
      what: "a million characters of any shape are read within 250 ms (C-38)",
      shown: slowest <= 250,
      figures: `the slowest took ${slowest.toFixed(0)} ms`,
    },
  ];
}

function partShown(part: string, judged: readonly Judged[], isAside: boolean): Shown[] {
  const scores = scoresOf(judged);
  for (const score of scores) console.log(`${part}: ${scoreText(score)}`);
  const of = (kind: string): Score | undefined => scores.find((score) => score.kind === kind);
  const all = of("all");
  const optOuts = of("opts-out");
  const full = scores.filter(({ kind, decidable }) => kind !== "all" && decidable >= kindsAtLeast).length;
  const bookings = judged.filter(isWrongBooking).length;
  if (all === undefined || optOuts === undefined) return [];
  const shares = {
    precision: all.claimed === 0 ? 0 : all.right / all.claimed,
    coverage: all.decidable === 0 ? 0 : all.covered / all.decidable,
  };
  const said = isAside ? "" : ", in the sense that nothing got worse";
  return [
    {
      what: `${part}: what is sure is right in 99 % and more${said}`,
      shown: shares.precision >= 0.99,
      figures: scoreText(all),
    },
    {
      what: `${part}: no wrong booking at all`,
      shown: bookings === 0,
      figures: `${bookings} of ${judged.length}`,
    },
    {
      what: `${part}: 85 % and more of what is decidable is sure and right`,
      shown: shares.coverage >= 0.85,
      figures: `${(shares.coverage * 100).toFixed(1)} %`,
    },
    {
      what: `${part}: every wish to be left alone is heard (R-18)`,
      shown: optOuts.decidable > 0 && optOuts.covered === optOuts.decidable,
      figures: `${optOuts.covered} of ${optOuts.decidable}`,
    },
    {
      what: `${part}: every kind has ten examples and more`,
      shown: full === everyKind,
      figures: `${full} of ${everyKind} kinds`,
    },
  ];
}
