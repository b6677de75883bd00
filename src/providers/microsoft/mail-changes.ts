/**
 * What changed in an Outlook mailbox since a cursor. Usually one request a folder that says: nothing. Where Graph has
 * forgotten how things stood then, everything since is listed again, so that no mail is passed over.
 */
import { inOrder } from "../mail-order.ts";
import { isTrouble, type MailChanges, type MailSummary } from "../provider.ts";
import { type GraphClient, part } from "./client.ts";
import type { Folders } from "./folders.ts";
import { type Followed, followed, type MailCursor, parseMailCursor, toMailCursor } from "./mail-cursor.ts";
import { allFolders, folderRound, type Round } from "./mail-rounds.ts";
import { headFields, inboundFields, senderOf, toSummary } from "./mail-view.ts";
import type { Newest } from "./newest.ts";
import type { Originals } from "./replies.ts";
import { Message } from "./wire.ts";

type Instant = Temporal.Instant;

export interface ChangesOptions {
  client: GraphClient;
  folders: Folders;
  originals: Originals;
  /** The conversation of each draft that was seen: of one that went, Graph tells no more than its id. */
  conversations: Newest<string>;
  /** The owner's normalised address. */
  address: string;
  now: () => Instant;
}

/** How far the first reading of a mailbox goes back: what is older was correspondence before our time. */
const firstHours = 72;
/** Clocks differ, and a mail may show up a little late: what lies a little before the last reading is listed again. */
const overlapHours = 1;
/** So often all folders are looked through. */
const allMinutes = 3;
const allOverlapMinutes = 2;

export async function changesSince(
  options: ChangesOptions,
  cursor: string | undefined,
): Promise<MailChanges> {
  const now = options.now();
  if (cursor === undefined) return wholly(options, now, now.subtract({ hours: firstHours }));
  const known = parseMailCursor(cursor);
  if (known === undefined) return { kind: "start-over" };
  try {
    return await step(options, now, known);
  } catch (error) {
    if (!isTrouble(error, "gone")) throw error;
    return wholly(options, now, known.at.subtract({ hours: overlapHours }));
  }
}

/**
 * Drafts are always asked for, Sent Items when something happened elsewhere; what came is looked for in the inbox and,
 * every few minutes, in all folders instead.
 */
async function step(options: ChangesOptions, now: Instant, known: MailCursor): Promise<MailChanges> {
  const { client, conversations } = options;
  const roundOf = async (folder: Followed): Promise<FolderRound> => ({
    folder,
    ...(await folderRound(client, folder, { link: known.links[folder] })),
  });
  const isAllDue = now.since(known.allAt).total("minutes") >= allMinutes;
  const [drafts, others, filed] = await Promise.all([
    roundOf("drafts"),
    isAllDue ? [] : Promise.all([roundOf("inbox")]),
    isAllDue ? allFolders(client, known.allAt.subtract({ minutes: allOverlapMinutes })) : [],
  ]);
  const rounds = [drafts, ...others];
  const isQuiet = filed.length === 0 && rounds.every((one) => one.messages.length + one.removed.length === 0);
  if (!isQuiet) rounds.push(await roundOf("sentitems"));
  const links = { ...known.links };
  for (const { folder, link } of rounds) links[folder] = link;
  const removed = drafts.removed.map((id) => conversations.get(id));
  const mails = await listed(options, rounds, filed);
  const touched = [...removed, ...mails.map(({ threadId }) => threadId)];
  return {
    kind: "changes",
    mails,
    // A draft that we have not seen ourselves may have been any.
    ...(touched.includes(undefined) ? {} : { touched: [...new Set(touched.filter(isText))] }),
    cursor: toMailCursor({ at: now, allAt: isAllDue ? now : known.allAt, links }),
  };
}

/** Everything since an instant. The links are from before the look: what happens meanwhile comes with the next step. */
async function wholly(options: ChangesOptions, now: Instant, since: Instant): Promise<MailChanges> {
  const { client } = options;
  const [inbox, sentitems, drafts] = await Promise.all(
    followed.map(async (folder) => ({ folder, ...(await folderRound(client, folder, { since })) })),
  );
  if (inbox === undefined || sentitems === undefined || drafts === undefined)
    throw new TypeError("Three folders are followed.");
  const all = await listed(options, [inbox, sentitems, drafts], await allFolders(client, since));
  const links = { inbox: inbox.link, sentitems: sentitems.link, drafts: drafts.link };
  return {
    kind: "changes",
    // What came was asked for by when it came; by its own date it may be older.
    mails: all.filter(({ where, at }) => where === "inbox" || Temporal.Instant.compare(at, since) >= 0),
    cursor: toMailCursor({ at: now, allAt: now, links }),
  };
}

type FolderRound = Round & { folder: Followed };

async function listed(
  options: ChangesOptions,
  rounds: readonly FolderRound[],
  filed: readonly Message[],
): Promise<MailSummary[]> {
  const mails = new Map<string, MailSummary>();
  const list = async (message: Message, where: MailSummary["where"]) => {
    mails.set(message.id, await toSummary(message, where));
    if (where === "drafts") options.conversations.set(message.id, message.conversationId ?? "");
    else options.originals.learn(message, where);
  };
  for (const message of filed) {
    const where = await placeOf(options, message);
    if (where !== undefined) await list(message, where);
  }
  for (const { folder, messages } of rounds) {
    for (const message of messages) {
      const whole = await completed(options, message, folder);
      const where = whole === undefined ? undefined : whereIn(options, folder, whole);
      if (whole !== undefined && where !== undefined) await list(whole, where);
    }
  }
  return [...mails.values()].sort(inOrder);
}

/** A copy to the owner of a mail of their own is the mail that they sent. */
function whereIn(
  { address }: ChangesOptions,
  folder: Followed,
  message: Message,
): MailSummary["where"] | undefined {
  switch (folder) {
    case "drafts":
      return message.isDraft === false ? undefined : "drafts";
    case "sentitems":
      return "sent";
    default:
      return message.isDraft === true || senderOf(message) === address ? undefined : "inbox";
  }
}

/** By the folder in which it lies; undefined for junk and drafts, and for the owner's own but where it was sent. */
async function placeOf(
  { folders, address }: ChangesOptions,
  message: Message,
): Promise<"inbox" | "sent" | undefined> {
  const { parentFolderId, isDraft } = message;
  if (isDraft === true || parentFolderId === (await folders.idOf("junkemail"))) return undefined;
  if (parentFolderId === (await folders.idOf("sentitems"))) return "sent";
  return senderOf(message) === address ? undefined : "inbox";
}

/**
 * Of a change a delta may tell no more than what changed. What came in or left changes only in its marks, which are the
 * owner's business; a draft is asked for.
 */
async function completed(
  { client, originals }: ChangesOptions,
  message: Message,
  folder: Followed,
): Promise<Message | undefined> {
  const { id, conversationId, isRead } = message;
  const isNew = conversationId !== undefined;
  if (!isNew && folder !== "drafts") {
    if (isRead !== undefined) originals.learnRead(id, isRead);
    return undefined;
  }
  const isWhole = isNew && (folder !== "inbox" || message.internetMessageHeaders !== undefined);
  if (isWhole) return message;
  const $select = folder === "inbox" ? inboundFields : headFields;
  try {
    const path = `/me/messages/${part(id)}`;
    return await client.ask({ path, query: { $select }, intent: "reading", reply: Message });
  } catch (error) {
    // Gone since: the next round says so.
    if (isTrouble(error, "gone")) return undefined;
    throw error;
  }
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
