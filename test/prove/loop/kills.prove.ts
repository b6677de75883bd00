/** `kill -9` of `start --once` at 200 random moments, on forty contacts who are all due at one instant; and at 200 more
 * while twenty of them have said yes. */
import { rmSync } from "node:fs";
import { answersLine, crowdedHome, letThemAccept, linesOf } from "../../story/kill/crowd.ts";
import {
  type Killed,
  killRound,
  readDrafts,
  readEvents,
  readSent,
  type Subject,
  seeded,
} from "../../story/kill/kill-round.ts";
import { programDone } from "../../story/kill/program.ts";
import type { Row } from "../../story/kill/read-files.ts";
import type { Shown } from "../run.ts";
import { pythonWith, readWith } from "./python.ts";

const killsEach = Number(process.env.KILLS ?? 100);

export async function prove(): Promise<Shown[]> {
  const began = performance.now();
  const me = crowdedHome("me");
  const auto = crowdedHome("auto");
  const asked = crowdedHome("auto");
  programDone(asked, ...linesOf.auto);
  await letThemAccept(asked, 20);

  const requests = { step: "request", count: 40 } as const;
  const drafts: Subject = { ...requests, home: me, line: linesOf.me, read: readDrafts };
  const sent: Subject = { ...requests, home: auto, line: linesOf.auto, read: readSent };
  const events: Subject = { step: "event", count: 20, home: asked, line: answersLine, read: readEvents };
  const python = pythonWith("mailbox", "email");
  const [[left, booked], [went, bookedToo]] = await Promise.all([
    inTurn(
      () => round(drafts, 1, python),
      () => round(events, 3, undefined),
    ),
    inTurn(
      () => round(sent, 2, python),
      () => round(events, 4, undefined),
    ),
  ]);
  for (const home of [me, auto, asked]) rmSync(home, { recursive: true });

  const reader =
    python === undefined
      ? "our own small reader; no Python on this machine"
      : "Python's mailbox and email, and our own small reader";
  const seconds = `${((performance.now() - began) / 1000).toFixed(0)} s`;
  return [
    shown("request: me, the drafts of 40 contacts equal the twin's, each once", [left], reader),
    shown("request: auto, the mails sent to 40 contacts equal the twin's, each once", [went], reader),
    ...counts(
      `at least ${2 * killsEach} kills, ${killsEach} of them between the first claim and the last settle`,
      [left, went],
      seconds,
    ),
    shown(
      "20 acceptances, the events equal the twin's, each once",
      [booked, bookedToo],
      "our own small reader",
    ),
    ...counts(
      `at least ${2 * killsEach} kills during the acceptances, ${killsEach} of them in their window`,
      [booked, bookedToo],
      seconds,
    ),
  ];
}

async function inTurn<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  return [await first(), await second()];
}

async function round(subject: Subject, seed: number, python: string | undefined): Promise<Killed> {
  const folder = subject.read === readDrafts ? "Drafts" : "Sent";
  const also = (home: string, rows: readonly Row[]) => {
    if (python === undefined) return undefined;
    const theirs = new Set(readWith(python, home, folder).map((row) => JSON.stringify(row)));
    const isSame = theirs.size === rows.length && rows.every((row) => theirs.has(JSON.stringify(row)));
    return isSame ? undefined : `Python reads ${theirs.size} other mails than we do`;
  };
  return killRound(subject, killsEach, seeded(seed), also);
}

function shown(what: string, rounds: readonly Killed[], reader: string): Shown {
  const differences = rounds.flatMap((one) => one.differences);
  const homes = rounds.reduce((sum, one) => sum + one.homes, 0);
  const first = differences.slice(0, 3).join("; ");
  return {
    what,
    shown: differences.length === 0,
    figures: `${homes} homes, ${differences.length} differences${first === "" ? "" : `: ${first}`}; read with ${reader}`,
  };
}

function counts(what: string, rounds: readonly Killed[], seconds: string): Shown[] {
  const kills = rounds.reduce((sum, one) => sum + one.kills, 0);
  const inside = rounds.reduce((sum, one) => sum + one.inside, 0);
  const windows = rounds
    .map(({ window }) => `${window.from.toFixed(0)}–${window.until.toFixed(0)} ms`)
    .join(" and ");
  return [
    {
      what,
      shown: kills >= 2 * killsEach && inside >= killsEach,
      figures: `${kills} kills, ${inside} inside; the window of an undisturbed run: ${windows}; ${seconds} in all`,
    },
  ];
}
