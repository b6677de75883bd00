/** /me/messages and /me/mailFolders: drafts in JSON and in MIME, reading, editing, moving, replying. */
import type { MailFolder, Message } from "@microsoft/microsoft-graph-types";
import type { Answer, Call, Handle } from "./call.ts";
import { checkMatch, checkNames, draftOf, isMime, marks, setExtended, writable } from "./draft.ts";
import { findMail, folderId, folderOf, moveMail, removeItem, touch } from "./mailbox.ts";
import { keptBody, previewOf, toMime } from "./mime.ts";
import { badRequest } from "./refusal.ts";
import { page, pick, showMail } from "./shape.ts";
import { folderNames, type MailItem } from "./world.ts";

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
  json: pick(call, showFolder(call, folderOf(call.account, call.params.folder ?? ""))),
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

/** A reply begins as Outlook begins it: to whom it came from, in the conversation, above the quoted text. It reads the mail. */
export const createReply: Handle = async (call) => {
  const original = mailOf(call);
  const { message, comment } = (call.json ?? {}) as { message?: Message; comment?: string };
  if (message?.body !== undefined && comment !== undefined) {
    throw badRequest("Specify either a comment or the body of the message, not both.");
  }
  const mail = await draftOf(call, message ?? {});
  if (original.data.isRead === false) {
    original.data.isRead = true;
    touch(call.world, call.account, original, "mark");
  }
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
        : `<pre>${escaped(first.body?.content ?? "")}</pre>`;
    data.body = keptBody({
      contentType: "html",
      content: `${escaped(comment ?? "")}<br><hr><div>${quoted}</div>`,
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

function replySubject(subject: string): string {
  return /^re:/i.test(subject) ? subject : `RE: ${subject}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
