import { describe, expect, it } from "vitest";
import type { MailboxId } from "../../src/core/keys.ts";
import { Problem } from "../../src/core/problem.ts";
import { inlineQueue } from "../../src/queue/inline.ts";
import type { Ring, SharedQueue } from "../../src/queue/queue.ts";
import type { Mailboxes } from "../../src/store/shared-store.ts";
import { type FleetDeps, type FleetPace, runFleet } from "../../workers/run-fleet.ts";
import { sweep } from "../../workers/sweep.ts";
import { mailboxId, now, otherMailboxId } from "../contracts/samples.ts";
import { makeHome } from "./home.ts";

const pace: FleetPace = { sweepMs: 10, graceMs: 200 };
const away = new Problem("store/unavailable", { what: "The database is away.", next: "Wait." });
const none: Mailboxes = {
  list: async () => [],
  version: async () => undefined,
  rules: async () => undefined,
  apply: async () => ({ version: 1, isNew: true }),
  due: async () => [],
  unread: async () => [],
  figures: async () => ({
    lastSeq: 0,
    facts: new Map(),
    actions: new Map(),
    oldestDue: undefined,
    mailboxes: 0,
  }),
};

describe("a sweep", () => {
  const swept = async (unread: MailboxId[], due: MailboxId[]) => {
    const [rung, said]: [Ring[], unknown[]] = [[], []];
    await sweep({
      mailboxes: { ...none, unread: async () => unread, due: async () => due },
      clock: () => now,
      ring: async (ring) => void rung.push(ring),
      log: (event, fields) => void said.push([event, fields]),
    });
    return { rung, said };
  };

  it("rings a sync for what is to be read, and a plan for what is due besides (R-6)", async () => {
    const { rung, said } = await swept([mailboxId], [mailboxId, otherMailboxId]);
    expect(rung).toEqual([
      { queue: "sync", mailboxId },
      { queue: "plan", mailboxId: otherMailboxId },
    ]);
    expect(said).toEqual([["sweep.rang", { sync: 1, plan: 1 }]]);
  });

  it("is silent where nothing is to be done", async () => {
    expect(await swept([], [])).toEqual({ rung: [], said: [] });
  });
});

describe("a worker of a fleet", () => {
  it("sets a mailbox aside in which something fails, says so without anybody's words, and goes on with the others (R-46)", async () => {
    const home = await makeHome();
    const { fleet, said, begin } = running({
      deps: async (id) => {
        if (id === otherMailboxId) throw new Error("Dear Ana, this is private.");
        return home.deps;
      },
    });
    const worker = begin();
    for (const queue of ["plan", "plan", "sync"] as const) {
      await worker.queue.ring({ queue, mailboxId: otherMailboxId });
      await worker.queue.drained();
    }
    await worker.queue.ring({ queue: "sync", mailboxId: home.deps.mailboxId });
    await worker.queue.drained();
    await worker.stop();
    const failed = said.filter(([event]) => event === "mailbox.failed");
    expect(failed).toEqual([
      [
        "mailbox.failed",
        expect.objectContaining({ mailboxId: otherMailboxId, queue: "plan", count: 1, again: 5 }),
      ],
    ]);
    expect(JSON.stringify(said)).not.toContain("private");
    expect(await fleet.deps(home.deps.mailboxId)).toBe(home.deps);
    expect(await home.store.cursors.read(home.deps.mailboxId, "calendar")).toBeDefined();
  });

  it("waits for a database that is away, and sets nobody aside for it (R-12)", async () => {
    let asked = 0;
    const { said, begin } = running({
      deps: () => {
        asked += 1;
        return Promise.reject(away);
      },
    });
    const worker = begin();
    for (let times = 0; times < 3; times += 1) {
      await worker.queue.ring({ queue: "plan", mailboxId });
      await worker.queue.drained();
    }
    await worker.stop();
    expect(asked).toBe(3);
    expect(said.map(([event]) => event).filter((event) => event !== "worker.ready")).toEqual([
      "store.waits",
      "store.waits",
      "store.waits",
    ]);
  });

  it("sweeps, and lets a sweep fail with the database only", async () => {
    let swept = 0;
    const { begin, said } = running({
      mailboxes: {
        ...none,
        unread: async () => {
          swept += 1;
          if (swept === 1) throw away;
          return swept === 2 ? [mailboxId] : [];
        },
      },
    });
    const worker = begin();
    await expect.poll(() => swept).toBeGreaterThan(3);
    await worker.stop();
    expect(said.map(([event]) => event)).toEqual(expect.arrayContaining(["store.waits", "sweep.rang"]));
  });

  it("ends with what broke where it concerns everybody: nobody stops silently", async () => {
    const { begin, said } = running({
      mailboxes: { ...none, due: () => Promise.reject(new TypeError("a query that is wrong")) },
    });
    const worker = begin();
    await expect(worker.ended).rejects.toThrow("a query that is wrong");
    expect(said).toContainEqual(["worker.broken", expect.objectContaining({ error: "TypeError" })]);
  });

  it("is through with stopping within 10 s, whatever hangs (R-47)", async () => {
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const { begin } = running({
      deps: () => {
        resolve();
        return new Promise(() => {});
      },
    });
    const worker = begin();
    await worker.queue.ring({ queue: "plan", mailboxId });
    await begun;
    const began = performance.now();
    await worker.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("takes nothing while its clock is off, and hands on what it had taken (R-43)", async () => {
    let asked = 0;
    const { begin, said } = running({
      clock: () => now.add({ minutes: 1 }),
      deps: async () => {
        asked += 1;
        return undefined;
      },
    });
    const worker = begin();
    await expect.poll(() => said.map(([event]) => event)).toContain("worker.ready");
    expect(worker.hands).toEqual(["pause"]);
    await worker.stop();
    expect(asked).toBe(0);
    expect(said.map(([event]) => event)).toContain("clock.off");
  });
});

/** A fleet of which only what a test names is there. */
function running(more: Partial<FleetDeps>) {
  const said: [string, Record<string, string | number>][] = [];
  const fleet: FleetDeps = {
    mailboxes: none,
    deps: async () => undefined,
    clock: () => now,
    serverNow: async () => now,
    log: (event, fields) => void said.push([event, fields]),
    ...more,
  };
  return {
    fleet,
    said,
    begin() {
      const { queue, hands } = sharedInline();
      const told = new AbortController();
      const ended = runFleet(fleet, queue, told.signal, pace);
      ended.catch(() => undefined);
      return {
        queue,
        hands,
        ended,
        stop() {
          told.abort();
          return ended;
        },
      };
    },
  };
}

/** The queue of one process, with a tick. */
function sharedInline(): { queue: SharedQueue; hands: string[] } {
  const inline = inlineQueue();
  const hands: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const queue: SharedQueue = {
    ...inline,
    async tick(_, everyMs, onTick) {
      timer = setInterval(() => void onTick().catch(() => undefined), everyMs);
    },
    async pause() {
      hands.push("pause");
    },
    async resume() {
      hands.push("resume");
    },
    counts: () => Promise.reject(new Error("not asked for")),
    isReady: async () => true,
    close(graceMs) {
      clearInterval(timer);
      return inline.close(graceMs);
    },
  };
  return { queue, hands };
}
