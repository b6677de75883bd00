/** From the planner's letter to bytes, and what we remember of them. */
import type { Letter } from "../src/core/action.ts";
import { toMessageId } from "../src/core/adopt/message-id.ts";
import type { ActionKey } from "../src/core/keys.ts";
import type { Rules } from "../src/core/rules-shape.ts";
import { toMime } from "../src/formats/mime-out.ts";
import { textHash } from "../src/formats/text-hash.ts";
import type { Thread } from "../src/providers/provider.ts";
import type { WorkerDeps } from "./deps.ts";

export interface Written {
  subject: string;
  mime: Uint8Array;
  /** Of subject and text, as the mailbox will tell it. */
  hash: string;
  messageId: string;
  thread?: Thread;
}

export interface Order {
  key: ActionKey;
  letter: Letter;
  attempt: number;
  /** Of the draft that it replaces. */
  messageId?: string;
}

/** Throws a Problem where a value is missing or a header would be unsafe. */
export async function writeMail(deps: WorkerDeps, rules: Rules, order: Order): Promise<Written> {
  const { key, letter, attempt } = order;
  const { subject, text, html } = await deps.render(letter);
  const hash = textHash(subject, text);
  const from = { name: rules.me.name, address: rules.mailbox.address };
  const messageId = order.messageId ?? toMessageId({ key, attempt, textHash: hash, address: from.address });
  const { thread } = letter;
  const mime = await toMime({
    from,
    to: letter.to,
    ...(letter.copies === undefined ? {} : { cc: letter.copies }),
    subject,
    text,
    html,
    date: deps.clock(),
    messageId,
    ...(thread === undefined
      ? {}
      : { inReplyTo: thread.messageId, references: [...new Set([...thread.references, thread.messageId])] }),
    action: deps.mark(key),
    isAutoSubmitted: letter.to.address === from.address,
  });
  return { subject, mime, hash, messageId, ...(thread === undefined ? {} : { thread: toThread(thread) }) };
}

function toThread(thread: NonNullable<Letter["thread"]>): Thread {
  const { messageId, threadId } = thread;
  return threadId === undefined ? { messageId } : { messageId, threadId };
}
