/** /me/messages and /me/mailFolders: drafts in JSON and in MIME, reading, editing, moving, replying. */
import type {
  MailFolder,
  Message,
  SingleValueLegacyExtendedProperty,
} from "@microsoft/microsoft-graph-types";
import type { Answer, Call, Handle } from "./call.ts";
import { propertyId } from "./filter.ts";
import {
  etagOf,
  findMail,
  folderId,
  folderOf,
  moveMail,
  putMail,
  removeItem,
  stamp,
  touch,
} from "./mailbox.ts";
import { fromMime, keptBody, previewOf, toMime } from "./mime.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { page, showMail } from "./shape.ts";
import { type Account, folderNames, type MailItem, type World } from "./world.ts";

/** What a client may say of a draft; the rest Exchange decides. */
const writable = new Set([
  ...[
    "subject",
    "body",
    "importance",
    "toRecipients",
    "ccRecipients",
    "bccRecipients",
    "replyTo",
    "from",
    "sender",
  ],
  ...["internetMessageId", "categories", "flag", "isRead", "inferenceClassification"],
  ...["isDeliveryReceiptRequested", "isReadReceiptRequested", "singleValueExtendedProperties"],
]);
/** Of these, what may still be changed once it was sent or came in. */
const marks = new Set([
  "isRead",
  "categories",
  "flag",
  "inferenceClassification",
  "importance",
  "singleValueExtendedProperties",
]);

export const listMessages: Handle = (call) => page(call, call.account.mails, "Message", showMail);

export const listFolderMessages: Handle = (call) => {
  const folder = folderOf(call.account, call.params.folder ?? "");
  const mails = call.account.mails.filter(({ place }) => place === folder);
  return page(call, mails, "Message", showMail);
};

export const listFolders: Handle = (call) => ({
  status: 200,
  json: { value: Object.keys(folderNames).map((folder) => showFolder(call, folder)) },
});

export const getFolder: Handle = (call) => ({
  status: 200,
  json: showFolder(call, folderOf(call.account, call.params.folder ?? "")),
});

function showFolder(call: Call, folder: string): MailFolder {
  const mails = call.account.mails.filter(({ place }) => place === folder);
  return {
    id: folderId(call.account, folder),
    displayName: folderNames[folder] ?? folder,
    parentFolderId: folderId(call.account, "root"),
    childFolderCount: 0,
    unreadItemCount: mails.filter(({ data }) => data.isRead === false).length,
    totalItemCount: mails.length,
    isHidden: false,
  };
}

export const getMessage: Handle = (call) => ({ status: 200, json: showMail(call, mailOf(call)) });

export const getMime: Handle = async (call) => {
  const mail = mailOf(call);
  return { status: 200, bytes: mail.mime ?? (await toMime(mail)), headers: { "content-type": "text/plain" } };
};

export const createMessage: Handle = async (call) => {
  const folder = call.params.folder === undefined ? "drafts" : folderOf(call.account, call.params.folder);
  const mail = await draftOf(call, (call.json ?? undefined) as Message | undefined);
  mail.place = folder;
  return created(call, mail);
};

/** A reply begins as Outlook begins it: to whom it came from, in the conversation, above the quoted text. */
export const createReply: Handle = async (call) => {
  const original = mailOf(call);
  const { message, comment } = (call.json ?? {}) as { message?: Message; comment?: string };
  if (message?.body !== undefined && comment !== undefined) {
    throw badRequest("Specify either a comment or the body of the message, not both.");
  }
  const mail = await draftOf(call, message ?? {});
  const { data } = mail;
  const { data: first } = original;
  const to = (first.replyTo ?? []).length > 0 ? first.replyTo : first.from ? [first.from] : [];
  if ((data.toRecipients ?? []).length === 0) data.toRecipients = to ?? [];
  if (data.subject === undefined || data.subject === "") data.subject = replySubject(first.subject ?? "");
  if (first.conversationId !== undefined) data.conversationId = first.conversationId;
  if (first.internetMessageId) mail.references = [...original.references, first.internetMessageId];
  if (!isMime(call) && message?.body === undefined) {
    const quoted =
      first.body?.contentType === "html"
        ? first.body.content
        : `<pre>${escape(first.body?.content ?? "")}</pre>`;
    data.body = keptBody({
      contentType: "html",
      content: `${escape(comment ?? "")}<br><hr><div>${quoted}</div>`,
    });
    data.bodyPreview = previewOf(data.body);
  }
  return created(call, mail);
};

export const patchMessage: Handle = (call) => {
  const mail = mailOf(call);
  checkMatch(call, mail);
  const { singleValueExtendedProperties, ...change } = call.json as Message;
  const allowed = mail.data.isDraft === true ? writable : marks;
  checkNames(call.json as Message, allowed, mail.data.isDraft === true);
  const isMark = Object.keys(call.json as Message).every((name) => name === "isRead");
  Object.assign(mail.data, change);
  if (change.body !== undefined) {
    mail.data.body = keptBody(change.body);
    mail.data.bodyPreview = previewOf(mail.data.body);
  }
  setExtended(mail, singleValueExtendedProperties ?? []);
  touch(call.world, call.account, mail, isMark ? "mark" : "all");
  return { status: 200, json: showMail(call, mail) };
};

export const deleteMessage: Handle = (call) => {
  const mail = mailOf(call);
  checkMatch(call, mail);
  // As in Outlook: first to Deleted Items, from there away.
  if (mail.place === "deleteditems") removeItem(call.account, mail, "deleted");
  else moveMail(call.world, call.account, mail, "deleteditems");
  return { status: 204 };
};

