/** One mailbox: its messages, drafts, labels and history, as they stand. */

export interface Message {
  id: string;
  threadId: string;
  labels: Set<string>;
  raw: Buffer;
  /** Epoch milliseconds. */
  internalDate: number;
  historyId: bigint;
  /** From when on a search finds it. */
  searchableAt: number;
}

export type Change = "messagesAdded" | "messagesDeleted" | "labelsAdded" | "labelsRemoved";

export interface HistoryRecord {
  id: bigint;
  at: number;
  change: Change;
  messageId: string;
  threadId: string;
  /** What was added or removed. */
  labels: string[];
  /** What the message has afterwards. */
  has: string[];
}

export interface Mailbox {
  messages: Map<string, Message>;
  /** Draft id to message id: the first stays, the second does not. */
  drafts: Map<string, string>;
  /** Label id to name, those of the owner's own making. */
  labels: Map<string, string>;
  history: HistoryRecord[];
  historyId: bigint;
  /** A history id below this is forgotten. */
  historyFloor: bigint;
  /** When mails were sent, epoch milliseconds. */
  sends: number[];
}

export function emptyMailbox(random: () => number): Mailbox {
  const start = BigInt(1_000 + Math.floor(random() * 9_000));
  return {
    messages: new Map(),
    drafts: new Map(),
    labels: new Map(),
    history: [],
    historyId: start,
    historyFloor: start,
    sends: [],
  };
}
