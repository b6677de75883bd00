import { afterEach, describe, expect, it } from "vitest";
import { parseMail } from "../../../src/formats/mime-in.ts";
import { type OutgoingMail, toMime } from "../../../src/formats/mime-out.ts";
import { isTrouble } from "../../../src/providers/provider.ts";
import { keyOf } from "../../contracts/mailbox.ts";
import type { SentCopy } from "../../doubles/graph/world.ts";
import { address, mailboxWorld } from "./world.ts";

type World = Awaited<ReturnType<typeof mailboxWorld>>;
let open: World | undefined;

afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function world(wish: Parameters<typeof mailboxWorld>[0] = {}): Promise<World> {
  await open?.close();
  open = await mailboxWorld(wish);
  return open;
}

const mail = (n: number, more: Partial<OutgoingMail> = {}) =>
  toMime({
    from: { name: "Dana Okafor", address },
    to: { name: "Priya Nair", address: `priya${n}@example.org` },
    subject: "From nursing to health data",
    text: "Hi Priya,\n\nCould I ask you about your own move?\n\nDana",
    html: "<html><body><p>Hi Priya,</p>\n<p>Could I ask you about your own move?</p>\n<p>Dana</p></body></html>",
    date: Temporal.Instant.from("2026-03-02T15:00:00Z"),
    messageId: `request-${n}@example.com`,
    ...more,
  });

const ways: Partial<SentCopy>[] = (["same", "different"] as const).flatMap((id) =>
  (["draft", "nothing"] as const).flatMap((meanwhile) =>
    [true, false].map((keepsProperties) => ({ id, meanwhile, keepsProperties })),
  ),
);
const wordsOf = (way: Partial<SentCopy>) => JSON.stringify(way);

describe("a send through Graph", () => {
  it("takes at most six requests, the looks for what is left of it and for its copy included (P-5)", async () => {
    const { mailbox, world: it } = await world();
    const draft = await mailbox.createDraft(keyOf(1), await mail(1));
    await mailbox.sendDraft(draft);
    const methods = it.double.requests.map(({ method }) => method);
    expect(methods.filter((method) => !method?.includes("mailFolders"))).toEqual([
      "GET /me/messages",
      "GET /me/messages",
      "POST /me/messages",
      "POST /me/messages/{id}/send",
      "GET /me/messages",
    ]);
    expect(methods.length).toBeLessThanOrEqual(6);
  });

  it("is not sent before its copy is seen, however Exchange makes that copy", async () => {
    for (const way of ways) {
      const { mailbox, world: it } = await world({
        sentCopy: { ...way, after: Temporal.Duration.from("PT60S") },
      });
      const draft = await mailbox.createDraft(keyOf(1), await mail(1));
      await expect(mailbox.sendDraft(draft), wordsOf(way)).rejects.toSatisfy((error) =>
        isTrouble(error, "unknown"),
      );
      expect(await mailbox.whatBecameOf(draft, it.now), wordsOf(way)).toEqual({ kind: "under-way" });
      it.now = it.now.add({ seconds: 61 });
      expect(await mailbox.whatBecameOf(draft, it.now), wordsOf(way)).toMatchObject({
        kind: "sent",
        sent: { messageId: "request-1@example.com", hash: draft.hash },
      });
      expect(it.double.deliveries).toHaveLength(1);
    }
  });

  it("is waited for a few seconds, and then known at once", async () => {
    for (const way of ways) {
      const { mailbox } = await world({ sentCopy: { ...way, after: Temporal.Duration.from("PT3S") } });
      const draft = await mailbox.createDraft(keyOf(1), await mail(1));
      expect(await mailbox.sendDraft(draft), wordsOf(way)).toMatchObject({
        messageId: "request-1@example.com",
      });
    }
  });

  it("does not make a second draft of what its owner has sent, also where the copy lost our properties (R-29)", async () => {
    for (const way of ways) {
      const { mailbox, person, world: it } = await world({ sentCopy: way });
      const draft = await mailbox.createDraft(keyOf(1), await mail(1));
      await person.sends(draft);
      const again = await mailbox.createDraft(keyOf(1), await mail(1));
      await expect(mailbox.sendDraft(again), wordsOf(way)).rejects.toSatisfy((error) =>
        isTrouble(error, "gone"),
      );
      expect(it.double.deliveries, wordsOf(way)).toHaveLength(1);
      expect(it.user.drafts()).toEqual([]);
    }
  });

  it("leaves a draft alone that lies in Deleted Items, although Graph would send it (R-4)", async () => {
    const { mailbox, person, world: it } = await world();
    const draft = await mailbox.createDraft(keyOf(1), await mail(1));
    await person.deletes(draft);
    it.now = it.now.add({ minutes: 1 });
    await expect(mailbox.sendDraft(draft)).rejects.toSatisfy((error) => isTrouble(error, "gone"));
    expect(await mailbox.findDraft(keyOf(1))).toBeUndefined();
    expect(it.double.deliveries).toEqual([]);
  });

  it("is one every two seconds at the most: Exchange takes 30 a minute", async () => {
    const { mailbox, world: it } = await world();
    const from = it.now;
    for (let n = 1; n <= 40; n += 1)
      await mailbox.sendDraft(await mailbox.createDraft(keyOf(n), await mail(n)));
    expect(it.double.deliveries).toHaveLength(40);
    expect(it.double.requests.filter(({ status }) => status === 429)).toEqual([]);
    expect(from.until(it.now).total("seconds")).toBeGreaterThanOrEqual(78);
  });
});

