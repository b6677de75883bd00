/**
 * What changed in a Gmail mailbox since a cursor. Usually one request that says: nothing. Where Google has forgotten
 * how things stood then, everything since is listed again, so that no mail is passed over.
 */
import { inOrder } from "../mail-order.ts";
import { isTrouble, type MailChanges, type MailSummary } from "../provider.ts";
import type { GoogleClient } from "./client.ts";
import type { GmailDrafts } from "./drafts.ts";
import { parseMailCursor, toMailCursor } from "./mail-cursor.ts";
import type { MailView, MailViews } from "./mail-view.ts";
import { History, MessageList, Profile } from "./wire.ts";

type Instant = Temporal.Instant;

export interface ChangesOptions {
  client: GoogleClient;
  views: MailViews;
  drafts: GmailDrafts;
  now: () => Instant;
}

/** How far the first reading of a mailbox goes back: what is older was correspondence before our time. */
const firstHours = 72;
/** Clocks differ: what lies a little before the last reading is listed again. */
const overlapHours = 1;

export async function changesSince(
  options: ChangesOptions,
  cursor: string | undefined,
): Promise<MailChanges> {
  const now = options.now();
  if (cursor === undefined) return allSince(options, now.subtract({ hours: firstHours }));
  const known = parseMailCursor(cursor);
  if (known === undefined) return { kind: "start-over" };
  let changed: Changed;
  try {
    changed = await readHistory(options.client, known.historyId);
  } catch (error) {
    if (isTrouble(error, "gone")) return allSince(options, known.at.subtract({ hours: overlapHours }));
    throw error;
  }
  const drafts = changed.hasDrafts ? await options.drafts.list() : new Map<string, string>();
  const mails = await summaries(changed.messages, async ({ id, isRelabelled }) => {
    const draftId = drafts.get(id);
    const view =
      draftId === undefined
        ? await options.views.view(id, isRelabelled)
        : await options.drafts.view(draftId, id);
    return { view, draftId };
  });
  const touched = [...changed.threads];
  return { kind: "changes", mails, touched, cursor: toMailCursor({ historyId: changed.historyId, at: now }) };
}

interface Changed {
  messages: { id: string; isRelabelled: boolean }[];
  threads: Set<string>;
  hasDrafts: boolean;
  historyId: string;
}

/** Whether a mail is read, starred or sorted is the owner's business. */
const ourLabels: ReadonlySet<string> = new Set(["SENT", "DRAFT", "SPAM", "TRASH", "INBOX"]);

async function readHistory(client: GoogleClient, startHistoryId: string): Promise<Changed> {
  const messages = new Map<string, { id: string; isRelabelled: boolean }>();
  const threads = new Set<string>();
  let hasDrafts = false;
  let pageToken: string | undefined;
  for (;;) {
    const page: History = await client.gmail(
      { cost: "history", intent: "reading", reply: History },
      (users, how) =>
        users.history.list(
          {
            userId: "me",
            startHistoryId,
            maxResults: 500,
            ...(pageToken === undefined ? {} : { pageToken }),
          },
          how,
        ),
    );
    for (const record of page.history) {
      const relabelled = [...record.labelsAdded, ...record.labelsRemoved].filter(({ labelIds }) =>
        labelIds.some((label) => ourLabels.has(label)),
      );
      for (const { message } of record.messagesAdded)
        messages.set(message.id, { id: message.id, isRelabelled: false });
      for (const { message } of relabelled) messages.set(message.id, { id: message.id, isRelabelled: true });
      for (const { message } of record.messagesDeleted) messages.delete(message.id);
      for (const { message } of [...record.messagesAdded, ...relabelled, ...record.messagesDeleted]) {
        threads.add(message.threadId);
        hasDrafts ||= message.labelIds.includes("DRAFT");
      }
    }
    pageToken = page.nextPageToken;
    if (pageToken === undefined)
      return { messages: [...messages.values()], threads, hasDrafts, historyId: page.historyId };
  }
}

/** The number is asked for first: what comes while we list is then told by the next reading. */
async function allSince(options: ChangesOptions, since: Instant): Promise<MailChanges> {
  const { client, views } = options;
  const at = options.now();
  const { historyId } = await client.gmail(
    { cost: "profile", intent: "reading", reply: Profile },
    (users, how) => users.getProfile({ userId: "me" }, how),
  );
  const drafts = await options.drafts.list();
  const mails: MailSummary[] = [];
  let pageToken: string | undefined;
  do {
    const page = await client.gmail(
      { cost: "messages.list", intent: "reading", reply: MessageList },
      (users, how) =>
        users.messages.list(
          {
            userId: "me",
            maxResults: 100,
            includeSpamTrash: true,
            ...(pageToken === undefined ? {} : { pageToken }),
          },
          how,
        ),
    );
    let isPast = false;
    const found = await summaries(page.messages, async ({ id }) => {
      const draftId = drafts.get(id);
      const view =
        draftId === undefined ? await views.view(id, true) : await options.drafts.view(draftId, id);
      if (view === undefined || Temporal.Instant.compare(view.at, since) >= 0) return { view, draftId };
      // The newest come first: behind a mail that is a good deal older there is nothing new.
      isPast ||= Temporal.Instant.compare(view.at, since.subtract({ hours: overlapHours })) < 0;
      return { view: undefined, draftId };
    });
    mails.push(...found);
    pageToken = isPast ? undefined : page.nextPageToken;
  } while (pageToken !== undefined);
  return { kind: "changes", mails: mails.sort(inOrder), cursor: toMailCursor({ historyId, at }) };
}

/** A few at a time; a draft whose handle is not known any more has been replaced since. */
async function summaries<M>(
  messages: readonly M[],
  look: (message: M) => Promise<{ view: MailView | undefined; draftId: string | undefined }>,
): Promise<MailSummary[]> {
  const mails: MailSummary[] = [];
  for (let start = 0; start < messages.length; start += atOnce) {
    const found = await Promise.all(messages.slice(start, start + atOnce).map(look));
    for (const { view, draftId } of found) {
      const summary = view === undefined ? undefined : toSummary(view, draftId);
      if (summary !== undefined) mails.push(summary);
    }
  }
  return mails.sort(inOrder);
}

const atOnce = 4;

function toSummary(view: MailView, draftId: string | undefined): MailSummary | undefined {
  const { id, threadId, where, head, messageId, at } = view;
  if (where === undefined || (where === "drafts" && draftId === undefined)) return undefined;
  const isDated = where === "inbox" && head.date !== undefined && Temporal.Instant.compare(head.date, at) < 0;
  return {
    id,
    where,
    messageId,
    from: head.from?.address ?? "",
    to: [...new Set([...head.to, ...head.cc].map((person) => person.address))],
    subject: head.subject,
    references: head.references,
    at: isDated && head.date !== undefined ? head.date : at,
    threadId,
    ...(where === "drafts" && draftId !== undefined ? { draftId } : {}),
  };
}
