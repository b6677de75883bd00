/** Runs the workers of one home: once, at an instant that stands still, or until they are told to stop. */
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { Plan } from "../src/core/action.ts";
import type { Did } from "../src/core/did.ts";
import type { Outcome, Processor, Queue, QueueName } from "../src/queue/queue.ts";
import { actProcessor } from "./act.ts";
import type { WorkerDeps } from "./deps.ts";
import { planHome, planProcessor } from "./plan.ts";
import { syncProcessor } from "./sync.ts";

export interface RanOnce {
  /** After acting. */
  plan: Plan;
  did: Did[];
  /** Why a worker stopped before all was done, such as a sign-in that is no longer accepted. */
  stopped: string | undefined;
}

/** Syncs, plans and acts until nothing is due; then plans everything once more, for reading. */
export async function runOnce(given: WorkerDeps, queue: Queue): Promise<RanOnce> {
  const did: Did[] = [];
  let stopped: string | undefined;
  let progress = 0;
  const deps: WorkerDeps = {
    ...given,
    ring: (ring) => queue.ring(ring),
    did(done) {
      did.push(done);
      given.did(done);
    },
  };
  await queue.work(
    eachOf(deps, (outcome) => {
      if (outcome.kind === "stop") stopped ??= outcome.why;
      if (outcome.kind === "done" || isAtOnce(outcome)) progress += 1;
    }),
  );
  const { mailboxId } = deps;
  const isAtOnce = (outcome: Outcome) =>
    outcome.kind === "again" && Temporal.Instant.compare(outcome.at, deps.clock()) <= 0;
  await queue.ring({ queue: "sync", mailboxId });
  await queue.drained();
  for (let idle = 0; idle < mostIdle && stopped === undefined; ) {
    const before = did.length;
    progress = 0;
    await queue.ring({ queue: "plan", mailboxId });
    await queue.drained();
    // One of them is the plan itself; where nothing was acted on, nothing is due.
    if (progress <= 1) break;
    idle = did.length === before ? idle + 1 : 0;
  }
  const { plan } = await planHome(deps, { kind: "all" });
  return { plan, did, stopped };
}

/** Rounds in which actions were only dropped: a plan and its re-check that disagree must not run for ever. */
const mostIdle = 5;

export interface Pace {
  /** Between two looks at the ledger, in milliseconds. */
  tickMs: number;
  /** Between two readings of mailbox and calendar, in milliseconds. */
  syncMs: number;
  /** How long what runs may take to finish, in milliseconds. */
  graceMs: number;
}

const usualPace: Pace = { tickMs: 5_000, syncMs: 60_000, graceMs: 8_000 };

/** Resolves when `signal` is aborted and what ran has ended. Rejects with what a processor threw. */
export async function runUntilStopped(
  given: WorkerDeps,
  queue: Queue,
  signal: AbortSignal,
  pace: Pace = usualPace,
): Promise<void> {
  const deps: WorkerDeps = { ...given, ring: (ring) => queue.ring(ring) };
  const { mailboxId } = deps;
  await queue.work(
    eachOf(deps, (outcome, name) => {
      if (outcome.kind === "stop") deps.log(`${name}.stopped`, { why: outcome.why });
    }),
  );
  try {
    let wall = deps.clock().epochMilliseconds;
    let steady = performance.now();
    let synced = Number.NEGATIVE_INFINITY;
    while (!signal.aborted) {
      const slept = deps.clock().epochMilliseconds - wall - (performance.now() - steady);
      wall = deps.clock().epochMilliseconds;
      steady = performance.now();
      // A timer does not count sleep. Whatever became due meanwhile waits until it is known what came in meanwhile.
      if (Math.abs(slept) > wakeMs) deps.log("run.woke", { sleptMs: Math.round(slept) });
      if (Math.abs(slept) > wakeMs || steady - synced >= pace.syncMs) {
        synced = steady;
        await queue.ring({ queue: "sync", mailboxId });
        await queue.drained();
      }
      await queue.ring({ queue: "plan", mailboxId });
      await queue.drained();
      await wait(pace.tickMs, undefined, { signal }).catch(ignoreAbort);
    }
  } finally {
    await queue.close(pace.graceMs);
  }
}

const wakeMs = 5_000;

function eachOf(
  deps: WorkerDeps,
  heard: (outcome: Outcome, name: QueueName) => void,
): Readonly<Record<QueueName, Processor>> {
  const listening =
    (name: QueueName, processor: Processor): Processor =>
    async (ring) => {
      const outcome = await processor(ring);
      heard(outcome, name);
      return outcome;
    };
  return {
    sync: listening("sync", syncProcessor(deps)),
    plan: listening("plan", planProcessor(deps)),
    act: listening("act", actProcessor(deps)),
  };
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === "AbortError")) throw error;
}
