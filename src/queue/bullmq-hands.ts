/**
 * The hands of one process on one BullMQ queue: take a job, do it, take the next. A job is only a doorbell, so what
 * a dead process had in its hands is simply done again, and done soon.
 */
import { type Job, WaitingError, Worker } from "bullmq";
import type { RedisClient } from "./redis/connect.ts";

export interface Hands {
  /** Takes nothing more until `resume`. What is taken in the same moment is put back. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  isPaused(): boolean;
  /** Resolves when nothing runs here. */
  idle(): Promise<void>;
  /** Lets go. With `isForced` what runs is not waited for: its lock ends, and other hands do it again. */
  close(isForced: boolean): Promise<void>;
}

export interface HandsOptions {
  client: RedisClient;
  prefix: string;
  /** Where INFO is forbidden, BullMQ must not ask for it either. */
  skipVersionCheck: boolean;
  /** How many jobs at once. */
  concurrency: number;
  /** At most so many jobs in so many milliseconds, in all processes together. */
  limit?: { most: number; perMs: number } | undefined;
  /** Told whenever a job has ended and Redis knows it. */
  onEnded(): void;
  onError(error: Error): void;
}

/**
 * Milliseconds. While a job runs its lock is renewed every `lockMs / 2`; the job of a process that was killed is taken
 * up after `lockMs` and two looks at the latest, which is 12 s. A shorter lock would be lost by a process that is
 * merely busy, and then two would run the same job: harmless, because the ledger's lease decides, but wasted.
 */
const lockMs = 8_000;
const lookMs = 2_000;

/** `perform` never throws: what it does about a bug is its own matter. */
export function takeInHand<Data>(
  name: string,
  options: HandsOptions,
  perform: (job: Job<Data>) => Promise<void>,
): Hands {
  const { client, prefix, skipVersionCheck, concurrency, limit, onEnded, onError } = options;
  const waiters = new Set<() => void>();
  let running = 0;
  let isPaused = false;

  const worker = new Worker<Data, void>(
    name,
    async (job, token) => {
      if (isPaused) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      running += 1;
      try {
        await perform(job);
      } finally {
        running -= 1;
        tellWaiters();
      }
    },
    {
      connection: client,
      prefix,
      skipVersionCheck,
      concurrency,
      ...(limit === undefined ? {} : { limiter: { max: limit.most, duration: limit.perMs } }),
      lockDuration: lockMs,
      stalledInterval: lookMs,
      // How often an action was tried is counted in the ledger, not here.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
      runRetryDelay: 1_000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    },
  );
  worker.on("error", onError);
  worker.on("completed", onEnded);
  worker.on("failed", onEnded);

  return {
    async pause() {
      isPaused = true;
      await worker.pause(true);
    },
    async resume() {
      isPaused = false;
      await worker.resume();
    },
    isPaused: () => isPaused,
    idle() {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiters.add(resolve);
      tellWaiters();
      return promise;
    },
    close: (isForced) => worker.close(isForced),
  };

  function tellWaiters(): void {
    if (running > 0) return;
    for (const tell of waiters) tell();
    waiters.clear();
  }
}
