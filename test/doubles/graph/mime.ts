/** Between MIME and what Exchange keeps of it: one body, HTML where there is any, and the heads that it knows. */
import type { ItemBody, Message, Recipient } from "@microsoft/microsoft-graph-types";
import MailComposer from "nodemailer/lib/mail-composer";
import PostalMime, { type Address, type Email } from "postal-mime";
import { htmlToText } from "../../../src/formats/html-text.ts";
import type { Attached, MailItem } from "./world.ts";

/** What a MIME text says, as the properties of a message. */
export interface FromMime {
  data: Message;
  references: string[];
  files: Attached[];
}

export async function fromMime(bytes: Uint8Array): Promise<FromMime> {
  const email = await PostalMime.parse(Buffer.from(bytes), { forceRfc822Attachments: true });
  const data: Message = {
    subject: email.subject ?? "",
    body: toBody(email),
    toRecipients: recipients(email.to),
    ccRecipients: recipients(email.cc),
    bccRecipients: recipients(email.bcc),
    replyTo: recipients(email.replyTo),
    internetMessageHeaders: email.headers.map(({ originalKey, key, value }) => ({
      name: originalKey ?? key,
      value,
    })),
  };
  const from = recipients(email.from === undefined ? [] : [email.from])[0];
  if (from !== undefined) data.from = from;
  if (email.messageId !== undefined) data.internetMessageId = email.messageId;
  if (email.date !== undefined)
    data.sentDateTime = new Date(email.date).toISOString().replace(/\.\d+Z$/, "Z");
  const references = [email.references, email.inReplyTo].flatMap((text) => text?.match(/<[^<>\s]+>/g) ?? []);
  const files = email.attachments.map(({ filename, mimeType, content }) => ({
    filename: filename ?? "",
    contentType: mimeType,
    content: typeof content === "string" ? Buffer.from(content) : new Uint8Array(content),
  }));
  return { data, references: [...new Set(references)], files };
}

function toBody(email: Email): ItemBody {
  if (email.html !== undefined) return { contentType: "html", content: email.html };
  return { contentType: "text", content: email.text ?? "" };
}

function recipients(addresses: readonly Address[] | undefined): Recipient[] {
  const flat = (addresses ?? []).flatMap((one) => ("group" in one && one.group ? one.group : [one]));
  return flat.map(({ name, address }) => ({
    emailAddress: { name: name || (address ?? ""), address: address ?? "" },
  }));
}

/** The MIME that Exchange makes of a message that was written here: the text part comes from the HTML. */
export async function toMime(mail: MailItem, extra: Record<string, string> = {}): Promise<Uint8Array> {
  const { data } = mail;
  const content = data.body?.content ?? "";
  const html = data.body?.contentType === "html" ? content : undefined;
  const headers = (data.internetMessageHeaders ?? []).filter(({ name }) => /^x-/i.test(name ?? ""));
  const composer = new MailComposer({
    from: addressOf(data.from),
    to: (data.toRecipients ?? []).map(addressOf),
    cc: (data.ccRecipients ?? []).map(addressOf),
    replyTo: (data.replyTo ?? []).map(addressOf),
    subject: data.subject ?? "",
    text: html === undefined ? content : htmlToText(html),
    ...(html === undefined ? {} : { html }),
    messageId: data.internetMessageId ?? "",
    references: mail.references,
    inReplyTo: mail.references.at(-1) ?? "",
    date: data.sentDateTime ?? data.createdDateTime ?? new Date(0),
    headers: [
      ...headers.map(({ name, value }) => ({ key: name ?? "", value: value ?? "" })),
      ...Object.entries(extra).map(([key, value]) => ({ key, value })),
    ],
    attachments: mail.files.map(({ filename, contentType, content: bytes }) => ({
      filename,
      contentType,
      content: Buffer.from(bytes),
    })),
  });
  return await composer.compile().build();
}

function addressOf(recipient: Recipient | null | undefined): { name: string; address: string } {
  const { name, address } = recipient?.emailAddress ?? {};
  return { name: name === address ? "" : (name ?? ""), address: address ?? "" };
}

/** What Exchange makes of a body that it is given: HTML stands in a document, lines of text end in CRLF. */
export function keptBody(body: Message["body"]): ItemBody {
  const content = (body?.content ?? "").replace(/\r?\n/g, "\r\n");
  if (body?.contentType !== "html") return { contentType: "text", content };
  if (/<html[\s>]/i.test(content)) return { contentType: "html", content };
  const head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';
  return { contentType: "html", content: `<html><head>\r\n${head}</head><body>${content}</body></html>` };
}

/** The first 255 characters, or more, as text. */
export function previewOf(body: Message["body"], length = 255): string {
  const text = body?.contentType === "html" ? htmlToText(body.content ?? "") : (body?.content ?? "");
  return text.slice(0, length);
}
