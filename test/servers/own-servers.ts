/**
 * A pair of servers of one's own, for whatever stops and starts them, and for whatever runs outside of the tests.
 * They live in a temporary folder, on loopback, on free ports, and are gone after `stop`.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import { findServers } from "../../scripts/servers/find-servers.ts";
import { postgresIn, redisIn } from "../../scripts/servers/pair.ts";
import type { RunningServer } from "../../scripts/servers/running-server.ts";
import { type Place, place } from "./place.ts";

export interface OwnServers extends Place {
  kind: "there";
  /** Kills it as a power cut would, and starts it again at the same address; `wipe`: with nothing in it. */
  restartRedis(how: { wipe: boolean; meanwhile?: () => Promise<void> }): Promise<void>;
  /** `fast` breaks connections off and writes all down; `immediate` is a crash, and it recovers on the way up. */
  restartPostgres(how: { how: "fast" | "immediate"; meanwhile?: () => Promise<void> }): Promise<void>;
}

/**
 * `says` names what is not on this machine. Throws where a server is there and does not come up. In `memory` they are
 * several times faster, and survive being killed just the same; only where the machine has plenty of it.
 */
export async function ownServers(
  where: "disk" | "memory" = "disk",
): Promise<OwnServers | { kind: "absent"; says: string }> {
  const found = findServers();
  if ("missing" in found)
    return { kind: "absent", says: `not on this machine: ${found.missing.join(" and ")}` };

  const folder = mkdtempSync(join(where === "memory" ? memoryFolder() : tmpdir(), "quarterhour-servers-"));
  chmodSync(folder, 0o755); // Postgres may run as somebody else
  const running: { redis?: RunningServer; postgres?: RunningServer } = {};
  const stop = async () => {
    await Promise.all([running.redis?.stop("SIGTERM"), running.postgres?.stop("SIGINT")]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const redis = await redisIn(found, folder);
    const postgres = await postgresIn(found, folder);
    running.redis = await redis.start();
    running.postgres = await postgres.start();
    return {
      ...(await place({ redisUrl: redis.url, postgresUrl: postgres.url })),
      kind: "there",
      restartRedis: async ({ wipe, meanwhile }) => {
        await running.redis?.stop("SIGKILL");
        if (wipe) rmSync(redis.folder, { recursive: true });
        await meanwhile?.();
        running.redis = await redis.start();
      },
      restartPostgres: async ({ how, meanwhile }) => {
        await running.postgres?.stop(how === "fast" ? "SIGINT" : "SIGQUIT");
        await meanwhile?.();
        running.postgres = await postgres.start();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The folder that Linux keeps in memory, where a run of all tests fits in many times over; else one on the disk. */
function memoryFolder(): string {
  const folder = "/dev/shm";
  if (!existsSync(folder)) return tmpdir();
  const { bavail, bsize } = statfsSync(folder);
  return Math.min(bavail * bsize, freemem()) > 4 * 2 ** 30 ? folder : tmpdir();
}
