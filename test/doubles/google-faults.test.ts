import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Clients, clientsOf, mail, refusalOf, toRaw } from "./google/clients.ts";
import { type GoogleDouble, googleDouble } from "./google.ts";

let now = Temporal.Instant.from("2026-03-02T15:00:00Z");
let double: GoogleDouble;
let gmail: Clients["gmail"];
let calendar: Clients["calendar"];

beforeEach(async () => {
  now = Temporal.Instant.from("2026-03-02T15:00:00Z");
  double = await googleDouble({ clock: () => now });
  ({ gmail, calendar } = clientsOf(double.url, double.addUser({ email: "dana@example.com" }).grantToken()));
});
afterEach(() => double.close());

const raw = toRaw(mail({ to: "priya@example.org", subject: "Hello" }));
const create = async () =>
  (await gmail.drafts.create({ userId: "me", requestBody: { message: { raw } } })).data.id ?? "";
const send = (id: string) => gmail.drafts.send({ userId: "me", requestBody: { id } });
const sendMethod = "gmail.users.drafts.send";
/** The status of the reply, or the word for a connection that broke. */
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: { response?: { status: number }; code?: unknown }) => error.response?.status ?? "lost",
  );

describe("a fault on demand", () => {
  it.each([
    ["lost-before", "lost", 0],
    ["lost-after", "lost", 1],
    ["503", 503, 0],
    ["500", 500, 0],
    ["504-after", 504, 1],
    ["403-rate", 403, 0],
    ["429", 429, 0],
    ["400-precondition", 400, 0],
    ["slow", "done", 1],
  ] as const)("of kind %s gives %s and leaves %i mails sent", async (kind, says, sent) => {
    const id = await create();
    double.faults.next(sendMethod, kind);
    expect(await outcome(send(id))).toBe(says);
    expect(double.deliveries).toHaveLength(sent);
    expect(double.requests.at(-1)).toMatchObject({
      method: sendMethod,
      fault: kind,
      user: sent === 1 ? "dana@example.com" : undefined,
    });
    expect(await outcome(send(id))).toBe(sent === 1 ? 404 : "done");
    expect(double.deliveries).toHaveLength(1);
  });

  it("meets the requests of its method, as often as it is told to, and then no more", async () => {
    double.faults.next("gmail.users.drafts.*", "503", 2);
    expect(await outcome(gmail.getProfile({ userId: "me" }))).toBe("done");
    expect([await outcome(create()), await outcome(create()), await outcome(create())]).toEqual([
      503,
      503,
      "done",
    ]);
  });

  it.each([
    [{ kind: "429", retryAfter: 7 } as const, "7"],
    [
      { kind: "429", retryAfter: Temporal.Instant.from("2026-03-02T15:01:00Z") } as const,
      "Mon, 02 Mar 2026 15:01:00 GMT",
    ],
    [{ kind: "429", retryAfter: "none" } as const, null],
  ])("says when to come back, in seconds, as a date, or not at all", async (fault, header) => {
    double.faults.next(/getProfile$/, fault);
    const token = double.user("dana@example.com").grantToken();
    const reply = await fetch(`${double.url}/gmail/v1/users/me/profile`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([429, header]);
  });

  it("answers 504 with a page, not with JSON", async () => {
    double.faults.next("*", "504-after");
    const token = double.user("dana@example.com").grantToken();
    const reply = await fetch(`${double.url}/gmail/v1/users/me/profile`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(reply.headers.get("content-type")).toMatch(/^text\/html/);
  });
});

describe("a late commit", () => {
  it("is done once its time has come by the double's clock", async () => {
    const id = await create();
    double.faults.next(sendMethod, { kind: "late", after: 120_000 });
    expect(await outcome(send(id))).toBe("lost");
    expect((await gmail.drafts.get({ userId: "me", id })).status).toBe(200);
    now = now.add({ seconds: 119 });
    expect(double.user("dana@example.com").sent()).toEqual([]);
    now = now.add({ seconds: 1 });
    expect(double.user("dana@example.com").sent()).toHaveLength(1);
    expect(await refusalOf(gmail.drafts.get({ userId: "me", id }))).toMatchObject({ status: 404 });
  });

  it("does nothing where somebody else was quicker", async () => {
    const id = await create();
    double.faults.next(sendMethod, "late");
    await outcome(send(id));
    await send(id);
    expect(double.settleLate()).toBe(1);
    expect(double.deliveries).toHaveLength(1);
  });

  it("can be done after real milliseconds, too", async () => {
    const id = await create();
    double.faults.next(sendMethod, { kind: "late", really: 1 });
    await outcome(send(id));
    await expect.poll(() => double.deliveries.length).toBe(1);
  });

  it("can leave its caller waiting until that one gives up", async () => {
    const id = await create();
    double.faults.next(sendMethod, { kind: "late", hang: true });
    const asked = gmail.drafts.send({ userId: "me", requestBody: { id } }, { timeout: 50 });
    expect(await outcome(asked)).toBe("lost");
    expect(double.settleLate()).toBe(1);
    expect(double.deliveries).toHaveLength(1);
  });
});

describe("a storm of faults", () => {
  const play = async (seed: number) => {
    const one = await googleDouble({ clock: () => now });
    const { gmail: users } = clientsOf(one.url, one.addUser({ email: "dana@example.com" }).grantToken());
    one.faults.rate({ seed, probability: 0.3, kinds: ["503", "lost-after", "429"], on: "gmail.*" });
    const all: unknown[] = [];
    for (let n = 0; n < 40; n += 1) all.push(await outcome(users.labels.list({ userId: "me" })));
    await one.close();
    return all;
  };

  it("is the same for the same seed, and another for another", async () => {
    const first = await play(7);
    expect(first.filter((each) => each !== "done").length).toBeGreaterThan(4);
    expect(await play(7)).toEqual(first);
    expect(await play(8)).not.toEqual(first);
  });

  it("ends when it is cleared", async () => {
    double.faults.rate({ seed: 1, probability: 1, kinds: ["503"] });
    expect(await outcome(gmail.getProfile({ userId: "me" }))).toBe(503);
    double.faults.clear();
    expect(await outcome(gmail.getProfile({ userId: "me" }))).toBe("done");
  });
});

describe("quota", () => {
  it("is counted in the units of May 2026: one send cycle is 130", async () => {
    const { data } = await send(await create());
    await gmail.messages.get({ userId: "me", id: data.id ?? "", format: "metadata" });
    await calendar.freebusy.query({
      requestBody: { timeMin: "2026-03-05T00:00:00Z", timeMax: "2026-03-06T00:00:00Z", items: [] },
    });
    expect(double.quota).toMatchObject({ units: 130, calendarRequests: 1 });
    expect(double.quota.busiestMinute("dana@example.com")).toBe(130);
    expect(double.quota.byMethod[sendMethod]).toBe(100);
    double.quota.reset();
    expect(double.quota.units).toBe(0);
  });

  it("is refused beyond what a minute allows, and given again when the minute is over", async () => {
    double.quota.perMinute.gmail = 115;
    await send(await create());
    expect(await refusalOf(create())).toMatchObject({ status: 403, reason: "userRateLimitExceeded" });
    now = now.add({ seconds: 60 });
    expect(await outcome(create())).toBe("done");
    double.quota.perMinute.calendar = 1;
    const list = () => calendar.events.list({ calendarId: "primary" });
    await list();
    expect(await refusalOf(list())).toMatchObject({ status: 403, reason: "rateLimitExceeded" });
  });
});

describe("what Google does not take", () => {
  const ask = async (
    path: string,
    init: { method?: string; body?: string; type?: string; token?: string } = {},
  ) => {
    const {
      method = "GET",
      body,
      type = "application/json",
      token = double.user("dana@example.com").grantToken(),
    } = init;
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": type }),
    };
    return (await fetch(`${double.url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) }))
      .status;
  };
  const drafts = "/gmail/v1/users/me/drafts";

  it("is refused: an unknown token, another's mailbox, a field or a parameter that there is not, what is no JSON", async () => {
    expect(await ask("/gmail/v1/users/me/profile", { token: "ya29.unknown" })).toBe(401);
    expect(await ask("/gmail/v1/users/priya@example.org/profile")).toBe(403);
    expect(await ask(`${drafts}?maxresults=5`)).toBe(400);
    expect(await ask(`${drafts}?maxResults=five`)).toBe(400);
    const post = (body: string, type?: string) =>
      ask(drafts, { method: "POST", body, ...(type === undefined ? {} : { type }) });
    expect(await post(JSON.stringify({ message: { raw, thread_id: "1" } }))).toBe(400);
    expect(await post(JSON.stringify({ message: { raw: 1 } }))).toBe(400);
    expect(await post("{")).toBe(400);
    expect(await post(raw, "message/rfc822")).toBe(400);
    expect(double.user("dana@example.com").drafts()).toEqual([]);
    expect(double.strays).toEqual([]);
  });

  it("is 404 and a stray where the double knows no such address", async () => {
    expect(await ask("/gmail/v1/users/me/nothing")).toBe(404);
    expect(
      await ask("/upload/gmail/v1/users/me/drafts", { method: "POST", body: raw, type: "message/rfc822" }),
    ).toBe(404);
    expect(double.strays.map(({ http, path }) => `${http} ${path}`)).toEqual([
      "GET /gmail/v1/users/me/nothing",
      "POST /upload/gmail/v1/users/me/drafts",
    ]);
  });

  it.each([
    ["gmail.compose", "messages.list", 403],
    ["gmail.readonly", "messages.list", "done"],
    ["gmail.readonly", "drafts.create", 403],
    ["gmail.compose", "drafts.create", "done"],
    ["calendar.events", "freebusy.query", 403],
    ["calendar.events.owned", "events.list", "done"],
  ])("is refused by scope: %s for %s gives %s", async (scope, method, says) => {
    const token = double.user("dana@example.com").grantToken([`https://www.googleapis.com/auth/${scope}`]);
    const { gmail: users, calendar: book } = clientsOf(double.url, token);
    const deeds: Record<string, () => Promise<unknown>> = {
      "messages.list": () => users.messages.list({ userId: "me" }),
      "drafts.create": () => users.drafts.create({ userId: "me", requestBody: { message: { raw } } }),
      "freebusy.query": () =>
        book.freebusy.query({
          requestBody: { timeMin: "2026-03-05T00:00:00Z", timeMax: "2026-03-06T00:00:00Z" },
        }),
      "events.list": () => book.events.list({ calendarId: "primary" }),
    };
    expect(await outcome(deeds[method]?.() ?? Promise.reject(new Error(method)))).toBe(says);
  });

  it("is a search or a body under a token for metadata alone", async () => {
    const token = double
      .user("dana@example.com")
      .grantToken(["https://www.googleapis.com/auth/gmail.metadata"]);
    const { id } = double
      .user("dana@example.com")
      .deliver(mail({ to: "dana@example.com", subject: "Hello" }));
    const { gmail: users } = clientsOf(double.url, token);
    expect(await outcome(users.messages.get({ userId: "me", id, format: "metadata" }))).toBe("done");
    expect(await outcome(users.messages.get({ userId: "me", id, format: "raw" }))).toBe(403);
    expect(await outcome(users.messages.list({ userId: "me", q: "in:inbox" }))).toBe(403);
  });
});
