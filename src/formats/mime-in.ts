/**
 * A mail from outside, read into our words. It never throws for what a stranger sent: what cannot be read is said
 * in `trouble`, and the head is still there.
 */
import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import { normaliseAddress } from "./address.ts";
import { htmlToText } from "./html-text.ts";
import { actionHeader, type Person } from "./mime-out.ts";
import { slimMail } from "./slim-mail.ts";

/** What a sync needs: the head alone. */
export interface MailHead {
  /** Undefined where there is none, or more than one (N-51): such a mail is from nobody. */
  from: Person | undefined;
  to: Person[];
  cc: Person[];
  subject: string;
  /** The Date header; undefined where it is missing or no date. */
  date: Temporal.Instant | undefined;
  /** Without angle brackets, as are the next two. */
  messageId: string | undefined;
  inReplyTo: string | undefined;
  /** From In-Reply-To and References, nearest first, each once. */
  references: string[];
  /** The value of X-Quarterhour-Action. */
  action: string | undefined;
  /** Values by lower-case name, in the order in which they stand. A name may come more than once. */
  headers: ReadonlyMap<string, readonly string[]>;
}

export interface ParsedMail extends MailHead {
  /** The text part, else the text of the HTML, at most 64 Ki characters (C-38). Line ends are LF. */
  text: string;
  /** Type, name and size in bytes of every other part, as far as the mail was read. */
  parts: { type: string; name: string | undefined; size: number }[];
  /** Calendar parts (RFC 5546), with the method where the part names one. */
  calendars: { method: string | undefined; text: string }[];
  /** The message/delivery-status part of a bounce (RFC 3464). */
  deliveryStatus: string | undefined;
  /** The head of the mail that a bounce returned, as far as it did. */
  returned: string | undefined;
  /** Why some of it could not be read; half a sentence. */
  trouble: string | undefined;
}

const mostText = 65_536;

/** Reads a whole mail. */
export async function parseMail(bytes: Uint8Array): Promise<ParsedMail> {
  const { head, body } = slimMail(bytes);
  try {
    // Mails inside a mail are somebody else's words, and one may nest them two hundred deep (N-50, N-62).
    const email = await PostalMime.parse(Buffer.concat([head, body]), {
      forceRfc822Attachments: true,
      maxNestingDepth: 64,
    });
    return { ...toHead(email), ...toBody(email), trouble: undefined };
  } catch (error) {
    return headOnly(head, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads the head alone; the body costs nothing. */
export async function parseHead(bytes: Uint8Array): Promise<MailHead> {
  return toHead(await PostalMime.parse(Buffer.from(slimMail(bytes).head)));
}

async function headOnly(head: Uint8Array, trouble: string): Promise<ParsedMail> {
  const none = { text: "", parts: [], calendars: [], deliveryStatus: undefined, returned: undefined };
  return { ...toHead(await PostalMime.parse(Buffer.from(head))), ...none, trouble };
}

function toHead(email: Email): MailHead {
  const headers = new Map<string, string[]>();
  for (const { key, value } of email.headers) {
    const values = headers.get(key);
    if (values === undefined) headers.set(key, [value]);
    else values.push(value);
  }
  const inReplyTo = ids(email.inReplyTo)[0];
  const from = email.from === undefined ? [] : persons([email.from]);
  const isPlain =
    headers.get("from")?.length === 1 && from.length === 1 && !isList(headers.get("from")?.[0] ?? "");
  return {
    from: isPlain ? from[0] : undefined,
    to: persons(email.to ?? []),
    cc: persons(email.cc ?? []),
    subject: plain(email.subject ?? ""),
    date: toInstant(email.date),
    messageId: ids(email.messageId)[0],
    inReplyTo,
    references: [
      ...new Set([...(inReplyTo === undefined ? [] : [inReplyTo]), ...ids(email.references).reverse()]),
    ].slice(0, 100),
    action: headers.get(actionHeader.toLowerCase())?.[0]?.trim(),
    headers,
  };
}

function toBody(email: Email) {
  const source = email.text ?? (email.html === undefined ? "" : htmlToText(email.html));
  const text = source.replace(/\r\n?/g, "\n").trimEnd();
  const statusPart = email.attachments.find((part) => part.mimeType === "message/delivery-status");
  const returnedPart = email.attachments.find((part) =>
    /^(message\/rfc822|text\/rfc822-headers)/.test(part.mimeType),
  );
  return {
    text: text.slice(0, mostText).toWellFormed(),
    parts: email.attachments.map((part) => ({
      type: part.mimeType,
      name: part.filename ?? undefined,
      size: contentOf(part).length,
    })),
    calendars: email.attachments
      .filter((part) => part.mimeType === "text/calendar" || part.mimeType === "application/ics")
      .map((part) => ({ method: part.method, text: decoded(part) })),
    deliveryStatus: statusPart === undefined ? undefined : decoded(statusPart).slice(0, mostText),
    returned: returnedPart === undefined ? undefined : headOf(decoded(returnedPart)),
  };
}

function contentOf(part: Attachment): Uint8Array {
  return typeof part.content === "string" ? Buffer.from(part.content) : new Uint8Array(part.content);
}

function decoded(part: Attachment): string {
  return new TextDecoder("utf-8").decode(contentOf(part));
}

function headOf(mail: string): string {
  const end = /\r?\n\r?\n/.exec(mail);
  return mail.slice(0, end?.index ?? mail.length).slice(0, mostText);
}

/** Normalised where it is a usable address, else as it stands, in lower case. */
function persons(list: readonly Address[]): Person[] {
  return list
    .flatMap((entry) => ("group" in entry && entry.group !== undefined ? entry.group : [entry]))
    .filter((entry) => entry.address !== undefined && entry.address !== "")
    .map((entry) => ({
      name: plain(entry.name ?? ""),
      address: normaliseAddress(entry.address ?? "") ?? plain(entry.address ?? "").toLowerCase(),
    }));
}

/** Whether a From header names more than one, or a group: commas, semicolons or colons outside quotes and brackets. */
function isList(header: string): boolean {
  return /[,;:]/.test(
    header
      .replace(/"(?:[^"\\]|\\.)*"/g, "")
      .replace(/<[^<>]*>/g, "")
      .replace(/\([^()]*\)/g, ""),
  );
}

/** On one line: a decoded header may hold anything (N-48). */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .slice(0, 998)
    .toWellFormed();
}

/** One with a control character in it is none: no store and no mail program could find it again. */
function ids(header: string | undefined): string[] {
  return [...(header ?? "").matchAll(/<\s*([^<>\s\p{Cc}\p{Cs}]{1,250})\s*>/gu)].flatMap(
    (match) => match[1] ?? [],
  );
}

function toInstant(date: string | undefined): Temporal.Instant | undefined {
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? undefined : Temporal.Instant.fromEpochMilliseconds(at);
}
