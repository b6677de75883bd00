/** A little of `npm run prove -- fleet clocks`. */
import { expect, it } from "vitest";
import { describeFleet } from "../servers/fleet-services.ts";
import { clockRun } from "./chaos/clock-run.ts";
import { ownersOf } from "./chaos/crowd.ts";
import { faketime } from "./chaos/faketime.ts";
import { verdictOn } from "./chaos/verdict.ts";

describeFleet("workers whose clocks are not the same", (services) => {
  it("all work where they are 20 s slow and 20 s fast; one that is a minute fast claims nothing, and says why (R-43)", async ({
    skip,
  }) => {
    const clock = faketime();
    if (clock.kind === "absent") return skip(clock.says);
    const owners = ownersOf(4, 24);
    const run = await clockRun(services, clock, { first: owners.slice(0, 2), late: owners.slice(2) });
    const verdict = verdictOn({ files: run.files, doublesInLedger: [] }, { owners, accepting: 0 });
    expect(verdict).toEqual({ twice: [], lost: [], wrong: [] });
    expect(run.off).toMatchObject({ seconds: 60, says: expect.stringContaining("claims nothing") });
    expect(run.did.get(60)).toBe(0);
    for (const seconds of [-20, 0, 20]) expect(run.did.get(seconds)).toBeGreaterThan(0);
    expect(run.didAfterwards).toBeGreaterThan(0);
    expect(run.accidents).toEqual([]);
  }, 180_000);
});
