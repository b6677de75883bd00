import { describe, expect, it } from "vitest";
import { readCompose, serviceOf } from "../../../scripts/fleet/read-compose.ts";
import { addressed, lineOf, publishedPort } from "../../../scripts/fleet/without-containers.ts";

const compose = readCompose();
const places = { home: "/data/home", secrets: "/data/run", cache: "/data/cache", webPort: 5000 };
const allWords = ["migrate", "web", "worker", "postgres", "redis"].flatMap((name) => {
  const { words, environment } = lineOf(compose, name, places);
  return [...words, ...Object.values(environment)];
});

describe("a fleet without containers", () => {
  it("starts each program as docker-compose.yml does, on this machine's own places", () => {
    const { command, environment } = serviceOf(compose, "worker");
    const line = lineOf(compose, "worker", places);
    expect(line.words).toEqual(command);
    expect(Object.keys(line.environment)).toEqual(Object.keys(environment));
    expect(line.environment).toMatchObject({
      QUARTERHOUR_HOME: "/data/home",
      DATABASE_URL_FILE: "/data/run/database_url",
      XDG_CACHE_HOME: "/data/cache",
      NODE_OPTIONS: environment.NODE_OPTIONS,
    });
  });

  it("shows health and metrics on the loopback alone, on the port that was asked for", () => {
    expect(lineOf(compose, "web", places).words).toEqual(["web", "--host", "127.0.0.1", "--port", "5000"]);
    expect(publishedPort(compose)).toBe(4747);
  });

  it("gives Redis the same settings, its password among them", () => {
    const { words } = lineOf(compose, "redis", places);
    expect(words.slice(0, 4)).toEqual(["redis-server", "/data/run/redis.conf", "--appendonly", "yes"]);
    expect(words).toHaveLength(serviceOf(compose, "redis").command.length);
  });

  it("leaves nothing that only a container has", () => {
    const ofContainers = /^\/run\/|^\/home\/quarterhour|^\/tmp$|^0\.0\.0\.0$/;
    expect(allWords.filter((word) => ofContainers.test(word))).toEqual([]);
    expect(allWords.length).toBeGreaterThan(30);
  });

  it("finds the servers by where they are here, with the same passwords", () => {
    const ports = { postgres: 5001, redis: 5002 };
    expect(addressed("postgres://quarterhour:abc@postgres:5432/quarterhour\n", ports)).toBe(
      "postgres://quarterhour:abc@127.0.0.1:5001/quarterhour\n",
    );
    expect(addressed("redis://:abc@redis:6379/0", ports)).toBe("redis://:abc@127.0.0.1:5002/0");
    expect(addressed("requirepass abc", ports)).toBe("requirepass abc");
  });
});
