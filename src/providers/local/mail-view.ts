/** What the files of the Maildir say, read once for each state of a file. */
import { createHash } from "node:crypto";
import { type ActionKey, parseActionKey } from "../../core/keys.ts";
import { type MailHead, parseHead, parseMail } from "../../formats/mime-in.ts";
import { textHash } from "../../formats/text-hash.ts";
import type { Draft, MailSummary } from "../provider.ts";
import { bytesOf, type MailFile } from "./maildir.ts";

export interface MailView {
  head: MailHead;
  /** The Message-ID, else the SHA-256 of the bytes in hex. */
  messageId: string;
  key: ActionKey | undefined;
}

export interface MailViews {
  /** Undefined where the file is gone meanwhile. */
  view(file: MailFile): Promise<MailView | undefined>;
  /** The mail as a draft, with the hash of what stands there now. */
  draft(file: MailFile): Promise<Draft | undefined>;
  /** As a sync lists it. `now` is business time under a virtual clock. */
  summary(file: MailFile, now: Temporal.Instant | undefined): Promise<MailSummary | undefined>;
  /** Forgets every file but these. */
  keep(files: readonly MailFile[]): void;
}

/** Views with a memory; a file that changed, or was just written, is read again. */
export function mailViews(): MailViews {
  const views = remembered(read);
  const drafts = remembered(readDraft);
  return {
    view: views.of,
    draft: drafts.of,
    async summary(file, now) {
      const view = await views.of(file);
      return view === undefined ? undefined : toSummary(file, view, now);
    },
    keep(files) {
      const paths = new Set(files.map((file) => file.path));
      views.keep(paths);
      drafts.keep(paths);
    },
  };
}

/** The handle of a mail and of a draft: stays valid under flags and renames within a folder. */
export function idOf(file: MailFile): string {
  return `${file.where}/${file.base}${file.nth === 0 ? "" : `/${file.nth}`}`;
}

/** When a mail left: business time where it is virtual; of our own the move into Sent; of others what they say. */
export function sentAt(file: MailFile, view: MailView, now: Temporal.Instant | undefined): Temporal.Instant {
  if (now !== undefined) return now;
  return view.key === undefined ? (view.head.date ?? file.modifiedAt) : file.changedAt;
}

function remembered<T>(readFile: (file: MailFile) => Promise<T | undefined>) {
  const known = new Map<string, { stamp: string; value: T }>();
  return {
    async of(file: MailFile): Promise<T | undefined> {
      const found = known.get(file.path);
      if (found !== undefined && found.stamp === file.stamp) return found.value;
      const value = await readFile(file);
      if (value !== undefined && !file.isFresh) known.set(file.path, { stamp: file.stamp, value });
      return value;
    },
    keep(paths: ReadonlySet<string>) {
      for (const path of known.keys()) if (!paths.has(path)) known.delete(path);
    },
  };
}

async function read(file: MailFile): Promise<MailView | undefined> {
  const bytes = await bytesOf(file);
  if (bytes === undefined) return undefined;
  const head = await parseHead(bytes);
  const messageId = head.messageId ?? createHash("sha256").update(bytes).digest("hex");
  return { head, messageId, key: toKey(head.action) };
}

async function readDraft(file: MailFile): Promise<Draft | undefined> {
  const bytes = await bytesOf(file);
  if (bytes === undefined) return undefined;
  const mail = await parseMail(bytes);
  const messageId = mail.messageId ?? createHash("sha256").update(bytes).digest("hex");
  return { draftId: idOf(file), messageId, hash: textHash(mail.subject, mail.text) };
}

function toSummary(file: MailFile, view: MailView, now: Temporal.Instant | undefined): MailSummary {
  const { head } = view;
  // A stranger's mail may carry any header; only what lies among our own is ours.
  const isOurs = view.key !== undefined && file.where !== "inbox";
  return {
    id: idOf(file),
    where: file.where,
    messageId: view.messageId,
    from: head.from?.address ?? "",
    to: [...new Set([...head.to, ...head.cc].map((person) => person.address))],
    subject: head.subject,
    references: head.references,
    at: file.where === "inbox" ? receivedAt(file, head, now) : sentAt(file, view, now),
    ...(isOurs && view.key !== undefined ? { key: view.key } : {}),
    ...(file.where === "drafts" ? { draftId: idOf(file) } : {}),
  };
}

/** The Date header, but never later than when it lay here. */
function receivedAt(file: MailFile, head: MailHead, now: Temporal.Instant | undefined): Temporal.Instant {
  const arrived = now ?? file.modifiedAt;
  const { date } = head;
  return date !== undefined && Temporal.Instant.compare(date, arrived) < 0 ? date : arrived;
}

function toKey(action: string | undefined): ActionKey | undefined {
  try {
    if (action !== undefined) parseActionKey(action);
    return action as ActionKey | undefined;
  } catch {
    return undefined;
  }
}
