/** A few of the kills of `npm run prove -- loop kills`, on smaller homes. */
import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { answersLine, crowdedHome, letThemAccept, linesOf } from "./kill/crowd.ts";
import { type Killed, killRound, readDrafts, readEvents, readSent, seeded } from "./kill/kill-round.ts";
import { programDone } from "./kill/program.ts";

const people = 11;
const homes: string[] = [];
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

describe("the program, killed with kill -9 at random moments", () => {
  it("leaves each draft once, the same as without a kill (R-1, R-29, A20)", async () => {
    const home = made("me");
    const subject = { home, line: linesOf.me, step: "request" as const, count: people, read: readDrafts };
    expectTheSame(await killRound(subject, 4, seeded(1)), 4);
  });

  it("sends each mail once and loses none, and makes each event once (R-1, R-2, R-26, A20)", async () => {
    const home = made("auto");
    const sends = { home, line: linesOf.auto, step: "request" as const, count: people, read: readSent };
    expectTheSame(await killRound(sends, 3, seeded(2)), 3);

    programDone(home, ...linesOf.auto);
    await letThemAccept(home, 5);
    const books = { home, line: answersLine, step: "event" as const, count: 5, read: readEvents };
    expectTheSame(await killRound(books, 3, seeded(3)), 3);
  });
});

function made(hand: "me" | "auto"): string {
  const home = crowdedHome(hand, people);
  homes.push(home);
  return home;
}

function expectTheSame({ kills, differences }: Killed, count: number): void {
  expect(differences).toEqual([]);
  expect(kills).toBe(count);
}
