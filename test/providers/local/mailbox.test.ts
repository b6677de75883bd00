import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { toMime } from "../../../src/formats/mime-out.ts";
import { localMailbox } from "../../../src/providers/local/mailbox.ts";
import type { MailSummary } from "../../../src/providers/provider.ts";
import { itIsAMailbox, keyOf } from "../../contracts/mailbox.ts";
import { mailboxWorld, mailsIn } from "./world.ts";

const monday = Temporal.Instant.from("2026-03-02T15:00:00Z");

describe("the local mailbox", () => {
  itIsAMailbox(() => mailboxWorld());

  let world: Awaited<ReturnType<typeof mailboxWorld>>;
  beforeEach(async () => {
    world = await mailboxWorld(() => monday);
  });
  afterEach(() => world.close());

  const mime = (n: number, more: object = {}) =>
    toMime({
      from: { name: "Dana Okafor", address: "dana@example.com" },
      to: { name: "Priya Nair", address: "priya@example.org" },
      subject: "From nursing to health data",
      text: "Hi Priya,\n\nCould I ask you?\n\nDana",
      date: Temporal.Instant.from("2026-02-20T15:00:00Z"),
      messageId: `request-${n}@example.com`,
      action: keyOf(n),
      ...more,
    });
  const list = async (): Promise<MailSummary[]> => {
    const changes = await world.mailbox.changesSince(undefined);
    return changes.kind === "changes" ? changes.mails : [];
  };

  it("reads a home without a mail folder as an empty mailbox, and makes no folder for it", async () => {
    expect(await list()).toEqual([]);
    expect(() => statSync(join(world.home, "mail"))).toThrow();
  });

  it("lets nobody but the owner read the folders and the mails (C-46)", async () => {
    await world.mailbox.createDraft(keyOf(1), await mime(1));
    const [path = ""] = mailsIn(world.home, ".Drafts");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(world.home, "mail", ".Drafts", "cur")).mode & 0o777).toBe(0o700);
  });

  it("keeps each mail as one file with the same name, as a draft and when it is sent", async () => {
    const draft = await world.mailbox.createDraft(keyOf(1), await mime(1));
    const [before = ""] = mailsIn(world.home, ".Drafts");
    await world.mailbox.sendDraft(draft);
    const [after = ""] = mailsIn(world.home, ".Sent");
    const base = (path: string) => path.replace(/^.*\//, "").replace(/:.*$/, "");
    expect(base(after)).toBe(base(before));
    expect(readFileSync(after, "utf8").replaceAll("\n", "\r\n")).toEqual(
      Buffer.from(await mime(1)).toString(),
    );
    expect(mailsIn(world.home, ".Drafts")).toEqual([]);
  });

  it("takes the given instant for the time of sending under a virtual clock, whoever sent it", async () => {
    const sent = await world.mailbox.sendDraft(await world.mailbox.createDraft(keyOf(1), await mime(1)));
    await world.person.sends(await world.mailbox.createDraft(keyOf(2), await mime(2)));
    expect(sent.at).toEqual(monday);
    expect((await list()).map((mail) => mail.at)).toEqual([monday, monday]);
  });

  it("takes the move into .Sent for the time of sending on a real clock, not the date of the draft", async () => {
    const mailbox = localMailbox(join(world.home, "mail"), { address: "dana@example.com" });
    const draft = await mailbox.createDraft(keyOf(1), await mime(1));
    await world.person.sends(draft);
    const became = await mailbox.whatBecameOf(draft, monday);
    expect(
      became.kind === "sent" &&
        Temporal.Instant.compare(became.sent.at, Temporal.Instant.from("2026-02-21T00:00:00Z")),
    ).not.toBe(-1);
    expect(became).toMatchObject({ kind: "sent" });
  });

  it("dates what came in by its Date header, but never later than it was there", async () => {
    await world.person.receives(await mime(5, { messageId: "early@example.org", action: undefined }));
    const late = Temporal.Instant.from("2031-01-01T00:00:00Z");
    await world.person.receives(
      await mime(6, { messageId: "late@example.org", action: undefined, date: late }),
    );
    expect((await list()).map((mail) => mail.at.toString())).toEqual([
      "2026-02-20T15:00:00Z",
      monday.toString(),
    ]);
  });

  it("names a mail without a Message-ID by the SHA-256 of its bytes", async () => {
    await world.person.receives(Buffer.from("From: ana@example.org\nSubject: hello\n\nHi\n"));
    expect(await list()).toMatchObject([
      { messageId: expect.stringMatching(/^[0-9a-f]{64}$/), from: "ana@example.org" },
    ]);
  });

  it("leaves what came in where it is, unmoved and unflagged", async () => {
    await world.person.receives(await mime(5, { messageId: "in@example.org" }));
    const before = mailsIn(world.home, "");
    await list();
    await world.mailbox.createDraft(keyOf(1), await mime(1));
    expect(mailsIn(world.home, "")).toEqual(before);
  });

  it("finds a draft that a mail program renamed, flagged or moved to new", async () => {
    const draft = await world.mailbox.createDraft(keyOf(1), await mime(1));
    const [path = ""] = mailsIn(world.home, ".Drafts");
    renameSync(path, join(world.home, "mail", ".Drafts", "new", "1772463600.other.name"));
    expect(await world.mailbox.findDraft(keyOf(1))).toMatchObject({ messageId: draft.messageId });
    expect(await world.mailbox.createDraft(keyOf(1), await mime(1))).toMatchObject({
      messageId: draft.messageId,
    });
    expect(mailsIn(world.home, ".Drafts")).toHaveLength(1);
    await world.mailbox.sendDraft(draft);
    expect(await world.mailbox.whatBecameOf(draft, monday)).toMatchObject({ kind: "sent" });
  });

  it("knows a mail as sent when a mail program saved it anew with our header or its Message-ID", async () => {
    const draft = await world.mailbox.createDraft(keyOf(1), await mime(1));
    const [path = ""] = mailsIn(world.home, ".Drafts");
    await world.person.writes(await mime(1, { messageId: "another@laptop.example.com" }));
    rmSync(path);
    expect(await world.mailbox.whatBecameOf(draft, monday)).toMatchObject({
      kind: "sent",
      sent: { messageId: "another@laptop.example.com", hash: draft.hash },
    });
  });

  it("takes a draft for sent where a copy of it lies in .Sent, and never sends the one left behind", async () => {
    const draft = await world.mailbox.createDraft(keyOf(1), await mime(1));
    await world.person.writes(await mime(1));
    expect(await world.mailbox.whatBecameOf(draft, monday)).toMatchObject({ kind: "sent" });
    await world.mailbox.sendDraft(draft);
    expect(mailsIn(world.home, ".Sent")).toHaveLength(1);
  });

  it("does not take a mail of ours that the owner filed in the inbox for a reply", async () => {
    await world.person.receives(await mime(1, { to: { name: "Dana", address: "dana@example.com" } }));
    expect(await list()).toEqual([]);
  });

  it("notices an edit that leaves size and time of a file as they were", async () => {
    const draft = await world.mailbox.createDraft(keyOf(1), await mime(1));
    const [path = ""] = mailsIn(world.home, ".Drafts");
    const first = await world.mailbox.changesSince(undefined);
    const { atime, mtime } = statSync(path);
    writeFileSync(path, readFileSync(path, "utf8").replace("Could I ask you?", "Would I ask you?"));
    utimesSync(path, atime, mtime);
    const second = await world.mailbox.changesSince(first.kind === "changes" ? first.cursor : undefined);
    expect(second).toMatchObject({ mails: [{ where: "drafts" }] });
    const became = await world.mailbox.whatBecameOf(draft, monday);
    expect(became.kind === "draft" && became.draft.hash).not.toBe(draft.hash);
  });

  it("reads no link and no folder as a mail", async () => {
    mkdirSync(join(world.home, "mail", "new", "folder"), { recursive: true });
    symlinkSync("/etc/hostname", join(world.home, "mail", "new", "link"));
    expect(await list()).toEqual([]);
  });

  it("never fails on what a stranger sent: two Froms, junk, nothing at all (N-51, N-60)", async () => {
    await world.person.receives(
      Buffer.from("From: a@example.org\nFrom: b@example.org\nMessage-ID: <two@example.org>\n\nHi"),
    );
    await world.person.receives(Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x0a, 0x80]));
    await world.person.receives(Buffer.from(""));
    expect((await list()).map((mail) => mail.from)).toEqual(["", "", ""]);
  });
});
