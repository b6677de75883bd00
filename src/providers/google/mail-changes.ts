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
  const { views, drafts } = options;
  const found = await someAtOnce(changed.messages, ({ id, isRelabelled }) => views.view(id, isRelabelled));
  // Only a draft is also known by another handle.
  const handles = found.some((view) => view?.where === "drafts")
    ? await drafts.list()
    : new Map<string, string>();
  const mails = found.flatMap((view) => toSummary(view, handles) ?? []).sort(inOrder);
  const touched = [...changed.threads];
  return { kind: "changes", mails, touched, cursor: toMailCursor({ historyId: changed.historyId, at: now }) };
}

interface Changed {
  messages: { id: string; isRelabelled: boolean }[];
  threads: Set<string>;
  historyId: string;
}

/** Whether a mail is read, starred or sorted is the owner's business. */
const ourLabels: ReadonlySet<string> = new Set(["SENT", "DRAFT", "SPAM", "TRASH", "INBOX"]);

async function readHistory(client: GoogleClient, startHistoryId: string): Promise<Changed> {
  const messages = new Map<string, { id: string; isRelabelled: boolean }>();
  const threads = new Set<string>();
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
      for (const { message } of [...record.messagesAdded, ...relabelled, ...record.messagesDeleted])
        threads.add(message.threadId);
    }
    pageToken = page.nextPageToken;
    if (pageToken === undefined)
      return { messages: [...messages.values()], threads, historyId: page.historyId };
  }
}

/** The number is asked for first: what comes while we list is then told by the next reading. */
async function allSince(options: ChangesOptions, since: Instant): Promise<MailChanges> {
  const { client, views, drafts } = options;
  const at = options.now();
  const { historyId } = await client.gmail(
    { cost: "profile", intent: "reading", reply: Profile },
    (users, how) => users.getProfile({ userId: "me" }, how),
  );
  const handles = await drafts.list();
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
    const found = await someAtOnce(page.messages, ({ id }) => {
      const draftId = handles.get(id);
      return draftId === undefined ? views.view(id, true) : drafts.view(draftId, id);
    });
    const isSince = (view: MailView | undefined, from: Instant) =>
      view !== undefined && Temporal.Instant.compare(view.at, from) >= 0;
    mails.push(...found.flatMap((view) => (isSince(view, since) ? (toSummary(view, handles) ?? []) : [])));
    // The newest come first: behind a mail that is a good deal older there is nothing new.
    const wellBefore = since.subtract({ hours: overlapHours });
    const isPast = found.some((view) => view !== undefined && !isSince(view, wellBefore));
    pageToken = isPast ? undefined : page.nextPageToken;
  } while (pageToken !== undefined);
  return { kind: "changes", mails: mails.sort(inOrder), cursor: toMailCursor({ historyId, at }) };
}

/** In the order given. */
async function someAtOnce<G, T>(given: readonly G[], look: (one: G) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let start = 0; start < given.length; start += atOnce)
    found.push(...(await Promise.all(given.slice(start, start + atOnce).map(look))));
  return found;
}

const atOnce = 4;

/** A draft whose handle is not known any more has been replaced since. */
function toSummary(
  view: MailView | undefined,
  handles: ReadonlyMap<string, string>,
): MailSummary | undefined {
  if (view?.where === undefined) return undefined;
  const { id, threadId, where, head, messageId, at } = view;
  const draftId = handles.get(id);
  if (where === "drafts" && draftId === undefined) return undefined;
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
