/** 200 kills of `start --once`, at least 100 of them in the middle of the work: nothing is lost, nothing made twice. */
import { killHome, type Mode, seeded, type Toll } from "../../kill/kill-home.ts";
import type { Shown } from "../run.ts";

const share: Readonly<Record<Mode, number>> = { drafts: 70, sends: 70, events: 60 };
const killsAHome = 5;

export async function prove(): Promise<Shown[]> {
  const random = seeded(20261122);
  const tolls: Toll[] = [];
  for (const mode of Object.keys(share) as Mode[]) {
    let kills = 0;
    while (kills < share[mode]) {
      const toll = await killHome(mode, Math.min(killsAHome, share[mode] - kills), random);
      tolls.push(toll);
      kills += toll.kills;
      if (toll.differences.length > 0) console.error(mode, toll.differences.slice(0, 5));
    }
  }
  const kills = sum(tolls, (toll) => toll.kills);
  const inside = sum(tolls, (toll) => toll.inside);
  return [
    ...(Object.keys(share) as Mode[]).map((mode) => {
      const mine = tolls.filter((toll) => toll.mode === mode);
      const differences = sum(mine, (toll) => toll.differences.length);
      return {
        what: `after kills, the same ${mode} as in the undisturbed twin, each once`,
        shown: differences === 0,
        figures: `${sum(mine, (toll) => toll.kills)} kills on ${mine.length} homes, ${differences} differences`,
      };
    }),
    {
      what: "200 kills, at least 100 of them between the first claim and the last settle",
      shown: kills >= 200 && inside >= 100,
      figures: `${kills} kills, ${inside} inside`,
    },
  ];
}

function sum(tolls: readonly Toll[], of: (toll: Toll) => number): number {
  return tolls.reduce((total, toll) => total + of(toll), 0);
}
