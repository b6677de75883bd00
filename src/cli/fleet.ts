/** What the commands of a fleet ask for. */
import type { FleetSettings } from "../app.ts";
import { Problem } from "../core/problem.ts";
import type { Context } from "./frame/context.ts";

/** Throws `fleet/not-set` where DATABASE_URL is not set. */
export function fleetOf({ fleet }: Pick<Context, "fleet">): FleetSettings {
  if (fleet !== undefined) return fleet;
  throw notSet("DATABASE_URL", "postgres://quarterhour:PASSWORD@localhost/quarterhour");
}

/** The same with the Redis. Throws `fleet/not-set` where one of the two is not set. */
export function ringingFleetOf(context: Pick<Context, "fleet">): FleetSettings & { redisUrl: string } {
  const fleet = fleetOf(context);
  const { redisUrl } = fleet;
  if (redisUrl === undefined) throw notSet("REDIS_URL", "redis://localhost:6379");
  return { ...fleet, redisUrl };
}

function notSet(name: string, example: string): Problem {
  return new Problem("fleet/not-set", {
    what: `This is a command for a fleet, and ${name} is not set. Nothing was changed.`,
    next: `Set it, such as ${name}=${example} (or ${name}_FILE, a file that holds it). For one mailbox on one machine there is \`quarterhour start\`.`,
  });
}
