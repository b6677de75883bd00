/** A place on the servers of this run of the tests; outside of the tests, and to restart servers: `own-servers.ts`. */
import { afterAll, describe, inject, it } from "vitest";
import type { Asked } from "./global-setup.ts";
import { type Place, place } from "./place.ts";

export type FleetServices = ({ kind: "there" } & Place) | { kind: "absent"; says: string };

/**
 * A Redis database and a Postgres database that nobody else uses, on servers that are shared by the whole run: the
 * first who asks waits until they are up. `says`: what is not tested, and how to test it. Throws where the servers
 * are required and absent, or do not come up.
 */
export async function fleetServices(): Promise<FleetServices> {
  const asked = (await (await fetch(inject("serversAt"))).json()) as Asked;
  switch (asked.kind) {
    case "there":
      return { kind: "there", ...(await place(asked)) };
    case "absent":
      return asked;
    case "failed":
      throw new Error(asked.says);
  }
}

/** A `describe` on a place of its own, gone after it; one skipped test that says why, where there are no servers. */
export function describeFleet(title: string, body: (services: Place) => void): void {
  describe(title, async () => {
    const services = await fleetServices();
    if (services.kind === "absent") {
      it("needs Redis and Postgres", ({ skip }) => skip(services.says));
      return;
    }
    // Dropping many databases takes its time on a busy machine.
    afterAll(services.stop, 180_000);
    body(services);
  });
}
