import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Clients, clientsOf, mail, refusalOf, toRaw } from "./google/clients.ts";
import { type GoogleDouble, googleDouble } from "./google.ts";

let now = Temporal.Instant.from("2026-03-02T15:00:00Z");
let double: GoogleDouble;
let gmail: Clients["gmail"];

beforeEach(async () => {
  now = Temporal.Instant.from("2026-03-02T15:00:00Z");
  double = await googleDouble({ clock: () => now, accessTokenLife: 366 * 86_400_000 });
  const dana = double.addUser({ email: "dana@example.com", name: "Dana Okafor" });
  double.addUser({ email: "priya@example.org", name: "Priya Nair" });
  ({ gmail } = clientsOf(double.url, dana.grantToken()));
});
afterEach(async () => {
  expect(double.strays).toEqual([]);
  await double.close();
});

const request = mail({
  to: "Priya Nair <priya@example.org>",
  subject: "From nursing to health data",
  more: [
    "Message-ID: <ours@quarterhour>",
    "X-Quarterhour-Action: abc123",
    "Date: Mon, 2 Mar 2026 14:59:00 +0000",
  ],
});

async function draft(mime = request, threadId?: string) {
  const message = { raw: toRaw(mime), ...(threadId === undefined ? {} : { threadId }) };
  const { data } = await gmail.drafts.create({ userId: "me", requestBody: { message } });
  return { id: data.id ?? "", messageId: data.message?.id ?? "", threadId: data.message?.threadId ?? "" };
}

const send = (id: string) => gmail.drafts.send({ userId: "me", requestBody: { id } });

async function headersOf(messageId: string): Promise<Record<string, string>> {
  const { data } = await gmail.messages.get({ userId: "me", id: messageId, format: "metadata" });
  return Object.fromEntries(
    (data.payload?.headers ?? []).map(({ name, value }) => [name ?? "", value ?? ""]),
  );
}

