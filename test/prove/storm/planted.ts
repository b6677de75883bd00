/**
 * Bugs of the send protocol, each planted into a copy of the program: a harness that does not catch them proves
 * nothing. A bug is a change of the source, so none can rot unnoticed: what it replaces must stand there once.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Shown } from "../run.ts";
import { points } from "./killing.ts";
import type { Where } from "./remotes.ts";
import { stormApart, wrongs } from "./storms.ts";

export interface Bug {
  name: string;
  changes: readonly { file: string; from: string; to: string }[];
  /** The worker dies while the bug is looked for: some show only then. */
  dies?: true;
}

const mostMs = 60_000;

/** One storm after the other, until one shows something wrong or the minute is over. */
export async function caught(where: Where, bug: Bug): Promise<Shown> {
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
      const storm = await stormApart(
        { where, contacts: 20, seed, faults: 0.3, isBrief: true, ...kill },
        main,
        left,
      );
      const [first] = storm === undefined ? [] : wrongs(storm);
      if (first !== undefined) return { what, shown: true, figures: `${seconds()}, storm ${seed}: ${first}` };
    }
    return { what, shown: false, figures: `nothing was wrong in ${seconds()}` };
  } finally {
    remove();
  }
}

/** A copy of the program, as far as a storm needs it, with the bug in it. Take it away with `remove`. */
export function planted(bug: Bug): { main: string; remove(): void } {
  const root = join(import.meta.dirname, "../../..");
  const copy = mkdtempSync(join(tmpdir(), "quarterhour-bug-"));
  for (const part of [
    "src",
    "workers",
    "templates",
    "package.json",
    "test/doubles",
    "test/prove/storm",
    "test/without-morning.ts",
    "test/providers",
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const remove = () => rmSync(copy, { recursive: true });
  try {
    plant(copy, bug);
  } catch (error) {
    remove();
    throw error;
  }
  return { main: join(copy, "test/prove/storm/storm-main.ts"), remove };
}

function plant(copy: string, { name, changes }: Bug): void {
  for (const { file, from, to } of changes) {
    const text = readFileSync(join(copy, file), "utf8");
    if (text.split(from).length !== 2) throw new Error(`${name}: ${file} does not hold, once: ${from}`);
    writeFileSync(
      join(copy, file),
      text.replace(from, () => to),
    );
  }
}
