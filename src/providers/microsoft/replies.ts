/** Answering a mail that is in the mailbox: only Graph itself can begin an answer that belongs to its conversation. */
import { isTrouble, ProviderError } from "../provider.ts";
import { type GraphClient, literal, part } from "./client.ts";
import type { MailBody } from "./mail-body.ts";
import { messageIdOf } from "./mail-view.ts";
import { newest } from "./newest.ts";
import { Message, MessageList, Nothing } from "./wire.ts";

/** A mail that can be answered. */
export interface Original {
  id: string;
  /** Whether its owner has read it. */
  isRead: boolean;
}

/** The mails of the mailbox as they were last listed. */
export interface Originals {
  learn(message: Message, where: "inbox" | "sent"): void;
  /** A delta tells no more of a mail that was only read. */
  learnRead(id: string, isRead: boolean): void;
  isInbound(id: string): boolean;
  /** By its Message-ID; undefined where it is in the mailbox no more. Throws `ProviderError`. */
  find(messageId: string): Promise<Original | undefined>;
}

export function originals(client: GraphClient): Originals {
  const byId = newest<Original & { where: "inbox" | "sent" }>(2_000);
  const ids = newest<string>(2_000);
  return {
    learn(message, where) {
      byId.set(message.id, { id: message.id, isRead: message.isRead ?? true, where });
      ids.set(messageIdOf(message), message.id);
    },
    learnRead(id, isRead) {
      const known = byId.get(id);
      if (known !== undefined) byId.set(id, { ...known, isRead });
    },
    isInbound: (id) => byId.get(id)?.where === "inbox",
    async find(messageId) {
      const known = byId.get(ids.get(messageId) ?? "");
      if (known !== undefined) return known;
      const { value } = await client.ask({
        path: "/me/messages",
        query: {
          $filter: `internetMessageId eq ${literal(`<${messageId}>`)}`,
          $select: "id,isDraft,isRead",
          $top: "10",
        },
        intent: "reading",
        reply: MessageList,
      });
      const found = value.find(({ isDraft }) => isDraft !== true);
      return found === undefined ? undefined : { id: found.id, isRead: found.isRead ?? true };
    },
  };
}

/** Undefined where the mail to be answered is gone meanwhile: then nothing was made. */
export async function replyTo(
  client: GraphClient,
  original: Original,
  body: MailBody,
): Promise<Message | undefined> {
  const path = `/me/messages/${part(original.id)}/createReply`;
  let made: Message;
  try {
    made = await client.ask({
      method: "POST",
      path,
      body: { message: body },
      intent: "writing",
      reply: Message,
    });
  } catch (error) {
    if (isTrouble(error, "gone")) return undefined;
    throw error;
  }
  if (!original.isRead) await markUnread(client, original.id);
  return isAsWanted(made, body)
    ? made
    : client.ask({
        method: "PATCH",
        path: `/me/messages/${part(made.id)}`,
        body,
        intent: "writing",
        reply: Message,
      });
}

/** Beginning an answer marks what it answers as read; its owner has not read it for that. */
async function markUnread(client: GraphClient, id: string): Promise<void> {
  try {
    const body = { isRead: false };
    const path = `/me/messages/${part(id)}`;
    await client.ask({ method: "PATCH", path, body, intent: "writing", reply: Nothing });
  } catch (error) {
    // No answer is lost over a mark.
    if (!(error instanceof ProviderError)) throw error;
  }
}

/** Graph may begin an answer with its own idea of whom it is to and what it says. */
function isAsWanted(made: Message, body: MailBody): boolean {
  const addresses = (list: Message["toRecipients"]) =>
    (list ?? []).map(({ emailAddress }) => emailAddress?.address?.toLowerCase()).join();
  return (
    made.subject === body.subject &&
    made.internetMessageId === body.internetMessageId &&
    addresses(made.toRecipients) === addresses(body.toRecipients) &&
    addresses(made.ccRecipients) === addresses(body.ccRecipients) &&
    !/<hr/i.test((made.body?.content ?? "").replace(body.body.content, ""))
  );
}
