import { afterEach, describe, expect, it } from "vitest";
import { toMark } from "../../../src/core/keys.ts";
import { type OutgoingMail, toMime } from "../../../src/formats/mime-out.ts";
import { isTrouble } from "../../../src/providers/provider.ts";
import { keyOf } from "../../contracts/mailbox.ts";
import { mailboxWorld, type WorldWish } from "./world.ts";

type Opened = Awaited<ReturnType<typeof mailboxWorld>>;
let opened: Opened | undefined;

afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(wish?: WorldWish): Promise<Opened> {
  opened = await mailboxWorld(wish);
  return opened;
}

const mail = (n: number, more: Partial<OutgoingMail> = {}) =>
  toMime({
    from: { name: "Dana Okafor", address: "dana@example.com" },
    to: { name: "Priya Nair", address: `priya${n}@example.org` },
    subject: "From nursing to health data",
    text: "Hi Priya,\n\nCould I ask you about your own move?\n\nDana",
    date: Temporal.Instant.from("2026-03-02T15:00:00Z"),
    messageId: `request-${n}@example.com`,
    action: toMark(keyOf(n)),
    ...more,
  });

const from = (name: string, more: Partial<OutgoingMail> = {}) =>
  mail(1, {
    from: { name: "", address: `${name}@example.org` },
    to: { name: "", address: "dana@example.com" },
    messageId: `${name}@example.org`,
    subject: `From ${name}`,
    ...more,
  });

async function changes({ mailbox }: Opened, cursor?: string) {
  const found = await mailbox.changesSince(cursor);
  if (found.kind === "start-over") throw new Error("the cursor is not known");
  return found;
}

