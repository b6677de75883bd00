/** A few of the kills of `npm run prove -- loop kills`, on smaller homes. */
import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { answersLine, byItself, crowdedHome, letThemAccept, linesOf } from "./kill/crowd.ts";
import { killRound, readDrafts, readEvents, readSent, type Subject, seeded } from "./kill/kill-round.ts";
import { programDone } from "./kill/program.ts";

const people = 8;
const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

describe("the program, killed with kill -9 at random moments", () => {
  it("leaves each draft, each mail and each event once, the same as without a kill (R-1, R-2, R-26, R-29, A20)", async () => {
    const drafted = crowdedHome("me", people);
    const home = byItself(drafted);
    homes.push(drafted, home);
    const requests = { step: "request", count: people } as const;
    const drafts: Subject = { ...requests, home: drafted, line: linesOf.me, read: readDrafts };
    const sends: Subject = { ...requests, home, line: linesOf.auto, read: readSent };
    const books: Subject = { step: "event", count: 4, home, line: answersLine, read: readEvents };
    await survives(drafts, 4);
    await survives(sends, 3);
    programDone(home, ...linesOf.auto);
    await letThemAccept(home, 4);
    await survives(books, 3);
  }, 180_000);
});

async function survives(subject: Subject, kills: number): Promise<void> {
  const done = await killRound(subject, kills, seeded(kills));
  expect(done.differences).toEqual([]);
  expect(done.kills).toBeGreaterThanOrEqual(kills);
}