describe("a draft at the double of Gmail", () => {
  it("holds what was put into it, our Message-ID and our header included", async () => {
    const { id } = await draft();
    const { data } = await gmail.drafts.get({ userId: "me", id, format: "raw" });
    expect(Buffer.from(data.message?.raw ?? "", "base64url").toString()).toBe(request);
  });

  it("is a new message under another Message-ID once it is sent, in the same thread, without our header", async () => {
    const { id, messageId, threadId } = await draft();
    const { data } = await send(id);
    expect(data.id).not.toBe(messageId);
    expect(data.threadId).toBe(threadId);
    expect(data.labelIds).toEqual(["SENT"]);
    const headers = await headersOf(data.id ?? "");
    expect(headers["Message-ID"]).toMatch(/^<CA.+@mail\.gmail\.com>$/);
    expect(Object.keys(headers).filter((name) => name.startsWith("X-"))).toEqual([]);
    expect(await refusalOf(gmail.messages.get({ userId: "me", id: messageId }))).toMatchObject({
      status: 404,
    });
  });

  it("is used up by one send: the second answers 404, and one mail left", async () => {
    const { id } = await draft();
    await send(id);
    expect(await refusalOf(send(id))).toMatchObject({ status: 404, reason: "notFound" });
    expect(await refusalOf(gmail.drafts.get({ userId: "me", id }))).toMatchObject({ status: 404 });
    expect(double.deliveries).toHaveLength(1);
  });

  it("goes once however many send it at the same moment", async () => {
    const { id } = await draft();
    const sends = await Promise.allSettled(Array.from({ length: 8 }, () => send(id)));
    expect(sends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(double.deliveries).toHaveLength(1);
  });

  it("keeps its id when it is changed, while its message is another one", async () => {
    const { id, messageId, threadId } = await draft();
    const raw = toRaw(
      mail({ to: "priya@example.org", subject: "From nursing to health data" }, "Another text"),
    );
    const { data } = await gmail.drafts.update({ userId: "me", id, requestBody: { message: { raw } } });
    expect(data.id).toBe(id);
    expect(data.message?.id).not.toBe(messageId);
    expect(data.message?.threadId).toBe(threadId);
  });

  it("comes into another thread when its subject is changed", async () => {
    const { id, threadId } = await draft();
    const raw = toRaw(mail({ to: "priya@example.org", subject: "Something else" }));
    const { data } = await gmail.drafts.update({ userId: "me", id, requestBody: { message: { raw } } });
    expect(data.message?.threadId).not.toBe(threadId);
  });

  it("loses our header and our Message-ID when a person edits it in Gmail's page", async () => {
    const { id } = await draft();
    double.user("dana@example.com").editDraft(id, request.replace("your own move", "how you moved"));
    const { data } = await gmail.drafts.get({ userId: "me", id, format: "metadata" });
    const names = (data.message?.payload?.headers ?? []).map(({ name }) => name);
    expect(names).not.toContain("X-Quarterhour-Action");
    expect(JSON.stringify(data)).not.toContain("ours@quarterhour");
  });

  it("is refused where it has no one to go to, and stays", async () => {
    const { id } = await draft(mail({ to: "", subject: "To nobody" }));
    expect(await refusalOf(send(id))).toMatchObject({ status: 400, message: "Recipient address required" });
    expect((await gmail.drafts.get({ userId: "me", id })).status).toBe(200);
  });

  it("is listed without a list where there is none", async () => {
    expect((await gmail.drafts.list({ userId: "me" })).data).toEqual({ resultSizeEstimate: 0 });
    expect((await gmail.messages.list({ userId: "me" })).data).toEqual({ resultSizeEstimate: 0 });
  });
});

describe("a thread", () => {
  it("takes in an answer that names the Message-ID that Gmail gave, and not the one that we gave", async () => {
    const { id } = await draft();
    const { data } = await send(id);
    const arrived = double.user("priya@example.org").inbox()[0]?.raw.toString() ?? "";
    const real = /^Message-ID: (<.+>)$/m.exec(arrived)?.[1] ?? "";
    const answer = (to: string) =>
      mail({
        from: "priya@example.org",
        to: "dana@example.com",
        subject: "Re: From nursing to health data",
        more: [`In-Reply-To: ${to}`, `References: ${to}`, "Message-ID: <answer@example.org>"],
      });
    expect(double.user("dana@example.com").deliver(answer(real)).threadId).toBe(data.threadId);
    expect(double.user("dana@example.com").deliver(answer("<ours@quarterhour>")).threadId).not.toBe(
      data.threadId,
    );
  });

  it("goes on in both mailboxes when the two answer each other", async () => {
    const { data } = await send((await draft()).id);
    const answer = (of: Buffer, from: string, to: string) => {
      const real = /^Message-ID: (<.+>)$/m.exec(of.toString())?.[1] ?? "";
      const more = [`In-Reply-To: ${real}`, `References: ${real}`];
      return mail({ from, to, subject: "Re: From nursing to health data", more });
    };
    const [dana, priya] = [double.user("dana@example.com"), double.user("priya@example.org")];
    const [arrived] = priya.inbox();
    const back = priya.send(answer(arrived?.raw ?? Buffer.alloc(0), priya.email, dana.email));
    dana.send(answer(back.raw, dana.email, priya.email));
    expect([...dana.sent(), ...dana.inbox()].map(({ threadId }) => threadId)).toEqual(
      Array(3).fill(data.threadId),
    );
    expect(new Set([...priya.sent(), ...priya.inbox()].map(({ threadId }) => threadId)).size).toBe(1);
  });

  it("is asked for by id, and is refused where there is none", async () => {
    expect(await refusalOf(draft(request, "1234567890abcdef"))).toMatchObject({ status: 404 });
  });

  it("takes a draft only with the subject, References and In-Reply-To that belong there", async () => {
    const { threadId } = await draft();
    const more = ["In-Reply-To: <a@b>", "References: <a@b>"];
    const to = "priya@example.org";
    const beside = await draft(mail({ to, subject: "Re: From nursing to health data" }), threadId);
    const other = await draft(mail({ to, subject: "Something else", more }), threadId);
    const inside = await draft(mail({ to, subject: "Re: From nursing to health data", more }), threadId);
    expect([beside.threadId === threadId, other.threadId === threadId, inside.threadId]).toEqual([
      false,
      false,
      threadId,
    ]);
  });

  it("lists its messages from the oldest on", async () => {
    const { id, threadId } = await draft();
    await send(id);
    const { data } = await gmail.threads.get({ userId: "me", id: threadId, format: "minimal" });
    expect(data.messages?.map(({ labelIds }) => labelIds)).toEqual([["SENT"]]);
  });
});

describe("history", () => {
  const since = async (startHistoryId: string) =>
    (await gmail.history.list({ userId: "me", startHistoryId })).data;
  const start = async () => (await gmail.getProfile({ userId: "me" })).data.historyId ?? "";

  it("shows a send as one message gone and another come, by their ids alone", async () => {
    const { id, messageId, threadId } = await draft();
    const from = await start();
    const { data } = await send(id);
    const { history } = await since(from);
    expect(history?.flatMap(({ messagesAdded = [] }) => messagesAdded)).toEqual([
      { message: { id: data.id, threadId } },
    ]);
    expect(history?.flatMap(({ messagesDeleted = [] }) => messagesDeleted)).toEqual([
      { message: { id: messageId, threadId } },
    ]);
  });

  it("has increasing ids with gaps, and no list where nothing happened", async () => {
    const from = await start();
    for (let n = 0; n < 5; n += 1) await draft();
    const ids = ((await since(from)).history ?? []).map(({ id }) => Number(id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(5);
    expect((ids.at(-1) ?? 0) - (ids[0] ?? 0)).toBeGreaterThan(4);
    expect(Object.keys(await since(await start()))).toEqual(["historyId"]);
  });

  it("comes in pages, each of which says where to go on", async () => {
    const from = await start();
    for (let n = 0; n < 5; n += 1) await draft();
    const seen: (string | null | undefined)[] = [];
    let pageToken: string | undefined;
    do {
      const { data } = await gmail.history.list({
        userId: "me",
        startHistoryId: from,
        maxResults: 2,
        ...(pageToken === undefined ? {} : { pageToken }),
      });
      seen.push(...(data.history ?? []).map(({ id }) => id));
      pageToken = data.nextPageToken ?? undefined;
    } while (pageToken !== undefined);
    expect(new Set(seen).size).toBe(5);
  });

  it("is forgotten on demand, and after its life: 404, and a later id is good again", async () => {
    const from = await start();
    double.expireHistory("dana@example.com");
    expect(await refusalOf(since(from))).toMatchObject({ status: 404, reason: "notFound" });
    const again = await start();
    await draft();
    now = now.add({ hours: 24 * 6 });
    expect((await since(again)).history).toHaveLength(1);
    now = now.add({ hours: 24 * 2 });
    expect(await refusalOf(since(again))).toMatchObject({ status: 404 });
  });
});

describe("delivery", () => {
  it("reaches the other user's inbox, unread, without Bcc, and one mail for each address is noted", async () => {
    const more = ["Cc: sam@elsewhere.example", "Bcc: dana@example.com"];
    const { id } = await draft(mail({ to: "priya@example.org", subject: "To three", more }));
    await send(id);
    const [arrived] = double.user("priya@example.org").inbox();
    expect(arrived?.labels).toEqual(["INBOX", "UNREAD"]);
    expect(arrived?.raw.toString()).not.toMatch(/^Bcc:/m);
    expect(double.deliveries.map(({ to }) => to)).toEqual([
      "priya@example.org",
      "sam@elsewhere.example",
      "dana@example.com",
    ]);
  });

  it("writes the account's own From where the mail has somebody else's", async () => {
    const { id } = await draft(
      mail({ from: "Somebody <else@example.net>", to: "priya@example.org", subject: "Hello" }),
    );
    const { data } = await send(id);
    expect((await headersOf(data.id ?? "")).From).toBe("Dana Okafor <dana@example.com>");
  });

  it("stops at the day's limit, and goes on when the day is over", async () => {
    double.options.sendsPerDay = 2;
    const go = async () => send((await draft()).id);
    await go();
    await go();
    expect(await refusalOf(go())).toMatchObject({ status: 429, reason: "rateLimitExceeded" });
    now = now.add({ hours: 24 });
    await go();
    expect(double.deliveries).toHaveLength(3);
  });

  it("is a person's own, too: Send pressed in the page, a mail without a draft, a draft thrown away", async () => {
    const dana = double.user("dana@example.com");
    const [one, other] = [await draft(), await draft()];
    dana.sendDraft(one.id);
    dana.discardDraft(other.id);
    dana.send(mail({ to: "priya@example.org", subject: "By hand" }));
    expect(dana.drafts()).toEqual([]);
    expect(double.user("priya@example.org").inbox()).toHaveLength(2);
    expect(await refusalOf(send(one.id))).toMatchObject({ status: 404 });
  });
});
