/** Sending: 202 and no body at once; the mail goes out; the copy in Sent Items appears when it appears. */
import type { Recipient } from "@microsoft/microsoft-graph-types";
import type { Handle } from "./call.ts";
import { conversationOf } from "./draft.ts";
import { tooMany } from "./limits.ts";
import { putMail, removeItem, stamp, touch } from "./mailbox.ts";
import { mailOf } from "./messages.ts";
import { fromMime, keptBody, previewOf, toMime } from "./mime.ts";
import { badRequest, Refusal } from "./refusal.ts";
import type { Account, MailItem, World } from "./world.ts";

/** Exchange Online: 30 messages a minute, to 500 recipients each. */
const perMinute = 30;

export const sendMessage: Handle = async (call) => {
  const mail = mailOf(call);
  if (mail.isLeaving) {
    // What the vendor does here is not written down anywhere. This is the worse of the two possibilities.
    call.world.violations.push(`${call.account.email}: a draft was sent again while it was on its way`);
  }
  await sendDraft(call.world, call.account, mail);
  return { status: 202 };
};

/** Throws the refusals of Exchange; after it the mail is out. */
export async function sendDraft(world: World, account: Account, mail: MailItem): Promise<void> {
  if (mail.data.isDraft !== true) {
    throw badRequest(
      "The operation can't be performed because the item is not a draft.",
      "ErrorInvalidRequest",
    );
  }
  const from = mail.data.from?.emailAddress?.address ?? account.email;
  if (from.toLowerCase() !== account.email) {
    throw new Refusal(
      403,
      "ErrorSendAsDenied",
      "The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.",
    );
  }
  const to = addresses([mail.data.toRecipients, mail.data.ccRecipients, mail.data.bccRecipients]);
  if (to.length === 0 || to.length > 500 || to.some((address) => !/^[^\s@<>]+@[^\s@<>]+$/.test(address))) {
    throw badRequest(
      "At least one recipient isn't valid., At least one recipient is required.",
      "ErrorInvalidRecipients",
    );
  }
  const now = world.clock();
  account.sentTimes = account.sentTimes.filter(
    (at) => Temporal.Instant.compare(at, now.subtract({ minutes: 1 })) > 0,
  );
  if (account.sentTimes.length >= perMinute) throw tooMany("MessageRate", 60);
  account.sentTimes.push(now);

  mail.data.sentDateTime = stamp(now);
  // Before anything is waited for: of two sends at once the second finds no draft.
  leave(world, account, mail);
  const raw = await toMime(mail);
  for (const address of to) {
    const messageId = mail.data.internetMessageId ?? "";
    const subject = mail.data.subject ?? "";
    world.deliveries.push({ from: account.email, to: address, messageId, subject, at: now, raw });
    const recipient = world.accounts.get(address);
    if (recipient !== undefined) await deliver(world, recipient, raw);
  }
}

/** The draft goes, the copy comes: at once, later, or when a test says so. */
function leave(world: World, account: Account, mail: MailItem): void {
  const { after, id, meanwhile, keepsProperties } = world.sentCopy;
  const isFirst = !mail.isLeaving;
  mail.isLeaving = true;
  if (meanwhile === "nothing") removeItem(account, mail, "deleted");
  const data = {
    ...structuredClone(mail.data),
    isDraft: false,
    isRead: true,
    receivedDateTime: stamp(world.clock()),
  };
  const arrive = (): void => {
    if (account.mails.includes(mail)) removeItem(account, mail, "deleted");
    putMail(world, account, "sentitems", data, {
      ...(id === "same" && isFirst ? { steadyId: mail.steadyId } : {}),
      references: mail.references,
      files: mail.files,
      extended: keepsProperties ? mail.extended : [],
    });
  };
  if (after !== "settle" && after.total("milliseconds") === 0) arrive();
  else world.late.push({ due: after === "settle" ? undefined : world.clock().add(after), run: arrive });
}

/** A mail that comes in, as bytes. Returns the item in the inbox. */
export async function deliver(world: World, account: Account, raw: Uint8Array): Promise<MailItem> {
  const { data, references, files } = await fromMime(raw);
  const now = stamp(world.clock());
  const body = keptBody(data.body);
  const full = {
    createdDateTime: now,
    lastModifiedDateTime: now,
    sentDateTime: now,
    categories: [],
    importance: "normal" as const,
    flag: { flagStatus: "notFlagged" as const },
    inferenceClassification: "focused" as const,
    isDeliveryReceiptRequested: null,
    isReadReceiptRequested: false,
    ...data,
    sender: data.from ?? null,
    receivedDateTime: now,
    body,
    bodyPreview: previewOf(body),
    hasAttachments: files.length > 0,
    isRead: false,
    isDraft: false,
    conversationId: conversationOf(world, account, data.subject ?? "", references),
    conversationIndex: "AQHc",
    webLink: "https://outlook.office365.com/owa/?ItemID=mail",
  };
  return putMail(world, account, "inbox", full, { mime: raw, references, files });
}

/** What the person does to their own draft in Outlook. */
export function editByHand(
  world: World,
  account: Account,
  mail: MailItem,
  change: { subject?: string; text?: string },
): void {
  if (change.subject !== undefined) mail.data.subject = change.subject;
  if (change.text !== undefined) {
    mail.data.body = keptBody({ contentType: "text", content: change.text });
    mail.data.bodyPreview = previewOf(mail.data.body);
  }
  touch(world, account, mail, "all");
}

function addresses(lists: readonly (readonly Recipient[] | null | undefined)[]): string[] {
  const all = lists.flatMap((list) => (list ?? []).map(({ emailAddress }) => emailAddress?.address ?? ""));
  return [...new Set(all.map((address) => address.toLowerCase()))];
}
