/** A worker that stays, as in `start`, read and planned by hand. */
import { inlineQueue } from "../../../src/queue/inline.ts";
import { actProcessor } from "../../../workers/act.ts";
import type { WorkerDeps } from "../../../workers/deps.ts";
import { planProcessor } from "../../../workers/plan.ts";
import { syncProcessor } from "../../../workers/sync.ts";

/** Each call reads mailbox and calendar once, plans, and does what is due. Rejects with what a processor threw. */
export async function runningWorker(given: WorkerDeps): Promise<() => Promise<void>> {
  const queue = inlineQueue();
  const deps: WorkerDeps = { ...given, ring: (ring) => queue.ring(ring) };
  await queue.work({ sync: syncProcessor(deps), plan: planProcessor(deps), act: actProcessor(deps) });
  return async () => {
    for (const name of ["sync", "plan"] as const) {
      await queue.ring({ queue: name, mailboxId: deps.mailboxId });
      await queue.drained();
    }
  };
}
