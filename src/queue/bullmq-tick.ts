/** The tick of the fleet: one of the processes that share the queue does it, every so often, one at a time. */
import { Queue } from "bullmq";
import { readCounts } from "./bullmq-counts.ts";
import { type Hands, type HandsOptions, takeInHand } from "./bullmq-hands.ts";

/** A tick that was wiped away is there again after at most so many milliseconds. */
const renewMs = 15_000;

export interface Tick {
  hands: Hands;
  close(): Promise<void>;
}

/**
 * A BullMQ job scheduler on a queue of its own. The next tick is made when one is taken up, so a slow one is followed
 * by one more and never by a heap; a limit that all processes share keeps two from running beside each other.
 */
export async function startTick(
  name: string,
  everyMs: number,
  options: Omit<HandsOptions, "concurrency">,
  onTick: () => Promise<void>,
): Promise<Tick> {
  const { client, prefix, skipVersionCheck, onError } = options;
  const queue = new Queue(name, {
    connection: client,
    prefix,
    skipVersionCheck,
    streams: { events: { maxLen: 100 } },
  });
  queue.on("error", onError);
  await renew();
  const hands = takeInHand(name, { ...options, concurrency: 1 }, onTick);
  const timer = setInterval(
    () => {
      if (client.status === "ready" && !hands.isPaused()) renew().catch(onError);
    },
    Math.min(everyMs, renewMs),
  );

  return {
    hands,
    async close() {
      clearInterval(timer);
      await queue.close();
    },
  };

  async function renew(): Promise<void> {
    await queue.setGlobalConcurrency(1);
    const [count = { waiting: 0, active: 0 }] = await readCounts(client, [queue]);
    if (count.waiting + count.active > 0) {
      const { next = 0 } = (await queue.getJobScheduler(name)) ?? {};
      // A clock that was ahead set it, and until then nobody would tick.
      if (next < Date.now() + 2 * everyMs) return;
      await queue.removeJobScheduler(name);
    }
    await queue.upsertJobScheduler(
      name,
      { every: everyMs },
      { name, opts: { removeOnComplete: true, removeOnFail: true } },
    );
  }
}
