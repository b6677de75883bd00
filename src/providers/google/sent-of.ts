/** A mail that left, and how it is told from others: by its thread, its time and its text. */
import { type Became, type Draft, isTrouble, type SentMail } from "../provider.ts";
import type { GoogleClient } from "./client.ts";
import { headHeaders, type MailViews } from "./mail-view.ts";
import { type Message, ThreadOfMail } from "./wire.ts";

type Instant = Temporal.Instant;

/** Under the Message-ID that Gmail gave it: the one that answers will name. Throws `gone`. */
export async function sentOf(views: MailViews, id: string): Promise<SentMail> {
  const hash = await views.hash(id);
  const view = await views.view(id);
  if (view === undefined) throw new TypeError("A mail that was just read is not known.");
  const { messageId, threadId, at } = view;
  return { messageId, threadId, at, hash };
}

/**
 * What became of a draft that is no more. Sent in its thread after the attempt, with our text or as the owner edited
 * it, it left; so it did with our very text a little earlier, since two clocks need not agree. A draft that is no
 * more and left no such mail is gone: that it is not there is no proof that it went.
 */
export async function sentInThread(
  client: GoogleClient,
  views: MailViews,
  draft: Draft,
  attemptedAt: Instant,
): Promise<Became> {
  const { threadId } = draft;
  if (threadId === undefined) return { kind: "gone" };
  const earliest = attemptedAt.subtract({ hours: sameTextHours });
  const isLate = (at: Instant, than: Instant) => Temporal.Instant.compare(at, than) >= 0;
  // A sync has usually just listed it, and then the thread need not be asked for.
  for (const { id, at } of views.seenSent(threadId)) {
    const sent = isLate(at, earliest) ? await sentOf(views, id) : undefined;
    if (sent?.hash === draft.hash) return { kind: "sent", sent, id };
  }
  let first: Extract<Became, { kind: "sent" }> | undefined;
  for (const message of await sentMessages(client, threadId)) {
    const { id, at } = await views.learn(message);
    if (!isLate(at, earliest)) continue;
    const found = { kind: "sent" as const, sent: await sentOf(views, id), id };
    if (found.sent.hash === draft.hash) return found;
    if (isLate(at, attemptedAt)) first ??= found;
  }
  return first ?? { kind: "gone" };
}

/** The content fuse lets the same text go to one person only once in 7 days. */
const sameTextHours = 24;

/** Oldest first. */
async function sentMessages(client: GoogleClient, threadId: string): Promise<Message[]> {
  try {
    const thread = await client.gmail(
      { cost: "threads.get", intent: "reading", reply: ThreadOfMail },
      (users, how) =>
        users.threads.get(
          { userId: "me", id: threadId, format: "metadata", metadataHeaders: headHeaders },
          how,
        ),
    );
    return thread.messages
      .filter(({ labelIds }) => labelIds.includes("SENT"))
      .sort((a, b) => a.internalDate - b.internalDate);
  } catch (error) {
    if (isTrouble(error, "gone")) return [];
    throw error;
  }
}
