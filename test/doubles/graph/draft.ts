/** A draft as Exchange keeps it: what the client said, checked, and all that Exchange adds. */
import type { Message, SingleValueLegacyExtendedProperty } from "@microsoft/microsoft-graph-types";
import type { Call } from "./call.ts";
import { propertyId } from "./filter.ts";
import { etagOf, putMail, stamp } from "./mailbox.ts";
import { fromMime, keptBody, previewOf } from "./mime.ts";
import { badRequest, Refusal } from "./refusal.ts";
import type { Account, MailItem, World } from "./world.ts";

/** What a client may say of a draft; the rest Exchange decides. */
export const writable = new Set([
  ...[
    "subject",
    "body",
    "importance",
    "toRecipients",
    "ccRecipients",
    "bccRecipients",
    "replyTo",
    "from",
    "sender",
  ],
  ...["internetMessageId", "categories", "flag", "isRead", "inferenceClassification"],
  ...["isDeliveryReceiptRequested", "isReadReceiptRequested", "singleValueExtendedProperties"],
]);
/** Of these, what may still be changed once it was sent or came in. */
export const marks = new Set([
  "isRead",
  "categories",
  "flag",
  "inferenceClassification",
  "importance",
  "singleValueExtendedProperties",
]);

/** From JSON, or from MIME in base64. Throws the refusals of Exchange. */
export async function draftOf(call: Call, json: Message | undefined): Promise<MailItem> {
  if (isMime(call)) {
    const text = Buffer.from(call.bytes).toString("latin1").replace(/\r?\n/g, "");
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
      throw badRequest("Invalid base64 string for MIME content.", "ErrorMimeContentInvalidBase64String");
    }
    const { data, references, files } = await fromMime(Buffer.from(text, "base64"));
    const { sentDateTime: _never, ...rest } = data;
    return newDraft(call.world, call.account, rest, { references, files });
  }
  const { singleValueExtendedProperties, ...data } = json ?? {};
  checkNames(json ?? {}, new Set([...writable, "internetMessageHeaders"]), true);
  checkHeaders(data);
  for (const { id } of singleValueExtendedProperties ?? []) propertyId(id ?? "");
  const mail = newDraft(call.world, call.account, data, {});
  setExtended(mail, singleValueExtendedProperties ?? []);
  return mail;
}

/** Only names that begin with x-, and five of them at most. */
function checkHeaders({ internetMessageHeaders }: Message): void {
  for (const { name } of internetMessageHeaders ?? []) {
    if (!/^x-/i.test(name ?? "")) {
      throw badRequest(
        `The internet message header name '${name}' should start with 'x-' or 'X-'.`,
        "InvalidInternetMessageHeader",
      );
    }
  }
  if ((internetMessageHeaders ?? []).length > 5) {
    throw badRequest(
      "Maximum number of headers in one message should be less than or equal to 5.",
      "InvalidInternetMessageHeaderCollection",
    );
  }
}

/** Throws for a property that may not be changed. */
export function checkNames(change: Message, allowed: ReadonlySet<string>, isDraft: boolean): void {
  for (const name of Object.keys(change)) {
    if (allowed.has(name) || name.includes("@")) continue;
    const why = isDraft ? "is read-only" : "cannot be changed once the message is no draft";
    throw badRequest(`The property '${name}' ${why}.`, "ErrorInvalidPropertySet");
  }
}

/** Throws 412 where If-Match names another version. */
export function checkMatch(call: Call, item: Parameters<typeof etagOf>[0]): void {
  const match = call.headers["if-match"];
  if (match === undefined || match === "*" || match === etagOf(item)) return;
  throw new Refusal(
    412,
    "ErrorIrresolvableConflict",
    "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.",
  );
}

/** Sets what is named and leaves the others. */
export function setExtended(
  item: { extended: SingleValueLegacyExtendedProperty[] },
  properties: readonly SingleValueLegacyExtendedProperty[],
): void {
  for (const { id, value } of properties) {
    const wanted = propertyId(id ?? "");
    item.extended = item.extended.filter((one) => propertyId(one.id ?? "") !== wanted);
    if (value !== null && value !== undefined) item.extended.push({ id: id ?? "", value });
  }
}

/** A draft with all that Exchange adds to what the client said. */
export function newDraft(world: World, account: Account, data: Message, more: Partial<MailItem>): MailItem {
  const self = { emailAddress: { name: account.name, address: account.email } };
  const now = stamp(world.clock());
  const body = keptBody(data.body);
  const references = more.references ?? [];
  const full: Message = {
    createdDateTime: now,
    lastModifiedDateTime: now,
    receivedDateTime: now,
    sentDateTime: now,
    categories: [],
    importance: "normal",
    isDeliveryReceiptRequested: false,
    isReadReceiptRequested: false,
    inferenceClassification: "focused",
    flag: { flagStatus: "notFlagged" },
    subject: "",
    sender: self,
    from: self,
    toRecipients: [],
    ccRecipients: [],
    bccRecipients: [],
    replyTo: [],
    ...data,
    // Of the heads of a MIME draft, Exchange keeps those that are its client's own.
    internetMessageHeaders: (data.internetMessageHeaders ?? []).filter(({ name }) => /^x-/i.test(name ?? "")),
    body,
    bodyPreview: previewOf(body),
    hasAttachments: (more.files ?? []).length > 0,
    isRead: true,
    isDraft: true,
    conversationId: conversationOf(world, account, data.subject ?? "", references),
    conversationIndex: "AQHc",
    internetMessageId:
      data.internetMessageId ||
      `<${world.newId("DB9PR", 30).replace("=", "")}@DB9PR01MB0001.prod.exchangelabs.com>`,
    webLink: "https://outlook.office365.com/owa/?ItemID=draft",
  };
  return putMail(world, account, "drafts", full, more);
}

/** Mails are of one conversation where one answers the other and the subject, without Re:, is still the same. */
export function conversationOf(
  world: World,
  account: Account,
  subject: string,
  references: readonly string[],
): string {
  const topic = (text: string): string =>
    text
      .replace(/^((re|fw|fwd|aw|wg)\s*:\s*)+/i, "")
      .trim()
      .toLowerCase();
  const found = account.mails.find(
    ({ data }) =>
      references.includes(data.internetMessageId ?? "") && topic(data.subject ?? "") === topic(subject),
  );
  return found?.data.conversationId ?? world.newId("AAQkAGI2THVSAAQA", 88);
}

/** A message comes as JSON or, in text/plain, as MIME in base64. */
export function isMime(call: Call): boolean {
  return (call.headers["content-type"] ?? "").startsWith("text/plain");
}
