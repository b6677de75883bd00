/** Our mail as Graph takes it: JSON, in which the draft and the mark that it carries are made by one request. */
import { type ActionKey, toMark } from "../../core/keys.ts";
import { htmlOf } from "../../formats/mime-html.ts";
import { type ParsedMail, parseMail } from "../../formats/mime-in.ts";
import { type Property, property } from "./properties.ts";

export interface MailBody {
  subject: string;
  body: { contentType: "html" | "text"; content: string };
  toRecipients: Recipient[];
  /** Only where somebody gets a copy. */
  ccRecipients?: Recipient[];
  internetMessageId: string;
  singleValueExtendedProperties: Property[];
}

interface Recipient {
  emailAddress: { name: string; address: string };
}

export interface WrittenMail {
  mail: ParsedMail;
  /** Without angle brackets. */
  messageId: string;
  body: MailBody;
}

/** The sender is the account: Graph writes them in. */
export async function writtenMail(mime: Uint8Array, key?: ActionKey): Promise<WrittenMail> {
  const mail = await parseMail(mime);
  const html = await htmlOf(mime);
  const { messageId } = mail;
  if (messageId === undefined) throw new TypeError("A mail of ours has a Message-ID.");
  const body: MailBody = {
    subject: mail.subject,
    body:
      html === undefined
        ? { contentType: "text", content: mail.text }
        : { contentType: "html", content: html },
    toRecipients: mail.to.map(toRecipient),
    ...(mail.cc.length === 0 ? {} : { ccRecipients: mail.cc.map(toRecipient) }),
    internetMessageId: `<${messageId}>`,
    singleValueExtendedProperties: [
      ...(key === undefined ? [] : [property("action", toMark(key))]),
      property("messageId", messageId),
    ],
  };
  return { mail, messageId, body };
}

function toRecipient({ name, address }: ParsedMail["to"][number]): Recipient {
  return { emailAddress: { name: name || address, address } };
}

/**
 * The heads of an answer whose original is no longer in the mailbox to be answered: In-Reply-To and References by the
 * tags that Exchange keeps them under (MS-OXPROPS, PidTagInReplyToId and PidTagInternetReferences).
 */
export function answering({ inReplyTo, references }: ParsedMail): Property[] {
  const heads: Property[] = [];
  if (inReplyTo !== undefined) heads.push({ id: "String 0x1042", value: `<${inReplyTo}>` });
  if (references.length > 0) {
    const oldestFirst = references.toReversed().map((id) => `<${id}>`);
    heads.push({ id: "String 0x1039", value: oldestFirst.join(" ") });
  }
  return heads;
}
