/**
 * One mailbox of Gmail: messages, drafts, labels, and the history by which a client follows them. What an operation
 * means to Gmail is in its own file; this one keeps the books.
 */

import type { Change, Mailbox, Message } from "./mail-book.ts";
import { bareSubject, header, messageIds } from "./mime-bytes.ts";
import type { World } from "./world.ts";

/** Adds a message under a new id. Without a thread it begins its own. */
export function addMessage(
  world: World,
  box: Mailbox,
  mail: { raw: Buffer; labels: Iterable<string>; threadId?: string | undefined },
): Message {
  const id = newId(world, box);
  const at = now(world);
  const message: Message = {
    id,
    threadId: mail.threadId ?? id,
    labels: new Set(mail.labels),
    raw: mail.raw,
    internalDate: at,
    historyId: box.historyId,
    searchableAt: at + world.options.indexLag,
  };
  box.messages.set(id, message);
  note(world, box, "messagesAdded", message, []);
  return message;
}

export function removeMessage(world: World, box: Mailbox, message: Message): void {
  box.messages.delete(message.id);
  note(world, box, "messagesDeleted", message, []);
}

export function changeLabels(
  world: World,
  box: Mailbox,
  message: Message,
  add: readonly string[],
  remove: readonly string[],
): void {
  const added = add.filter((label) => !message.labels.has(label));
  const removed = remove.filter((label) => message.labels.has(label));
  for (const label of added) message.labels.add(label);
  for (const label of removed) message.labels.delete(label);
  if (added.length > 0) note(world, box, "labelsAdded", message, added);
  if (removed.length > 0) note(world, box, "labelsRemoved", message, removed);
}

/** Messages of a thread, oldest first. */
export function threadOf(box: Mailbox, threadId: string): Message[] {
  return [...box.messages.values()]
    .filter((message) => message.threadId === threadId)
    .sort((a, b) => a.internalDate - b.internalDate);
}

/**
 * The thread that a mail from outside belongs to: one of its References or its In-Reply-To is the Message-ID of a
 * message there, as Gmail has it, and the subject is still the same.
 */
export function threadFor(box: Mailbox, raw: Buffer): string | undefined {
  const named = new Set([
    ...messageIds(header(raw, "In-Reply-To")),
    ...messageIds(header(raw, "References")),
  ]);
  if (named.size === 0) return undefined;
  const subject = bareSubject(raw);
  const found = [...box.messages.values()].findLast(
    (message) =>
      !message.labels.has("DRAFT") &&
      messageIds(header(message.raw, "Message-ID")).some((id) => named.has(id)) &&
      bareSubject(message.raw) === subject,
  );
  return found?.threadId;
}

/** Forgets what is older than the history's life, and says where the rest begins. */
export function trimHistory(world: World, box: Mailbox): bigint {
  const oldest = now(world) - world.options.historyLife;
  while (box.history[0] !== undefined && box.history[0].at < oldest) {
    box.historyFloor = box.history.shift()?.id ?? box.historyFloor;
  }
  return box.historyFloor;
}

function note(world: World, box: Mailbox, change: Change, message: Message, labels: string[]): void {
  // Increasing, but with gaps: other things of the mailbox take ids, too.
  box.historyId += BigInt(1 + Math.floor(world.random() * 40));
  message.historyId = box.historyId;
  const { id: messageId, threadId } = message;
  box.history.push({
    id: box.historyId,
    at: now(world),
    change,
    messageId,
    threadId,
    labels,
    has: [...message.labels],
  });
}

function newId(world: World, box: Mailbox): string {
  for (;;) {
    const id = `19${world.letters(14, "0123456789abcdef")}`;
    if (!box.messages.has(id)) return id;
  }
}

function now(world: World): number {
  return world.clock().epochMilliseconds;
}
