/** A little of `npm run prove -- fleet chaos`, on servers of its own: they are emptied and started anew. */
import { afterAll, describe, expect, it } from "vitest";
import { fleetServices } from "../servers/fleet-services.ts";
import { type OwnServers, ownServers } from "../servers/own-servers.ts";
import { type ChaosPlan, chaosRun } from "./chaos/chaos-run.ts";
import { ownersOf } from "./chaos/crowd.ts";
import { verdictOn } from "./chaos/verdict.ts";

describe("a fleet in which things go wrong", async () => {
  const shared = await fleetServices();
  if (shared.kind === "absent") {
    it("needs Redis and Postgres", ({ skip }) => skip(shared.says));
    return;
  }
  let servers: OwnServers | undefined;
  afterAll(async () => {
    await servers?.stop();
    await shared.stop();
  });

  it("does everything once while workers are killed, Redis is emptied and Postgres starts anew (R-1, R-6, R-48)", async () => {
    const own = await ownServers();
    if (own.kind === "absent") throw new Error(own.says);
    servers = own;
    const plan: ChaosPlan = {
      owners: ownersOf(2, 30),
      accepting: 0,
      workers: 2,
      overMs: 6_000,
      patienceMs: 60_000,
      disturbances: { seed: 7, kills: 3, wipes: 1, restarts: 1 },
    };
    const run = await chaosRun(own, plan);
    expect(verdictOn(run, plan)).toEqual({ twice: [], lost: [], wrong: [] });
    expect(run.disturbed).toMatchObject({ kills: 3, wipes: 1, restarts: { fast: 1 } });
    expect(run.accidents).toEqual([]);
    expect(run.logged.get("act.failed")).toBeUndefined();
    expect(run.logged.get("mailbox.failed")).toBeUndefined();
  }, 120_000);
});
