/** One round of delta of a folder, and one look through all folders: the two ways to learn what is new. */
import { type GraphClient, part } from "./client.ts";
import type { Followed } from "./mail-cursor.ts";
import { headFields, inboundFields } from "./mail-view.ts";
import { type Message, MessageList } from "./wire.ts";

type Instant = Temporal.Instant;

export interface Round {
  /** Each once, whatever was told twice. */
  messages: Message[];
  /** Ids of what is no longer in that folder. */
  removed: string[];
  link: string;
}

/**
 * Everything that changed in a folder since `link`; without one, everything that came since `since`. Drafts are
 * followed whole: one that waits must not drop out of sight because it is old. Throws `gone` where Graph no longer
 * knows how things stood then.
 */
export async function folderRound(
  client: GraphClient,
  folder: Followed,
  from: { link: string } | { since: Instant },
): Promise<Round> {
  const first = {
    path: `/me/mailFolders/${part(folder)}/messages/delta`,
    query: {
      $select: folder === "inbox" ? inboundFields : headFields,
      ...("since" in from && folder !== "drafts"
        ? { $filter: `receivedDateTime ge ${moment(from.since)}` }
        : {}),
    },
  };
  const messages = new Map<string, Message>();
  const removed = new Set<string>();
  let next: { path: string; query?: Record<string, string> } = "link" in from ? { path: from.link } : first;
  for (;;) {
    const headers = { prefer: "odata.maxpagesize=100" };
    const page: MessageList = await client.ask({ ...next, headers, intent: "reading", reply: MessageList });
    for (const message of page.value) {
      if (message["@removed"] === undefined) messages.set(message.id, message);
      else removed.add(message.id);
    }
    const { "@odata.nextLink": more, "@odata.deltaLink": link } = page;
    if (more !== undefined) next = { path: more };
    else if (link === undefined) throw new TypeError("A round of delta ends with a link.");
    else return { messages: [...messages.values()], removed: [...removed], link };
  }
}

/** Whatever came or left since then, wherever it lies: rules and people file mails before we see them. */
export async function allFolders(client: GraphClient, since: Instant): Promise<Message[]> {
  const messages: Message[] = [];
  let next: { path: string; query?: Record<string, string> } = {
    path: "/me/messages",
    query: {
      $filter: `receivedDateTime ge ${moment(since)}`,
      $orderby: "receivedDateTime desc",
      $select: inboundFields,
      $top: "100",
    },
  };
  for (;;) {
    const page: MessageList = await client.ask({ ...next, intent: "reading", reply: MessageList });
    messages.push(...page.value);
    const more = page["@odata.nextLink"];
    if (more === undefined) return messages;
    next = { path: more };
  }
}

/** As filters want it: to the second, with a Z. */
function moment(at: Instant): string {
  return at.toString({ smallestUnit: "second" });
}
