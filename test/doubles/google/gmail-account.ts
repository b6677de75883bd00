/** users.getProfile, users.history, users.labels and users.settings. */
import type { gmail_v1 } from "googleapis/build/src/apis/gmail/v1.d.ts";
import type { Handlers } from "./call.ts";
import { listed } from "./gmail-pages.ts";
import type { Change, HistoryRecord, Mailbox } from "./mail-book.ts";
import { changeLabels, trimHistory } from "./mailbox.ts";
import { invalid, notFound, refusal } from "./refusal.ts";

type AccountMethods =
  | "gmail.users.getProfile"
  | "gmail.users.history.list"
  | "gmail.users.labels.create"
  | "gmail.users.labels.delete"
  | "gmail.users.labels.get"
  | "gmail.users.labels.list"
  | "gmail.users.settings.sendAs.list";

const kinds: Record<string, Change> = {
  messageAdded: "messagesAdded",
  messageDeleted: "messagesDeleted",
  labelAdded: "labelsAdded",
  labelRemoved: "labelsRemoved",
};

export const gmailAccount: Handlers<AccountMethods> = {
  "gmail.users.getProfile": (_world, { account }) => ({
    emailAddress: account.email,
    messagesTotal: account.mailbox.messages.size,
    threadsTotal: new Set([...account.mailbox.messages.values()].map(({ threadId }) => threadId)).size,
    historyId: String(account.mailbox.historyId),
  }),

  "gmail.users.history.list": (world, { account, params }) => {
    const box = account.mailbox;
    const { startHistoryId = "", historyTypes, labelId } = params;
    if (!/^\d+$/.test(startHistoryId)) throw invalid("gmail", "Missing or invalid startHistoryId");
    const start = BigInt(startHistoryId);
    if (start < trimHistory(world, box) || start > box.historyId) throw notFound("gmail");
    for (const type of historyTypes ?? [])
      if (kinds[type] === undefined) throw invalid("gmail", `Invalid value at 'history_types', "${type}"`);
    const wanted = historyTypes?.map((type) => kinds[type]);
    const found = box.history.filter(
      (record) =>
        record.id > start &&
        (wanted === undefined || wanted.includes(record.change)) &&
        (labelId === undefined || record.has.includes(labelId)),
    );
    const { page, nextPageToken } = listed("gmail", found, params, 100, 500);
    return {
      ...(page.length > 0
        ? { history: page.map((entry) => record(entry, world.options.historyLabels)) }
        : {}),
      historyId: String(box.historyId),
      ...nextPageToken,
    };
  },

  "gmail.users.labels.list": (_world, { account }) => ({
    labels: [...system, ...[...account.mailbox.labels].map(([id, name]) => own(id, name))],
  }),

  "gmail.users.labels.get": (_world, { account, params }) => {
    const known = system.find(({ id }) => id === params.id);
    if (known !== undefined) return { ...known, ...counts(account.mailbox, known.id) };
    const id = params.id ?? "";
    const name = account.mailbox.labels.get(id);
    if (name === undefined) throw notFound("gmail");
    return { ...own(id, name), ...counts(account.mailbox, id) };
  },

  "gmail.users.labels.create": (_world, { account, body }) => {
    const name = body.name ?? "";
    if (name.trim() === "") throw invalid("gmail", "Invalid label name");
    const isTaken = [...account.mailbox.labels.values(), ...system.map((label) => label.name)].some(
      (other) => other.toLowerCase() === name.toLowerCase(),
    );
    if (isTaken)
      throw refusal("gmail", { status: 409, reason: "aborted", message: "Label name exists or conflicts" });
    const id = `Label_${account.mailbox.labels.size + 1}`;
    account.mailbox.labels.set(id, name);
    return own(id, name);
  },

  "gmail.users.labels.delete": (world, { account, params }) => {
    const box = account.mailbox;
    const id = params.id ?? "";
    if (!box.labels.has(id)) throw notFound("gmail");
    for (const message of box.messages.values()) changeLabels(world, box, message, [], [id]);
    box.labels.delete(id);
    return null;
  },

  "gmail.users.settings.sendAs.list": (_world, { account }) => ({
    sendAs: [
      {
        sendAsEmail: account.email,
        displayName: account.name,
        replyToAddress: "",
        signature: "",
        isPrimary: true,
        isDefault: true,
      },
    ],
  }),
};

const system = ["INBOX", "SENT", "DRAFT", "UNREAD", "STARRED", "IMPORTANT", "SPAM", "TRASH"].map((id) => ({
  id,
  name: id,
  type: "system",
}));

function own(id: string, name: string): gmail_v1.Schema$Label {
  return { id, name, type: "user", messageListVisibility: "show", labelListVisibility: "labelShow" };
}

function counts(box: Mailbox, label: string): gmail_v1.Schema$Label {
  const inside = [...box.messages.values()].filter((message) => message.labels.has(label));
  return {
    messagesTotal: inside.length,
    messagesUnread: inside.filter((message) => message.labels.has("UNREAD")).length,
    threadsTotal: new Set(inside.map(({ threadId }) => threadId)).size,
  };
}

/** Google promises ids and nothing more: what a message is, its reader has to ask. */
function record(entry: HistoryRecord, withLabels: boolean): gmail_v1.Schema$History {
  const { id, change, messageId, threadId, labels, has } = entry;
  const bare = { id: messageId, threadId };
  const message = withLabels ? { ...bare, labelIds: has } : bare;
  const base = { id: String(id), messages: [bare] };
  if (change === "messagesAdded" || change === "messagesDeleted") return { ...base, [change]: [{ message }] };
  return { ...base, [change]: [{ message, labelIds: labels }] };
}
