/** A place of one's own on a pair of servers that others may use too: a Redis database by number, and databases. */
import { withPostgres } from "../../scripts/servers/postgres-server.ts";
import { withRedis } from "../../scripts/servers/redis-server.ts";

export interface Servers {
  redisUrl: string;
  postgresUrl: string;
}

/** How a database begins that is not empty; filled once per pair of servers, then copied. */
export interface Template {
  /** Lower-case letters and digits. */
  name: string;
  fill(databaseUrl: string): Promise<void>;
}

export interface Place {
  /** Of the database that others are made from. */
  postgresUrl: string;
  /** With the number of a Redis database that nobody else uses. */
  redisUrl: string;
  /** Of an empty database that nobody else uses. */
  databaseUrl: string;
  /** The URL of a further one: empty, or a copy of the template. */
  newDatabase(template?: Template): Promise<string>;
  /** Empties our Redis database, and no other. */
  flushRedis(): Promise<void>;
  /** Empties the Redis database. Those of Postgres go with the server: dropping one takes longer than making it. */
  stop(): Promise<void>;
}

export async function place({ redisUrl, postgresUrl }: Servers): Promise<Place> {
  const number = await withRedis(redisUrl, (redis) => redis.incr("places")); // kept in database 0
  const ours = `${redisUrl}/${number}`;
  let made = 0;
  const newDatabase = async (template?: Template): Promise<string> => {
    const from = template === undefined ? "template1" : await filled(postgresUrl, template);
    made += 1;
    const name = `place_${number}_${made}`;
    await withPostgres(postgresUrl, (client) => client.query(`create database ${name} template ${from}`));
    return databaseAt(postgresUrl, name);
  };
  const flushRedis = async () => {
    await withRedis(ours, (redis) => redis.flushdb());
  };
  return {
    postgresUrl,
    redisUrl: ours,
    databaseUrl: await newDatabase(),
    newDatabase,
    flushRedis,
    stop: flushRedis,
  };
}

/** The name of the database to copy. One at a time fills it; a half-filled one never gets the name. */
async function filled(postgresUrl: string, { name, fill }: Template): Promise<string> {
  const database = `template_${name}`;
  return withPostgres(postgresUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext($1))", [database]);
    const there = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (there.rowCount === 0) {
      const unfinished = `unfinished_${name}`;
      await client.query(`drop database if exists ${unfinished} with (force)`);
      await client.query(`create database ${unfinished}`);
      await fill(databaseAt(postgresUrl, unfinished));
      await client.query(`alter database ${unfinished} rename to ${database}`);
    }
    return database;
  });
}

function databaseAt(postgresUrl: string, name: string): string {
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
}