describe("a Gmail mailbox", () => {
  it("reads back the Message-ID that Gmail wrote, and answers in the thread of that mail", async () => {
    const google = await open();
    const { mailbox, world } = google;
    const sent = await mailbox.sendDraft(await mailbox.createDraft(keyOf(1), await mail(1)));
    expect(sent.messageId).toMatch(/@mail\.gmail\.com$/);
    expect(sent.messageId).toBe(world.double.deliveries[0]?.messageId);
    const answer = await mail(1, {
      inReplyTo: sent.messageId,
      references: [sent.messageId],
      text: "And one more thing.",
    });
    const next = await mailbox.createDraft(keyOf(2), answer, {
      messageId: sent.messageId,
      ...(sent.threadId === undefined ? {} : { threadId: sent.threadId }),
    });
    expect(next.threadId).toBe(sent.threadId);
  });

  it("makes the draft outside of a thread that the owner threw away", async () => {
    const { mailbox } = await open();
    const answer = await mail(1, { inReplyTo: "gone@mail.gmail.com", references: ["gone@mail.gmail.com"] });
    const draft = await mailbox.createDraft(keyOf(1), answer, {
      messageId: "gone@mail.gmail.com",
      threadId: "19aa",
    });
    expect(draft.draftId).not.toBe("");
  });

  it("lists everything since its last reading where Gmail has forgotten it, and loses nothing (R-31)", async () => {
    const google = await open();
    const { world } = google;
    let { cursor } = await changes(google);
    const seen = new Set<string>();
    for (let n = 0; n < 50; n += 1) {
      world.now = world.now.add({ hours: 7 });
      world.user.deliver(await from(`m${n}`));
      if (n % 3 === 0) world.double.expireHistory(world.user.email);
      if (n % 2 === 0) continue;
      const found = await changes(google, cursor);
      cursor = found.cursor;
      for (const { messageId } of found.mails) seen.add(messageId);
    }
    expect(seen.size).toBe(50);
  });

  it("goes back three days at its first reading, and no further", async () => {
    const google = await open();
    const { world } = google;
    for (let n = 0; n < 250; n += 1) {
      world.now = world.now.add({ hours: 1 });
      world.user.deliver(await from(`m${n}`));
    }
    const { mails } = await changes(google);
    expect(mails).toHaveLength(73);
  });

  it("asks for the heads of strangers' mails and never for their text (A25)", async () => {
    const google = await open();
    const { cursor } = await changes(google);
    google.world.user.deliver(await from("stranger", { text: "A secret that is none of ours." }));
    await changes(google, cursor);
    const asked = google.world.double.requests.filter(({ method }) => method === "gmail.users.messages.get");
    expect(asked).toHaveLength(1);
    expect(asked.every(({ query }) => query.includes("format=metadata"))).toBe(true);
  });

  it("lists what came even where the owner threw it away at once", async () => {
    const google = await open();
    const { user } = google.world;
    const { cursor } = await changes(google);
    const { id } = user.deliver(await from("late"));
    user.trash(id);
    expect((await changes(google, cursor)).mails).toMatchObject([
      { where: "inbox", from: "late@example.org" },
    ]);
  });

  it("is one draft, found by its text, when a lost answer left one without our header (R-29)", async () => {
    const { mailbox, world } = await open();
    world.user.writeDraft(
      Buffer.from(await mail(1))
        .toString()
        .replace(/^X-Quarterhour-Action:.*\r\n/im, "")
        .replace(/^Message-ID:.*\r\n/im, "Message-ID: <other@mail.gmail.com>\r\n"),
    );
    await mailbox.createDraft(keyOf(1), await mail(1));
    expect(world.user.drafts()).toHaveLength(1);
  });

  it("does not take an older mail of the thread for the one that was to be sent (R-4)", async () => {
    const google = await open();
    const { mailbox, world } = google;
    const first = await mailbox.sendDraft(await mailbox.createDraft(keyOf(1), await mail(1)));
    world.now = world.now.add({ hours: 24 * 6 });
    const again = await mail(1, {
      inReplyTo: first.messageId,
      references: [first.messageId],
      text: "Any news?",
    });
    const draft = await mailbox.createDraft(keyOf(2), again, {
      messageId: first.messageId,
      ...(first.threadId === undefined ? {} : { threadId: first.threadId }),
    });
    const attemptedAt = world.now;
    world.user.discardDraft(draft.draftId);
    expect(await mailbox.whatBecameOf(draft, attemptedAt)).toEqual({ kind: "gone" });
  });

  it("knows a mail that it sent although the mailbox could not be read right after", async () => {
    const { mailbox, world } = await open();
    const draft = await mailbox.createDraft(keyOf(1), await mail(1));
    world.double.faults.next("gmail.users.messages.get", "503", 3);
    await expect(mailbox.sendDraft(draft)).rejects.toSatisfy((error) => isTrouble(error, "unknown"));
    expect(await mailbox.whatBecameOf(draft, world.now)).toMatchObject({ kind: "sent" });
  });

  it("asks again what only reads, and never what writes", async () => {
    const { mailbox, world } = await open();
    world.double.faults.next("gmail.users.getProfile", "503", 2);
    await expect(mailbox.changesSince(undefined)).resolves.toMatchObject({ kind: "changes" });
    const draft = await mailbox.createDraft(keyOf(1), await mail(1));
    for (const kind of ["503", "lost-before", "429"] as const) {
      const before = world.double.requests.length;
      world.double.faults.next("gmail.users.drafts.send", kind);
      await expect(mailbox.sendDraft(draft)).rejects.toThrow();
      const asked = world.double.requests
        .slice(before)
        .filter(({ method }) => method === "gmail.users.drafts.send");
      expect(asked).toHaveLength(1);
    }
  });

  it("signs on with a new token where the old one no longer holds, also for a send, which was not carried out", async () => {
    const { mailbox, world } = await open();
    const draft = await mailbox.createDraft(keyOf(1), await mail(1));
    world.now = world.now.add({ hours: 2 });
    await mailbox.sendDraft(draft);
    expect(world.double.deliveries).toHaveLength(1);
  });

  it("is signed out where no token holds any more (R-34)", async () => {
    const { mailbox, world } = await open();
    world.user.grantToken = () => "revoked";
    world.double.revokeGrant(world.user.email);
    await expect(mailbox.changesSince(undefined)).rejects.toSatisfy((error) =>
      isTrouble(error, "signed-out"),
    );
  });
});
