import { randomUUID } from "node:crypto";
import { it } from "vitest";
import { withRedis } from "../../scripts/servers/redis-server.ts";
import { type BullmqOptions, bullmqQueue } from "../../src/queue/bullmq.ts";
import type { Processor, SharedQueue } from "../../src/queue/queue.ts";
import { gate } from "../contracts/queue.ts";
import { ana, keyOf, mailboxId } from "../contracts/samples.ts";
import { type FleetProcess, startProcess } from "./fleet-process.ts";
import { describeRedis } from "./redis-server.ts";

const patiently = { timeout: 15_000 };

describeRedis("processes that share a queue on Redis", (servers) => {
  const place = async (onTestFinished: (end: () => Promise<void>) => void) => {
    const redis = await servers.start();
    const prefix = randomUUID();
    const running: FleetProcess[] = [];
    const open: SharedQueue[] = [];
    onTestFinished(async () => {
      for (const one of running) await one.kill();
      for (const one of open) await one.close(0);
    });
    return {
      redis,
      openQueue: async (options: Partial<BullmqOptions> = {}) => {
        const queue = await bullmqQueue({ url: redis.url, prefix, ...options });
        open.push(queue);
        return queue;
      },
      start: (deed: "hang" | "serve" | "slow" | "tick") => startProcess(redis.url, prefix, deed, running),
    };
  };

  it.concurrent("tick once between them, every so often and one at a time", async ({
    expect,
    onTestFinished,
  }) => {
    const { start } = await place(onTestFinished);
    const three = await Promise.all([1, 2, 3].map(() => start("tick")));
    const ticks = () => three.flatMap((one) => one.said).filter((line) => line.startsWith("tick"));
    await expect.poll(() => ticks().length, patiently).toBeGreaterThanOrEqual(8);
    const at = (word: string) =>
      three
        .flatMap((one) => one.said)
        .filter((line) => line.startsWith(word))
        .map((line) => Number(line.split(" ")[1]))
        .sort((a, b) => a - b);
    const begun = at("tick");
    const ended = at("tock");
    // Never two at once: each begins after the one before has ended.
    for (const [n, end] of ended.entries()) expect(begun[n + 1] ?? end).toBeGreaterThanOrEqual(end);
    // Three clocks of their own would make three times as many.
    expect((begun[7] ?? 0) - (begun[0] ?? 0)).toBeGreaterThan(5 * 300);
  });

  it.concurrent("take up what a killed one had in hand within 15 s, and a ring that came meanwhile after it (R-1)", async ({
    expect,
    onTestFinished,
  }) => {
    const { openQueue, start } = await place(onTestFinished);
    const victim = await start("hang");
    const queue = await openQueue();
    await queue.ring({ queue: "plan", mailboxId });
    await victim.hears(/^begun plan$/);
    let heard = 0;
    const processor: Processor = async () => {
      heard += 1;
      return { kind: "done", note: "" };
    };
    await queue.work({ sync: processor, plan: processor, act: processor });
    await victim.kill();
    const killed = performance.now();
    await queue.ring({ queue: "plan", mailboxId });
    await queue.ring({ queue: "plan", mailboxId });
    await queue.drained();
    const took = performance.now() - killed;
    expect(heard).toBe(2);
    expect(took).toBeLessThan(15_000);
  });

  it.concurrent("do the job of one that stood still for too long, which ends its own and goes on (R-5)", async ({
    expect,
    onTestFinished,
  }) => {
    const { openQueue, start } = await place(onTestFinished);
    const still = await start("slow");
    const queue = await openQueue();
    await queue.ring({ queue: "plan", mailboxId });
    await still.hears(/^begun plan$/);
    still.stop();
    let heard = 0;
    const processor: Processor = async () => {
      heard += 1;
      return { kind: "done", note: "" };
    };
    await queue.work({ sync: processor, plan: processor, act: processor });
    await queue.drained();
    expect(heard).toBe(1);
    await queue.pause();
    still.goOn();
    await still.hears(/^ended plan$/);
    await queue.ring({ queue: "plan", mailboxId });
    await expect.poll(() => still.said.filter((line) => line === "ended plan").length, patiently).toBe(2);
    expect(await still.close(5_000)).toBe(0);
  });

  it.concurrent("go on by themselves when Redis was emptied, ticking and ringing (R-6)", async ({
    expect,
    onTestFinished,
  }) => {
    const { redis, openQueue } = await place(onTestFinished);
    const queue = await openQueue();
    const begun = gate();
    const go = gate();
    const heard: string[] = [];
    const processor: Processor = async (ring) => {
      heard.push(ring.queue);
      if (ring.queue === "plan") begun.open();
      if (ring.queue === "plan" && heard.length === 1) await go.opened;
      return { kind: "done", note: "" };
    };
    await queue.work({ sync: processor, plan: processor, act: processor });
    let ticks = 0;
    await queue.tick("sweep", 500, async () => {
      ticks += 1;
    });
    await queue.ring({ queue: "plan", mailboxId });
    await begun.opened;
    await expect.poll(() => ticks, patiently).toBeGreaterThan(1);
    await withRedis(redis.url, (admin) => admin.flushall());
    const before = ticks;
    // What still runs is not known any more, so the same ring is not held back by it.
    await queue.ring({ queue: "plan", mailboxId });
    await expect.poll(() => heard.length, patiently).toBe(2);
    go.open();
    await expect.poll(() => ticks, patiently).toBeGreaterThan(before + 2);
    await queue.ring({ queue: "act", mailboxId, key: keyOf(ana) });
    await queue.drained();
    expect(heard).toEqual(["plan", "plan", "act"]);
  });

  it.concurrent("outlive Redis: a ring meanwhile is dropped and logged, those after it arrive (R-6)", async ({
    expect,
    onTestFinished,
  }) => {
    const { redis, openQueue } = await place(onTestFinished);
    const log: string[] = [];
    const queue = await openQueue({ log: (event) => log.push(event) });
    const heard: string[] = [];
    const processor: Processor = async (ring) => {
      heard.push(ring.queue);
      return { kind: "done", note: "" };
    };
    await queue.work({ sync: processor, plan: processor, act: processor });
    await queue.ring({ queue: "sync", mailboxId });
    await queue.drained();
    await redis.kill();
    await expect.poll(() => queue.isReady(), patiently).toBe(false);
    const began = performance.now();
    await queue.ring({ queue: "act", mailboxId, key: keyOf(ana) });
    expect(performance.now() - began).toBeLessThan(3_000);
    await redis.start();
    await expect.poll(() => queue.isReady(), patiently).toBe(true);
    await queue.ring({ queue: "plan", mailboxId });
    await expect.poll(() => heard, patiently).toEqual(["sync", "plan"]);
    expect(log).toEqual(["queue.away", "queue.dropped", "queue.back"]);
  });

  it.concurrent("end by themselves after they were closed: at rest, at work, and while Redis is away (R-47)", async ({
    expect,
    onTestFinished,
  }) => {
    const { redis, openQueue, start } = await place(onTestFinished);
    const queue = await openQueue();
    const busy = await start("hang");
    await queue.ring({ queue: "sync", mailboxId });
    await busy.hears(/^begun sync$/);
    const [idle, lost, ticking] = await Promise.all([start("serve"), start("serve"), start("tick")]);
    const took = async (one: FleetProcess, graceMs: number) => {
      const began = performance.now();
      expect(await one.close(graceMs)).toBe(0);
      return performance.now() - began;
    };
    expect(await took(idle, 8_000)).toBeLessThan(2_000);
    expect(await took(ticking, 8_000)).toBeLessThan(2_000);
    expect(await took(busy, 500)).toBeLessThan(2_500);
    await redis.kill();
    await lost.hears(/^queue\.away$/);
    expect(await took(lost, 8_000)).toBeLessThan(10_000);
  });
});
