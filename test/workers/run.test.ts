import { describe, expect, it } from "vitest";
import { inlineQueue } from "../../src/queue/inline.ts";
import { runUntilStopped } from "../../workers/run.ts";
import { makeHome, monday } from "./home.ts";

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
});
