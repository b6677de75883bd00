import { expect, it } from "vitest";
import { renewAmidKills } from "./renewals.ts";

it("a sign-in at Microsoft outlives whoever dies while renewing it: of 20 at once, killed 4 times, 0 accounts are lost (R-36)", {
  timeout: 180_000,
}, async () => {
  const { renewed, kills, within, lost } = await renewAmidKills({
    processes: 2,
    each: 10,
    kills: 4,
    seed: 1,
  });
  expect({ kills, lost }).toEqual({ kills: 4, lost: 0 });
  expect(renewed).toBeGreaterThanOrEqual(4);
  expect(within).toBeGreaterThan(0);
});
