/** What the messages of an Outlook mailbox say, in our words. */
import { normaliseAddress } from "../../formats/address.ts";
import { parseHead, parseMail } from "../../formats/mime-in.ts";
import { keptMail } from "../../formats/mime-kept.ts";
import type { Person } from "../../formats/mime-out.ts";
import { textHash } from "../../formats/text-hash.ts";
import type { MailSummary } from "../provider.ts";
import type { Message, Recipient } from "./wire.ts";

/** What a summary needs; nothing of a stranger's text is asked for (A25). */
export const headFields = [
  "id,conversationId,parentFolderId,internetMessageId,subject,from,toRecipients,ccRecipients",
  "sentDateTime,receivedDateTime,lastModifiedDateTime,isDraft,isRead",
].join(",");
/** Of what came in, also the mails that it answers. */
export const inboundFields = `${headFields},internetMessageHeaders`;
/** Of what was written here: its text as well. */
export const wholeFields = `${headFields},body`;

/** Without angle brackets; a stand-in where there is none. */
export function messageIdOf({ id, internetMessageId }: Message): string {
  return /<\s*([^<>\s]+)\s*>/.exec(internetMessageId ?? "")?.[1] ?? (internetMessageId || `${id}.graph`);
}

export function senderOf({ from }: Message): string {
  return personOf(from)?.address ?? "";
}

/** A message is listed under the place in which it was found. */
export async function toSummary(message: Message, where: MailSummary["where"]): Promise<MailSummary> {
  const { id, conversationId: threadId } = message;
  const to = [...(message.toRecipients ?? []), ...(message.ccRecipients ?? [])];
  return {
    id,
    where,
    messageId: messageIdOf(message),
    from: senderOf(message),
    to: [...new Set(to.flatMap((one) => personOf(one)?.address ?? []))],
    subject: oneLine(message.subject),
    references: where === "inbox" ? await referencesOf(message) : [],
    at: timeOf(message, where),
    ...(threadId === undefined ? {} : { threadId }),
    ...(where === "drafts" ? { draftId: id } : {}),
  };
}

/** For what came in, the Date header, but never later than when it came. */
export function timeOf(message: Message, where: MailSummary["where"]): Temporal.Instant {
  const sent = instantOf(message.sentDateTime);
  const received = instantOf(message.receivedDateTime);
  const changed = instantOf(message.lastModifiedDateTime);
  const epoch = Temporal.Instant.fromEpochMilliseconds(0);
  switch (where) {
    case "sent":
      return sent ?? received ?? epoch;
    case "drafts":
      return changed ?? received ?? epoch;
    default:
      return sent !== undefined && received !== undefined && Temporal.Instant.compare(sent, received) < 0
        ? sent
        : (received ?? sent ?? epoch);
  }
}

/**
 * What was written here, as bytes. Of that Exchange keeps one body and makes the text of it anew whenever it is asked;
 * so that one mail reads the same at all times, the text is what we make of the body.
 */
export async function writtenBytes(message: Message): Promise<Uint8Array> {
  const { body } = message;
  return keptMail({
    from: personOf(message.from),
    to: (message.toRecipients ?? []).flatMap((one) => personOf(one) ?? []),
    cc: (message.ccRecipients ?? []).flatMap((one) => personOf(one) ?? []),
    subject: message.subject ?? "",
    body: { isHtml: body?.contentType?.toLowerCase() === "html", content: body?.content ?? "" },
    messageId: messageIdOf(message),
    date: timeOf(message, message.isDraft === true ? "drafts" : "sent"),
  });
}

/** Of subject and text, as `writtenBytes` shows them. */
export async function writtenHash(message: Message): Promise<string> {
  const { subject, text } = await parseMail(await writtenBytes(message));
  return textHash(subject, text);
}

async function referencesOf({ internetMessageHeaders }: Message): Promise<string[]> {
  const lines = (internetMessageHeaders ?? [])
    .filter(({ name }) => /^(in-reply-to|references)$/i.test(name ?? ""))
    .map(({ name, value }) => `${name}: ${(value ?? "").replace(/[\r\n]+/g, " ")}`);
  return (await parseHead(Buffer.from(`${lines.join("\r\n")}\r\n\r\n`))).references;
}

function personOf(recipient: Recipient | undefined): Person | undefined {
  const { name = "", address = "" } = recipient?.emailAddress ?? {};
  return address === "" ? undefined : { name, address: normaliseAddress(address) ?? address.toLowerCase() };
}

function instantOf(text: string | undefined): Temporal.Instant | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : Temporal.Instant.fromEpochMilliseconds(at);
}

function oneLine(text: string | undefined): string {
  return (text ?? "").replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
