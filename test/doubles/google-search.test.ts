import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Clients, clientsOf, mail, refusalOf, toRaw } from "./google/clients.ts";
import { type GoogleDouble, type GoogleOptions, googleDouble } from "./google.ts";

let now = Temporal.Instant.from("2026-03-02T15:00:00Z");
let double: GoogleDouble;
let gmail: Clients["gmail"];

async function open(options: GoogleOptions = {}) {
  double = await googleDouble({ clock: () => now, accessTokenLife: 366 * 86_400_000, ...options });
  ({ gmail } = clientsOf(double.url, double.addUser({ email: "dana@example.com" }).grantToken()));
}

beforeEach(async () => {
  now = Temporal.Instant.from("2026-03-02T15:00:00Z");
  await open();
});
afterEach(() => double.close());

const deliver = (subject: string, more: string[] = [], text = "Thursday is fine.") =>
  double
    .user("dana@example.com")
    .deliver(mail({ from: "Priya Nair <priya@example.org>", to: "dana@example.com", subject, more }, text));

async function found(q: string): Promise<string[]> {
  const { data } = await gmail.messages.list({ userId: "me", q });
  return (data.messages ?? []).map(({ id }) => id ?? "");
}

describe("a search at the double of Gmail", () => {
  it("finds by Message-ID, sender, subject, words, label and age, and leaves out what a minus names", async () => {
    const old = deliver("From long ago", ["Message-ID: <old@example.org>"]);
    now = now.add({ hours: 72 });
    const one = deliver("Re: health data", ["Message-ID: <one@example.org>"]);
    expect(await found("rfc822msgid:one@example.org")).toEqual([one.id]);
    expect(await found("rfc822msgid:<one@example.org>")).toEqual([one.id]);
    expect(await found("from:priya@example.org newer_than:2d")).toEqual([one.id]);
    expect(await found('subject:"health data"')).toEqual([one.id]);
    expect(await found("thursday")).toEqual([one.id, old.id]);
    expect(await found("in:inbox -subject:health")).toEqual([old.id]);
    expect(await found("in:drafts")).toEqual([]);
    expect(await found("older_than:2d")).toEqual([old.id]);
    expect(await found(`after:${Math.floor(now.epochMilliseconds / 1_000) - 60}`)).toEqual([one.id]);
  });

  it("does not find a new mail before the index has it, while the list without a search does", async () => {
    await double.close();
    await open({ indexLag: 5_000 });
    const one = deliver("Re: health data", ["Message-ID: <one@example.org>"]);
    expect(await found("rfc822msgid:one@example.org")).toEqual([]);
    expect(await found("in:inbox")).toEqual([one.id]);
    now = now.add({ seconds: 5 });
    expect(await found("rfc822msgid:one@example.org")).toEqual([one.id]);
  });

  it("shows spam and the bin only where they are asked for", async () => {
    const one = deliver("Re: health data");
    double.user("dana@example.com").trash(one.id);
    expect(await found("health")).toEqual([]);
    expect(await found("in:trash")).toEqual([one.id]);
    const { data } = await gmail.messages.list({ userId: "me", includeSpamTrash: true });
    expect(data.messages?.map(({ id }) => id)).toEqual([one.id]);
  });

  it("refuses what it does not understand instead of finding nothing", async () => {
    deliver("Re: health data");
    expect(await refusalOf(found("filename:pdf"))).toMatchObject({ status: 501 });
    expect(await refusalOf(found("(a OR b)"))).toMatchObject({ status: 501 });
  });
});

describe("a message at the double of Gmail", () => {
  const parts = ["MIME-Version: 1.0", 'Content-Type: multipart/alternative; boundary="b1"'];
  const mime = `From: =?UTF-8?Q?Zo=C3=AB?= <zoe@example.org>\r\nTo: dana@example.com\r\nSubject: =?UTF-8?B?R3LDvMOfZQ==?=\r\n${parts.join("\r\n")}\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe & mehr\r\n--b1\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>\r\n--b1--\r\n`;

  it("is shown whole, as a tree of parts, as headers, or as labels alone", async () => {
    const { id } = double.user("dana@example.com").deliver(mime);
    const get = async (format: string, more = {}) =>
      (await gmail.messages.get({ userId: "me", id, format, ...more })).data;
    expect(Buffer.from((await get("raw")).raw ?? "", "base64url").toString()).toBe(mime);
    const { payload, snippet } = await get("full");
    expect(payload?.parts?.map(({ partId, mimeType }) => [partId, mimeType])).toEqual([
      ["0", "text/plain"],
      ["1", "text/html"],
    ]);
    expect(Buffer.from(payload?.parts?.[0]?.body?.data ?? "", "base64url").toString()).toBe("Grüße & mehr");
    expect(snippet).toBe("Grüße &amp; mehr");
    expect((await get("metadata", { metadataHeaders: ["subject"] })).payload?.headers).toEqual([
      { name: "Subject", value: "Grüße" },
    ]);
    expect((await get("minimal")).payload).toBeUndefined();
    expect(await refusalOf(get("whole"))).toMatchObject({ status: 400 });
  });

  it("is refused as base64 with the letters of the other alphabet", async () => {
    const send = (raw: string) => gmail.drafts.create({ userId: "me", requestBody: { message: { raw } } });
    expect(await refusalOf(send("ab+/"))).toMatchObject({ status: 400 });
    expect(await refusalOf(send(""))).toMatchObject({ status: 400 });
    expect((await send(toRaw(mail({ to: "a@example.org", subject: "x" })))).status).toBe(200);
  });

  it("has an id of hex digits, and another one is refused before it is looked for", async () => {
    expect(await refusalOf(gmail.messages.get({ userId: "me", id: "not-hex" }))).toMatchObject({
      status: 400,
    });
    expect(await refusalOf(gmail.messages.get({ userId: "me", id: "19ff" }))).toMatchObject({ status: 404 });
  });

  it("carries labels, those of the owner's own making by their id", async () => {
    const { id } = deliver("Re: health data");
    const { data } = await gmail.labels.create({ userId: "me", requestBody: { name: "Interviews" } });
    const addLabelIds = [data.id ?? ""];
    await gmail.messages.modify({
      userId: "me",
      id,
      requestBody: { addLabelIds, removeLabelIds: ["UNREAD"] },
    });
    expect(await found("label:interviews")).toEqual([id]);
    expect(await found("is:unread")).toEqual([]);
    const again = gmail.labels.create({ userId: "me", requestBody: { name: "interviews" } });
    expect(await refusalOf(again)).toMatchObject({ status: 409 });
    const unknown = gmail.messages.modify({ userId: "me", id, requestBody: { addLabelIds: ["Label_99"] } });
    expect(await refusalOf(unknown)).toMatchObject({ status: 400 });
  });

  it("can be asked for in part", async () => {
    deliver("Re: health data");
    const { data } = await gmail.messages.list({ userId: "me", fields: "messages/id" });
    expect(data.messages?.map((message) => Object.keys(message))).toEqual([["id"]]);
    expect(data.resultSizeEstimate).toBeUndefined();
  });
});
