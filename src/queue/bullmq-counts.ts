/** What waits and what runs in all processes, read in one moment. */
import type { Queue } from "bullmq";
import type { Count } from "./queue.ts";
import type { RedisClient } from "./redis/connect.ts";

/**
 * One transaction for all the queues: were they read one after the other, a job could leave the one not read yet
 * for the one read before, and nobody would see it. They share a hash tag, so a Cluster can do it too.
 */
export async function readCounts(client: RedisClient, queues: readonly Queue[]): Promise<Count[]> {
  const asked = client.multi();
  for (const queue of queues) {
    asked.llen(queue.toKey("wait")).llen(queue.toKey("paused")).zcard(queue.toKey("prioritized"));
    asked.zcard(queue.toKey("delayed")).llen(queue.toKey("active"));
  }
  const answers = (await asked.exec()) ?? [];
  const numbers = answers.map(([error, number]) => {
    if (error !== null) throw error;
    return Number(number);
  });
  return queues.map((_, at) => {
    const [wait = 0, paused = 0, prioritized = 0, delayed = 0, active = 0] = numbers.slice(
      at * 5,
      at * 5 + 5,
    );
    return { waiting: wait + paused + prioritized + delayed, active };
  });
}
