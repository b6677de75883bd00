/**
 * Reads a bounce: the standard report (RFC 3464) and the usual forms of those who never heard of it. It says what
 * the report says; matching it to a mail of ours is the caller's, by `originalMessageId`.
 */
import { normaliseAddress } from "./address.ts";
import { autoSigns } from "./auto-reply.ts";
import type { ParsedMail } from "./mime-in.ts";
import { isMessageId } from "./mime-out.ts";

export interface Bounce {
  /** `failed`: it will not arrive. `delayed`: they go on trying. */
  action: "failed" | "delayed";
  /** Enhanced status (RFC 3463), such as `5.1.1`; undefined where only prose was sent. */
  status: string | undefined;
  /** The address will not take mail: a failure for good that is about the address, not about this mail or a full box. */
  isPermanent: boolean;
  /** Normalised; whose mailbox it was about. */
  recipient: string | undefined;
  /** The mail that came back, without angle brackets. */
  originalMessageId: string | undefined;
}

/** Undefined where the mail is no bounce: a receipt, a relay notice, or a person's mail about one. */
export function readBounce(mail: ParsedMail): Bounce | undefined {
  const fields = mail.deliveryStatus === undefined ? undefined : readReport(mail.deliveryStatus);
  if (fields !== undefined)
    return fields.action === undefined ? undefined : toBounce(mail, fields.action, fields);
  if (!looksLikeBounce(mail)) return undefined;
  const text = mail.text.slice(0, 8_192);
  const status = statusIn(text);
  const delayed =
    status === undefined ? delayedWords.test(`${mail.subject}\n${text}`) : status.startsWith("4");
  const action = delayed && !/\b(gave up|giving up|undeliverable)\b/i.test(text) ? "delayed" : "failed";
  return toBounce(mail, action, { status, recipient: undefined });
}

interface Report {
  action: Bounce["action"] | undefined;
  status: string | undefined;
  recipient: string | undefined;
}

/** The first recipient that failed, else that was delayed, else nothing that is a bounce. */
function readReport(text: string): Report | undefined {
  const blocks = text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map(readFields);
  const recipients = blocks.filter(
    (fields) => fields.has("final-recipient") || fields.has("action") || fields.has("status"),
  );
  if (recipients.length === 0) return undefined;
  const reports = recipients.map((fields): Report => {
    const status =
      /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get("status") ?? "")?.[0] ??
      statusIn(fields.get("diagnostic-code") ?? "");
    const word = fields.get("action")?.toLowerCase() ?? (status?.startsWith("5") ? "failed" : "");
    return {
      action: word.startsWith("failed") ? "failed" : word.startsWith("delayed") ? "delayed" : undefined,
      status,
      recipient: addressIn(fields.get("original-recipient")) ?? addressIn(fields.get("final-recipient")),
    };
  });
  return (
    reports.find((report) => report.action === "failed") ??
    reports.find((report) => report.action) ??
    reports[0]
  );
}

function readFields(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}

function toBounce(
  mail: ParsedMail,
  action: Bounce["action"],
  found: { status: string | undefined; recipient: string | undefined },
): Bounce {
  const { status } = found;
  return {
    action,
    status,
    // 5.2.2 is a full mailbox, 5.3, 5.4 and 5.7 are machines, routes and policies: the address may be right.
    isPermanent:
      action === "failed" &&
      (status === undefined
        ? unknownUser.test(mail.text)
        : (/^5\.(0|1|2)\./.test(status) && status !== "5.2.2") ||
          // Some say "user unknown" under a status that means something else.
          (status.startsWith("5") && unknownUser.test(mail.deliveryStatus ?? ""))),
    recipient:
      found.recipient ??
      addressIn(mail.headers.get("x-failed-recipients")?.[0]) ??
      addressIn(prose(mail.text)),
    originalMessageId: originalId(mail),
  };
}

function looksLikeBounce(mail: ParsedMail): boolean {
  if (mail.headers.has("x-failed-recipients")) return true;
  const signs = autoSigns(mail);
  const fromDaemon = /^(mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]+)@?/.test(
    mail.from?.address ?? "",
  );
  if (!fromDaemon && !signs.hasEmptyReturnPath) return false;
  return (
    bounceWords.test(mail.subject) ||
    statusIn(mail.text.slice(0, 8_192)) !== undefined ||
    unknownUser.test(mail.text)
  );
}

const bounceWords =
  /undeliver|delivery (status|failure|has failed|problem)|mail delivery (failed|system)|returned (mail|to sender)|failure notice|not delivered|could ?n.t be delivered|unzustellbar|non remis|no se (ha )?pudo entregar|delayed/i;
const delayedWords =
  /delayed|not yet been delivered|will (be )?(retried|keep trying|continue)|still trying|warning: could not send/i;
const unknownUser =
  /user unknown|unknown user|no such (user|recipient|mailbox|address|person)|(address|recipient|mailbox|user|account)[^.\n]{0,40}(not found|does ?n.t exist|does not exist|unavailable|disabled|rejected)|(could|was)n.t be found|invalid recipient|no mailbox here/i;

/** An enhanced status in prose; a bare reply code such as 550 stands for its class. */
function statusIn(text: string): string | undefined {
  const enhanced = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text)?.[1];
  if (enhanced !== undefined) return enhanced;
  const code = /(?<![\d.])(4[25][0-9]|55[0-4])[ -](?=\D)/.exec(text)?.[1];
  if (code === undefined) return undefined;
  if (code.startsWith("4")) return "4.0.0";
  if (code === "552") return "5.2.2";
  return unknownUser.test(text) ? "5.1.1" : "5.7.0";
}

/** `rfc822; ana@example.com`, or an address in angle brackets or at the start of a line. */
function addressIn(value: string | undefined): string | undefined {
  return value === undefined ? undefined : normaliseAddress(value.replace(/^[a-z0-9-]+\s*;/i, "").trim());
}

function prose(text: string): string | undefined {
  return (
    /<([^<>\s@]{1,64}@[^<>\s@]{1,253})>/.exec(text)?.[1] ??
    /(?:^|\s)([^<>\s@:,;]{1,64}@[a-z0-9.-]{1,253}[a-z])\b/im.exec(text)?.[1]
  );
}

function originalId(mail: ParsedMail): string | undefined {
  const returned = (mail.returned ?? "").replace(/\r?\n[ \t]+/g, " ");
  const quoted = /^message-id:\s*<([^<>\s]{1,250})>/im;
  const id = quoted.exec(returned)?.[1] ?? quoted.exec(mail.text)?.[1] ?? mail.references[0];
  return id !== undefined && isMessageId(id) ? id : undefined;
}
