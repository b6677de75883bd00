import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe } from "vitest";
import { bullmqQueue } from "../../src/queue/bullmq.ts";
import { itIsAQueue } from "../contracts/queue.ts";
import { type RedisServer, startRedis } from "./redis-server.ts";

describe("the queue on Redis", () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  itIsAQueue(() => bullmqQueue({ url: redis.url, prefix: randomUUID() }));
});
