/** The same storms catch every planted bug, each within a minute. */
import type { Shown } from "../run.ts";
import { type Bug, bugs, planted } from "./bugs.ts";
import { points } from "./killing.ts";
import { stormApart, wrongs } from "./storms.ts";

const mostMs = 60_000;

export async function prove(): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const bug of bugs) shown.push(await caught(bug));
  return shown;
}

/** One storm after the other, until one shows something wrong or the minute is over. */
export async function caught(bug: Bug): Promise<Shown> {
  const { main, remove } = planted(bug);
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1_000).toFixed(1)} s`;
  const what = `caught: ${bug.name}`;
  const point = points.find(
    ({ port, method, when }) => port === "ledger" && method === "append" && when === "before",
  );
  try {
    for (let seed = 1; performance.now() - began < mostMs; seed += 1) {
      const kill = bug.dies === true && point !== undefined ? { kill: { point, times: 8 } } : {};
      const left = Math.ceil(mostMs - (performance.now() - began));
      const storm = await stormApart({ contacts: 20, seed, faults: 0.3, isBrief: true, ...kill }, main, left);
      const [first] = storm === undefined ? [] : wrongs(storm);
      if (first !== undefined) return { what, shown: true, figures: `${seconds()}, storm ${seed}: ${first}` };
    }
    return { what, shown: false, figures: `nothing was wrong in ${seconds()}` };
  } finally {
    remove();
  }
}
