/** A Redis and a Postgres as a fleet wants them, each in a folder of its own and on a free port of 127.0.0.1. */
import { join } from "node:path";
import type { FoundServers } from "./find-servers.ts";
import { postgresServer } from "./postgres-server.ts";
import { redisServer } from "./redis-server.ts";
import { freePort, type RunningServer } from "./running-server.ts";

export interface Startable {
  url: string;
  /** Of its data. */
  folder: string;
  /** May be called again when it has ended: it comes back at the same address with the same data. */
  start(): Promise<RunningServer>;
}

/** Append-only, evicting nothing. */
export async function redisIn(found: FoundServers, folder: string): Promise<Startable> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const words = "--databases 1024 --appendonly yes --maxmemory-policy noeviction --save".split(" ");
  const data = join(folder, "redis");
  const settings = [...words, ""];
  const logFile = join(folder, "redis.log");
  const start = () => redisServer({ command: found.redis, folder: data, port, logFile, settings, url });
  return { url, folder: data, start };
}

export async function postgresIn(found: FoundServers, folder: string): Promise<Startable> {
  const port = await freePort();
  const user = "quarterhour";
  const url = `postgres://${user}@127.0.0.1:${port}/postgres`;
  const data = join(folder, "postgres");
  const settings = ["-c", "max_connections=200"];
  const logFile = join(folder, "postgres.log");
  const start = () =>
    postgresServer({ bin: found.postgresBin, folder: data, port, logFile, user, settings, url });
  return { url, folder: data, start };
}