describe("an answer through Graph", () => {
  const letter = {
    from: "priya1@example.org",
    subject: "From nursing to health data",
    text: "Tuesday works.",
    messageId: "<answer-1@example.org>",
  };
  const reply = () =>
    mail(1, {
      subject: "Re: From nursing to health data",
      inReplyTo: "answer-1@example.org",
      references: ["answer-1@example.org"],
    });

  it("belongs to its conversation, names what it answers, and leaves that unread", async () => {
    const { mailbox, world: it } = await world();
    const original = await it.user.deliver(letter);
    const thread = { threadId: original.conversationId, messageId: "answer-1@example.org" };
    const draft = await mailbox.createDraft(keyOf(1), await reply(), thread);
    expect(draft).toMatchObject({ threadId: original.conversationId, messageId: "request-1@example.com" });
    expect(it.user.inbox()).toMatchObject([{ isRead: false }]);
    await mailbox.sendDraft(draft);
    const [delivery] = it.double.deliveries;
    expect((await parseMail(delivery?.raw ?? new Uint8Array())).references).toEqual(["answer-1@example.org"]);
    expect(delivery).toMatchObject({ to: "priya1@example.org" });
  });

  it("does not touch what its owner has read", async () => {
    const { mailbox, world: it } = await world();
    const original = await it.user.deliver(letter);
    it.user.markRead(original.steadyId);
    await mailbox.createDraft(keyOf(1), await reply(), { messageId: "answer-1@example.org" });
    expect(it.user.inbox()).toMatchObject([{ isRead: true }]);
    expect(it.double.requests.some(({ method }) => method === "PATCH /me/messages/{id}")).toBe(false);
  });

  it("takes at most six requests where the mail that it answers was listed before (P-5)", async () => {
    const { mailbox, world: it } = await world();
    const original = await it.user.deliver(letter);
    it.user.markRead(original.steadyId);
    await mailbox.changesSince(undefined);
    const before = it.double.requests.length;
    await mailbox.sendDraft(
      await mailbox.createDraft(keyOf(1), await reply(), { messageId: "answer-1@example.org" }),
    );
    expect(it.double.requests.length - before).toBeLessThanOrEqual(6);
  });

  it("goes by itself where the mail that it answers is not in the mailbox any more", async () => {
    const { mailbox, world: it } = await world();
    const thread = { threadId: "AAQkgone", messageId: "answer-1@example.org" };
    await mailbox.sendDraft(await mailbox.createDraft(keyOf(1), await reply(), thread));
    expect(it.double.deliveries).toHaveLength(1);
    const [sent] = it.user.sent();
    expect(sent?.extended).toContainEqual({ id: "String 0x1042", value: "<answer-1@example.org>" });
  });
});

