/**
 * One worker process of a fleet: takes rings of any mailbox, until it is told to stop. A database that is away is
 * waited for; a mailbox in which something fails is set aside for a while, and the others go on.
 */

import type { MailboxId } from "../src/core/keys.ts";
import { Problem } from "../src/core/problem.ts";
import {
  type Outcome,
  type Processor,
  type QueueName,
  queues,
  type SharedQueue,
} from "../src/queue/queue.ts";
import type { Mailboxes } from "../src/store/shared-store.ts";
import { actProcessor } from "./act.ts";
import { clockGuard } from "./clock-guard.ts";
import type { WorkerDeps } from "./deps.ts";
import { planProcessor } from "./plan.ts";
import { sweep } from "./sweep.ts";
import { syncProcessor } from "./sync.ts";

export interface FleetDeps {
  mailboxes: Mailboxes;
  /** What one mailbox is worked with, its clock as it stands; the same object while nothing about it changes. Undefined: there is none (any more). */
  deps(mailboxId: MailboxId): Promise<WorkerDeps | undefined>;
  /** This machine's. */
  clock(): Temporal.Instant;
  /** What the store's server says the time is. */
  serverNow(): Promise<Temporal.Instant>;
  log(event: string, fields: Record<string, string | number>): void;
}

export interface FleetPace {
  /** Between two sweeps over all mailboxes, in milliseconds. */
  sweepMs: number;
  /** How long what runs may take to finish, in milliseconds: with all the rest at most 10 s. */
  graceMs: number;
}

const usualPace: FleetPace = { sweepMs: 5_000, graceMs: 7_000 };

type Processors = Readonly<Record<QueueName, Processor>>;

/** Resolves when `signal` is aborted and what ran has ended. Rejects with a bug that concerns more than one mailbox: nobody stops silently. */
export async function runFleet(
  fleet: FleetDeps,
  queue: SharedQueue,
  signal: AbortSignal,
  pace: FleetPace = usualPace,
): Promise<void> {
  const { log } = fleet;
  const guard = clockGuard(fleet, queue);
  const set = aside(fleet);
  const broken = Promise.withResolvers<never>();
  // It may break at a moment when nobody waits for it any more.
  broken.promise.catch(() => undefined);
  try {
    await guard.look();
    const each = queues.map((name): [QueueName, Processor] => [
      name,
      (ring) =>
        unlessBroken(async () => {
          // Another worker, whose clock is right, takes it.
          if (!(await guard.isRight())) {
            await queue.ring(ring);
            return { kind: "done", note: "the clock of this machine is off" };
          }
          return guarded(name, ring.mailboxId, (deps) => processorsOf(deps)[name](ring));
        }),
    ]);
    await queue.work(Object.fromEntries(each) as unknown as Processors);
    await queue.tick("sweep", pace.sweepMs, () =>
      unlessBroken(async () => {
        if (await guard.isRight()) await unlessAway(fleet, () => sweep({ ...fleet, ring: queue.ring }));
      }),
    );
    log("worker.ready", {});
    await Promise.race([aborted(signal), broken.promise]);
  } finally {
    guard.end();
    await queue.close(pace.graceMs);
  }

  async function unlessBroken<T>(deed: () => Promise<T>): Promise<T> {
    try {
      return await deed();
    } catch (error) {
      log("worker.broken", toBug(error));
      broken.reject(error);
      throw error;
    }
  }

  async function guarded(
    name: QueueName,
    mailboxId: MailboxId,
    work: (deps: WorkerDeps) => Promise<Outcome>,
  ): Promise<Outcome> {
    if (set.isAside(mailboxId)) return { kind: "done", note: "this mailbox was set aside for a while" };
    let outcome: Outcome = { kind: "done", note: "there is no such mailbox" };
    await unlessAway(fleet, async () => {
      try {
        const deps = await fleet.deps(mailboxId);
        if (deps !== undefined) outcome = await work(deps);
        if (outcome.kind === "stop") log(`${name}.stopped`, { mailboxId, why: outcome.why });
        set.wentWell(mailboxId);
      } catch (error) {
        if (isAway(error)) throw error;
        set.failed(mailboxId, name, error);
      }
    });
    return outcome;
  }
}

/** A database that cannot be used for a while is waited for: nothing was acknowledged, and the sweep rings again. */
async function unlessAway({ log }: FleetDeps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem) || !isAway(error)) throw error;
    log("store.waits", { code: error.code, says: error.message });
  }
}

function isAway(error: unknown): boolean {
  return error instanceof Problem && error.code === "store/unavailable";
}

const made = new WeakMap<WorkerDeps, Processors>();

function processorsOf(deps: WorkerDeps): Processors {
  const known = made.get(deps);
  if (known !== undefined) return known;
  const fresh = { sync: syncProcessor(deps), plan: planProcessor(deps), act: actProcessor(deps) };
  made.set(deps, fresh);
  return fresh;
}

/** What fails again and again is tried less and less often, at the least four times an hour, and always with a line of log. */
function aside({ log }: FleetDeps) {
  const failures = new Map<MailboxId, { count: number; until: number }>();
  return {
    isAside: (mailboxId: MailboxId) => (failures.get(mailboxId)?.until ?? 0) > performance.now(),
    wentWell(mailboxId: MailboxId) {
      if (!this.isAside(mailboxId)) failures.delete(mailboxId);
    },
    failed(mailboxId: MailboxId, name: QueueName, error: unknown) {
      const count = (failures.get(mailboxId)?.count ?? 0) + 1;
      const pauseMs = Math.min(5_000 * 2 ** (count - 1), 15 * 60_000);
      failures.set(mailboxId, { count, until: performance.now() + pauseMs });
      const what = error instanceof Problem ? { code: error.code, says: error.message } : toBug(error);
      log("mailbox.failed", { mailboxId, queue: name, count, again: Math.round(pauseMs / 1000), ...what });
    },
  };
}

/** A bug of ours: where it is, but not the words of its message, which may hold what somebody wrote. */
function toBug(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const place = /\(?([^\s()]+:\d+:\d+)\)?/.exec(error.stack?.split("\n")[1] ?? "")?.[1];
  return { error: error.name, ...(place === undefined ? {} : { place }) };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
