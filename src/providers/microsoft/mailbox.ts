/**
 * An Outlook mailbox. A draft carries our mark and our Message-ID, and one send uses it up; that Graph took the send
 * (202) is no proof that the mail left: its copy in Sent Items is. Every request that writes is one attempt.
 */
import type { ActionKey } from "../../core/keys.ts";
import {
  type Became,
  type Draft,
  isTrouble,
  type Mailbox,
  ProviderError,
  type SentMail,
  type Thread,
} from "../provider.ts";
import { type GraphClient, part } from "./client.ts";
import { graphDrafts, type There, toDraft } from "./drafts.ts";
import { mailFolders } from "./folders.ts";
import { answering, writtenMail } from "./mail-body.ts";
import { changesSince } from "./mail-changes.ts";
import { writtenBytes, writtenHash } from "./mail-view.ts";
import { newest } from "./newest.ts";
import { originals, replyTo } from "./replies.ts";
import { byEvidence, sentCopy, toSent } from "./sent-of.ts";
import { isAnswer } from "./trouble.ts";
import { Message, Nothing } from "./wire.ts";

export interface GraphMailboxOptions {
  /** The owner's normalised address. */
  address: string;
  /** Business time. */
  now: () => Temporal.Instant;
}

/** A draft that was seen so lately is not looked at again before it is sent. */
const freshMs = 5_000;
/** How long after a send its copy is waited for; each pause from the look before. */
const copyPausesMs = [1_000, 2_000, 4_000];
/** So long a mail that Graph took is not taken for unsent, whatever the mailbox shows. */
const settleMinutes = 15;

export function graphMailbox(client: GraphClient, { address, now }: GraphMailboxOptions): Mailbox {
  const folders = mailFolders(client);
  const drafts = graphDrafts(client, folders);
  const known = originals(client);
  const underWay = new Map<ActionKey, Promise<Draft>>();
  const conversations = newest<string>(2_000);
  const seen = newest<number>(100);
  const taken = newest<Temporal.Instant>(1_000);

  /** That it is there, and in which conversation. */
  const lately = (draft: Draft): Draft => {
    seen.set(draft.draftId, now().epochMilliseconds);
    if (draft.threadId !== undefined) conversations.set(draft.draftId, draft.threadId);
    return draft;
  };

  const look = async ({ draftId }: Draft): Promise<There> => {
    const there = await drafts.read(draftId);
    if (there.kind === "draft") lately(there.draft);
    else seen.delete(draftId);
    return there;
  };

  const post = (body: unknown) =>
    client.ask({ method: "POST", path: "/me/messages", body, intent: "writing", reply: Message });

  const create = async (key: ActionKey, mime: Uint8Array, thread: Thread | undefined): Promise<Draft> => {
    const { mail, messageId, body } = await writtenMail(mime, key);
    const left = await drafts.leftOver(key, messageId);
    if (left !== undefined) return left;
    const original = thread === undefined ? undefined : await known.find(thread.messageId);
    const reply = original === undefined ? undefined : await replyTo(client, original, body);
    if (reply !== undefined) return lately(await toDraft(reply));
    const properties = [...body.singleValueExtendedProperties, ...answering(mail)];
    return lately(await toDraft(await post({ ...body, singleValueExtendedProperties: properties })));
  };

  const isTaken = ({ draftId }: Draft): boolean => {
    const at = taken.get(draftId);
    return at !== undefined && now().since(at).total("minutes") < settleMinutes;
  };

  /** Throws `gone` where it is no draft any more. */
  const checkThere = async (draft: Draft): Promise<void> => {
    const at = seen.get(draft.draftId);
    const age = at === undefined ? Number.POSITIVE_INFINITY : now().epochMilliseconds - at;
    if (age >= 0 && age <= freshMs) return;
    if ((await look(draft)).kind !== "draft") throw gone();
  };

  const send = async (draft: Draft): Promise<void> => {
    const path = `/me/messages/${part(draft.draftId)}/send`;
    try {
      await client.ask({ method: "POST", path, intent: "writing", reply: Nothing });
    } catch (error) {
      // Graph refuses what is no draft any more: then it did not refuse the mail, and somebody else was quicker.
      if (isTrouble(error, "refused") && (await look(draft)).kind !== "draft") throw gone();
      throw error;
    }
    taken.set(draft.draftId, now());
  };

  const copyOf = async (draft: Draft): Promise<SentMail> => {
    try {
      for (const pauseMs of copyPausesMs) {
        await client.wait(pauseMs);
        const copy = await sentCopy(drafts, draft);
        if (copy !== undefined) return copy.sent;
      }
    } catch (error) {
      throw unseen(error);
    }
    throw unseen();
  };

  return {
    changesSince: (cursor) =>
      changesSince({ client, folders, originals: known, conversations, address, now }, cursor),

    async read(id) {
      const there = known.isInbound(id) ? { kind: "inbound" as const } : await drafts.read(id);
      if (there.kind === "none") throw gone("the mail");
      if (there.kind !== "inbound") return writtenBytes(there.message);
      return client.bytes(`/me/messages/${part(id)}/$value`);
    },

    createDraft(key, mime, thread) {
      const making = underWay.get(key) ?? create(key, mime, thread).finally(() => underWay.delete(key));
      underWay.set(key, making);
      return making;
    },

    findDraft: (key) => drafts.find(key),

    async replaceDraft(draft, expectedHash, mime) {
      const there = await look(draft);
      if (there.kind !== "draft") throw gone();
      const { body } = await writtenMail(mime);
      const wanted = await writtenHash({ ...there.message, ...body });
      if (there.draft.hash !== expectedHash && there.draft.hash !== wanted) throw edited();
      const path = `/me/messages/${part(draft.draftId)}`;
      const etag = there.message["@odata.etag"];
      const headers = etag === undefined ? {} : { "If-Match": etag };
      try {
        const reply = Message;
        return lately(
          await toDraft(await client.ask({ method: "PATCH", path, body, headers, intent: "writing", reply })),
        );
      } catch (error) {
        if (isAnswer(error, 412)) throw edited();
        throw error;
      }
    },

    async sendDraft(draft) {
      await client.turnToSend();
      await checkThere(draft);
      await send(draft);
      return copyOf(draft);
    },

    async whatBecameOf(draft): Promise<Became> {
      const there = await look(draft);
      if (there.kind === "sent") return toSent(there.message);
      if (there.kind === "draft" && !isTaken(draft)) return { kind: "draft", draft: there.draft };
      const became = await byEvidence(drafts, draft);
      return became.kind !== "sent" && isTaken(draft) ? { kind: "under-way" } : became;
    },

    async discard(draft) {
      const there = await look(draft);
      if (there.kind !== "draft") return "gone";
      const path = `/me/messages/${part(draft.draftId)}`;
      const etag = there.message["@odata.etag"];
      const headers = etag === undefined ? {} : { "If-Match": etag };
      try {
        await client.ask({ method: "DELETE", path, headers, intent: "writing", reply: Nothing });
        return "discarded";
      } catch (error) {
        if (isTrouble(error, "gone")) return "gone";
        throw error;
      }
    },
  };
}

function gone(what = "the draft"): ProviderError {
  return new ProviderError({ kind: "gone", what });
}

function edited(): ProviderError {
  return new ProviderError({ kind: "refused", why: "the draft was edited" });
}

/** It was taken; which mail it is now, the mailbox is asked later (as after a lost answer). */
function unseen(cause?: unknown): ProviderError {
  const trouble = {
    kind: "unknown" as const,
    why: "it was taken, and its copy in Sent Items is not there yet",
  };
  return new ProviderError(trouble, { cause });
}
