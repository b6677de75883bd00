/**
 * What every mailbox must do, whoever provides it. An adapter's test opens one, together with a `person` who does
 * in it what owners and strangers do.
 */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ActionKey, type ContactId, type MailboxId, toActionKey } from "../../src/core/keys.ts";
import { parseMail } from "../../src/formats/mime-in.ts";
import { type OutgoingMail, toMime } from "../../src/formats/mime-out.ts";
import { textHash } from "../../src/formats/text-hash.ts";
import { type Draft, isTrouble, type Mailbox, type MailSummary } from "../../src/providers/provider.ts";

export interface MailboxWorld {
  mailbox: Mailbox;
  /** The owner's normalised address. */
  address: string;
  /** What a mail of ours carries to say whose action it is. */
  mark(key: ActionKey): string;
  person: {
    /** Presses Send on a draft in a mail program. */
    sends(draft: Draft): Promise<void>;
    /** Saves a draft with another text, in place. */
    edits(draft: Draft, text: string): Promise<void>;
    /** Saves a draft as a new message, as some mail programs do: a new Message-ID, no header of ours. */
    rewrites(draft: Draft, text: string): Promise<void>;
    deletes(draft: Draft): Promise<void>;
    /** A mail of the owner's own, written without us. */
    writes(mime: Uint8Array): Promise<void>;
    /** A mail arrives. */
    receives(mime: Uint8Array): Promise<void>;
  };
  close(): Promise<void>;
}

const someDay = Temporal.Instant.from("2026-03-02T15:00:00Z");

/** The key of the `n`th request of a made-up mailbox. */
export function keyOf(n: number): ActionKey {
  const contactId = n.toString(16).padStart(16, "0") as ContactId;
  return toActionKey({
    mailboxId: "a0b1c2d3e4f50617" as MailboxId,
    contactId,
    round: 1,
    step: "request",
    occurrence: "1",
  });
}

