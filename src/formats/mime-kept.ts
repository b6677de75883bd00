/**
 * A mail as bytes, made of what a provider keeps that keeps no bytes: heads that it knows and one body. What a reader
 * of it sees is all there; it is for reading here, and is sent to nobody.
 */
import MailComposer from "nodemailer/lib/mail-composer";
import { isMessageId, type Person } from "./mime-out.ts";

export interface KeptMail {
  from: Person | undefined;
  to: readonly Person[];
  cc: readonly Person[];
  subject: string;
  body: { isHtml: boolean; content: string };
  /** Without angle brackets. */
  messageId: string;
  date: Temporal.Instant;
}

export async function keptMail(mail: KeptMail): Promise<Uint8Array> {
  const { body } = mail;
  const composer = new MailComposer({
    ...(mail.from === undefined ? {} : { from: plain(mail.from) }),
    to: mail.to.map(plain),
    cc: mail.cc.map(plain),
    subject: oneLine(mail.subject),
    // The composer takes no empty content.
    ...(body.isHtml ? { html: body.content || "\n" } : { text: body.content || "\n" }),
    date: new Date(mail.date.epochMilliseconds),
    ...(isMessageId(mail.messageId) ? { messageId: `<${mail.messageId}>` } : {}),
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Uint8Array(await composer.compile().build());
}

/** As an object, never a string: a composer reads a string as a list. */
function plain({ name, address }: Person): Person {
  return { name: oneLine(name), address: oneLine(address) };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
