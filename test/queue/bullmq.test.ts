import { randomUUID } from "node:crypto";
import { beforeAll } from "vitest";
import { bullmqQueue } from "../../src/queue/bullmq.ts";
import { itIsAQueue } from "../contracts/queue.ts";
import { describeRedis, type RedisServer } from "./redis-server.ts";

describeRedis("the queue on Redis", (servers) => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await servers.start();
  });

  itIsAQueue(() => bullmqQueue({ url: redis.url, prefix: randomUUID() }));
});
