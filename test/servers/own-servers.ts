/**
 * A pair of servers of one's own, for whatever stops and starts them, and for whatever runs outside of the tests.
 * They live in a temporary folder, on loopback, on free ports, and are gone after `stop`.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findServers } from "./find-servers.ts";
import { type Place, place } from "./place.ts";
import { type OwnPostgres, ownPostgres } from "./postgres-server.ts";
import { type OwnRedis, ownRedis } from "./redis-server.ts";

export interface OwnServers extends Place {
  kind: "there";
  restartRedis: OwnRedis["restart"];
  restartPostgres: OwnPostgres["restart"];
}

/** `says` names what is not on this machine. Throws where a server is there and does not come up. */
export async function ownServers(): Promise<OwnServers | { kind: "absent"; says: string }> {
  const found = findServers();
  if ("missing" in found)
    return { kind: "absent", says: `not on this machine: ${found.missing.join(" and ")}` };

  const folder = mkdtempSync(join(tmpdir(), "quarterhour-servers-"));
  chmodSync(folder, 0o755); // Postgres may run as somebody else
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const redis = await ownRedis(found.redis, folder);
    started.push(redis);
    const postgres = await ownPostgres(found.postgresBin, folder);
    started.push(postgres);
    const own = await place({ redisUrl: redis.url, postgresUrl: postgres.url });
    return {
      ...own,
      kind: "there",
      restartRedis: redis.restart,
      restartPostgres: postgres.restart,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
