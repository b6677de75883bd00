/** Where the home of a story lives, and who works for it: a folder and this process, as here, or a fleet. */
import type { Opening } from "../../src/app.ts";
import type { Environment } from "../../src/config.ts";
import type { Because } from "../../src/core/action.ts";
import type { ActionKey } from "../../src/core/keys.ts";
import { inlineQueue } from "../../src/queue/inline.ts";
import type { WorkerDeps } from "../../workers/deps.ts";
import { planHome } from "../../workers/plan.ts";
import { type RanOnce, runOnce } from "../../workers/run.ts";
import type { StoryDesk } from "./story-desk.ts";

export interface Ensemble {
  /** What the program finds in its environment. */
  environment: Environment;
  /** How the same home is opened without it. */
  opening: Opening;
  /** That holds rules.yaml, and on a practice mailbox mail and calendar. */
  folder: string;
  /** Where mail and calendar are, if not there. */
  desk?: StoryDesk;
  /** Rules that were edited in the folder hold from now on, unless they are wrong. */
  applyRules(): Promise<void>;
  /** The workers, once. `why` hears why each action was wanted, before it is done. */
  run(deps: WorkerDeps, why: Why): Promise<RanOnce>;
  close(): Promise<void>;
}

export type Why = (key: ActionKey, because: Because) => void;

/** Makes a home of a folder with nothing but rules.yaml; the clock is the story's. */
export type Gather = (folder: string, clock: () => Temporal.Instant) => Promise<Ensemble>;

export const alone: Gather = async (folder) => ({
  environment: { home: folder },
  opening: { home: folder },
  folder,
  applyRules: async () => {},
  async run(deps, why) {
    const queue = inlineQueue();
    const ring = tellingWhy(queue.ring, async () => deps, why);
    return runOnce(deps, { ...queue, ring });
  },
  close: async () => {},
});

/** Before an action is rung for of which nothing was told since the clock stands where it stands, all are told. */
export function tellingWhy(
  ring: WorkerDeps["ring"],
  depsOf: (mailboxId: WorkerDeps["mailboxId"]) => Promise<WorkerDeps | undefined>,
  why: Why,
): WorkerDeps["ring"] {
  const told = new Set<ActionKey>();
  let toldAt: Temporal.Instant | undefined;
  return async (rung) => {
    const { key, mailboxId } = rung;
    const deps = key === undefined ? undefined : await depsOf(mailboxId);
    if (key !== undefined && deps !== undefined) {
      const now = deps.clock();
      if (toldAt === undefined || !now.equals(toldAt)) told.clear();
      toldAt = now;
      if (!told.has(key)) {
        const { plan } = await planHome(deps, { kind: "all" });
        for (const action of plan.actions) {
          told.add(action.key);
          why(action.key, action.because);
        }
      }
    }
    return ring(rung);
  };
}
