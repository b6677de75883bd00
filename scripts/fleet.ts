/**
 * `npm run fleet -- [--workers N] [--home DIR] [--port N]`: the fleet of docker-compose.yml on this machine, without
 * containers, from the machine's own redis-server and postgres. All on 127.0.0.1. Ctrl-C stops all of it; the data
 * stays in the home, under data/fleet.
 */

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readCompose, serviceOf } from "./fleet/read-compose.ts";
import { type Fleet, startFleet } from "./fleet/start-fleet.ts";
import { publishedPort } from "./fleet/without-containers.ts";

const began = performance.now();
const fleet = await start();
if (fleet !== undefined) {
  console.log(told(fleet, ((performance.now() - began) / 1000).toFixed(1)));
  await new Promise<void>((stopped) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => stopped());
  });
  const stopping = performance.now();
  await fleet.stop();
  console.log(`fleet | All stopped after ${((performance.now() - stopping) / 1000).toFixed(1)} s.`);
}

/** Undefined, with the exit code set, where it could not. */
async function start(): Promise<Fleet | undefined> {
  try {
    const compose = readCompose();
    const options = {
      workers: { type: "string" },
      home: { type: "string" },
      port: { type: "string" },
    } as const;
    const { values } = parseArgs({ options });
    const workers = Number(values.workers ?? serviceOf(compose, "worker").deploy.replicas ?? 1);
    const webPort = Number(values.port ?? publishedPort(compose));
    if (!Number.isInteger(workers) || workers < 0 || !Number.isInteger(webPort)) {
      throw new Error("--workers and --port take a whole number.");
    }
    return await startFleet({ compose, home: resolve(values.home ?? "home"), workers, webPort });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
    return undefined;
  }
}

function told({ home, workers, webUrl, secrets }: Fleet, seconds: string): string {
  const files = { DATABASE_URL: "database_url", REDIS_URL: "redis_url", QUARTERHOUR_KEY: "quarterhour_key" };
  const exports = Object.entries(files).map(([name, file]) => `${name}_FILE='${secrets}/${file}'`);
  return [
    `fleet | ${workers} workers run after ${seconds} s. Home: ${home}`,
    `fleet | Health and metrics: ${webUrl}/readyz and ${webUrl}/metrics`,
    `fleet | For other commands: export QUARTERHOUR_HOME='${home}' ${exports.join(" ")}`,
    "fleet | Ctrl-C stops all of it; the data stays.",
  ].join("\n");
}
