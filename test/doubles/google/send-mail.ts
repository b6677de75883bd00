/** What Gmail does to a mail that leaves, and to whom it comes. */
import type { Mailbox, Message } from "./mail-book.ts";
import { addMessage, threadFor } from "./mailbox.ts";
import { addresses, bareSubject, header, headerWord, messageIds, rewrite } from "./mime-bytes.ts";
import { invalid, tooFast } from "./refusal.ts";
import type { Account, World } from "./world.ts";

const idLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const day = 86_400_000;

/** Throws a Refusal where the mail may not leave: nobody to go to, or too many today. */
function assertSendable(world: World, account: Account, raw: Buffer): void {
  if (recipients(raw).length === 0) throw invalid("gmail", "Recipient address required");
  const { sends } = account.mailbox;
  const now = world.clock().epochMilliseconds;
  while (sends[0] !== undefined && sends[0] <= now - day) sends.shift();
  const most = world.options.sendsPerDay;
  if (most !== undefined && sends.length >= most) {
    const until = Temporal.Instant.fromEpochMilliseconds((sends[0] ?? now) + day);
    throw tooFast("gmail", 429, "rateLimitExceeded", until, {}, " (Mail sending)");
  }
}

/** Sends a mail: a new message under SENT, and a delivery to each address. */
export function sendMail(
  world: World,
  account: Account,
  draft: Buffer,
  threadId: string | undefined,
): Message {
  assertSendable(world, account, draft);
  const raw = asGmailWritesIt(world, account, draft);
  const to = recipients(raw);
  const labels = to.includes(account.email) ? ["SENT", "INBOX", "UNREAD"] : ["SENT"];
  const message = addMessage(world, account.mailbox, { raw, labels, threadId });
  account.mailbox.sends.push(world.clock().epochMilliseconds);
  const outside = rewrite(raw, { drop: (name) => name === "bcc" });
  for (const address of to) {
    world.deliveries.push({
      from: account.email,
      to: address,
      messageId: messageIds(header(raw, "Message-ID"))[0] ?? "",
      subject: header(raw, "Subject") ?? "",
      at: world.clock(),
      raw: outside,
    });
    const other = world.accounts.get(address);
    if (other !== undefined && other !== account) receive(world, other, outside);
  }
  return message;
}

/** A mail comes in. Its Message-ID is the sender's. */
export function receive(world: World, account: Account, raw: Buffer): Message {
  const threadId = threadFor(account.mailbox, raw);
  return addMessage(world, account.mailbox, { raw, labels: ["INBOX", "UNREAD"], threadId });
}

/**
 * The bytes as Gmail writes them anew, on sending and on every edit in its pages: a Message-ID of its own, no X-
 * header, the From of the account.
 */
export function asGmailWritesIt(world: World, account: Account, raw: Buffer): Buffer {
  const isOwnFrom = addresses(header(raw, "From")).join() === account.email;
  const isDated = header(raw, "Date") !== undefined;
  return rewrite(raw, {
    drop: (name) => name.startsWith("x-"),
    set: {
      "Message-ID": `<CA${world.letters(48, idLetters)}@mail.gmail.com>`,
      ...(isOwnFrom ? {} : { From: `${headerWord(account.name)} <${account.email}>` }),
      ...(isDated ? {} : { Date: new Date(world.clock().epochMilliseconds).toUTCString() }),
    },
  });
}

/**
 * The thread of a mail that names one: it must be there, the mail must answer something, and its subject must be
 * the thread's. Otherwise it begins its own (Gmail API, Message.threadId).
 */
export function threadAsked(box: Mailbox, raw: Buffer, threadId: string): string | undefined {
  const inThread = [...box.messages.values()].find((message) => message.threadId === threadId);
  if (inThread === undefined) return undefined;
  const isAnswer = header(raw, "In-Reply-To") !== undefined && header(raw, "References") !== undefined;
  return isAnswer && bareSubject(inThread.raw) === bareSubject(raw) ? threadId : undefined;
}

function recipients(raw: Buffer): string[] {
  return [...new Set(["To", "Cc", "Bcc"].flatMap((name) => addresses(header(raw, name))))];
}
