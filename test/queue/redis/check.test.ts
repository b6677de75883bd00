import { describe, expect, it } from "vitest";
import { withRedis } from "../../../scripts/servers/redis-server.ts";
import { checkRedis, insist, judge, type RedisVerdict, readInfo } from "../../../src/queue/redis/check.ts";
import { describeRedis, durable } from "../redis-server.ts";

const kept = ["--appendonly", "yes"];
const forgotten = ["--appendonly", "no"];

describeRedis("the check of Redis at the start (R-7)", (servers) => {
  it.each([
    ["ok", "append-only and without eviction", [...kept, "--maxmemory-policy", "noeviction"], undefined],
    ["warn", "without a log on disk", [...forgotten, "--maxmemory-policy", "noeviction"], "appendonly"],
    ["refuse", "that evicts any key", [...kept, "--maxmemory-policy", "allkeys-lru"], "noeviction"],
    ["warn", "that evicts locks", [...kept, "--maxmemory-policy", "volatile-lru"], "noeviction"],
    ["refuse", "that is a node of a Cluster", [...kept, "--cluster-enabled", "yes"], "redis+cluster://"],
  ])("says %s of a Redis %s (R-7)", async (kind, _, settings, advice) => {
    const { url } = await servers.start(settings);
    const verdict = await checkRedis(url);
    expect(verdict.kind).toBe(kind);
    expect(nextOf(verdict)).toEqual(advice === undefined ? [] : [expect.stringContaining(advice)]);
  });

  it("refuses a replica, and says so as a problem with what to do (R-7)", async () => {
    const master = await servers.start();
    const replica = await servers.start([...durable, "--replicaof", "127.0.0.1", String(master.port)]);
    const verdict = await checkRedis(replica.url);
    expect(verdict.kind).toBe("refuse");
    expect(() => insist(verdict)).toThrow(
      expect.objectContaining({
        code: "queue/unsuitable",
        where: replica.url,
        next: expect.stringContaining("redis+sentinel://"),
      }),
    );
    expect(insist(await checkRedis(master.url))).toBeUndefined();
  });

  it("looks where CONFIG is forbidden, and names what it cannot see where INFO is too", async () => {
    const redis = await servers.start();
    await withRedis(redis.url, async (admin) => {
      await admin.acl("SETUSER", "tenant", "on", ">word", "~*", "+@all", "-config");
      await admin.acl("SETUSER", "mute", "on", ">word", "~*", "+@all", "-config", "-info");
    });
    const as = (user: string) => redis.url.replace("//", `//${user}:word@`);
    expect((await checkRedis(as("tenant"))).kind).toBe("ok");
    const verdict = await checkRedis(as("mute"));
    expect(verdict.kind).toBe("warn");
    expect(verdict.findings.map((one) => one.what).join()).toContain(
      "its role, appendonly, maxmemory-policy",
    );
  });

  it("says what is wrong with a password, without showing it", async () => {
    const { url, port } = await servers.start();
    await withRedis(url, (admin) => admin.config("SET", "requirepass", "right"));
    const problem = await checkRedis(`redis://:geheim@127.0.0.1:${port}`).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: "queue/unreachable", next: expect.stringContaining("password") });
    expect(JSON.stringify(problem)).not.toContain("geheim");
  });

  it("says that nobody answers", async () => {
    const redis = await servers.start();
    await redis.kill();
    await expect(checkRedis(redis.url, 300)).rejects.toMatchObject({
      code: "queue/unreachable",
      message: expect.stringContaining("ECONNREFUSED"),
      where: redis.url,
    });
  });
});

describe("the verdict on what INFO says", () => {
  const good = { role: "master", isInCluster: false, isAppendOnly: true, evictionPolicy: "noeviction" };
  const one = { kind: "one", shown: "redis://h" } as const;

  it.each([
    ["4.0.14", "refuse"],
    ["6.0.16", "warn"],
    ["6.2.0", "ok"],
    ["7.0.15", "ok"],
    ["10.1.0", "ok"],
  ])("counts version %s as %s", (version, kind) => {
    expect(judge([{ ...good, version }], one).kind).toBe(kind);
  });

  it("is the gravest of several servers, and says each thing once", () => {
    const bad = { ...good, version: "7.0.0", isAppendOnly: false };
    const verdict = judge([bad, bad, { ...bad, evictionPolicy: "allkeys-lfu" }], { ...one, kind: "cluster" });
    expect(verdict.kind).toBe("refuse");
    expect(verdict.findings).toHaveLength(2);
  });

  it("is read from lines with either ending", () => {
    expect(readInfo("# Server\r\nredis_version:7.2.4\r\nrole:master\r\naof_enabled:1")).toEqual({
      version: "7.2.4",
      role: "master",
      isAppendOnly: true,
    });
  });
});

function nextOf(verdict: RedisVerdict): string[] {
  return verdict.findings.map((finding) => finding.next);
}
