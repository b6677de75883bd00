/** A Redis of our own, as the fleet wants it: append-only, evicting nothing. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { freePort, type RunningServer, runningServer } from "./running-server.ts";

export interface OwnRedis {
  /** Without a database number. */
  readonly url: string;
  /** Kills it as a power cut would, and starts it again at the same address; `wipe`: with nothing in it. */
  restart(how: { wipe: boolean; meanwhile?: () => Promise<void> }): Promise<void>;
  stop(): Promise<void>;
}

export async function ownRedis(command: string, folder: string): Promise<OwnRedis> {
  const data = join(folder, "redis");
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const start = (): Promise<RunningServer> => {
    mkdirSync(data, { recursive: true });
    return runningServer({
      command,
      arguments: [
        ...["--bind", "127.0.0.1", "--port", String(port), "--dir", data, "--databases", "1024"],
        ...["--save", "", "--appendonly", "yes", "--maxmemory-policy", "noeviction"],
      ],
      logFile: join(folder, "redis.log"),
      isReady: async () => (await withRedis(url, (redis) => redis.ping())) === "PONG",
    });
  };

  let server = await start();
  return {
    url,
    restart: async ({ wipe, meanwhile }) => {
      await server.stop("SIGKILL");
      if (wipe) rmSync(data, { recursive: true });
      await meanwhile?.();
      server = await start();
    },
    stop: () => server.stop("SIGTERM"),
  };
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
