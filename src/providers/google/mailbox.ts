/**
 * A Gmail mailbox. A draft is known by its handle, which one send uses up; what was sent by its thread, because Gmail
 * writes a Message-ID of its own and drops our header when a draft leaves. Every request is one attempt.
 */
import type { ActionKey } from "../../core/keys.ts";
import { parseMail } from "../../formats/mime-in.ts";
import { textHash } from "../../formats/text-hash.ts";
import { type Became, type Draft, isTrouble, type Mailbox, ProviderError, type Thread } from "../provider.ts";
import type { GoogleClient } from "./client.ts";
import { gmailDrafts } from "./drafts.ts";
import { changesSince } from "./mail-changes.ts";
import { mailViews, withHead } from "./mail-view.ts";
import { dayOfSends } from "./sends-a-day.ts";
import { sentInThread, sentOf } from "./sent-of.ts";
import { DraftMade, Nothing, Sent } from "./wire.ts";

export interface GmailMailboxOptions {
  /** The owner's normalised address: the kind of account says how much may be sent in a day. */
  address: string;
  /** Business time. */
  now: () => Temporal.Instant;
}

export function gmailMailbox(client: GoogleClient, options: GmailMailboxOptions): Mailbox {
  const { address, now } = options;
  const views = mailViews(client);
  const drafts = gmailDrafts(client, views);
  const day = dayOfSends(client, { address, now });
  const underWay = new Map<ActionKey, Promise<Draft>>();

  /** What was just written need not be asked for again. */
  const written = async (made: DraftMade, mime: Uint8Array) => {
    const internalDate = now().epochMilliseconds;
    const message = { ...made.message, labelIds: ["DRAFT"], internalDate, raw: "" };
    const { messageId, threadId } = await views.learn(await withHead(message, mime));
    return { draftId: made.id, messageId, threadId };
  };

  const create = async (key: ActionKey, mime: Uint8Array, thread: Thread | undefined): Promise<Draft> => {
    const mail = await parseMail(mime);
    const known = await drafts.leftOver(key, mail);
    if (known !== undefined) return known;
    const post = (threadId: string | undefined) =>
      client.gmail({ cost: "drafts.create", intent: "writing", reply: DraftMade }, (users, how) =>
        users.drafts.create({ userId: "me", requestBody: { message: toMessage(mime, threadId) } }, how),
      );
    const made = await post(thread?.threadId).catch((error: unknown) => {
      // The owner threw the thread away: nothing was made, and the headers say where it belongs.
      if (thread?.threadId !== undefined && isTrouble(error, "gone")) return post(undefined);
      throw error;
    });
    return { ...(await written(made, mime)), hash: textHash(mail.subject, mail.text) };
  };

  return {
    changesSince: (cursor) => changesSince({ client, views, drafts, now }, cursor),

    read: (id) => views.bytes(id),

    createDraft(key, mime, thread) {
      const making = underWay.get(key) ?? create(key, mime, thread).finally(() => underWay.delete(key));
      underWay.set(key, making);
      return making;
    },

    findDraft: (key) => drafts.find(key),

    async replaceDraft(draft, expectedHash, mime) {
      const there = await drafts.read(draft.draftId);
      if (there === undefined) throw new ProviderError({ kind: "gone", what: "the draft" });
      const mail = await parseMail(mime);
      const wanted = textHash(mail.subject, mail.text);
      if (there.draft.hash !== expectedHash && there.draft.hash !== wanted)
        throw new ProviderError({ kind: "refused", why: "the draft was edited" });
      const made = await client.gmail(
        { cost: "drafts.update", intent: "writing", reply: DraftMade },
        (users, how) =>
          users.drafts.update(
            { userId: "me", id: draft.draftId, requestBody: { message: toMessage(mime, there.threadId) } },
            how,
          ),
      );
      return { ...(await written(made, mime)), hash: wanted };
    },

    async sendDraft(draft) {
      await day.allow();
      const { id } = await client.gmail(
        { cost: "drafts.send", intent: "writing", reply: Sent },
        (users, how) => users.drafts.send({ userId: "me", requestBody: { id: draft.draftId } }, how),
      );
      day.count();
      try {
        return await sentOf(views, id);
      } catch (error) {
        // It went; which mail it is now, the mailbox is asked later (as after a lost answer).
        throw new ProviderError(
          { kind: "unknown", why: "it was sent, and could not be read back" },
          { cause: error },
        );
      }
    },

    async whatBecameOf(draft, attemptedAt): Promise<Became> {
      const there = await drafts.read(draft.draftId);
      if (there !== undefined) return { kind: "draft", draft: there.draft };
      return sentInThread(client, views, draft, attemptedAt);
    },

    async discard(draft) {
      try {
        await client.gmail({ cost: "drafts.delete", intent: "writing", reply: Nothing }, (users, how) =>
          users.drafts.delete({ userId: "me", id: draft.draftId }, how),
        );
        return "discarded";
      } catch (error) {
        if (isTrouble(error, "gone")) return "gone";
        throw error;
      }
    },
  };
}

/** As text in the body, never as an upload: uploads would not go where the endpoint points. */
function toMessage(mime: Uint8Array, threadId: string | undefined) {
  return { raw: Buffer.from(mime).toString("base64url"), ...(threadId === undefined ? {} : { threadId }) };
}