export const moveMessage: Handle = (call) => {
  const mail = mailOf(call);
  const { destinationId } = call.json as { destinationId: string };
  moveMail(call.world, call.account, mail, folderOf(call.account, destinationId));
  return created(call, mail);
};

export function mailOf(call: Call): MailItem {
  return findMail(call.account, call.params.id ?? "");
}

function created(call: Call, mail: MailItem): Answer {
  const json = showMail(call, mail);
  return { status: 201, json, headers: { location: `${call.world.url}/v1.0/me/messages/${json.id}` } };
}

function isMime(call: Call): boolean {
  return (call.headers["content-type"] ?? "").startsWith("text/plain");
}

async function draftOf(call: Call, json: Message | undefined): Promise<MailItem> {
  if (isMime(call)) {
    const text = Buffer.from(call.bytes).toString("latin1").replace(/\r?\n/g, "");
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
      throw badRequest("Invalid base64 string for MIME content.", "ErrorMimeContentInvalidBase64String");
    }
    const { data, references, files } = await fromMime(Buffer.from(text, "base64"));
    const { sentDateTime: _never, ...rest } = data;
    return newDraft(call.world, call.account, rest, { references, files });
  }
  const { singleValueExtendedProperties, ...data } = json ?? {};
  checkNames(json ?? {}, new Set([...writable, "internetMessageHeaders"]), true);
  checkHeaders(data);
  for (const { id } of singleValueExtendedProperties ?? []) propertyId(id ?? "");
  const mail = newDraft(call.world, call.account, data, {});
  setExtended(mail, singleValueExtendedProperties ?? []);
  return mail;
}

/** Only names that begin with x-, and five of them at most. */
function checkHeaders({ internetMessageHeaders }: Message): void {
  for (const { name } of internetMessageHeaders ?? []) {
    if (!/^x-/i.test(name ?? "")) {
      throw badRequest(
        `The internet message header name '${name}' should start with 'x-' or 'X-'.`,
        "InvalidInternetMessageHeader",
      );
    }
  }
  if ((internetMessageHeaders ?? []).length > 5) {
    throw badRequest(
      "Maximum number of headers in one message should be less than or equal to 5.",
      "InvalidInternetMessageHeaderCollection",
    );
  }
}

function checkNames(change: Message, allowed: ReadonlySet<string>, isDraft: boolean): void {
  for (const name of Object.keys(change)) {
    if (allowed.has(name) || name.includes("@")) continue;
    const why = isDraft ? "is read-only" : "cannot be changed once the message is no draft";
    throw badRequest(`The property '${name}' ${why}.`, "ErrorInvalidPropertySet");
  }
}

export function checkMatch(call: Call, item: Parameters<typeof etagOf>[0]): void {
  const match = call.headers["if-match"];
  if (match === undefined || match === "*" || match === etagOf(item)) return;
  throw new Refusal(
    412,
    "ErrorIrresolvableConflict",
    "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.",
  );
}

/** Sets what is named and leaves the others. */
export function setExtended(
  item: { extended: SingleValueLegacyExtendedProperty[] },
  properties: readonly SingleValueLegacyExtendedProperty[],
): void {
  for (const { id, value } of properties) {
    const wanted = propertyId(id ?? "");
    item.extended = item.extended.filter((one) => propertyId(one.id ?? "") !== wanted);
    if (value !== null && value !== undefined) item.extended.push({ id: id ?? "", value });
  }
}

/** A draft with all that Exchange adds to what the client said. */
export function newDraft(world: World, account: Account, data: Message, more: Partial<MailItem>): MailItem {
  const self = { emailAddress: { name: account.name, address: account.email } };
  const now = stamp(world.clock());
  const body = keptBody(data.body);
  const references = more.references ?? [];
  const full: Message = {
    createdDateTime: now,
    lastModifiedDateTime: now,
    receivedDateTime: now,
    sentDateTime: now,
    categories: [],
    importance: "normal",
    isDeliveryReceiptRequested: false,
    isReadReceiptRequested: false,
    inferenceClassification: "focused",
    flag: { flagStatus: "notFlagged" },
    subject: "",
    sender: self,
    from: self,
    toRecipients: [],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    ...data,
    body,
    bodyPreview: previewOf(body),
    hasAttachments: (more.files ?? []).length > 0,
    isRead: true,
    isDraft: true,
    conversationId: conversationOf(world, account, data.subject ?? "", references),
    conversationIndex: "AQHc",
    internetMessageId:
      data.internetMessageId ||
      `<${world.newId("DB9PR", 30).replace("=", "")}@DB9PR01MB0001.prod.exchangelabs.com>`,
    webLink: "https://outlook.office365.com/owa/?ItemID=draft",
  };
  return putMail(world, account, "drafts", full, more);
}

/** Mails are of one conversation where one answers the other and the subject, without Re:, is still the same. */
export function conversationOf(
  world: World,
  account: Account,
  subject: string,
  references: readonly string[],
): string {
  const topic = (text: string): string =>
    text
      .replace(/^((re|fw|fwd|aw|wg)\s*:\s*)+/i, "")
      .trim()
      .toLowerCase();
  const found = account.mails.find(
    ({ data }) =>
      references.includes(data.internetMessageId ?? "") && topic(data.subject ?? "") === topic(subject),
  );
  return found?.data.conversationId ?? world.newId("AAQkAGI2THVSAAQA", 88);
}

function replySubject(subject: string): string {
  return /^re:/i.test(subject) ? subject : `RE: ${subject}`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
