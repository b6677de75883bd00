import { describe, expect, it } from "vitest";
import { inlineQueue } from "../../src/queue/inline.ts";
import type { Outcome, Processor, Ring } from "../../src/queue/queue.ts";
import { gate, itIsAQueue } from "../contracts/queue.ts";
import { ana, idOf, keyOf, mailboxId, otherMailboxId } from "../contracts/samples.ts";

const done: Outcome = { kind: "done", note: "" };

describe("the inline queue", () => {
  itIsAQueue(async () => inlineQueue());

  /** Remembers in which order rings began, and how many ran at once. */
  const watch = () => {
    const seen: string[] = [];
    let running = 0;
    let most = 0;
    const processor: Processor = async (ring) => {
      running += 1;
      most = Math.max(most, running);
      seen.push(ring.key ?? ring.queue);
      await Promise.resolve();
      running -= 1;
      return done;
    };
    return { seen, most: () => most, processors: { sync: processor, plan: processor, act: processor } };
  };
  const keys = ["c", "a", "d", "b"].map((name) => keyOf(idOf(name)));
  const acts = keys.map((key): Ring => ({ queue: "act", mailboxId, key }));

  it("acts one after the other, in the order of the rings", async () => {
    const queue = inlineQueue();
    const { seen, most, processors } = watch();
    await queue.work(processors);
    for (const ring of acts) await queue.ring(ring);
    await queue.drained();
    expect(seen).toEqual(keys);
    expect(most()).toBe(1);
  });

  it("reads before it plans, and plans before it acts, whatever was rung first", async () => {
    const queue = inlineQueue();
    const { seen, processors } = watch();
    for (const ring of [
      ...acts.slice(0, 1),
      { queue: "plan", mailboxId },
      { queue: "sync", mailboxId },
    ] as Ring[]) {
      await queue.ring(ring);
    }
    await queue.work(processors);
    await queue.drained();
    expect(seen).toEqual(["sync", "plan", keys[0]]);
  });

  it("runs as many at once as it is told to, and never two syncs of one mailbox", async () => {
    const queue = inlineQueue({ concurrency: 3 });
    const { most, processors } = watch();
    let syncs = 0;
    const go = gate();
    const begun = gate();
    await queue.work({
      ...processors,
      sync: async () => {
        syncs += 1;
        begun.open();
        await go.opened;
        return done;
      },
    });
    await queue.ring({ queue: "sync", mailboxId });
    await begun.opened;
    await queue.ring({ queue: "sync", mailboxId });
    await Promise.all(acts.map((ring) => queue.ring(ring)));
    expect(syncs).toBe(1);
    go.open();
    await queue.drained();
    expect(syncs).toBe(2);
    expect(most()).toBe(2);
  });

  it("does not let one mailbox wait for another", async () => {
    const queue = inlineQueue();
    const go = gate();
    const heard = gate();
    const { processors } = watch();
    await queue.work({
      ...processors,
      act: async (ring) => {
        if (ring.mailboxId === otherMailboxId) heard.open();
        else await go.opened;
        return done;
      },
    });
    await queue.ring({ queue: "act", mailboxId, key: keyOf(ana) });
    await queue.ring({ queue: "act", mailboxId: otherMailboxId, key: keyOf(ana) });
    await heard.opened;
    go.open();
    await queue.drained();
  });

  it("stops for good when a processor throws, and says so to everybody who waits, then and later", async () => {
    const queue = inlineQueue();
    const { seen, processors } = watch();
    await queue.work({
      ...processors,
      plan: () => {
        throw new RangeError("a bug");
      },
    });
    await queue.ring({ queue: "plan", mailboxId });
    await queue.ring(acts[0] ?? { queue: "sync", mailboxId });
    await expect(queue.drained()).rejects.toThrow("a bug");
    await expect(queue.drained()).rejects.toThrow("a bug");
    expect(seen).toEqual([]);
  });

  it("forgets what is rung after it was closed", async () => {
    const queue = inlineQueue();
    const { seen, processors } = watch();
    await queue.work(processors);
    await queue.close(0);
    await queue.ring({ queue: "sync", mailboxId });
    await queue.drained();
    expect(seen).toEqual([]);
  });
});
