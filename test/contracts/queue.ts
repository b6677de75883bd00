/** What every queue does. Rings decide nothing, so what is tested is that they arrive, once while they wait. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ActionKey, MailboxId } from "../../src/core/keys.ts";
import type { Outcome, Processor, Queue, QueueName, Ring } from "../../src/queue/queue.ts";
import { ana, ben, keyOf, mailboxId, now, otherMailboxId } from "./samples.ts";

const done: Outcome = { kind: "done", note: "" };

export function itIsAQueue(open: () => Promise<Queue>): void {
  describe("a queue", () => {
    let queue: Queue;
    let rung: Ring[];
    beforeEach(async () => {
      queue = await open();
      rung = [];
    });
    afterEach(() => queue.close(0));

    const note: Processor = async (ring) => {
      rung.push(ring);
      return done;
    };
    const work = (more: Partial<Record<QueueName, Processor>> = {}) =>
      queue.work({ sync: note, plan: note, act: note, ...more });
    const act = (key: ActionKey, mailbox: MailboxId = mailboxId): Ring => ({
      queue: "act",
      mailboxId: mailbox,
      key,
    });

    it("brings every ring to the processor of its queue", async () => {
      const heard: string[] = [];
      const hear =
        (name: QueueName): Processor =>
        async (ring) => {
          heard.push(`${name} ${ring.queue} ${ring.key ?? ""}`);
          return done;
        };
      await queue.work({ sync: hear("sync"), plan: hear("plan"), act: hear("act") });
      await queue.ring({ queue: "sync", mailboxId });
      await queue.ring({ queue: "plan", mailboxId });
      await queue.ring(act(keyOf(ana)));
      await queue.drained();
      expect(heard.sort()).toEqual([`act act ${keyOf(ana)}`, "plan plan ", "sync sync "]);
    });

    it("keeps what is rung before anybody works", async () => {
      await queue.ring(act(keyOf(ana)));
      expect(rung).toEqual([]);
      await work();
      await queue.drained();
      expect(rung).toEqual([act(keyOf(ana))]);
    });

    it("holds one ring of several alike while it waits, and different ones apart", async () => {
      for (const ring of [
        act(keyOf(ana)),
        act(keyOf(ana)),
        act(keyOf(ben)),
        act(keyOf(ana), otherMailboxId),
      ]) {
        await queue.ring(ring);
      }
      await work();
      await queue.drained();
      expect(rung).toHaveLength(3);
    });

    it("takes the same ring again once it is worked on", async () => {
      const again = gate();
      const begun = gate();
      await work({
        act: async (ring) => {
          rung.push(ring);
          begun.open();
          await again.opened;
          return done;
        },
      });
      await queue.ring(act(keyOf(ana)));
      await begun.opened;
      await queue.ring(act(keyOf(ana)));
      again.open();
      await queue.drained();
      expect(rung).toHaveLength(2);
    });

    it("ends a job that says again: the ledger holds the instant", async () => {
      await work({
        act: async (ring) => {
          rung.push(ring);
          return { kind: "again", at: now, note: "not yet" };
        },
      });
      await queue.ring(act(keyOf(ana)));
      await queue.drained();
      expect(rung).toHaveLength(1);
    });

    it("is drained only when what its processors rang is done too", async () => {
      await work({
        plan: async (ring) => {
          await queue.ring(act(keyOf(ana)));
          return note(ring);
        },
      });
      await queue.ring({ queue: "plan", mailboxId });
      await queue.drained();
      // Where others work too, the one may have begun before the other ended.
      expect(rung.map((ring) => ring.queue).sort()).toEqual(["act", "plan"]);
    });

    it("tells whoever waits for it what a processor threw", async () => {
      await work({
        act: async () => {
          throw new RangeError("a bug");
        },
      });
      await queue.ring(act(keyOf(ana)));
      await expect(queue.drained()).rejects.toThrow("a bug");
    });

    it("lets what runs finish when it closes, and begins nothing more", async () => {
      const begun = gate();
      const go = gate();
      let started = 0;
      let finished = 0;
      await work({
        act: async () => {
          started += 1;
          begun.open();
          await go.opened;
          finished += 1;
          return done;
        },
      });
      await queue.ring(act(keyOf(ana)));
      await begun.opened;
      await queue.ring(act(keyOf(ben)));
      const closed = queue.close(10_000);
      // The second as well, where a queue does two at once and was quick.
      const running = started;
      go.open();
      await closed;
      expect([started, finished]).toEqual([running, running]);
    });

    it("does not wait longer than it was given", async () => {
      const begun = gate();
      const never = gate();
      await work({
        act: async () => {
          begun.open();
          await never.opened;
          return done;
        },
      });
      await queue.ring(act(keyOf(ana)));
      await begun.opened;
      await queue.close(1);
      never.open();
    });
  });
}

/** A promise and what resolves it. */
export function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}
