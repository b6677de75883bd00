import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addAccount } from "./graph/accounts.ts";
import { type Ask, asker, codeOf } from "./graph/ask.ts";
import type { GraphUser } from "./graph/graph-user.ts";
import { checkLimits } from "./graph/limits.ts";
import { newWorld } from "./graph/world.ts";
import { type GraphDouble, graphDouble } from "./graph.ts";

let now = Temporal.Instant.from("2026-05-04T10:00:00Z");
let double: GraphDouble;
let dana: GraphUser;
let ask: Ask;

beforeEach(async () => {
  now = Temporal.Instant.from("2026-05-04T10:00:00Z");
  double = await graphDouble({ clock: () => now, seed: 5 });
  dana = double.addUser({ email: "dana@work.example", kind: "work" });
  ask = asker(double.url, dana.grantToken());
});
afterEach(() => double.close());

const send = "POST /me/messages/{id}/send";

async function draft(): Promise<string> {
  const to = [{ emailAddress: { address: "ana@elsewhere.example" } }];
  return String((await ask("POST", "/me/messages", { subject: "a", toRecipients: to })).json.id);
}

describe("a fault", () => {
  it.each([
    ["lost-before", 0],
    ["lost-after", 1],
  ] as const)("%s breaks the line, and %i mails are out", async (kind, mails) => {
    double.faults.next(send, kind);
    await expect(ask("POST", `/me/messages/${await draft()}/send`)).rejects.toThrow("fetch failed");
    expect(double.deliveries).toHaveLength(mails);
  });

  it.each([
    ["500", 500, 0],
    ["503", 503, 0],
    ["504-after", 504, 1],
  ] as const)("%s answers %i, and %i mails are out", async (kind, status, mails) => {
    double.faults.next(send, kind);
    expect((await ask("POST", `/me/messages/${await draft()}/send`)).status).toBe(status);
    expect(double.deliveries).toHaveLength(mails);
  });

  it("of kind late breaks the line now, and it is done a minute later or when a test settles it", async () => {
    double.faults.next(send, "late", 2);
    const [first, second] = [await draft(), await draft()];
    await expect(ask("POST", `/me/messages/${first}/send`)).rejects.toThrow();
    now = now.add({ seconds: 30 });
    await expect(ask("POST", `/me/messages/${second}/send`)).rejects.toThrow();
    expect(double.deliveries).toHaveLength(0);
    now = now.add({ seconds: 30 });
    expect((await ask("GET", `/me/messages/${first}`)).status).toBe(404);
    expect(double.deliveries).toHaveLength(1);
    expect(await double.settleLate()).toBe(1);
    expect(double.deliveries).toHaveLength(2);
  });

  it("of kind late may leave the line open, so that the client's own patience ends it", async () => {
    double.faults.next("GET /me", { kind: "late", hang: true });
    const headers = { authorization: `Bearer ${dana.grantToken()}` };
    const asked = fetch(`${double.url}/v1.0/me`, { headers, signal: AbortSignal.timeout(50) });
    await expect(asked).rejects.toThrow("timeout");
  });

  it("429 says when to come back in seconds or as a date, or has no body", async () => {
    double.faults.next("GET /me", { kind: "429", retryAfter: 7 });
    double.faults.next("GET /me", { kind: "429", retryAfter: now.add({ seconds: 9 }) });
    double.faults.next("GET /me", { kind: "429", retryAfter: 1, empty: true });
    const [seconds, date, empty] = [
      await ask("GET", "/me"),
      await ask("GET", "/me"),
      await ask("GET", "/me"),
    ];
    expect([seconds.status, seconds.headers.get("retry-after"), codeOf(seconds)]).toEqual([
      429,
      "7",
      "TooManyRequests",
    ]);
    expect(date.headers.get("retry-after")).toBe("Mon, 04 May 2026 10:00:09 GMT");
    expect([empty.status, empty.text]).toEqual([429, ""]);
    expect((await ask("GET", "/me")).status).toBe(200);
  });

  it("meets only the method that it is meant for, sign-in among them", async () => {
    double.faults.next("login oauth2/v2.0/token", "503");
    expect((await ask("GET", "/me")).status).toBe(200);
    const said = await fetch(`${double.url}/common/oauth2/v2.0/token`, { method: "POST" });
    expect(said.status).toBe(503);
  });

  it("comes by chance in a storm, the same for the same seed", async () => {
    const storm = async () => {
      double.faults.clear();
      double.faults.rate({ seed: 11, probability: 0.5, kinds: ["500", "503"] });
      const seen: number[] = [];
      for (let i = 0; i < 20; i++) seen.push((await ask("GET", "/me")).status);
      return seen;
    };
    const first = await storm();
    expect(new Set(first)).toEqual(new Set([200, 500, 503]));
    expect(await storm()).toEqual(first);
  });
});

describe("the limits", () => {
  it("let four requests run at once for one mailbox, and refuse the fifth", async () => {
    double.faults.next("GET /me", { kind: "slow", ms: 200 }, 4);
    const four = Array.from({ length: 4 }, () => ask("GET", "/me"));
    while (double.requests.length < 4) await new Promise(setImmediate);
    const fifth = await ask("GET", "/me");
    expect([fifth.status, codeOf(fifth), fifth.headers.get("retry-after")]).toEqual([
      429,
      "ApplicationThrottled",
      "1",
    ]);
    expect((await Promise.all(four)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(double.mostAtOnce("dana@work.example")).toBe(5);
  });

  it("count each mailbox by itself", async () => {
    const eve = double.addUser({ email: "eve@work.example", kind: "work" });
    const askAsEve = asker(double.url, eve.grantToken());
    double.faults.next("GET /me", { kind: "slow", ms: 50 }, 8);
    const all = Array.from({ length: 8 }, (_none, i) => (i % 2 === 0 ? ask : askAsEve)("GET", "/me"));
    expect((await Promise.all(all)).every(({ status }) => status === 200)).toBe(true);
    expect(double.mostAtOnce("eve@work.example")).toBe(4);
  });

  it("allow 10,000 requests in ten minutes", () => {
    const pat = addAccount(
      newWorld(() => now, 1),
      { email: "pat@outlook.example", kind: "personal" },
    );
    for (let i = 0; i < 10_000; i++) checkLimits(pat, 1, now);
    expect(() => checkLimits(pat, 1, now.add({ minutes: 9 }))).toThrow("RequestRate");
    expect(() => checkLimits(pat, 1, now.add({ minutes: 10 }))).not.toThrow();
  });
});

describe("what is not here", () => {
  it("is answered 404 and written down", async () => {
    const said = await ask("GET", "/me/contacts");
    expect([said.status, codeOf(said)]).toEqual([404, "ResourceNotFound"]);
    expect(double.strays).toMatchObject([{ http: "GET", path: "/v1.0/me/contacts", status: 404 }]);
  });

  it("and what is, is written down too, with its status", async () => {
    await ask("GET", "/me?$select=id");
    expect(double.requests).toMatchObject([
      {
        http: "GET",
        path: "/v1.0/me",
        query: "?$select=id",
        method: "GET /me",
        user: dana.email,
        status: 200,
      },
    ]);
  });
});
