/**
 * A double of a provider with one owner, as tests see it that do not care whose it is: what waits and what left, what
 * its owner and others do there, and what can go wrong.
 */
import type { Calendar, Mailbox } from "../../src/providers/provider.ts";

/** What any double can do wrong: `late` is carried out after we have given up. */
export type Mishap =
  | "lost-before"
  | "lost-after"
  | "500"
  | "503"
  | "504-after"
  | "late"
  | { kind: "late"; after: number }
  | { kind: "429"; retryAfter: number | Temporal.Instant };

/** A mail that left, once for each address. */
export interface Delivery {
  from: string;
  to: string;
  /** With or without angle brackets. */
  messageId: string;
  subject: string;
  raw: Uint8Array;
}

export interface LyingDraft {
  draftId: string;
  to: string[];
  /** Made by the product. */
  isOurs: boolean;
}

export interface Remote {
  mailbox: Mailbox;
  calendar: Calendar;
  /** Business time, which the double's is too. */
  now: Temporal.Instant;
  /** The quiet period that ships for this provider. */
  quietMs: number;
  url: string;
  address: string;
  deliveries(): readonly Delivery[];
  /** Mails that the calendar sent about an event. */
  invitations(): readonly { method: string; to: string }[];
  /** The threads of what was sent, oldest first. */
  threadsOfSent(): string[];
  requests(): readonly {
    method: string | undefined;
    status: number | undefined;
    fault: string | undefined;
  }[];
  /** The method of the one request that sends. */
  sendMethod: string;
  /** From now on each request meets any of the double's faults with that probability; 0 ends it. */
  storms(seed: number, probability: number): void;
  drafts(): LyingDraft[];
  /** The next `times` requests of that kind meet this. */
  fails(what: "send" | "create" | "read", how: Mishap, times?: number): void;
  /** The owner saves it with another text. */
  edits(draftId: string, change: { subject?: string; text: string }): void;
  /** A mail program saves it as a new message: a new Message-ID, nothing of ours on it. */
  rewrites(draftId: string, text: string): Promise<void>;
  /** The owner presses Send. */
  sends(draftId: string): Promise<void>;
  discards(draftId: string): void;
  /** The double itself has taken a send of this draft up, and carries it out later. */
  holds(draftId: string): boolean;
  /** Takes a draft up and carries it out when it is called, whatever became of it meanwhile. */
  takesUp(draftId: string): () => Promise<void>;
  receives(mime: string): Promise<void>;
  /** The owner writes a mail of their own. Resolves to the Message-ID under which it went, where that is another. */
  writes(mime: string): Promise<string | undefined>;
  /** From now on no cursor is known any more. */
  expires(what: "mail" | "calendar"): void;
  token(): string;
  /** What stands in the calendar, by its start. */
  guestAnswers(guest: string, how: "accepted" | "declined"): Promise<void>;
  /** What was done that a provider lets pass and no client may do; each is told once. */
  violations(): string[];
  close(): Promise<void>;
}

function bare(messageId: string): string {
  return messageId.replace(/^<|>$/g, "");
}

/** To the last mail that `from` got. */
export function answerTo(remote: Remote, from: string, text: string): string {
  const last = remote.deliveries().findLast(({ to }) => to === from);
  if (last === undefined) throw new Error(`${from} got no mail`);
  const messageId = bare(last.messageId);
  return [
    `From: <${from}>`,
    `To: <${remote.address}>`,
    `Subject: Re: ${last.subject.replace(/^Re: /, "")}`,
    `Date: ${new Date(remote.now.epochMilliseconds).toUTCString()}`,
    `Message-ID: <answer-to-${messageId.replace("@", ".")}@them.example>`,
    `In-Reply-To: <${messageId}>`,
    `References: <${messageId}>`,
    "",
    text,
    "",
  ].join("\r\n");
}
