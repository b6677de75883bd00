import { describe, expect, it } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { inlineQueue } from "../../src/queue/inline.ts";
import { runOnce, runUntilStopped } from "../../workers/run.ts";
import { contact, makeHome, monday } from "./home.ts";

const quick = { tickMs: 1, syncMs: 1, graceMs: 1_000 };

describe("a worker that runs until it is stopped", () => {
  it("reads, plans and acts by itself, and ends when it is told to", async () => {
    const home = await makeHome();
    const stop = new AbortController();
    const running = runUntilStopped(
      { ...home.deps, did: () => stop.abort() },
      inlineQueue(),
      stop.signal,
      quick,
    );
    await running;
    expect(await home.kinds()).toEqual(["drafted"]);
  });

  it("notices on its own what the owner did meanwhile", async () => {
    const home = await makeHome();
    await home.run();
    await home.press();
    const stop = new AbortController();
    const deps = {
      ...home.deps,
      log(event: string, fields: Record<string, string | number>) {
        if (event === "sync.learned" && fields.kind === "sent") stop.abort();
      },
    };
    await runUntilStopped(deps, inlineQueue(), stop.signal, quick);
    expect(await home.kinds()).toEqual(["drafted", "sent"]);
  });

  it("reads what came in before anything else when the computer slept (section 5.3)", async () => {
    const home = await makeHome();
    const stop = new AbortController();
    const done: string[] = [];
    let now = monday;
    const deps = {
      ...home.deps,
      clock: () => now,
      log: (event: string) => void done.push(event),
      cursors: {
        ...home.deps.cursors,
        async write(...given: Parameters<typeof home.deps.cursors.write>) {
          await home.deps.cursors.write(...given);
          done.push(given[1]);
          if (given[1] !== "calendar") return;
          if (now.equals(monday)) now = monday.add({ hours: 72 });
          else stop.abort();
        },
      },
    };
    await runUntilStopped(deps, inlineQueue(), stop.signal, { ...quick, syncMs: 3_600_000 });
    const woke = done.indexOf("run.woke");
    expect(done.slice(woke, woke + 3)).toEqual(["run.woke", "mail", "calendar"]);
  });

  it("stops with the error where something is broken, instead of going on", async () => {
    const home = await makeHome();
    const deps = { ...home.deps, rules: () => Promise.reject(new RangeError("a bug")) };
    await expect(runUntilStopped(deps, inlineQueue(), new AbortController().signal, quick)).rejects.toThrow(
      "a bug",
    );
  });

  it("begins nothing more once it is told to end, however much waits (R-47)", async () => {
    const contacts = Array.from({ length: 5 }, (_, at) => contact(`p${at}`, { company: `c${at}` }));
    const home = await makeHome({ contacts });
    const stop = new AbortController();
    const deps = { ...home.deps, did: () => stop.abort() };
    await runUntilStopped(deps, inlineQueue(), stop.signal, quick);
    expect(await home.kinds()).toEqual(["drafted"]);
    const again = new AbortController();
    const first = await runOnce({ ...home.deps, did: () => again.abort() }, inlineQueue(), again.signal);
    expect(first.did).toHaveLength(1);
    expect(await home.kinds()).toEqual(["drafted", "drafted"]);
  });

  it("does not wait for ever for a provider that never answers (R-47)", async () => {
    const home = await makeHome();
    const stop = new AbortController();
    const deps = {
      ...home.deps,
      mailbox: {
        ...home.deps.mailbox,
        createDraft() {
          stop.abort();
          return new Promise<never>(() => {});
        },
      },
    };
    await runUntilStopped(deps, inlineQueue(), stop.signal, { ...quick, graceMs: 20 });
    expect(await home.kinds()).toEqual([]);
  });

  it("goes on by itself once the disk has room again, and has lost nothing (R-12)", async () => {
    const home = await makeHome();
    const stop = new AbortController();
    const waited: string[] = [];
    let isFull = true;
    const full = new Problem("store/unavailable", { what: "The disk is full.", next: "Make room." });
    const deps = {
      ...home.deps,
      ledger: {
        ...home.deps.ledger,
        settle: (...given: Parameters<typeof home.deps.ledger.settle>) =>
          isFull ? Promise.reject(full) : home.deps.ledger.settle(...given),
      },
      did: () => stop.abort(),
      log(event: string) {
        if (event !== "store.waits") return;
        waited.push(event);
        // The lease of the attempt that could not be written down runs out on the wall.
        void home.store.voidLeases();
        if (waited.length === 2) isFull = false;
      },
    };
    await runUntilStopped(deps, inlineQueue(), stop.signal, quick);
    expect(waited).toHaveLength(2);
    expect(await home.kinds()).toEqual(["drafted"]);
    expect(await home.mails("Drafts")).toHaveLength(1);
  });
});
