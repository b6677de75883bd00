import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withRedis } from "../../../scripts/servers/redis-server.ts";
import { freePort } from "../../../scripts/servers/running-server.ts";
import { bullmqQueue } from "../../../src/queue/bullmq.ts";
import { checkRedis } from "../../../src/queue/redis/check.ts";
import { mailboxId } from "../../contracts/samples.ts";
import { describeRedis, durable, type RedisServer } from "../redis-server.ts";

/** Rings and hears once over the address. */
async function ringsOver(url: string): Promise<string[]> {
  const queue = await bullmqQueue({ url, prefix: randomUUID() });
  try {
    const heard: string[] = [];
    const hear = async (ring: { queue: string }) => {
      heard.push(ring.queue);
      return { kind: "done", note: "" } as const;
    };
    await queue.work({ sync: hear, plan: hear, act: hear });
    for (const name of ["sync", "plan"] as const) await queue.ring({ queue: name, mailboxId });
    await queue.drained();
    return heard.sort();
  } finally {
    await queue.close(0);
  }
}

const patiently = { timeout: 15_000, interval: 100 };
const both = ["plan", "sync"];

describeRedis("Redis behind TLS", (servers) => {
  if (spawnSync("openssl", ["version"]).status !== 0) {
    it("needs openssl", ({ skip }) =>
      skip("TLS to Redis: there is no openssl here that could make a certificate"));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-tls-"));
  const file = (name: string) => join(folder, name);
  afterAll(() => rmSync(folder, { recursive: true }));
  let at = "";
  beforeAll(async () => {
    const subject = [
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=localhost",
      "-addext",
      "subjectAltName=DNS:localhost",
    ];
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-keyout", file("key.pem")];
    execFileSync("openssl", ["req", "-x509", ...key, "-out", file("cert.pem"), ...subject], {
      stdio: "ignore",
    });
    const port = await freePort();
    const tls = [
      "--tls-port",
      String(port),
      "--tls-cert-file",
      file("cert.pem"),
      "--tls-key-file",
      file("key.pem"),
    ];
    await servers.start([...durable, ...tls, "--tls-auth-clients", "no"]);
    at = `localhost:${port}`;
  });

  it("is used where the address names whom to trust", async () => {
    expect(await ringsOver(`rediss://${at}?ca=${encodeURIComponent(file("cert.pem"))}`)).toEqual(both);
  });

  it("is refused at once where nobody we trust signed its certificate, with what to do", async () => {
    await expect(checkRedis(`rediss://${at}`)).rejects.toMatchObject({
      code: "queue/unreachable",
      next: expect.stringContaining("?ca=FILE"),
    });
  });

  it("is refused under a name that its certificate does not have", async () => {
    const other = `rediss://${at.replace("localhost", "127.0.0.1")}?ca=${encodeURIComponent(file("cert.pem"))}`;
    await expect(checkRedis(other)).rejects.toMatchObject({ code: "queue/unreachable" });
  });

  it("needs a certificate that can be read", async () => {
    await expect(checkRedis(`rediss://${at}?ca=${file("none.pem")}`)).rejects.toMatchObject({
      code: "queue/address",
      where: file("none.pem"),
    });
  });
});

describeRedis("Redis behind Sentinels", (servers) => {
  let master: RedisServer;
  let replica: RedisServer;
  let sentinel: RedisServer;
  beforeAll(async () => {
    master = await servers.start([...durable, "--repl-diskless-sync-delay", "0"]);
    replica = await servers.start([...durable, "--replicaof", "127.0.0.1", String(master.port)]);
    await vi.waitFor(
      async () => expect(await say(replica, "info")).toContain("master_link_status:up"),
      patiently,
    );
    sentinel = await servers.sentinel(master.port);
  });

  it("is found by the name of its master, and counts as the master that it is", async () => {
    const url = `redis+sentinel://127.0.0.1:${sentinel.port}/first`;
    expect(await ringsOver(url)).toEqual(both);
    expect((await checkRedis(url)).kind).toBe("ok");
  });

  it("is followed to the server that the Sentinels choose when the master dies", async () => {
    const queue = await bullmqQueue({
      url: `redis+sentinel://127.0.0.1:${sentinel.port}/first`,
      prefix: randomUUID(),
    });
    try {
      let heard = 0;
      const hear = async () => {
        heard += 1;
        return { kind: "done", note: "" } as const;
      };
      await queue.work({ sync: hear, plan: hear, act: hear });
      await master.kill();
      await vi.waitFor(async () => expect(await say(replica, "info")).toContain("role:master"), patiently);
      await vi.waitFor(async () => {
        await queue.ring({ queue: "sync", mailboxId });
        expect(heard).toBeGreaterThan(0);
      }, patiently);
    } finally {
      await queue.close(0);
    }
  });

  it("is not found under a name that they do not know", async () => {
    await expect(
      checkRedis(`redis+sentinel://127.0.0.1:${sentinel.port}/second`, 1_000),
    ).rejects.toMatchObject({
      code: "queue/unreachable",
      next: expect.stringContaining("Sentinels"),
    });
  });
});

describeRedis("a Redis Cluster", (servers) => {
  let nodes: RedisServer[] = [];
  beforeAll(async () => {
    nodes = await Promise.all([1, 2, 3].map(() => servers.start([...durable, "--cluster-enabled", "yes"])));
    await formCluster(nodes);
  });
  const address = () => `redis+cluster://${nodes.map((node) => `127.0.0.1:${node.port}`).join(",")}`;

  it("keeps one queue in one place, and is found from any node", async () => {
    expect(await ringsOver(address())).toEqual(both);
    const last = nodes.at(-1)?.port ?? 0;
    expect(await ringsOver(`redis+cluster://127.0.0.1:${last}`)).toEqual(both);
    const sizes = await Promise.all(nodes.map((node) => withRedis(node.url, (redis) => redis.dbsize())));
    expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(0);
  });

  it("is looked at node by node", async () => {
    expect((await checkRedis(address())).kind).toBe("ok");
    await withRedis(nodes[1]?.url ?? "", (redis) => redis.config("SET", "maxmemory-policy", "allkeys-lru"));
    expect((await checkRedis(address())).kind).toBe("refuse");
  });
});

describe("an address where nothing is a Cluster", () => {
  it("is said not to be one", async () => {
    await expect(checkRedis(`redis+cluster://127.0.0.1:${await freePort()}`, 500)).rejects.toMatchObject({
      code: "queue/unreachable",
      next: expect.stringContaining("Cluster"),
    });
  });
});

/** A third of the slots for each. */
async function formCluster(nodes: readonly RedisServer[]): Promise<void> {
  const [first] = nodes;
  for (const [at, node] of nodes.entries()) {
    const from = Math.ceil((at * 16_384) / nodes.length);
    const until = Math.ceil(((at + 1) * 16_384) / nodes.length) - 1;
    await withRedis(node.url, async (redis) => {
      await redis.call("CLUSTER", "ADDSLOTSRANGE", from, until);
      await redis.call("CLUSTER", "SET-CONFIG-EPOCH", at + 1);
      await redis.call("CLUSTER", "MEET", "127.0.0.1", first?.port ?? 0);
    });
  }
  for (const node of nodes) {
    await vi.waitFor(async () => {
      const info = await say(node, "cluster", "info");
      expect(info).toContain("cluster_state:ok");
      expect(info).toContain(`cluster_known_nodes:${nodes.length}`);
    }, patiently);
  }
}

async function say(server: RedisServer, ...words: [string, ...string[]]): Promise<string> {
  return withRedis(server.url, async (redis) => String(await redis.call(...words)));
}
