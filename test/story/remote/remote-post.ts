/**
 * The demo's people on a mailbox and a calendar at a provider: what the files are to them elsewhere, a double's user is
 * here. Which action a mail belongs to they know from the ledger, because no provider keeps our header.
 */
import type { Home } from "../../../src/app.ts";
import type { LyingMail, Post } from "../../../src/cli/demo/post.ts";
import type { ActionKey } from "../../../src/core/keys.ts";
import { readEvents } from "../../../src/formats/ical-in.ts";
import { toIcal } from "../../../src/formats/ical-out.ts";
import { type ParsedMail, parseMail } from "../../../src/formats/mime-in.ts";

type Instant = Temporal.Instant;

export interface RemoteMail {
  id: string;
  raw: Uint8Array;
  /** Of a draft. */
  draftId?: string;
}

export interface RemoteEvent {
  uid: string;
  sequence: number;
  start: Instant;
  end: Instant;
  summary: string;
  description: string;
  attendees: { name: string; address: string }[];
}

/** What a person can do with the account, in whatever program. */
export interface RemoteAccount {
  owner: { name: string; address: string };
  /** Oldest first. */
  sent(): Promise<RemoteMail[]>;
  drafts(): Promise<RemoteMail[]>;
  sendDraft(draftId: string): Promise<void>;
  editDraft(draftId: string, mime: Uint8Array): Promise<void>;
  discardDraft(draftId: string): Promise<void>;
  deliver(mime: Uint8Array): Promise<void>;
  event(uid: string): RemoteEvent | undefined;
  /** The meeting is dragged to another time. */
  moveEvent(uid: string, start: Instant, end: Instant): Promise<void>;
}

export function remotePost(account: RemoteAccount, home: Home): Post {
  const seen = new Set<string>();
  return {
    async leftSince() {
      const fresh = (await account.sent()).filter(({ id }) => !seen.has(id));
      for (const { id } of fresh) seen.add(id);
      const known = await keysOf(home);
      const mails = await Promise.all(fresh.map(async ({ raw }) => withKey(await parseMail(raw), known)));
      return mails.sort(inOrder);
    },
    async drafts() {
      const known = await keysOf(home);
      const lying = await Promise.all(
        (await account.drafts()).map(async ({ raw, draftId = "" }): Promise<LyingMail> => {
          const mail = await parseMail(raw);
          return { path: draftId, mail: withKey(mail, known, draftId) };
        }),
      );
      return lying.sort((a, b) => inOrder(a.mail, b.mail));
    },
    send: ({ path }) => account.sendDraft(path),
    rewrite: ({ path }, mime) => account.editDraft(path, mime),
    throwAway: ({ path }) => account.discardDraft(path),
    deliver: (mime) => account.deliver(mime),
    async entry(uid) {
      const event = account.event(uid);
      if (event === undefined) return undefined;
      const shown = { ...event, zone: "UTC", organizer: account.owner };
      return { path: uid, text: toIcal(shown, { stamp: home.clock() }) };
    },
    async saveEntry({ path, text }) {
      const [event] = readEvents(text, "UTC").events;
      if (event !== undefined) await account.moveEvent(path, event.start, event.end);
    },
  };
}

/** The action of every mail that the ledger knows, by Message-ID and by draft. */
async function keysOf({ store, mailboxId }: Home): Promise<ReadonlyMap<string, ActionKey>> {
  const { facts } = await store.ledger.read(mailboxId, { kind: "all" });
  const keys = new Map<string, ActionKey>();
  for (const fact of [...facts.values()].flat()) {
    if (!("key" in fact)) continue;
    if ("messageId" in fact) keys.set(fact.messageId, fact.key);
    if ("draftId" in fact) keys.set(fact.draftId, fact.key);
  }
  return keys;
}

function withKey(mail: ParsedMail, known: ReadonlyMap<string, ActionKey>, draftId = ""): ParsedMail {
  return { ...mail, action: known.get(draftId) ?? known.get(mail.messageId ?? "") };
}

function inOrder(a: ParsedMail, b: ParsedMail): number {
  const byDate = (a.date?.epochMilliseconds ?? 0) - (b.date?.epochMilliseconds ?? 0);
  return byDate || ((a.action ?? "") < (b.action ?? "") ? -1 : 1);
}
