/**
 * What the messages of a Gmail mailbox say. A message of Gmail never changes but in its labels: an edited draft is a
 * new message. So a head that was read once is known, and nobody is asked for it again.
 */
import { type MailHead, parseHead, parseMail } from "../../formats/mime-in.ts";
import { textHash } from "../../formats/text-hash.ts";
import { isTrouble, type MailSummary } from "../provider.ts";
import type { GoogleClient } from "./client.ts";
import { Message, RawMessage } from "./wire.ts";

type Where = MailSummary["where"];

/** A message as it was last seen. */
export interface MailView {
  id: string;
  threadId: string;
  /** Undefined for what is no mail to us: spam, chats, a draft in the bin. */
  where: Where | undefined;
  head: MailHead;
  messageId: string;
  /** When Gmail received or sent it. */
  at: Temporal.Instant;
}

export interface MailViews {
  /** Undefined where the message is gone. `isChanged`: its labels may be others than when it was last seen. */
  view(id: string, isChanged?: boolean): Promise<MailView | undefined>;
  /** The sent messages of a thread that were seen already. */
  seenSent(threadId: string): MailView[];
  /** What some other request brought along. */
  learn(message: Message): Promise<MailView>;
  /** Throws `gone`. */
  bytes(id: string): Promise<Uint8Array>;
  /** Hash of subject and text. Throws `gone`. */
  hash(id: string): Promise<string>;
}

/** The headers that a summary needs; nothing else of a stranger's mail is asked for (A25). */
export const headHeaders = [
  "From",
  "To",
  "Cc",
  "Subject",
  "Date",
  "Message-ID",
  "In-Reply-To",
  "References",
  "X-Quarterhour-Action",
];

export function mailViews(client: GoogleClient): MailViews {
  const views = newest<MailView>(2_000);
  const wholes = newest<Uint8Array>(16);
  const learn = async (message: Message): Promise<MailView> => {
    const view = await toView(message);
    views.set(view.id, view);
    return view;
  };
  const bytes = async (id: string) => {
    const known = wholes.get(id);
    if (known !== undefined) return known;
    const message = await client.gmail(
      { cost: "messages.get", intent: "reading", reply: RawMessage },
      (users, how) => users.messages.get({ userId: "me", id, format: "raw" }, how),
    );
    const whole = toBytes(message.raw);
    wholes.set(id, whole);
    await learn(await withHead(message, whole));
    return whole;
  };
  return {
    learn,
    bytes,
    seenSent: (threadId) =>
      views.values().filter((view) => view.threadId === threadId && view.where === "sent"),
    async view(id, isChanged = false) {
      const known = isChanged ? undefined : views.get(id);
      if (known !== undefined) return known;
      try {
        return await learn(
          await client.gmail({ cost: "messages.get", intent: "reading", reply: Message }, (users, how) =>
            users.messages.get({ userId: "me", id, format: "metadata", metadataHeaders: headHeaders }, how),
          ),
        );
      } catch (error) {
        if (isTrouble(error, "gone")) return undefined;
        throw error;
      }
    },
    async hash(id) {
      return hashOf(await bytes(id));
    },
  };
}

export function toBytes(raw: string): Uint8Array {
  return Buffer.from(raw, "base64url");
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const mail = await parseMail(bytes);
  return textHash(mail.subject, mail.text);
}

/** A raw message with the headers of its bytes, as a request for the head alone would bring it. */
export async function withHead(message: RawMessage, whole: Uint8Array): Promise<Message> {
  const { raw: _, ...rest } = message;
  const { headers } = await parseHead(whole);
  const wanted = new Set(headHeaders.map((name) => name.toLowerCase()));
  const all = [...headers].flatMap(([name, values]) => values.map((value) => ({ name, value })));
  return { ...rest, payload: { headers: all.filter(({ name }) => wanted.has(name)) } };
}

async function toView(message: Message): Promise<MailView> {
  const lines = (message.payload?.headers ?? []).map(
    ({ name, value }) => `${name}: ${value.replace(/[\r\n]+/g, " ")}`,
  );
  const head = await parseHead(Buffer.from(`${lines.join("\r\n")}\r\n\r\n`));
  const { id, threadId } = message;
  return {
    id,
    threadId,
    where: whereOf(message.labelIds),
    head,
    messageId: head.messageId ?? `${id}.gmail`,
    at: Temporal.Instant.fromEpochMilliseconds(message.internalDate),
  };
}

/** What the owner threw away still came, and what they sent still left. */
function whereOf(labels: readonly string[]): Where | undefined {
  if (labels.includes("SENT")) return "sent";
  if (labels.includes("DRAFT")) return labels.includes("TRASH") ? undefined : "drafts";
  return labels.includes("SPAM") || labels.includes("CHAT") ? undefined : "inbox";
}

/** Remembers the `most` that were used last. */
function newest<T>(most: number) {
  const known = new Map<string, T>();
  return {
    get(id: string): T | undefined {
      const value = known.get(id);
      if (value !== undefined) {
        known.delete(id);
        known.set(id, value);
      }
      return value;
    },
    values: (): T[] => [...known.values()],
    set(id: string, value: T): void {
      known.delete(id);
      known.set(id, value);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
  };
}
