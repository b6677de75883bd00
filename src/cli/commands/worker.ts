import { runFleet } from "../../../workers/run-fleet.ts";
import { openFleet } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { type QueueName, queues } from "../../queue/queue.ts";
import { ringingFleetOf } from "../fleet.ts";
import type { Command } from "../frame/command.ts";
import { stopOnSignal } from "../stop-on-signal.ts";
import { whenThere } from "../when-there.ts";

export const command: Command = {
  takesNow: false,
  options: [
    { flags: "--queues <names>", summary: "only these, such as sync,plan; without it all of them" },
    { flags: "--concurrency <n>", summary: "how many actions at once in this process (20)" },
  ],
  details: `For a fleet: DATABASE_URL and REDIS_URL say where it is (or DATABASE_URL_FILE and REDIS_URL_FILE, files that hold
them). As many workers as you like may run, on one machine or on many. Each line that it prints is one JSON object.

Examples:
  quarterhour worker
  quarterhour worker --queues sync,plan --concurrency 8`,
  async run(context, given) {
    const { databaseUrl, redisUrl } = ringingFleetOf(context);
    const works = toQueues(given.text("--queues"));
    const concurrency = given.whole("--concurrency") ?? 20;
    if (concurrency < 1 || concurrency > 500) throw badConcurrency(concurrency);
    const log = (event: string, fields: Record<string, string | number>) =>
      context.print(JSON.stringify({ at: Temporal.Now.instant(), event, ...fields }));

    const [{ bullmqQueue }, { checkRedis, insist }] = await Promise.all([
      import("../../queue/bullmq.ts"),
      import("../../queue/redis/check.ts"),
    ]);
    const verdict = await checkRedis(redisUrl);
    insist(verdict);
    for (const { what, next } of verdict.findings) log("queue.warning", { what, next });
    const stop = stopOnSignal(() => log("worker.stopping", {}));
    const queue = await bullmqQueue({ url: redisUrl, works, concurrency, log });
    try {
      const fleet = await whenThere(
        () => openFleet({ home: context.home, databaseUrl, ring: queue.ring, log }),
        stop.signal,
        log,
      );
      if (fleet === undefined) return 0;
      try {
        await runFleet(fleet, queue, stop.signal);
      } finally {
        await fleet.close();
      }
    } finally {
      await queue.close(0);
      stop.release();
    }
    log("worker.stopped", {});
    return 0;
  },
};

function toQueues(text: string | undefined): readonly QueueName[] {
  if (text === undefined) return queues;
  return text.split(",").map((part) => {
    const name = queues.find((known) => known === part.trim());
    if (name !== undefined) return name;
    throw new Problem("cli/usage", {
      what: `--queues names "${part.trim()}", and there is no such queue.`,
      next: `Name some of ${queues.join(", ")}, with commas between them.`,
    });
  });
}

function badConcurrency(given: number): Problem {
  return new Problem("cli/usage", {
    what: `--concurrency is ${given}.`,
    next: "Give a number from 1 to 500.",
  });
}
