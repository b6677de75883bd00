/** users.messages and users.threads. */
import type { Handlers } from "./call.ts";
import { listed } from "./gmail-pages.ts";
import { named, rawOf, shown } from "./gmail-shown.ts";
import type { Mailbox, Message } from "./mail-book.ts";
import { changeLabels, threadOf } from "./mailbox.ts";
import { invalid, notFound, refusal } from "./refusal.ts";
import { matches } from "./search.ts";
import { sendMail, threadAsked } from "./send-mail.ts";

type MessageMethods =
  | "gmail.users.messages.get"
  | "gmail.users.messages.list"
  | "gmail.users.messages.modify"
  | "gmail.users.messages.send"
  | "gmail.users.messages.trash"
  | "gmail.users.threads.get"
  | "gmail.users.threads.list";

export const gmailMessages: Handlers<MessageMethods> = {
  "gmail.users.messages.get": (_world, { account, params, scopes }) => {
    const format = params.format ?? "full";
    assertMayShow(scopes, format);
    return shown(messageIn(account.mailbox, params.id), format, params.metadataHeaders ?? []);
  },

  "gmail.users.messages.list": (world, { account, params, scopes }) => {
    const box = account.mailbox;
    assertMaySearch(scopes, params.q);
    const found = newestFirst(
      [...box.messages.values()].filter(
        (message) =>
          isListed(message, params.labelIds ?? [], box) &&
          matches(world, box, message, params.q ?? "", params.includeSpamTrash ?? false),
      ),
    );
    const { page, nextPageToken } = listed("gmail", found, params, 100, 500);
    // An empty list has no `messages` at all.
    return {
      ...(page.length > 0 ? { messages: page.map(({ id, threadId }) => ({ id, threadId })) } : {}),
      resultSizeEstimate: found.length,
      ...nextPageToken,
    };
  },

  "gmail.users.messages.modify": (world, { account, params, body }) => {
    const box = account.mailbox;
    const message = messageIn(box, params.id);
    const add = body.addLabelIds ?? [];
    const remove = body.removeLabelIds ?? [];
    for (const label of [...add, ...remove]) assertLabel(box, label);
    if (add.some((label) => label === "SENT" || label === "DRAFT"))
      throw invalid("gmail", "Invalid label: SENT");
    changeLabels(world, box, message, add, remove);
    return named(message);
  },

  "gmail.users.messages.send": (world, { account, body }) => {
    const box = account.mailbox;
    const raw = rawOf(body);
    const asked = body.threadId;
    if (asked != null && threadOf(box, asked).length === 0) throw notFound("gmail");
    const threadId = asked == null ? undefined : threadAsked(box, raw, asked);
    return named(sendMail(world, account, raw, threadId));
  },

  "gmail.users.messages.trash": (world, { account, params }) => {
    const message = messageIn(account.mailbox, params.id);
    changeLabels(world, account.mailbox, message, ["TRASH"], ["INBOX"]);
    return named(message);
  },

  "gmail.users.threads.get": (_world, { account, params, scopes }) => {
    const format = params.format ?? "full";
    assertMayShow(scopes, format);
    if (format === "raw") throw invalid("gmail", "Invalid value at 'format', \"raw\"");
    const messages = threadOf(account.mailbox, hexId(params.id));
    if (messages.length === 0) throw notFound("gmail");
    return {
      id: params.id ?? "",
      historyId: latest(messages),
      messages: messages.map((message) => shown(message, format, params.metadataHeaders ?? [])),
    };
  },

  "gmail.users.threads.list": (world, { account, params, scopes }) => {
    const box = account.mailbox;
    assertMaySearch(scopes, params.q);
    const found = newestFirst(
      [...box.messages.values()].filter(
        (message) =>
          isListed(message, params.labelIds ?? [], box) &&
          matches(world, box, message, params.q ?? "", params.includeSpamTrash ?? false),
      ),
    );
    const ids = [...new Set(found.map(({ threadId }) => threadId))];
    const { page, nextPageToken } = listed("gmail", ids, params, 100, 500);
    const threads = page.map((id) => {
      const messages = threadOf(box, id);
      const { snippet = "" } = messages[0] === undefined ? {} : shown(messages[0], "minimal", []);
      return { id, snippet, historyId: latest(messages) };
    });
    return { ...(threads.length > 0 ? { threads } : {}), resultSizeEstimate: ids.length, ...nextPageToken };
  },
};

function messageIn(box: Mailbox, id: string | undefined): Message {
  const message = box.messages.get(hexId(id));
  if (message === undefined) throw notFound("gmail");
  return message;
}

/** Ids of messages and threads are numbers in hex; Gmail says so before it looks. */
function hexId(id: string | undefined): string {
  if (id === undefined || !/^[0-9a-f]{1,16}$/.test(id)) throw invalid("gmail", "Invalid id value");
  return id;
}

const systemLabels = ["INBOX", "SENT", "DRAFT", "UNREAD", "STARRED", "IMPORTANT", "SPAM", "TRASH"];

function assertLabel(box: Mailbox, label: string): void {
  if (!systemLabels.includes(label) && !box.labels.has(label))
    throw invalid("gmail", `Invalid label: ${label}`);
}

function isListed(message: Message, labels: readonly string[], box: Mailbox): boolean {
  for (const label of labels) assertLabel(box, label);
  return labels.every((label) => message.labels.has(label));
}

function newestFirst(messages: readonly Message[]): Message[] {
  return messages.toReversed().sort((a, b) => b.internalDate - a.internalDate);
}

function latest(messages: readonly Message[]): string {
  return String(messages.reduce((most, { historyId }) => (historyId > most ? historyId : most), 0n));
}

/** A token for metadata alone sees heads, and does not search. */
function assertMayShow(scopes: readonly string[], format: string): void {
  if (isMetadataOnly(scopes) && (format === "full" || format === "raw")) {
    throw refusal("gmail", {
      status: 403,
      reason: "forbidden",
      message: `Metadata scope doesn't allow format ${format.toUpperCase()}`,
    });
  }
}

function assertMaySearch(scopes: readonly string[], q: string | undefined): void {
  if (isMetadataOnly(scopes) && q !== undefined) {
    throw refusal("gmail", {
      status: 403,
      reason: "forbidden",
      message: "Metadata scope does not support 'q' parameter",
    });
  }
}

function isMetadataOnly(scopes: readonly string[]): boolean {
  const able = /(mail\.google\.com\/|gmail\.(readonly|modify))$/;
  return !scopes.some((scope) => able.test(scope));
}
