/** A story's desk at an account of a provider: what people do there, they do to the double's user. */
import { parseMail } from "../../../src/formats/mime-in.ts";
import type { LyingEntry, LyingMail, StoryDesk } from "../story-desk.ts";
import type { RemoteAccount, RemoteEvent, RemoteMail } from "./remote-post.ts";

type Instant = Temporal.Instant;

/** What else a story's people do with the account. */
export interface StoryAccount extends RemoteAccount {
  /** The meeting with this guest that stands. */
  meetingWith(address: string): RemoteEvent | undefined;
  /** The owner takes a meeting away; its guests are told. */
  dropEvent(uid: string): void;
  addBusy(from: Instant, until: Instant): void;
  /** A mail of the owner's own. */
  write(source: Uint8Array): Promise<void>;
  /** A guest answers the invitation; `proposed` is the time that they would rather have. */
  respond: (...answer: Parameters<NonNullable<StoryDesk["respond"]>>) => Promise<void>;
}

export function remoteDesk(account: StoryAccount): StoryDesk {
  const lying = async ({ id, raw, draftId }: RemoteMail): Promise<LyingMail> => ({
    path: draftId ?? id,
    source: Buffer.from(raw).toString("utf8"),
    mail: await parseMail(raw),
  });
  return {
    async mails(folder) {
      const mails = await (folder === "Drafts" ? account.drafts() : account.sent());
      return Promise.all(mails.map(lying));
    },
    send: (draft) => account.sendDraft(draft.path),
    rewrite: (draft, source) => account.editDraft(draft.path, bytes(source)),
    discard: (draft) => account.discardDraft(draft.path),
    async save(folder, _name, source) {
      if (folder === "Drafts") throw new Error("No program of these stories saves a draft of its own there.");
      await account.write(bytes(source));
    },
    deliver: (_name, source) => account.deliver(bytes(source)),
    entryWith: async (address) => toEntry(account.meetingWith(address)),
    move: ({ path }, { start, end }) => account.moveEvent(path, start, end),
    cancel: async ({ path }) => account.dropEvent(path),
    remove: async ({ path }) => account.dropEvent(path),
    addBusy: async (_name, from, until) => account.addBusy(from, until),
    respond: account.respond,
  };
}

function toEntry(event: RemoteEvent | undefined): LyingEntry | undefined {
  if (event === undefined) return undefined;
  const { uid, sequence, summary } = event;
  return { path: uid, uid, sequence, summary, lines: [] };
}

function bytes(source: string): Uint8Array {
  return Buffer.from(source.replaceAll(/\r?\n/g, "\r\n"));
}
