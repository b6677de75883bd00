/** Runs the workers of one home: once, at an instant that stands still, or until they are told to stop. */
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { Plan } from "../src/core/action.ts";
import type { Did } from "../src/core/did.ts";
import { Problem } from "../src/core/problem.ts";
import { signedOut } from "../src/core/sign-in-notice.ts";
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

/**
 * Syncs, plans and acts until nothing is due, or until `signal` is aborted and what ran has ended; then plans
 * everything once more, for reading.
 */
export async function runOnce(given: WorkerDeps, queue: Queue, signal?: AbortSignal): Promise<RanOnce> {
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
  await drained(queue, signal);
  for (let idle = 0; idle < mostIdle && stopped === undefined && signal?.aborted !== true; ) {
    const before = did.length;
    progress = 0;
    await queue.ring({ queue: "plan", mailboxId });
    await drained(queue, signal);
    // One of them is the plan itself; where nothing was acted on, nothing is due.
    if (progress <= 1) break;
    idle = did.length === before ? idle + 1 : 0;
  }
  if (signal?.aborted === true) await queue.close(usualPace.graceMs);
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
    patient(
      deps,
      eachOf(deps, (outcome, name) => {
        // A sign-in that ended is told of once a day, and not at every look.
        if (outcome.kind === "stop" && outcome.why !== signedOut)
          deps.log(`${name}.stopped`, { why: outcome.why });
      }),
    ),
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
        await drained(queue, signal);
      }
      await queue.ring({ queue: "plan", mailboxId });
      await drained(queue, signal);
      await wait(pace.tickMs, undefined, { signal }).catch(ignoreAbort);
    }
  } finally {
    await queue.close(pace.graceMs);
  }
}

const wakeMs = 5_000;

/** Resolves when nothing waits any more, and as soon as `signal` is aborted: what waits then is not begun. */
async function drained(queue: Queue, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return queue.drained();
  if (signal.aborted) return;
  const { promise: aborted, resolve } = Promise.withResolvers<void>();
  const onAbort = () => resolve();
  signal.addEventListener("abort", onAbort, { once: true });
  await Promise.race([queue.drained(), aborted]).finally(() => signal.removeEventListener("abort", onAbort));
}

/** A database that cannot be written for a while, as on a full disk, is waited for: nothing was acknowledged. */
function patient(
  deps: WorkerDeps,
  processors: Readonly<Record<QueueName, Processor>>,
): Readonly<Record<QueueName, Processor>> {
  const waiting =
    (processor: Processor): Processor =>
    async (ring) => {
      try {
        return await processor(ring);
      } catch (error) {
        if (!(error instanceof Problem && error.code === "store/unavailable")) throw error;
        deps.log("store.waits", { code: error.code, says: error.message });
        return { kind: "again", at: deps.clock(), note: error.message };
      }
    };
  const { sync, plan, act } = processors;
  return { sync: waiting(sync), plan: waiting(plan), act: waiting(act) };
}

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
