import { describe, expect, it } from "vitest";
import { findServers } from "../../scripts/servers/find-servers.ts";
import { withPostgres } from "../../scripts/servers/postgres-server.ts";
import { withRedis } from "../../scripts/servers/redis-server.ts";
import { describeFleet, fleetServices } from "./fleet-services.ts";
import { ownServers } from "./own-servers.ts";

describe("a machine without the servers", () => {
  it("is known by what is missing from PATH and from where packages put Postgres", () => {
    const found = findServers("/nowhere");
    expect("missing" in found ? found.missing : []).toContain("redis-server");
  });
});

describeFleet("a place on the servers of the tests", (services) => {
  it("is an empty Redis database that can be emptied without emptying another", async () => {
    const other = await fleetServices();
    if (other.kind === "absent") throw new Error(other.says);
    await withRedis(services.redisUrl, (redis) => redis.set("mine", "1"));
    await withRedis(other.redisUrl, (redis) => redis.set("theirs", "1"));
    await services.flushRedis();
    expect(await withRedis(services.redisUrl, (redis) => redis.dbsize())).toBe(0);
    expect(await withRedis(other.redisUrl, (redis) => redis.keys("*"))).toEqual(["theirs"]);
    await other.stop();
  });

  it("has a Redis that is append-only and evicts nothing", async () => {
    const asked = ["appendonly", "maxmemory-policy"];
    const told = await withRedis(services.redisUrl, (redis) =>
      Promise.all(asked.map((name) => redis.config("GET", name))),
    );
    expect(told.flat()).toEqual(["appendonly", "yes", "maxmemory-policy", "noeviction"]);
  });

  it("gives each its own database: empty, or a copy of a template that was filled once", async () => {
    let filled = 0;
    const template = {
      name: "servers",
      fill: async (url: string) => {
        filled += 1;
        await withPostgres(url, (client) => client.query("create table said as select 'hello' as word"));
      },
    };
    const urls = await Promise.all([services.newDatabase(template), services.newDatabase(template)]);
    const words = await Promise.all(
      urls.map((url) => withPostgres(url, (client) => client.query("select word from said"))),
    );
    expect(words.map((word) => word.rows)).toEqual([[{ word: "hello" }], [{ word: "hello" }]]);
    expect(filled).toBe(1);
    expect(new Set([...urls, services.databaseUrl]).size).toBe(3);
  });

  it("writes every commit to the disk", async () => {
    const { rows } = await withPostgres(services.databaseUrl, (client) => client.query("show fsync"));
    expect(rows).toEqual([{ fsync: "on" }]);
  });
});

describeFleet("servers of one's own", () => {
  it("come back at the same address after a crash, with what was committed, and Redis without it when wiped", async () => {
    const own = await ownServers();
    if (own.kind === "absent") throw new Error(own.says);
    try {
      await withPostgres(own.databaseUrl, (client) => client.query("create table kept as select 1 as one"));
      await withRedis(own.redisUrl, (redis) => redis.set("kept", "1"));
      await own.restartPostgres({ how: "immediate" });
      await own.restartRedis({ wipe: false });
      expect((await withPostgres(own.databaseUrl, (client) => client.query("table kept"))).rowCount).toBe(1);
      expect(await withRedis(own.redisUrl, (redis) => redis.get("kept"))).toBe("1");
      let refused = false;
      await own.restartRedis({
        wipe: true,
        meanwhile: async () => {
          refused = await withRedis(own.redisUrl, (redis) => redis.ping()).then(
            () => false,
            () => true,
          );
        },
      });
      expect(refused).toBe(true);
      expect(await withRedis(own.redisUrl, (redis) => redis.dbsize())).toBe(0);
    } finally {
      await own.stop();
    }
    await expect(withRedis(own.redisUrl, (redis) => redis.ping())).rejects.toThrow();
    await expect(withPostgres(own.databaseUrl, (client) => client.query("select 1"))).rejects.toThrow();
  });
});
