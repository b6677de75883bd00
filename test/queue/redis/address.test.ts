import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { parseRedisUrl } from "../../../src/queue/redis/address.ts";

describe("the address of Redis", () => {
  it.each([
    ["redis://localhost", { kind: "one", hosts: [{ host: "localhost", port: 6379 }], db: 0 }],
    ["redis://cache.example:6380/3", { hosts: [{ host: "cache.example", port: 6380 }], db: 3 }],
    ["redis://[::1]:7000", { hosts: [{ host: "::1", port: 7000 }] }],
    ["redis://:secret@h", { password: "secret" }],
    ["redis://dana:p%40ss%2Fword@h", { username: "dana", password: "p@ss/word" }],
    ["rediss://h", { tls: {} }],
    ["rediss://h?ca=/etc/redis/ca.pem", { tls: { caFile: "/etc/redis/ca.pem" } }],
    [
      "redis+sentinel://a,b:5000/mymaster/2",
      {
        kind: "sentinel",
        master: "mymaster",
        db: 2,
        hosts: [
          { host: "a", port: 26379 },
          { host: "b", port: 5000 },
        ],
      },
    ],
    [
      "rediss+sentinel://u:p@a/m?sentinel_username=s&sentinel_password=t&ca=x",
      { username: "u", sentinel: { username: "s", password: "t" }, tls: { caFile: "x" } },
    ],
    ["redis+cluster://a:1,b:2,c:3", { kind: "cluster", db: 0 }],
    ["rediss+cluster://u:p@a:1", { kind: "cluster", tls: {}, password: "p" }],
  ])("reads %s", (url, expected) => {
    expect(parseRedisUrl(url)).toMatchObject(expected);
  });

  it.each([
    ["http://h", "is not an address of Redis"],
    ["localhost:6379", "is not an address of Redis"],
    ["redis://h:99999", '"h:99999" is not HOST or HOST:PORT'],
    ["redis://a,b", "several hosts"],
    ["redis://h/first", '"first" is not the number of a database'],
    ["redis://h/1/2", "is not a database"],
    ["redis+sentinel://h:26379", "names no master"],
    ["redis+cluster://h/1", "is not a database"],
    ["redis://h?ca=x", 'an option "ca" that means nothing here'],
    ["redis://:50%@h", "a % that begins no code"],
  ])("refuses %s", (url, says) => {
    expect(refusal(url).message).toContain(says);
  });

  it("is shown without its password, also in what is refused", () => {
    expect(parseRedisUrl("redis://u:geheim@h:1/2?").shown).toBe("redis://h:1/2");
    const { message, where, next } = refusal("redis://u:geheim@h/first/second");
    expect(`${message} ${where} ${next}`).not.toContain("geheim");
  });
});

function refusal(url: string): Problem {
  try {
    parseRedisUrl(url);
  } catch (error) {
    if (error instanceof Problem && error.code === "queue/address") return error;
    throw error;
  }
  throw new Error("It was accepted.");
}
