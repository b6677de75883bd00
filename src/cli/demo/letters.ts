/** The mails that the people of the demo, their machines and their calendars send. */
import { shortHash } from "../../core/keys.ts";
import type { ParsedMail } from "../../formats/mime-in.ts";
import { type Person as Addressee, toMime } from "../../formats/mime-out.ts";

type Instant = Temporal.Instant;

export interface Reply {
  from: Addressee;
  /** The mail that it answers. */
  to: ParsedMail;
  at: Instant;
  text: string;
}

/** A person's answer, with the mail that it answers quoted below, as mail programs do. */
export function reply({ from, to, at, text }: Reply): Promise<Uint8Array> {
  const subject = /^re:/i.test(to.subject) ? to.subject : `Re: ${to.subject}`;
  return toMime({
    ...answering(from, to, at),
    subject,
    text: `${text.trimEnd()}\n\n${quoted(to)}\n`,
  });
}

/** What a mail server answers while somebody is away (RFC 3834). */
export async function autoReply(mail: Reply & { subject: string }): Promise<Uint8Array> {
  const { from, to, at, text, subject } = mail;
  return withHeaders(await toMime({ ...answering(from, to, at), subject, text }), [
    "Auto-Submitted: auto-replied",
    "X-Auto-Response-Suppress: All",
  ]);
}

/** The report of a mail server that there is no such mailbox (RFC 3464). */
export function bounce(mail: ParsedMail, at: Instant): Uint8Array {
  const [recipient = { name: "", address: "nobody@example.org" }] = mail.to;
  const domain = recipient.address.replace(/^.*@/, "");
  const boundary = `=_${shortHash(mail.messageId ?? recipient.address)}`;
  const part = (type: string, body: string[]) => [`--${boundary}`, `Content-Type: ${type}`, "", ...body, ""];
  return toBytes([
    `From: Mail Delivery System <MAILER-DAEMON@${domain}>`,
    `To: <${mail.from?.address ?? ""}>`,
    "Subject: Undelivered Mail Returned to Sender",
    `Date: ${toDateHeader(at)}`,
    `Message-ID: <${shortHash(`bounce~${mail.messageId}`)}@${domain}>`,
    "Auto-Submitted: auto-replied",
    "MIME-Version: 1.0",
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    "",
    ...part("text/plain; charset=us-ascii", [
      `This is the mail system at host mx.${domain}.`,
      "",
      "I'm sorry to have to inform you that your message could not be delivered.",
      "",
      `<${recipient.address}>: 550 5.1.1 User unknown`,
    ]),
    ...part("message/delivery-status", [
      `Reporting-MTA: dns; mx.${domain}`,
      "",
      `Final-Recipient: rfc822; ${recipient.address}`,
      "Action: failed",
      "Status: 5.1.1",
      `Diagnostic-Code: smtp; 550 5.1.1 <${recipient.address}>: Recipient address rejected: User unknown`,
    ]),
    ...part("text/rfc822-headers", [
      `Message-ID: <${mail.messageId ?? ""}>`,
      `From: <${mail.from?.address ?? ""}>`,
      `To: <${recipient.address}>`,
    ]),
    `--${boundary}--`,
  ]);
}

