/** The drafts of a Gmail mailbox: a draft keeps its handle while every change of it is a new message. */
import { type ActionKey, toMark } from "../../core/keys.ts";
import { type ParsedMail, parseMail } from "../../formats/mime-in.ts";
import { textHash } from "../../formats/text-hash.ts";
import { type Draft, isTrouble } from "../provider.ts";
import type { GoogleClient } from "./client.ts";
import { type MailView, type MailViews, toBytes, withHead } from "./mail-view.ts";
import { DraftHead, DraftList, DraftRaw, MessageList } from "./wire.ts";

/** A draft as it stands there now. */
export interface DraftThere {
  draft: Draft;
  /** Of the message that it is at the moment. */
  id: string;
  threadId: string;
}

export interface GmailDrafts {
  /** All drafts: the handle of each by the id of its present message. */
  list(): Promise<Map<string, string>>;
  /** Undefined where it is another message by now. */
  view(draftId: string, id: string): Promise<MailView | undefined>;
  /** Undefined where it is no more: sent or thrown away. */
  read(draftId: string): Promise<DraftThere | undefined>;
  /** By the mark that it carries. */
  find(key: ActionKey): Promise<Draft | undefined>;
  /**
   * What an earlier attempt, whose answer was lost, may have left of this mail: a draft that holds our mark, our
   * Message-ID, or the very same text to the same person; or, where the owner was quicker than we, the sent mail.
   */
  leftOver(key: ActionKey, mail: ParsedMail): Promise<Draft | undefined>;
}

/** How many of the newest drafts are looked through for one of ours. */
const mostLooks = 60;

export function gmailDrafts(client: GoogleClient, views: MailViews): GmailDrafts {
  const heads = new Map<string, MailView>();

  const list = async () => {
    const drafts = new Map<string, string>();
    let pageToken: string | undefined;
    do {
      const page = await client.gmail(
        { cost: "drafts.list", intent: "reading", reply: DraftList },
        (users, how) =>
          users.drafts.list(
            { userId: "me", maxResults: 500, ...(pageToken === undefined ? {} : { pageToken }) },
            how,
          ),
      );
      for (const { id, message } of page.drafts) drafts.set(message.id, id);
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    for (const id of heads.keys()) if (!drafts.has(id)) heads.delete(id);
    return drafts;
  };

  /** A draft's own request costs a quarter of the one for its message. */
  const view = async (draftId: string, id: string) => {
    const known = heads.get(id);
    if (known !== undefined) return known;
    const found = await unlessGone(
      client.gmail({ cost: "drafts.get", intent: "reading", reply: DraftHead }, (users, how) =>
        users.drafts.get({ userId: "me", id: draftId, format: "metadata" }, how),
      ),
    );
    if (found === undefined || found.message.id !== id) return undefined;
    const learned = await views.learn(found.message);
    heads.set(id, learned);
    return learned;
  };

  const read = async (draftId: string): Promise<DraftThere | undefined> => {
    const found = await unlessGone(
      client.gmail({ cost: "drafts.get", intent: "reading", reply: DraftRaw }, (users, how) =>
        users.drafts.get({ userId: "me", id: draftId, format: "raw" }, how),
      ),
    );
    if (found === undefined) return undefined;
    const { message } = found;
    const whole = toBytes(message.raw);
    const { where, messageId, threadId } = await views.learn(await withHead(message, whole));
    if (where !== "drafts") return undefined;
    const mail = await parseMail(whole);
    const draft = { draftId, messageId, threadId, hash: textHash(mail.subject, mail.text) };
    return { draft, id: message.id, threadId };
  };

  const findBy = async (isIt: (head: MailView) => boolean | Promise<boolean>): Promise<Draft | undefined> => {
    // The newest come first, and a left-over is young.
    for (const [id, draftId] of [...(await list())].slice(0, mostLooks)) {
      const head = await view(draftId, id);
      if (head === undefined || !(await isIt(head))) continue;
      const there = await read(draftId);
      if (there !== undefined) return there.draft;
    }
    return undefined;
  };

  return {
    list,
    view,
    read,
    find: (key) => findBy(({ head }) => head.action === toMark(key)),
    async leftOver(key, mail) {
      const hash = textHash(mail.subject, mail.text);
      const to = mail.to[0]?.address;
      const isAlike = ({ head }: MailView) => head.subject === mail.subject && head.to[0]?.address === to;
      const waiting = await findBy(
        async (there) =>
          there.head.action === toMark(key) ||
          there.messageId === mail.messageId ||
          (isAlike(there) && (await views.hash(there.id)) === hash),
      );
      if (waiting !== undefined || to === undefined) return waiting;
      const { messages } = await client.gmail(
        { cost: "messages.list", intent: "reading", reply: MessageList },
        (users, how) =>
          users.messages.list(
            { userId: "me", labelIds: ["SENT"], q: `to:${to} newer_than:2d`, maxResults: 10 },
            how,
          ),
      );
      for (const { id, threadId } of messages) {
        const there = await views.view(id);
        if (there === undefined || !isAlike(there) || (await views.hash(id)) !== hash) continue;
        return { draftId: `sent-${id}`, messageId: there.messageId, threadId, hash };
      }
      return undefined;
    },
  };
}

async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isTrouble(error, "gone")) return undefined;
    throw error;
  }
}
