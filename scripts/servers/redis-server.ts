/** A Redis of our own, on loopback. */
import { mkdirSync } from "node:fs";
import { Redis } from "ioredis";
import { type RunningServer, runningServer } from "./running-server.ts";

export interface RedisPlan {
  /** Path of `redis-server`. */
  command: string;
  /** Made where it is not there. */
  folder: string;
  port: number;
  logFile: string;
  /** Its command line: a file of settings, then `--name value` words. */
  settings: readonly string[];
  /** To see whether it is up. */
  url: string;
}

/** Resolves when it answers. Listens on 127.0.0.1 alone. */
export async function redisServer(plan: RedisPlan): Promise<RunningServer> {
  mkdirSync(plan.folder, { recursive: true });
  const own = ["--bind", "127.0.0.1", "--port", String(plan.port), "--dir", plan.folder];
  return runningServer({
    command: plan.command,
    arguments: [...plan.settings, ...own],
    logFile: plan.logFile,
    isReady: async () => (await withRedis(plan.url, (redis) => redis.ping())) === "PONG",
  });
}

/** One connection for one thing. */
export async function withRedis<T>(url: string, run: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on("error", () => {}); // the command says it too
  try {
    await redis.connect();
    return await run(redis);
  } finally {
    redis.disconnect();
  }
}
