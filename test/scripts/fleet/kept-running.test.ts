import { spawn } from "node:child_process";
import { describe, expect, it, onTestFinished } from "vitest";
import { keptRunning } from "../../../scripts/fleet/kept-running.ts";
import { stoppable } from "../../../scripts/servers/running-server.ts";

/** Starts `sleep 60` each time; `begun` hears of each, `told` holds what was said. */
async function kept() {
  const told: string[] = [];
  const pids: number[] = [];
  const heard: ((pid: number) => void)[] = [];
  const begin = async () => {
    const server = stoppable(spawn("sleep", ["60"]));
    pids.push(server.pid);
    heard.shift()?.(server.pid);
    return server;
  };
  const one = await keptRunning(begin, (what) => told.push(what));
  onTestFinished(() => one.stop("SIGKILL", 1_000));
  const next = () => new Promise<number>((begun) => heard.push(begun));
  return { one, told, pids, next };
}

describe("a process that is kept running", () => {
  it("starts again when it was killed, and says so", async () => {
    const { one, told, next } = await kept();
    const first = one.pid();
    const begun = next();
    process.kill(first, "SIGKILL");
    expect(await begun).not.toBe(first);
    expect(told).toEqual([`process ${first} ended; starting it again in 0.1 s`]);
  });

  it("waits twice as long each time that it ends soon", async () => {
    const { pids, told, next } = await kept();
    for (let count = 0; count < 3; count += 1) {
      const begun = next();
      process.kill(pids.at(-1) ?? 0, "SIGKILL");
      await begun;
    }
    expect(told.map((what) => / in (.*) s$/.exec(what)?.[1])).toEqual(["0.1", "0.2", "0.4"]);
  });

  it("stays stopped once it is stopped, also while it waits to start again", async () => {
    const { one, pids, told, next } = await kept();
    const begun = next();
    process.kill(one.pid(), "SIGKILL");
    await begun;
    const { promise, resolve } = Promise.withResolvers<void>();
    told.push = (...what) => {
      resolve();
      return Array.prototype.push.apply(told, what);
    };
    process.kill(pids.at(-1) ?? 0, "SIGKILL");
    await promise; // it waits now
    await one.stop("SIGTERM", 1_000);
    expect(pids).toHaveLength(2);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  it("is killed where it does not stop in time", async () => {
    const stubborn = spawn("sh", ["-c", 'trap "" TERM; echo ready; while :; do sleep 1; done']);
    await new Promise((said) => stubborn.stdout.once("data", said));
    const one = await keptRunning(
      async () => stoppable(stubborn),
      () => {},
    );
    await one.stop("SIGTERM", 50);
    expect(stubborn.signalCode).toBe("SIGKILL");
  });

  it("is not kept where it does not come up at all", async () => {
    const broken = async () => {
      throw new Error("no such server");
    };
    await expect(keptRunning(broken, () => {})).rejects.toThrow("no such server");
  });
});
