/** 200 kills of `start --once`, at least 100 of them in the middle of the work: nothing is lost, nothing made twice. */
import { closeBench, killHome, type Mode, openBench, seeded, type Toll } from "../../kill/kill-home.ts";
import type { Shown } from "../run.ts";

const share: Readonly<Record<Mode, number>> = { drafts: 70, sends: 70, events: 60 };
const killsAHome = 4;

export async function prove(): Promise<Shown[]> {
  const random = seeded(20261122);
  const shown: Shown[] = [];
  let kills = 0;
  let inside = 0;
  for (const mode of Object.keys(share) as Mode[]) {
    const tolls = await killAll(mode, random);
    const differences = tolls.flatMap((toll) => toll.differences);
    if (differences.length > 0) console.error(mode, differences.slice(0, 5));
    const mine = sum(tolls, (toll) => toll.kills);
    kills += mine;
    inside += sum(tolls, (toll) => toll.inside);
    shown.push({
      what: `after kills, the same ${mode} as in the undisturbed twin, each once`,
      shown: differences.length === 0,
      figures: `${mine} kills on ${tolls.length} homes, ${differences.length} differences`,
    });
  }
  shown.push({
    what: "200 kills, at least 100 of them between the first claim and the last settle",
    shown: kills >= 200 && inside >= 100,
    figures: `${kills} kills, ${inside} inside`,
  });
  return shown;
}

/** Two homes at a time. */
async function killAll(mode: Mode, random: () => number): Promise<Toll[]> {
  const bench = await openBench(mode);
  try {
    const tolls: Toll[] = [];
    const left = () => share[mode] - sum(tolls, (toll) => toll.kills);
    const lane = async () => {
      while (left() > 0) tolls.push(await killHome(bench, Math.min(killsAHome, left()), random));
    };
    await Promise.all([lane(), lane()]);
    return tolls;
  } finally {
    closeBench(bench);
  }
}

function sum(tolls: readonly Toll[], of: (toll: Toll) => number): number {
  return tolls.reduce((total, toll) => total + of(toll), 0);
}
