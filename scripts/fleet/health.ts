/**
 * Whether a container of the fleet is well, for its health check: ends with 0 or 1, and says what is not.
 * With an address: whether it answers 200. Without one: whether Postgres and Redis, as the environment names them,
 * let this container in.
 */
import { readFileSync } from "node:fs";
import { Client } from "pg";
import { checkRedis } from "../../src/queue/redis/check.ts";

const [address] = process.argv.slice(2);
const checks = address === undefined ? { postgres, redis } : { web: () => web(address) };

for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function web(url: string): Promise<void> {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(4_000) });
  if (status !== 200) throw new Error(`${url} answers ${status}`);
}

async function postgres(): Promise<void> {
  const client = new Client({
    connectionString: fromEnvironment("DATABASE_URL"),
    connectionTimeoutMillis: 4_000,
  });
  client.on("error", () => {}); // the query says it too
  await client.connect();
  try {
    await client.query("select 1");
  } finally {
    await client.end();
  }
}

/** Whatever kind of address it is: of one server, of Sentinels, of a Cluster. */
async function redis(): Promise<void> {
  await checkRedis(fromEnvironment("REDIS_URL"), 4_000);
}

function fromEnvironment(name: string): string {
  const file = process.env[`${name}_FILE`];
  const value = file === undefined ? process.env[name] : readFileSync(file, "utf8").trim();
  if (value === undefined || value === "") throw new Error(`neither ${name} nor ${name}_FILE is set`);
  return value;
}
