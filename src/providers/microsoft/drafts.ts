/**
 * The drafts of an Outlook mailbox, and every other message of ours by what it carries. A draft that was thrown away lies
 * in Deleted Items, is still a draft there, and could still be sent: for us it is gone.
 */
import { type ActionKey, toMark } from "../../core/keys.ts";
import { type Draft, isTrouble } from "../provider.ts";
import { type GraphClient, literal, part } from "./client.ts";
import type { Folders } from "./folders.ts";
import { messageIdOf, wholeFields, writtenHash } from "./mail-view.ts";
import { carries, type PropertyName, shows, valueIn } from "./properties.ts";
import { Message, MessageList } from "./wire.ts";

/** A message as it stands there now. */
export type There =
  | { kind: "draft"; draft: Draft; message: Message }
  | { kind: "sent"; message: Message }
  /** Somebody else's. */
  | { kind: "inbound" }
  /** No more there, or in the bin. */
  | { kind: "none" };

export interface GraphDrafts {
  /** By its id, which stays when a draft is sent or moved. */
  read(draftId: string): Promise<There>;
  /** By the mark that it carries. */
  find(key: ActionKey): Promise<Draft | undefined>;
  /** Everything of this Message-ID; what a stranger sent under it is not among it (C-41). */
  byMessageId(messageId: string): Promise<There[]>;
  /** Everything that we once gave this Message-ID. */
  byGivenMessageId(messageId: string): Promise<There[]>;
  /**
   * What an earlier attempt, whose answer was lost, may have left of this mail: a draft that holds our mark or our
   * Message-ID; or, where the owner was quicker than we, the sent mail.
   */
  leftOver(key: ActionKey, messageId: string): Promise<Draft | undefined>;
}

export function graphDrafts(client: GraphClient, folders: Folders): GraphDrafts {
  const there = async (message: Message): Promise<There> => {
    const { parentFolderId } = message;
    if (message.isDraft === true) {
      const isBinned = parentFolderId === (await folders.idOf("deleteditems"));
      return isBinned ? { kind: "none" } : { kind: "draft", draft: await toDraft(message), message };
    }
    // Only what the account itself has sent lies there or carries what we put on it.
    const isOurs = (["action", "messageId"] as const).some((name) => valueIn(message, name) !== undefined);
    const isOwn = isOurs || parentFolderId === (await folders.idOf("sentitems"));
    return isOwn ? { kind: "sent", message } : { kind: "inbound" };
  };

  /** What a search finds is looked at before it is believed. */
  const search = async (
    $filter: string,
    shown: PropertyName,
    isIt: (message: Message) => boolean,
  ): Promise<There[]> => {
    const { value } = await client.ask({
      path: "/me/messages",
      query: { $filter, $select: wholeFields, $expand: shows(shown), $top: "25" },
      intent: "reading",
      reply: MessageList,
    });
    const found: There[] = [];
    for (const message of value.filter(isIt)) found.push(await there(message));
    return found;
  };

  const carrying = (name: PropertyName, value: string) =>
    search(carries(name, value), name, (message) => valueIn(message, name) === value);

  const byMessageId = (messageId: string) =>
    search(
      `internetMessageId eq ${literal(`<${messageId}>`)}`,
      "action",
      (message) => messageIdOf(message) === messageId,
    );

  return {
    async read(draftId) {
      try {
        const message = await client.ask({
          path: `/me/messages/${part(draftId)}`,
          query: { $select: wholeFields, $expand: shows("action") },
          intent: "reading",
          reply: Message,
        });
        return await there(message);
      } catch (error) {
        if (isTrouble(error, "gone")) return { kind: "none" };
        throw error;
      }
    },
    async find(key) {
      return draftIn(await carrying("action", toMark(key)));
    },
    byMessageId,
    byGivenMessageId: (messageId) => carrying("messageId", messageId),
    async leftOver(key, messageId) {
      const marked = await carrying("action", toMark(key));
      const left = draftIn(marked) ?? (await sentIn(marked));
      if (left !== undefined) return left;
      const alike = await byMessageId(messageId);
      return draftIn(alike) ?? (await sentIn(alike));
    },
  };
}

/** `message` with its body. */
export async function toDraft(message: Message): Promise<Draft> {
  const { id: draftId, conversationId: threadId } = message;
  return {
    draftId,
    messageId: messageIdOf(message),
    ...(threadId === undefined ? {} : { threadId }),
    hash: await writtenHash(message),
  };
}

function draftIn(found: readonly There[]): Draft | undefined {
  return found.find((one) => one.kind === "draft")?.draft;
}

async function sentIn(found: readonly There[]): Promise<Draft | undefined> {
  const sent = found.find((one) => one.kind === "sent");
  return sent === undefined ? undefined : toDraft(sent.message);
}
