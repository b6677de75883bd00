/** The source of mails that people and their machines write, as their programs would. */

export interface Plain {
  from: string;
  to: string;
  subject: string;
  messageId: string;
  date: Temporal.Instant;
  text: string;
  headers?: readonly string[];
}

/** A text/plain mail. */
export function plainMail(mail: Plain): string {
  return [
    ...head(mail),
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    mail.text,
    "",
  ].join("\n");
}

/** The answer of a calendar program to an invitation (RFC 5546, REPLY and COUNTER). */
export function calendarAnswer(mail: Plain, method: "REPLY" | "COUNTER", entry: readonly string[]): string {
  const boundary = "answer-of-a-calendar";
  return [
    ...head(mail),
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=utf-8",
    "",
    mail.text,
    `--${boundary}`,
    `Content-Type: text/calendar; charset=utf-8; method=${method}`,
    "",
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//A calendar program//EN",
    `METHOD:${method}`,
    "BEGIN:VEVENT",
    ...entry,
    "END:VEVENT",
    "END:VCALENDAR",
    `--${boundary}--`,
    "",
  ].join("\n");
}

export interface Returned {
  messageId: string;
  recipient: string;
  status: string;
  action: "failed" | "delayed";
}

/** The report of a mail system (RFC 3464). */
export function bounce(mail: Plain, returned: Returned): string {
  const boundary = "report-of-a-mail-system";
  return [
    ...head(mail),
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    "Auto-Submitted: auto-replied",
    "",
    `--${boundary}`,
    "Content-Type: text/plain; charset=us-ascii",
    "",
    `Your message to ${returned.recipient} could not be delivered.`,
    `--${boundary}`,
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.them.example",
    "",
    `Final-Recipient: rfc822; ${returned.recipient}`,
    `Action: ${returned.action}`,
    `Status: ${returned.status}`,
    "",
    `--${boundary}`,
    "Content-Type: text/rfc822-headers",
    "",
    `Message-ID: <${returned.messageId}>`,
    "",
    `--${boundary}--`,
    "",
  ].join("\n");
}

function head({ from, to, subject, messageId, date, headers = [] }: Plain): string[] {
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${messageId}>`,
    `Date: ${new Date(date.epochMilliseconds).toUTCString()}`,
    "MIME-Version: 1.0",
    ...headers,
  ];
}
