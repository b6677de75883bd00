/** A mail as bytes: the same input gives the same bytes, and nothing in it can add a header or a recipient. */
import MailComposer from "nodemailer/lib/mail-composer";
import { shortHash } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { normaliseAddress } from "./address.ts";
import { safeHeader } from "./header.ts";

export interface Person {
  name: string;
  address: string;
}

/** Message-IDs are written without angle brackets. */
export interface OutgoingMail {
  from: Person;
  /** Exactly one. */
  to: Person;
  cc?: readonly Person[];
  subject: string;
  text: string;
  html?: string;
  date: Temporal.Instant;
  messageId: string;
  inReplyTo?: string;
  /** Oldest first, as in the header. */
  references?: readonly string[];
  /** Goes into X-Quarterhour-Action: the action's key, or an opaque hash of it. */
  action?: string;
  /** Only for digests to the owner: on a personal mail it would silence the away notes (RFC 3834, C-56). */
  isAutoSubmitted?: boolean;
}

/** The header that says which action of ours a mail or an event belongs to. */
export const actionHeader = "X-Quarterhour-Action";

/**
 * The mail as it goes over the wire, lines ended by CRLF. Throws Problem `mail/unsafe` where a header would hold
 * a control character or an address is not exactly one usable address (C-31).
 */
export async function toMime(mail: OutgoingMail): Promise<Uint8Array> {
  const headers: { key: string; value: string }[] = [];
  if (mail.action !== undefined)
    headers.push({ key: actionHeader, value: safeHeader(actionHeader, mail.action) });
  if (mail.isAutoSubmitted === true) headers.push({ key: "Auto-Submitted", value: "auto-generated" });
  const references = (mail.references ?? []).filter((id) => isMessageId(id));

  const composer = new MailComposer({
    from: onePerson("From", mail.from),
    to: onePerson("To", mail.to),
    ...(mail.cc === undefined ? {} : { cc: mail.cc.map((person) => onePerson("Cc", person)) }),
    subject: safeHeader("Subject", mail.subject),
    text: { content: toLines(mail.text), contentTransferEncoding: "quoted-printable" },
    ...(mail.html === undefined
      ? {}
      : { html: { content: toLines(mail.html), contentTransferEncoding: "quoted-printable" } }),
    date: new Date(mail.date.epochMilliseconds),
    messageId: `<${ownMessageId(mail.messageId)}>`,
    // An id that is no id (a stand-in for a mail without one) would only be noise to the reader's client.
    ...(mail.inReplyTo !== undefined && isMessageId(mail.inReplyTo)
      ? { inReplyTo: `<${mail.inReplyTo}>` }
      : {}),
    ...(references.length > 0 ? { references: references.map((id) => `<${id}>`) } : {}),
    headers,
    boundaryPrefix: "=",
    baseBoundary: shortHash(JSON.stringify([mail.messageId, mail.text, mail.html ?? ""])),
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Uint8Array(await composer.compile().build());
}

/** Whether a text can stand between the angle brackets of a Message-ID (RFC 5322, msg-id). */
export function isMessageId(text: string): boolean {
  return text.length <= 250 && /^[\x21-\x3b\x3d\x3f-\x7e]+@[\x21-\x3b\x3d\x3f-\x7e]+$/.test(text);
}

function ownMessageId(text: string): string {
  if (isMessageId(safeHeader("Message-ID", text))) return text;
  return refuse("Message-ID", `is not an id: ${JSON.stringify(text.slice(0, 80))}`);
}

/** As an object, never a string: a composer reads a string as a list. */
function onePerson(header: string, person: Person): Person {
  const address = normaliseAddress(safeHeader(header, person.address));
  if (address === undefined)
    return refuse(header, `needs exactly one address: ${JSON.stringify(person.address.slice(0, 80))}`);
  return { name: safeHeader(header, person.name).trim(), address };
}

function refuse(header: string, what: string): never {
  throw new Problem("mail/unsafe", {
    what: `${header} ${what}`,
    where: header,
    next: "Correct the value that it is made from. Nothing was written.",
  });
}

function toLines(text: string): string {
  return text.replace(/\r\n?/g, "\n").trimEnd() || "\n"; // the composer takes no empty content
}
