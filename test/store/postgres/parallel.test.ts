import { expect, it } from "vitest";
import { migratePostgres } from "../../../src/store/postgres/open.ts";
import { describeFleet } from "../../servers/fleet-services.ts";
import { seeded } from "../../story/kill/kill-round.ts";
import { crowdOfWriters } from "./crowd-of-writers.ts";
import { optOutRaces } from "./opt-out-races.ts";

describeFleet("a store in Postgres under many hands", ({ newDatabase }) => {
  it("R-17, R-19: never lets a send be committed after an opt-out that another mailbox has learned of", async () => {
    const url = await newDatabase();
    await migratePostgres({ url });
    const { races, sent, suppressed, late } = await optOutRaces(url, 500, seeded(17));
    expect(late).toEqual([]);
    expect(sent + suppressed).toBe(races);
    // Both come first now and then, or it was no race.
    expect(Math.min(sent, suppressed)).toBeGreaterThan(0);
  }, 120_000);

  it("is free of deadlocks when eight connections do everything to one mailbox at once", async () => {
    const url = await newDatabase();
    await migratePostgres({ url });
    const { errors, deeds } = await crowdOfWriters(url, { connections: 8, ms: 3_000, random: seeded(8) });
    expect(errors).toEqual([]);
    expect(deeds).toBeGreaterThan(100);
  }, 60_000);
});
