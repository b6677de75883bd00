/** A Redis of one's own in any set-up, for whatever stops it, empties it, or sets it up badly. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, it } from "vitest";
import { findServers } from "../../scripts/servers/find-servers.ts";
import { withRedis } from "../../scripts/servers/redis-server.ts";
import { freePort, runningServer } from "../../scripts/servers/running-server.ts";
import { fleetServices } from "../servers/fleet-services.ts";

export interface RedisServer {
  /** Plain, on loopback. */
  url: string;
  port: number;
  folder: string;
  /** Kills it as a power cut would. */
  kill(): Promise<void>;
  /** At the same address, with what it had on disk. */
  start(): Promise<void>;
}

export interface Servers {
  /** `settings` as on the command line of `redis-server`. */
  start(settings?: readonly string[]): Promise<RedisServer>;
  /** Watches the master on that port of the loopback, under the name `first`. */
  sentinel(masterPort: number): Promise<RedisServer>;
}

/** What a fleet should have. */
export const durable = ["--appendonly", "yes", "--maxmemory-policy", "noeviction"];

/** A `describe` that starts servers, which are gone after it; one skipped test that says why, where there is none. */
export function describeRedis(title: string, body: (servers: Servers) => void): void {
  describe(title, async () => {
    const absent = await absence();
    if (absent !== undefined) {
      it("needs redis-server", ({ skip }) => skip(absent));
      return;
    }
    const all: { end(): Promise<void> }[] = [];
    afterAll(() => Promise.all(all.map((one) => one.end())));
    body({
      start: (settings = durable) => startRedis(() => settings, all),
      sentinel: (masterPort) => startRedis((folder) => sentinelIn(folder, masterPort), all),
    });
  });
}

async function startRedis(
  settingsIn: (folder: string) => readonly string[],
  all: { end(): Promise<void> }[],
): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const place = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder];
  const settings = settingsIn(folder);
  const start = () =>
    runningServer({
      command: "redis-server",
      // A file of settings comes first.
      arguments: settings[0]?.startsWith("/") === true ? [...settings, ...place] : [...place, ...settings],
      logFile: join(folder, "redis.log"),
      isReady: async () => (await withRedis(url, (redis) => redis.ping())) === "PONG",
    });
  let running = await start();
  const kill = () => running.stop("SIGKILL");
  all.push({
    async end() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  return {
    url,
    port,
    folder,
    kill,
    async start() {
      running = await start();
    },
  };
}

/** A Sentinel writes into its file what it learns. */
function sentinelIn(folder: string, masterPort: number): string[] {
  const file = join(folder, "sentinel.conf");
  writeFileSync(
    file,
    `sentinel monitor first 127.0.0.1 ${masterPort} 1\nsentinel down-after-milliseconds first 1000\n`,
  );
  return [file, "--sentinel"];
}

async function absence(): Promise<string | undefined> {
  const found = findServers();
  if (!("missing" in found) || !found.missing.includes("redis-server")) return undefined;
  const services = await fleetServices();
  if (services.kind === "absent") return services.says;
  await services.stop();
  return undefined;
}
