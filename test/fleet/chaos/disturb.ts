/** What goes wrong, at moments that a seed decides: workers are killed, Redis is emptied, Postgres is started anew. */
import { setTimeout as sleep } from "node:timers/promises";
import type { OwnServers } from "../../servers/own-servers.ts";
import type { WorkerProcess } from "./worker-processes.ts";

export interface Disturbances {
  seed: number;
  kills: number;
  /** Redis is killed, and comes back with nothing in it. */
  wipes: number;
  /** Postgres ends and starts again: breaking off what runs, and as after a crash, in turn. */
  restarts: number;
}

export interface Disturbed {
  kills: number;
  /** Kills of a worker that held at least one action at that moment. */
  holding: number;
  wipes: number;
  restarts: { fast: number; immediate: number };
}

type Servers = Pick<OwnServers, "restartRedis" | "restartPostgres">;

/** All of them within so many milliseconds, spread at random; kills go on while a server is away. */
export async function disturb(
  plan: Disturbances,
  overMs: number,
  on: {
    servers: Servers;
    workers: readonly WorkerProcess[];
    random: () => number;
    heldBy(pid: number): Promise<number>;
  },
): Promise<Disturbed> {
  const { servers, workers, random } = on;
  const done: Disturbed = { kills: 0, holding: 0, wipes: 0, restarts: { fast: 0, immediate: 0 } };
  const began = performance.now();
  const moments = (count: number) =>
    Array.from({ length: count }, () => random() * overMs).sort((a, b) => a - b);
  const each = async (count: number, deed: (nth: number) => Promise<void>) => {
    for (const [nth, moment] of moments(count).entries()) {
      await sleep(Math.max(0, began + moment - performance.now()));
      await deed(nth);
    }
  };
  await Promise.all([
    each(plan.kills, async () => {
      const victim = workers[Math.floor(random() * workers.length)];
      if (victim === undefined) return;
      const pid = victim.pid();
      victim.kill();
      done.kills += 1;
      if ((await on.heldBy(pid)) > 0) done.holding += 1;
    }),
    each(plan.wipes, async () => {
      await servers.restartRedis({ wipe: true });
      done.wipes += 1;
    }),
    each(plan.restarts, async (nth) => {
      const how = nth % 2 === 0 ? "fast" : "immediate";
      await servers.restartPostgres({ how });
      done.restarts[how] += 1;
    }),
  ]);
  return done;
}
