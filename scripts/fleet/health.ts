/**
 * Whether a container of the fleet is well, for its health check: ends with 0 or 1, and says what is not.
 * With an address: whether it answers 200. Without one: whether Postgres and Redis, as the environment names them,
 * let this container in.
 */
import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { Client } from "pg";

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

async function redis(): Promise<void> {
  const connection = new Redis(fromEnvironment("REDIS_URL"), {
    lazyConnect: true,
    connectTimeout: 4_000,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let why: Error | undefined;
  connection.on("error", (error: Error) => {
    why ??= error;
  });
  try {
    await connection.connect();
    await connection.ping();
  } catch (error) {
    throw why ?? error;
  } finally {
    connection.disconnect();
  }
}

function fromEnvironment(name: string): string {
  const file = process.env[`${name}_FILE`];
  const value = file === undefined ? process.env[name] : readFileSync(file, "utf8").trim();
  if (value === undefined || value === "") throw new Error(`neither ${name} nor ${name}_FILE is set`);
  return value;
}