export function itIsAMailbox(open: () => Promise<MailboxWorld>): void {
  describe("as a mailbox", () => {
    let world: MailboxWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    const mail = (n: number, more: Partial<OutgoingMail> = {}) =>
      toMime({
        from: { name: "Dana Okafor", address: world.address },
        to: { name: "Priya Nair", address: `priya${n}@example.org` },
        subject: "From nursing to health data",
        text: "Hi Priya,\n\nCould I ask you about your own move?\n\nDana",
        date: someDay,
        messageId: `request-${n}@example.com`,
        action: world.mark(keyOf(n)),
        ...more,
      });
    const draftOf = async (n: number) => world.mailbox.createDraft(keyOf(n), await mail(n));
    const changes = async (
      cursor?: string,
    ): Promise<{ mails: MailSummary[]; cursor: string; touched?: string[] }> => {
      const found = await world.mailbox.changesSince(cursor);
      if (found.kind === "start-over") throw new Error("the cursor is not known");
      return found;
    };
    const edited = "Hi Priya,\n\nCould we meet on Friday instead?\n\nDana";

    it("keeps a draft with the text that it was given", async () => {
      const draft = await draftOf(1);
      const { mails } = await changes();
      expect(mails).toMatchObject([
        {
          where: "drafts",
          subject: "From nursing to health data",
          to: ["priya1@example.org"],
        },
      ]);
      expect(mails[0]).toMatchObject({ messageId: draft.messageId, draftId: draft.draftId });
      // A provider that knows the action says it; none says another.
      expect([keyOf(1), undefined]).toContain(mails[0]?.key);
      const read = await parseMail(await world.mailbox.read(mails[0]?.id ?? ""));
      expect(draft.hash).toBe(textHash(read.subject, read.text));
    });

    it("finds the draft of an action again, and nothing for another", async () => {
      const draft = await draftOf(1);
      expect(await world.mailbox.findDraft(keyOf(1))).toEqual(draft);
      expect(await world.mailbox.findDraft(keyOf(2))).toBeUndefined();
    });

    it("makes one draft for an action however often it is asked, also at once (R-29)", async () => {
      const drafts = await Promise.all([draftOf(1), draftOf(1), draftOf(1)]);
      await draftOf(1);
      expect(new Set(drafts.map((draft) => draft.messageId)).size).toBe(1);
      expect((await changes()).mails).toHaveLength(1);
    });

    it("makes no draft for an action whose mail was sent", async () => {
      await world.mailbox.sendDraft(await draftOf(1));
      await draftOf(1);
      expect((await changes()).mails.map((one) => one.where)).toEqual(["sent"]);
    });

    it("replaces a draft in place", async () => {
      const draft = await draftOf(1);
      const next = await world.mailbox.replaceDraft(
        draft,
        draft.hash,
        await mail(1, { text: "Hi Priya,\n\nNew times." }),
      );
      expect(next.hash).not.toBe(draft.hash);
      expect(await world.mailbox.whatBecameOf(draft, someDay)).toMatchObject({
        kind: "draft",
        draft: { hash: next.hash },
      });
      expect((await changes()).mails).toHaveLength(1);
    });

    it("refuses to replace a draft that the owner edited, and leaves it as it is", async () => {
      const draft = await draftOf(1);
      await world.person.edits(draft, edited);
      const replacing = world.mailbox.replaceDraft(draft, draft.hash, await mail(1, { text: "New times." }));
      await expect(replacing).rejects.toSatisfy((error) => isTrouble(error, "refused"));
      expect(await world.mailbox.whatBecameOf(draft, someDay)).toMatchObject({
        kind: "draft",
        draft: { hash: textHash("From nursing to health data", edited) },
      });
    });

    it("says that a draft is gone when it is asked to replace or send it", async () => {
      const draft = await draftOf(1);
      await world.person.deletes(draft);
      const isGone = (error: unknown) => isTrouble(error, "gone");
      await expect(world.mailbox.replaceDraft(draft, draft.hash, await mail(1))).rejects.toSatisfy(isGone);
      await expect(world.mailbox.sendDraft(draft)).rejects.toSatisfy(isGone);
    });

    it("sends a draft once, and knows afterwards that it was sent", async () => {
      const draft = await draftOf(1);
      const sent = await world.mailbox.sendDraft(draft);
      expect(sent).toMatchObject({ hash: draft.hash });
      expect(await world.mailbox.whatBecameOf(draft, someDay)).toMatchObject({
        kind: "sent",
        sent: { messageId: sent.messageId, hash: draft.hash },
      });
      expect((await changes()).mails.map((one) => one.where)).toEqual(["sent"]);
    });

    it("notices that the owner sent a draft", async () => {
      const draft = await draftOf(1);
      const { cursor } = await changes();
      await world.person.sends(draft);
      expect((await changes(cursor)).mails).toMatchObject([{ where: "sent", to: ["priya1@example.org"] }]);
      expect(await world.mailbox.whatBecameOf(draft, someDay)).toMatchObject({
        kind: "sent",
        sent: { hash: draft.hash },
      });
    });

    it("tells a draft that was edited before it was sent", async () => {
      const draft = await draftOf(1);
      const { cursor } = await changes();
      await world.person.edits(draft, edited);
      expect((await changes(cursor)).mails).toMatchObject([{ where: "drafts" }]);
      await world.person.sends(draft);
      const became = await world.mailbox.whatBecameOf(draft, someDay);
      expect(became).toMatchObject({
        kind: "sent",
        sent: { hash: textHash("From nursing to health data", edited) },
      });
    });

    it("lists a draft that was saved as a new message, for the caller to adopt", async () => {
      const draft = await draftOf(1);
      const { cursor } = await changes();
      await world.person.rewrites(draft, edited);
      expect(await world.mailbox.whatBecameOf(draft, someDay)).toEqual({ kind: "gone" });
      const [rewritten] = (await changes(cursor)).mails;
      expect(rewritten).toMatchObject({ where: "drafts", to: ["priya1@example.org"] });
      const adopted = { draftId: rewritten?.draftId ?? "", messageId: rewritten?.messageId ?? "", hash: "" };
      expect(await world.mailbox.whatBecameOf(adopted, someDay)).toMatchObject({
        kind: "draft",
        draft: { hash: textHash("From nursing to health data", edited) },
      });
    });

    it("says that a deleted draft is gone, also when it is asked to discard it", async () => {
      const draft = await draftOf(1);
      await world.person.deletes(draft);
      expect(await world.mailbox.whatBecameOf(draft, someDay)).toEqual({ kind: "gone" });
      expect(await world.mailbox.discard(draft)).toBe("gone");
    });

    it("discards a draft, after which its action may have another", async () => {
      const draft = await draftOf(1);
      expect(await world.mailbox.discard(draft)).toBe("discarded");
      expect((await changes()).mails).toEqual([]);
      await draftOf(1);
      expect((await changes()).mails).toHaveLength(1);
    });

    it("never discards what was sent", async () => {
      const draft = await draftOf(1);
      await world.person.sends(draft);
      expect(await world.mailbox.discard(draft)).toBe("gone");
      expect((await changes()).mails.map((one) => one.where)).toEqual(["sent"]);
    });

    it("has nothing to say while nothing happens", async () => {
      await draftOf(1);
      const { cursor } = await changes();
      expect((await changes(cursor)).mails).toEqual([]);
    });

    it("says of a thread that it was touched, where it can tell, whenever a draft in it changed or went", async () => {
      const draft = await draftOf(1);
      const idle = await changes();
      const isTouched = ({ touched }: { touched?: string[] }) =>
        touched === undefined || touched.includes(draft.threadId ?? "");
      expect((await changes(idle.cursor)).touched ?? []).toEqual([]);
      await world.person.edits(draft, edited);
      const second = await changes(idle.cursor);
      expect(isTouched(second)).toBe(true);
      await world.person.deletes(draft);
      expect(isTouched(await changes(second.cursor))).toBe(true);
    });

    it("says the same again for the same cursor", async () => {
      const { cursor } = await changes();
      const priya = { name: "Priya Nair", address: "priya7@example.org" };
      await world.person.receives(await mail(7, { from: priya, messageId: "in-7@example.org" }));
      const first = await changes(cursor);
      expect(first.mails).toHaveLength(1);
      expect((await changes(cursor)).mails).toEqual(first.mails);
      expect((await changes(first.cursor)).mails).toEqual([]);
    });

    it("starts over where it does not know the cursor", async () => {
      expect(await world.mailbox.changesSince("not a cursor")).toEqual({ kind: "start-over" });
    });

    it("lists what came in with its sender, and the mails that it answers, nearest first", async () => {
      await world.person.receives(
        await toMime({
          from: { name: "Priya Nair", address: "priya1@example.org" },
          to: { name: "Dana Okafor", address: world.address },
          subject: "Re: From nursing to health data",
          text: "Tuesday works.",
          date: someDay,
          messageId: "answer-1@example.org",
          inReplyTo: "request-1@example.com",
          references: ["older@example.com", "request-1@example.com"],
        }),
      );
      const { mails } = await changes();
      expect(mails).toMatchObject([
        {
          where: "inbox",
          from: "priya1@example.org",
          to: [world.address],
          messageId: "answer-1@example.org",
          references: ["request-1@example.com", "older@example.com"],
        },
      ]);
      const read = await parseMail(await world.mailbox.read(mails[0]?.id ?? ""));
      expect(read.text.trim()).toBe("Tuesday works.");
    });

    it("takes no key from a stranger's mail, whatever its headers say (C-41)", async () => {
      await world.person.receives(
        await mail(1, {
          from: { name: "Mallory", address: "mallory@example.net" },
          messageId: "forged@example.net",
        }),
      );
      const { mails } = await changes();
      expect(mails).toMatchObject([{ where: "inbox", from: "mallory@example.net" }]);
      expect(mails[0]).not.toHaveProperty("key");
    });

    it("lists what left first, then what waits, then what came in", async () => {
      const priya = { name: "Priya Nair", address: "priya8@example.org" };
      await world.person.receives(await mail(8, { from: priya, messageId: "in-8@example.org" }));
      await draftOf(2);
      await world.mailbox.sendDraft(await draftOf(1));
      expect((await changes()).mails.map((one) => one.where)).toEqual(["sent", "drafts", "inbox"]);
    });

    it("lists a mail of the owner's own as sent, and not as received", async () => {
      await world.person.writes(
        await mail(9, { messageId: "by-hand@example.com", to: { name: "", address: world.address } }),
      );
      expect((await changes()).mails).toMatchObject([{ where: "sent", to: [world.address] }]);
    });

    it("says that a mail is gone when it cannot be read any more", async () => {
      const draft = await draftOf(1);
      const [listed] = (await changes()).mails;
      await world.person.deletes(draft);
      await expect(world.mailbox.read(listed?.id ?? "")).rejects.toSatisfy((error) =>
        isTrouble(error, "gone"),
      );
    });
  });
}
