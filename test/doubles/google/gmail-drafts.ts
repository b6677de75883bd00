/** users.drafts: the draft's id stays for its life, the id of its message does not. */
import type { gmail_v1 } from "googleapis/build/src/apis/gmail/v1.d.ts";
import type { Handlers } from "./call.ts";
import { listed } from "./gmail-pages.ts";
import { named, rawOf, shown } from "./gmail-shown.ts";
import type { Mailbox, Message } from "./mail-book.ts";
import { addMessage, removeMessage } from "./mailbox.ts";
import { bareSubject } from "./mime-bytes.ts";
import { invalid, notFound } from "./refusal.ts";
import { matches } from "./search.ts";
import { sendMail, threadAsked } from "./send-mail.ts";
import type { Account, World } from "./world.ts";

type DraftMethods =
  | "gmail.users.drafts.create"
  | "gmail.users.drafts.delete"
  | "gmail.users.drafts.get"
  | "gmail.users.drafts.list"
  | "gmail.users.drafts.send"
  | "gmail.users.drafts.update";

export const gmailDrafts: Handlers<DraftMethods> = {
  "gmail.users.drafts.create": (world, { account, body }) => {
    const box = account.mailbox;
    const raw = rawOf(body.message);
    const threadId = threadIn(box, raw, body.message);
    const { id, message } = createDraft(world, box, raw, threadId);
    return { id, message: named(message) };
  },

  "gmail.users.drafts.get": (_world, { account, params }) => {
    const { id, message } = draftIn(account.mailbox, params.id);
    return { id, message: shown(message, params.format ?? "full", []) };
  },

  "gmail.users.drafts.list": (world, { account, params }) => {
    const box = account.mailbox;
    const found = [...box.drafts]
      .map(([id]) => draftIn(box, id))
      .filter(({ message }) => matches(world, box, message, params.q ?? "", true))
      .reverse()
      .sort((a, b) => b.message.internalDate - a.message.internalDate);
    const { page, nextPageToken } = listed("gmail", found, params, 100, 500);
    return {
      ...(page.length > 0
        ? {
            drafts: page.map(({ id, message }) => ({
              id,
              message: { id: message.id, threadId: message.threadId },
            })),
          }
        : {}),
      resultSizeEstimate: found.length,
      ...nextPageToken,
    };
  },

  "gmail.users.drafts.update": (world, { account, params, body }) => {
    const box = account.mailbox;
    const { id, message } = draftIn(box, params.id);
    const raw = rawOf(body.message);
    const asked = threadIn(box, raw, body.message);
    return { id, message: named(replaceDraft(world, box, id, message, raw, asked)) };
  },

  "gmail.users.drafts.send": (world, { account, body }) => {
    if (body.id === undefined || body.id === null) throw invalid("gmail", "Missing draft id");
    const box = account.mailbox;
    const { id, message } = draftIn(box, body.id);
    const raw = body.message?.raw == null ? message.raw : rawOf(body.message);
    return named(sendDraft(world, account, id, raw));
  },

  "gmail.users.drafts.delete": (world, { account, params }) => {
    const { id } = draftIn(account.mailbox, params.id);
    dropDraft(world, account.mailbox, id);
    return null;
  },
};

/** The draft and its message; throws the 404 that a sent or discarded draft answers. */
export function draftIn(box: Mailbox, id: string | null | undefined): { id: string; message: Message } {
  const message = box.messages.get(box.drafts.get(id ?? "") ?? "");
  if (id == null || message === undefined) throw notFound("gmail");
  return { id, message };
}

export function createDraft(
  world: World,
  box: Mailbox,
  raw: Buffer,
  threadId: string | undefined,
): { id: string; message: Message } {
  const id = `r${world.random() < 0.5 ? "-" : ""}${world.letters(1, "123456789")}${world.letters(18, "0123456789")}`;
  const message = addMessage(world, box, { raw, labels: ["DRAFT"], threadId });
  box.drafts.set(id, message.id);
  return { id, message };
}

/** A new message under the same draft id. Another subject makes another thread. */
export function replaceDraft(
  world: World,
  box: Mailbox,
  id: string,
  old: Message,
  raw: Buffer,
  asked?: string,
): Message {
  const stays = bareSubject(raw) === bareSubject(old.raw) ? old.threadId : undefined;
  removeMessage(world, box, old);
  const message = addMessage(world, box, { raw, labels: ["DRAFT"], threadId: asked ?? stays });
  box.drafts.set(id, message.id);
  return message;
}

/** The draft is used up: its message goes, and a new one is there under SENT, in the same thread. */
export function sendDraft(world: World, account: Account, id: string, raw: Buffer): Message {
  const box = account.mailbox;
  const { message } = draftIn(box, id);
  const sent = sendMail(world, account, raw, message.threadId);
  dropDraft(world, box, id);
  return sent;
}

export function dropDraft(world: World, box: Mailbox, id: string): void {
  const { message } = draftIn(box, id);
  removeMessage(world, box, message);
  box.drafts.delete(id);
}

function threadIn(
  box: Mailbox,
  raw: Buffer,
  message: gmail_v1.Schema$Message | undefined,
): string | undefined {
  const threadId = message?.threadId;
  if (threadId == null) return undefined;
  if (![...box.messages.values()].some((one) => one.threadId === threadId)) throw notFound("gmail");
  return threadAsked(box, raw, threadId);
}
