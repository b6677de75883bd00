/** A mail that left, and how it is told from others: by its id, by its Message-ID, by the property that it carries. */
import type { Became, Draft } from "../provider.ts";
import type { GraphDrafts, There } from "./drafts.ts";
import { messageIdOf, timeOf, writtenHash } from "./mail-view.ts";
import type { Message } from "./wire.ts";

type BecameSent = Extract<Became, { kind: "sent" }>;

export async function toSent(message: Message): Promise<BecameSent> {
  const { id, conversationId: threadId } = message;
  const sent = {
    messageId: messageIdOf(message),
    ...(threadId === undefined ? {} : { threadId }),
    at: timeOf(message, "sent"),
    hash: await writtenHash(message),
  };
  return { kind: "sent", sent, id };
}

/**
 * What a mailbox shows of a mail whose draft is no more under its id: the copy in Sent Items is a message of its own
 * where Exchange made it one. A draft that is no more and left no such mail is gone: that it is not there is no proof
 * that it went.
 */
export async function byEvidence(drafts: GraphDrafts, { messageId }: Draft): Promise<Became> {
  return (
    (await became(await drafts.byMessageId(messageId))) ??
    (await became(await drafts.byGivenMessageId(messageId))) ?? { kind: "gone" }
  );
}

/** The copy that left, as soon as the mailbox shows it. */
export async function sentCopy(drafts: GraphDrafts, { messageId }: Draft): Promise<BecameSent | undefined> {
  const found = sentIn(await drafts.byMessageId(messageId));
  return found === undefined ? undefined : toSent(found.message);
}

async function became(found: readonly There[]): Promise<Became | undefined> {
  const sent = sentIn(found);
  if (sent !== undefined) return toSent(sent.message);
  const there = found.find((one) => one.kind === "draft");
  return there === undefined ? undefined : { kind: "draft", draft: there.draft };
}

function sentIn(found: readonly There[]) {
  return found.find((one) => one.kind === "sent");
}
