import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { graphClient, literal } from "../../../src/providers/microsoft/client.ts";
import { spaced, windowed } from "../../../src/providers/microsoft/limits.ts";
import { isTrouble } from "../../../src/providers/provider.ts";
import { address, graphWorld, tokensOf, type World, type WorldWish } from "./world.ts";

let open: World | undefined;

afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function world(wish: WorldWish = {}): Promise<World> {
  open = await graphWorld(wish);
  return open;
}

const page = z.object({ value: z.array(z.unknown()) });

describe("a request to Graph", () => {
  it("asks for ids that stay and for times in UTC, whatever else it prefers", async () => {
    const { client, double } = await world();
    const seen: string[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = async (input, init) => {
      seen.push(new Headers(init?.headers).get("prefer") ?? "");
      return fetch(input, init);
    };
    try {
      const headers = { prefer: "odata.maxpagesize=5" };
      await client.ask({ path: "/me/messages", headers, reply: page, intent: "reading" });
    } finally {
      globalThis.fetch = fetch;
    }
    expect(seen).toEqual(['IdType="ImmutableId", outlook.timezone="UTC", odata.maxpagesize=5']);
    expect(double.requests).toHaveLength(1);
  });

  it("encodes what a filter holds: quotes, ampersands, plus and number signs", async () => {
    const { client, user } = await world();
    const messageId = "<a'b&c+d#e%f@x.example>";
    await user.deliver({ from: "a@example.org", subject: "Odd", text: "Odd", messageId });
    const query = { $filter: `internetMessageId eq ${literal(messageId)}` };
    const { value } = await client.ask({ path: "/me/messages", query, reply: page, intent: "reading" });
    expect(value).toHaveLength(1);
  });

  it("that only reads is asked again after a blip; one that writes is one attempt", async () => {
    const { client, double } = await world();
    double.faults.next("GET /me/messages", "503", 2);
    await client.ask({ path: "/me/messages", reply: page, intent: "reading" });
    expect(double.requests).toHaveLength(3);
    double.faults.next("POST /me/messages", "504-after");
    const asking = client.ask({
      method: "POST",
      path: "/me/messages",
      body: {},
      reply: page,
      intent: "writing",
    });
    await expect(asking).rejects.toSatisfy((error) => isTrouble(error, "unknown"));
    expect(double.requests).toHaveLength(4);
  });

  it("is made once more where its token had ended, with a new one", async () => {
    const { client, double, user } = await world();
    await client.ask({ path: "/me/messages", reply: page, intent: "reading" });
    double.expireAccess(user.email);
    await client.ask({ path: "/me/messages", reply: page, intent: "reading" });
    expect(double.requests.map(({ status }) => status)).toEqual([200, 401, 200]);
  });

  it("takes its token to nobody else, whatever link Graph gives (C-7)", async () => {
    const { client, double } = await world();
    for (const path of ["https://graph.example.com/v1.0/me/messages", "http://127.0.0.1:9/v1.0/me"])
      await expect(client.ask({ path, reply: page, intent: "reading" })).rejects.toSatisfy((error) =>
        isTrouble(error, "refused"),
      );
    expect(double.requests).toEqual([]);
    const { now, user } = await world();
    const tokens = tokensOf(user);
    expect(() => graphClient({ tokens, now: () => now, apiUrl: "http://graph.example.com" })).toThrow(
      TypeError,
    );
  });

  it("waits its turn: never more than four at once", async () => {
    const { client, double } = await world({ latency: 5 });
    const ask = () => client.ask({ path: "/me/messages", reply: page, intent: "reading" as const });
    await Promise.all(Array.from({ length: 40 }, ask));
    expect(double.mostAtOnce(address)).toBe(4);
    expect(double.requests.filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe("a limit", () => {
  const clock = () => {
    let ms = 0;
    return {
      steady: () => ms,
      wait: async (more: number) => {
        ms += more;
      },
    };
  };

  it("of a window lets through what fits, and the rest as soon as it fits", async () => {
    const pace = clock();
    const turn = windowed(2, 1_000, pace);
    const times: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await turn();
      times.push(pace.steady());
      await pace.wait(100);
    }
    expect(times).toEqual([0, 100, 1_000, 1_100, 2_000]);
  });

  it("between two sends waits for what is left of it", async () => {
    const pace = clock();
    const turn = spaced(2_100, pace);
    await turn();
    await pace.wait(2_000);
    await turn();
    expect(pace.steady()).toBe(2_100);
  });
});
