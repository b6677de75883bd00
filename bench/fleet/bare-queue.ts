/** BullMQ with nothing around it, on the Redis of the fleet: the yardstick. */
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";

export interface BareQueue {
  /** Milliseconds from the first add to the last end of so many jobs that do nothing. */
  all(count: number, concurrency: number): Promise<number>;
  /** Milliseconds from the add to the handler. */
  once(): Promise<number>;
  close(): Promise<void>;
}

export function bareQueue(redisUrl: string): BareQueue {
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const common = { connection, prefix: "{bare}" };
  const queue = new Queue("bare", common);
  let heard: () => void = () => {};
  const begin = (concurrency: number) =>
    new Worker("bare", async () => heard(), {
      ...common,
      concurrency,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
  let single: Worker | undefined;

  return {
    async all(count, concurrency) {
      await single?.close();
      single = undefined;
      const { promise, resolve } = Promise.withResolvers<void>();
      const worker = begin(concurrency);
      let ended = 0;
      worker.on("completed", () => {
        ended += 1;
        if (ended === count) resolve();
      });
      await worker.waitUntilReady();
      const began = performance.now();
      await Promise.all(Array.from({ length: count }, () => queue.add("bare", {})));
      await promise;
      const took = performance.now() - began;
      await worker.close();
      return took;
    },
    async once() {
      if (single === undefined) {
        single = begin(1);
        await single.waitUntilReady();
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      heard = resolve;
      const began = performance.now();
      await queue.add("bare", {});
      await promise;
      return performance.now() - began;
    },
    async close() {
      await single?.close();
      await queue.close();
      connection.disconnect();
    },
  };
}
