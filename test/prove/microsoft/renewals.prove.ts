/** A sign-in at Microsoft whose refresh token changes with each use, renewed by many who die. */
import { renewAmidKills } from "../../app/renewals.ts";
import type { Shown } from "../run.ts";

export async function prove(): Promise<Shown[]> {
  const { renewed, kills, within, unstored, lost } = await renewAmidKills({
    processes: 4,
    each: 25,
    kills: 50,
    seed: 7,
  });
  return [
    {
      what: "R-36: 100 at once renew one sign-in and are killed 50 times, and 0 accounts are lost",
      shown: kills === 50 && lost === 0 && within >= 25,
      figures: `${renewed} renewals, ${kills} kills, ${within} within a renewal, ${unstored} new tokens that nobody stored, ${lost} lost`,
    },
  ];
}