/** A calendar program's "declined" (RFC 5546, METHOD:REPLY) for the entry in `ics`. */
export function declineEntry(
  ics: string,
  who: { from: Addressee; owner: Addressee; at: Instant },
): Uint8Array {
  const { from, owner, at } = who;
  const lines = ics.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const event = lines.slice(lines.indexOf("BEGIN:VEVENT"));
  const fieldOf = (name: string) =>
    event
      .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
      ?.replace(/^[^:]*:/, "") ?? "";
  const stamp = at.toString().replace(/[-:]|\.\d+/g, "");
  const boundary = `=_${shortHash(`${fieldOf("UID")}~declined`)}`;
  const summary = fieldOf("SUMMARY").replace(/\\(.)/g, "$1");
  return toBytes([
    `From: ${from.name} <${from.address}>`,
    `To: ${owner.name} <${owner.address}>`,
    `Subject: Declined: ${summary}`,
    `Date: ${toDateHeader(at)}`,
    `Message-ID: <${shortHash(`declined~${fieldOf("UID")}~${fieldOf("SEQUENCE")}`)}@${from.address.replace(/^.*@/, "")}>`,
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    `${from.name} has declined this invitation.`,
    "",
    `--${boundary}`,
    "Content-Type: text/calendar; charset=utf-8; method=REPLY",
    "",
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//example//calendar//EN",
    "METHOD:REPLY",
    "BEGIN:VEVENT",
    `UID:${fieldOf("UID")}`,
    `SEQUENCE:${fieldOf("SEQUENCE") || "0"}`,
    `DTSTAMP:${stamp}`,
    `DTSTART:${fieldOf("DTSTART")}`,
    `ORGANIZER:mailto:${owner.address}`,
    `ATTENDEE;PARTSTAT=DECLINED:mailto:${from.address}`,
    "END:VEVENT",
    "END:VCALENDAR",
    `--${boundary}--`,
  ]);
}

/** The entry as a person leaves it who drags it to a later time in their calendar program. */
export function moveEntry(ics: string, minutes: number, at: Instant): string {
  const move = (value: string) => {
    const wall = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)$/.exec(value);
    if (wall === null) return value;
    const [, year, month, day, hour, minute, second, z] = wall;
    const moved = Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}:${second}`).add({
      minutes,
    });
    return `${moved.toString({ smallestUnit: "second" }).replace(/[-:]/g, "")}${z}`;
  };
  const stamp = at.toString().replace(/[-:]|\.\d+/g, "");
  // The zone's own rules begin with a DTSTART too: only what stands in the event is moved.
  const from = ics.indexOf("BEGIN:VEVENT");
  const event = ics
    .slice(from)
    .replace(
      /^(DT(?:START|END)[^:\r\n]*:)(\S+)/gm,
      (_, name: string, value: string) => `${name}${move(value)}`,
    )
    .replace(/^SEQUENCE:(\d+)/m, (_, n: string) => `SEQUENCE:${Number(n) + 1}`)
    .replace(/^DTSTAMP:\S+/m, `DTSTAMP:${stamp}`);
  return `${ics.slice(0, from)}${event}`;
}

/** As a Date header has it (RFC 5322), in UTC. */
export function toDateHeader(at: Instant): string {
  return new Date(at.epochMilliseconds).toUTCString().replace("GMT", "+0000");
}

function answering(from: Addressee, to: ParsedMail, at: Instant) {
  const { messageId } = to;
  const owner = to.from ?? { name: "", address: "" };
  return {
    from,
    to: owner,
    date: at,
    messageId: `${shortHash(`${messageId}~${at.epochMilliseconds}~${from.address}`)}@${from.address.replace(/^.*@/, "")}`,
    ...(messageId === undefined
      ? {}
      : { inReplyTo: messageId, references: [...[...to.references].reverse(), messageId] }),
  };
}

function quoted(mail: ParsedMail): string {
  const day = mail.date === undefined ? "" : `On ${toDateHeader(mail.date).slice(0, 16)}, `;
  const lines = mail.text.trimEnd().split("\n");
  return [`${day}${mail.from?.name ?? ""} wrote:`, ...lines.map((line) => `> ${line}`.trimEnd())].join("\n");
}

function withHeaders(mime: Uint8Array, headers: string[]): Uint8Array {
  const text = Buffer.from(mime).toString("latin1");
  return Buffer.from(`${headers.join("\r\n")}\r\n${text}`, "latin1");
}

function toBytes(lines: string[]): Uint8Array {
  return Buffer.from(`${lines.join("\r\n")}\r\n`, "utf8");
}
