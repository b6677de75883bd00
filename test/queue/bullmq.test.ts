import { randomUUID } from "node:crypto";
import { Queue } from "bullmq";
import { afterEach, beforeAll, expect, it } from "vitest";
import { withRedis } from "../../scripts/servers/redis-server.ts";
import { type BullmqOptions, bullmqQueue } from "../../src/queue/bullmq.ts";
import type { Outcome, Processor, Ring, SharedQueue } from "../../src/queue/queue.ts";
import { gate, itIsAQueue } from "../contracts/queue.ts";
import { ana, idOf, keyOf, mailboxId, otherMailboxId } from "../contracts/samples.ts";
import { describeRedis, type RedisServer } from "./redis-server.ts";

const done: Outcome = { kind: "done", note: "" };
const keys = ["c", "a", "d", "b"].map((name) => keyOf(idOf(name)));
const acts = keys.map((key): Ring => ({ queue: "act", mailboxId, key }));

describeRedis("the queue on Redis", (servers) => {
  let redis: RedisServer;
  const open: SharedQueue[] = [];
  beforeAll(async () => {
    redis = await servers.start();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queue) => queue.close(0)));
  });

  itIsAQueue(() => bullmqQueue({ url: redis.url, prefix: randomUUID() }));

  const openQueue = async (options: Partial<BullmqOptions> = {}) => {
    const queue = await bullmqQueue({ url: redis.url, prefix: randomUUID(), ...options });
    open.push(queue);
    return queue;
  };
  const all = (processor: Processor) => ({ sync: processor, plan: processor, act: processor });

  /** Remembers what was heard, and how many ran at once. */
  const watch = () => {
    const heard: Ring[] = [];
    let running = 0;
    let most = 0;
    const go = gate();
    const processor: Processor = async (ring) => {
      running += 1;
      most = Math.max(most, running);
      heard.push(ring);
      await go.opened;
      running -= 1;
      return done;
    };
    return { heard, most: () => most, processors: all(processor), go: go.open };
  };

  it("keeps ids and nothing else in Redis, and nothing of a ring that has ended", async () => {
    const prefix = randomUUID();
    const queue = await openQueue({ prefix });
    for (const ring of [...acts, { queue: "sync", mailboxId } as const]) await queue.ring(ring);
    const find = (what: string) => withRedis(redis.url, (admin) => admin.keys(`{${prefix}}:${what}`));
    const jobs = (await find("act:*")).filter((key) => /:[\da-f-]{36}$/.test(key));
    const held = await withRedis(redis.url, (admin) => admin.hget(jobs[0] ?? "", "data"));
    expect(jobs).toHaveLength(4);
    expect(Object.keys(JSON.parse(held ?? "{}"))).toEqual(["mailboxId", "key"]);
    await queue.work(all(async () => done));
    await queue.drained();
    expect((await find("*")).filter((key) => !/:(meta|id|events|marker|stalled-check)$/.test(key))).toEqual(
      [],
    );
  });

  it("runs as many actions at once as it is told to, and never two syncs of one mailbox", async () => {
    const queue = await openQueue({ concurrency: 3 });
    const { heard, most, processors, go } = watch();
    await queue.work(processors);
    await queue.ring({ queue: "sync", mailboxId });
    await queue.ring({ queue: "sync", mailboxId });
    for (const ring of acts) await queue.ring(ring);
    await expect
      .poll(() => queue.counts(), { timeout: 15_000 })
      .toMatchObject({ act: { waiting: 1, active: 3 }, sync: { active: 1 } });
    go();
    await queue.drained();
    expect(heard.filter((ring) => ring.queue === "act")).toHaveLength(4);
    expect(most()).toBe(4);
  });

  it("does not run two plans of one mailbox beside each other, whoever works, and forgets neither ring", async () => {
    const prefix = randomUUID();
    const two = [await openQueue({ prefix }), await openQueue({ prefix })] as const;
    const begun = gate();
    const go = gate();
    let running = 0;
    const seen: number[] = [];
    const plan: Processor = async () => {
      running += 1;
      seen.push(running);
      begun.open();
      await go.opened;
      running -= 1;
      return done;
    };
    for (const queue of two) await queue.work({ ...all(async () => done), plan });
    await two[0].ring({ queue: "plan", mailboxId });
    await begun.opened;
    for (const queue of [...two, ...two]) await queue.ring({ queue: "plan", mailboxId });
    expect(await two[1].counts()).toMatchObject({ plan: { active: 1, waiting: 0 } });
    go.open();
    await two[1].drained();
    expect(seen).toEqual([1, 1]);
  });

  it("does not let one mailbox wait for another", async () => {
    const queue = await openQueue();
    const go = gate();
    const heard = gate();
    await queue.work(
      all(async (ring) => {
        if (ring.mailboxId === otherMailboxId) heard.open();
        else await go.opened;
        return done;
      }),
    );
    await queue.ring({ queue: "plan", mailboxId });
    await queue.ring({ queue: "plan", mailboxId: otherMailboxId });
    await heard.opened;
    go.open();
    await queue.drained();
  });

  it("works only on the queues that it is for, and leaves the others to others", async () => {
    const prefix = randomUUID();
    const one = await openQueue({ prefix, works: ["sync"] });
    const other = await openQueue({ prefix, works: ["plan", "act"] });
    const heard: string[] = [];
    const hear = (who: string) =>
      all(async (ring) => {
        heard.push(`${who} ${ring.queue}`);
        return done;
      });
    await one.work(hear("one"));
    for (const queue of ["sync", "plan"] as const) await one.ring({ queue, mailboxId });
    await other.work(hear("other"));
    await one.drained();
    expect(heard.sort()).toEqual(["one sync", "other plan"]);
  });

  it("keeps to the limit of a queue", async () => {
    const queue = await openQueue({ limits: { act: { most: 2, perMs: 500 } } });
    const began = performance.now();
    const at: number[] = [];
    await queue.work(
      all(async () => {
        at.push(performance.now() - began);
        return done;
      }),
    );
    for (const ring of acts) await queue.ring(ring);
    await queue.drained();
    expect(at).toHaveLength(4);
    expect((at[2] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(400);
  });

  it("takes nothing while it is paused, loses nothing, and goes on", async () => {
    const queue = await openQueue();
    const { heard, processors, go } = watch();
    go();
    await queue.work(processors);
    await queue.ring({ queue: "sync", mailboxId });
    await queue.drained();
    await queue.pause();
    for (const ring of acts) await queue.ring(ring);
    // What a hand reached for in that moment is put back.
    await expect
      .poll(() => queue.counts(), { timeout: 15_000 })
      .toMatchObject({ act: { waiting: 4, active: 0 } });
    expect(heard).toHaveLength(1);
    await queue.resume();
    await queue.drained();
    expect(heard).toHaveLength(5);
  });

  it("stops this process when a processor throws, and leaves what waits to others", async () => {
    const prefix = randomUUID();
    const broken = await openQueue({ prefix });
    await broken.work({
      ...all(async () => done),
      plan: () => {
        throw new RangeError("a bug");
      },
    });
    await broken.ring({ queue: "plan", mailboxId });
    await expect(broken.drained()).rejects.toThrow("a bug");
    await broken.resume();
    await broken.ring(acts[0] ?? { queue: "sync", mailboxId });
    await expect(broken.drained()).rejects.toThrow("a bug");
    const sound = await openQueue({ prefix });
    const { heard, processors, go } = watch();
    go();
    await sound.work(processors);
    await sound.drained();
    expect(heard).toEqual(acts.slice(0, 1));
  });

  it("forgets what is rung after it was closed, and keeps nobody waiting", async () => {
    const queue = await openQueue();
    await queue.ring({ queue: "act", mailboxId, key: keyOf(ana) });
    const waiting = queue.drained();
    await queue.close(0);
    await waiting;
    await queue.ring({ queue: "sync", mailboxId });
    await queue.drained();
    expect(await queue.isReady()).toBe(false);
  });

  it("ticks soon, also where a clock that was ahead has set the next tick far away (R-43)", async () => {
    const prefix = randomUUID();
    const line = new Queue("sweep", {
      connection: { host: "127.0.0.1", port: redis.port },
      prefix: `{${prefix}}`,
    });
    await line.upsertJobScheduler(
      "sweep",
      { every: 60_000, startDate: Date.now() + 86_400_000 },
      { name: "sweep" },
    );
    expect(await line.getDelayedCount()).toBe(1);
    const queue = await openQueue({ prefix });
    const ticked = gate();
    await queue.tick("sweep", 60_000, async () => ticked.open());
    await ticked.opened;
    expect(await line.getDelayedCount()).toBe(1);
    await line.close();
  });

  it("tells whoever waits for it what a tick threw", async () => {
    const queue = await openQueue();
    await queue.ring({ queue: "sync", mailboxId });
    await queue.tick("sweep", 60_000, async () => {
      throw new RangeError("a bug");
    });
    await expect(queue.drained()).rejects.toThrow("a bug");
  });

  it("counts and works where INFO is forbidden", async () => {
    await withRedis(redis.url, (admin) =>
      admin.acl("SETUSER", "mute", "on", ">word", "~*", "+@all", "-info"),
    );
    const queue = await openQueue({ url: redis.url.replace("//", "//mute:word@") });
    await queue.ring({ queue: "sync", mailboxId });
    expect(await queue.counts()).toEqual({
      sync: { waiting: 1, active: 0 },
      plan: { waiting: 0, active: 0 },
      act: { waiting: 0, active: 0 },
    });
    await queue.work(all(async () => done));
    await queue.drained();
    expect(await queue.isReady()).toBe(true);
  });
});
