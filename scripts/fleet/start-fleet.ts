/** Starts what docker-compose.yml describes, in its order, and stops it in the other. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findServers } from "../servers/find-servers.ts";
import { postgresServer, withPostgres } from "../servers/postgres-server.ts";
import { redisServer } from "../servers/redis-server.ts";
import { freePort } from "../servers/running-server.ts";
import { type Kept, keptRunning } from "./kept-running.ts";
import { program, programEnded } from "./program.ts";
import type { Compose } from "./read-compose.ts";
import { addressed, type Line, lineOf, type Places } from "./without-containers.ts";

export interface FleetOptions {
  compose: Compose;
  /** Absolute; made where it is not there. */
  home: string;
  workers: number;
  webPort: number;
}

export interface Fleet {
  home: string;
  workers: number;
  webUrl: string;
  /** Folder of the files that `DATABASE_URL_FILE` and its like name. */
  secrets: string;
  /** Programs first, then servers. Takes at most ten seconds. */
  stop(): Promise<void>;
}

/** Resolves when all processes were started. Throws where one does not come up; then nothing is left running. */
export async function startFleet({ compose, home, workers, webPort }: FleetOptions): Promise<Fleet> {
  const found = findServers();
  if ("missing" in found) {
    throw new Error(
      `A fleet needs ${found.missing.join(" and ")}, and this machine has none.\n  Install Redis and Postgres (they need not run), or use \`docker compose up\`.`,
    );
  }
  const data = join(home, "data", "fleet");
  const places = { home, secrets: join(data, "run"), cache: join(data, "cache"), webPort };
  for (const folder of [data, places.secrets, places.cache]) mkdirSync(folder, { recursive: true });
  writeSecrets(join(data, "secrets"));

  const ports = { postgres: await freePort(), redis: await freePort() };
  const servers: Kept[] = [];
  const programs: Kept[] = [];
  const stop = async () => {
    await Promise.all(programs.map((kept) => kept.stop("SIGTERM", 7_000)));
    await Promise.all(servers.map((kept) => kept.stop("SIGINT", 2_500)));
  };
  const keep = async (name: string, begin: Parameters<typeof keptRunning>[0]) =>
    keptRunning(begin, (what) => console.log(`${name} | ${what}`));

  try {
    // First, because Postgres refuses to run twice in one folder: that also guards everything below.
    const postgres = lineOf(compose, "postgres", places);
    const url = new URL(addressed(readFileSync(join(data, "secrets", "database_url"), "utf8"), ports));
    const logFile = (name: string) => join(data, `${name}.log`);
    servers.push(
      await keep("postgres", () =>
        postgresServer({
          bin: found.postgresBin,
          folder: join(data, "postgres"),
          port: ports.postgres,
          logFile: logFile("postgres"),
          user: postgres.environment.POSTGRES_USER ?? "postgres",
          password: url.password,
          settings: postgres.words.slice(1),
          url: inDatabase(url, "postgres"),
        }),
      ),
    );
    await makeDatabase(url, postgres.environment.POSTGRES_DB ?? "postgres");
    addressSecrets(join(data, "secrets"), places.secrets, ports);
    servers.push(
      await keep("redis", () =>
        redisServer({
          command: found.redis,
          folder: join(data, "redis"),
          port: ports.redis,
          logFile: logFile("redis"),
          settings: lineOf(compose, "redis", places).words.slice(1),
          url: readFileSync(join(places.secrets, "redis_url"), "utf8").trim(),
        }),
      ),
    );

    await migrated(lineOf(compose, "migrate", places));
    programs.push(await keep("web", () => program("web", lineOf(compose, "web", places))));
    programs.push(...(await workersOf(compose, places, workers, keep)));
    return { home, workers, webUrl: `http://127.0.0.1:${webPort}`, secrets: places.secrets, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function workersOf(
  compose: Compose,
  places: Places,
  count: number,
  keep: (name: string, begin: () => ReturnType<typeof program>) => Promise<Kept>,
): Promise<Kept[]> {
  const names = Array.from({ length: count }, (_, at) => `worker-${at + 1}`);
  const line = lineOf(compose, "worker", places);
  return Promise.all(names.map((name) => keep(name, () => program(name, line))));
}

async function migrated(line: Line): Promise<void> {
  const exitCode = await programEnded("migrate", line);
  if (exitCode !== 0)
    throw new Error(`The database could not be brought up to date: migrate ended with ${exitCode}.`);
}

/** By the script that writes them for containers; those that are there stay. */
function writeSecrets(folder: string): void {
  const script = join(import.meta.dirname, "../fleet-secrets.sh");
  const { status, stderr } = spawnSync("sh", [script, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${folder} could not be written: ${stderr.trim()}`);
}

/** Each for us alone: here, unlike in containers, all run as one user. */
function addressSecrets(from: string, to: string, ports: { postgres: number; redis: number }): void {
  chmodSync(to, 0o700);
  for (const name of readdirSync(from)) {
    const file = join(to, name);
    writeFileSync(file, addressed(readFileSync(join(from, name), "utf8"), ports), { mode: 0o600 });
  }
}

async function makeDatabase(url: URL, name: string): Promise<void> {
  await withPostgres(inDatabase(url, "postgres"), async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

function inDatabase(url: URL, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