describe("a sync of an Outlook mailbox", () => {
  const cursorOf = async ({ mailbox }: World, cursor?: string) => {
    const found = await mailbox.changesSince(cursor);
    if (found.kind === "start-over") throw new Error("the cursor is not known");
    return found;
  };

  for (const how of ["gone", "sync-state-not-found", "resync-required"] as const) {
    it(`misses nothing where Graph has forgotten how things stood (${how}, R-31)`, async () => {
      const it = await world();
      await it.world.user.deliver({
        from: "a@example.org",
        subject: "Old",
        text: "Old",
        messageId: "<old@x.example>",
      });
      it.world.now = it.world.now.add({ hours: 3 });
      let { cursor } = await cursorOf(it);
      const seen: string[] = [];
      for (let n = 0; n < 50; n += 1) {
        const messageId = `<in-${n}@x.example>`;
        await it.world.user.deliver({ from: "a@example.org", subject: "New", text: "New", messageId });
        if (n % 3 === 0) it.world.double.expireDelta(it.world.user.email, how);
        it.world.now = it.world.now.add({ minutes: 1 });
        const changes = await cursorOf(it, cursor);
        seen.push(...changes.mails.map(({ messageId }) => messageId));
        cursor = changes.cursor;
      }
      expect(new Set(seen)).toEqual(new Set(Array.from({ length: 50 }, (_, n) => `in-${n}@x.example`)));
    });
  }

  it("lists again by when a mail came, however long it was on its way or wrong its sender's clock (R-31)", async () => {
    const it = await world();
    const { cursor } = await cursorOf(it);
    it.world.now = it.world.now.add({ minutes: 1 });
    const lines = ["From: a@example.org", `To: ${address}`, "Subject: Late", "Message-ID: <late@x.example>"];
    const written = "Date: Mon, 02 Mar 2026 10:00:00 +0000";
    await it.world.user.deliver(Buffer.from([...lines, written, "", "Late"].join("\r\n")));
    it.world.double.expireDelta(it.world.user.email, "gone");
    it.world.now = it.world.now.add({ minutes: 1 });
    expect((await cursorOf(it, cursor)).mails).toMatchObject([{ messageId: "late@x.example" }]);
  });

  it("says nothing twice in one answer, whatever Graph repeats", async () => {
    const it = await world();
    const { cursor } = await cursorOf(it);
    await it.world.user.deliver({
      from: "a@example.org",
      subject: "New",
      text: "New",
      messageId: "<new@x.example>",
    });
    it.world.double.doubleDelta(it.world.user.email);
    const first = await cursorOf(it, cursor);
    expect(first.mails).toMatchObject([{ messageId: "new@x.example" }]);
    it.world.double.replayDelta(it.world.user.email, 3);
    expect((await cursorOf(it, first.cursor)).mails.length).toBeLessThanOrEqual(1);
  });

  it("does not care whether a mail was read", async () => {
    const it = await world();
    const { steadyId } = await it.world.user.deliver({ from: "a@example.org", subject: "New", text: "New" });
    const { cursor } = await cursorOf(it);
    it.world.user.markRead(steadyId);
    expect((await cursorOf(it, cursor)).mails).toEqual([]);
  });

  it("finds a mail that was filed elsewhere before we saw it, within three minutes (R-30)", async () => {
    const it = await world();
    const { cursor } = await cursorOf(it);
    const { steadyId } = await it.world.user.deliver({
      from: "a@example.org",
      subject: "New",
      text: "New",
      messageId: "<filed@x.example>",
    });
    it.world.user.trash(steadyId);
    it.world.now = it.world.now.add({ minutes: 3 });
    expect((await cursorOf(it, cursor)).mails).toMatchObject([
      { where: "inbox", messageId: "filed@x.example" },
    ]);
  });

  it("asks for four things at once at the most, and for no text of a stranger's mail (A25)", async () => {
    const it = await world({ latency: 3 });
    await it.world.user.deliver({ from: "a@example.org", subject: "New", text: "New" });
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => cursorOf(it)));
    expect(it.world.double.mostAtOnce(address)).toBe(4);
    const asked = it.world.double.requests.map(({ query }) => decodeURIComponent(query));
    expect(asked.filter((query) => /\bbody\b|bodyPreview|uniqueBody/.test(query))).toEqual([]);
  });
});
