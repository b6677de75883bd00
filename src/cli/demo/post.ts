/**
 * The demo's mailbox and calendar from the outside: what a mail program, a mail server and other people's calendars
 * do to the files. Nothing here knows the product but for the names of its folders.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { shortHash } from "../../core/keys.ts";
import { type ParsedMail, parseMail } from "../../formats/mime-in.ts";
import { toDateHeader } from "./letters.ts";

export interface LyingMail {
  path: string;
  mail: ParsedMail;
}

export interface Post {
  /** Mails that left since the last call, in the order in which they were written, then by Message-ID. */
  leftSince(): Promise<ParsedMail[]>;
  drafts(): Promise<LyingMail[]>;
  /** The draft moves to Sent, dated anew, as a mail program does it. */
  send(draft: LyingMail, at: Temporal.Instant): Promise<void>;
  rewrite(draft: LyingMail, mime: Uint8Array): Promise<void>;
  throwAway(draft: LyingMail): Promise<void>;
  /** A mail comes in. Lines end as elsewhere in a Maildir. */
  deliver(mime: Uint8Array, at: Temporal.Instant): Promise<void>;
  /** The calendar entry of a meeting, by its UID. */
  entry(uid: string): Promise<{ path: string; text: string } | undefined>;
  saveEntry(entry: { path: string; text: string }): Promise<void>;
}

/** `folder` is the home. */
export function post(folder: string): Post {
  const inbox = join(folder, "mail");
  const sent = join(inbox, ".Sent", "cur");
  const drafts = join(inbox, ".Drafts", "cur");
  const calendar = join(folder, "calendar");
  const seen = new Set<string>();

  return {
    async leftSince() {
      const fresh = (await namesIn(sent)).filter((name) => !seen.has(name));
      for (const name of fresh) seen.add(name);
      const mails = await Promise.all(fresh.map(async (name) => parseMail(await readFile(join(sent, name)))));
      return mails.sort(inOrder);
    },
    async drafts() {
      const names = await namesIn(drafts);
      const lying = await Promise.all(
        names.map(async (name) => ({
          path: join(drafts, name),
          mail: await parseMail(await readFile(join(drafts, name))),
        })),
      );
      return lying.sort((a, b) => inOrder(a.mail, b.mail));
    },
    async send({ path }, at) {
      const mime = await readFile(path, "latin1");
      await writeFile(path, mime.replace(/^Date: .*$/m, `Date: ${toDateHeader(at)}`), "latin1");
      await rename(path, path.replace(drafts, sent).replace(/:2,\w*$/, ":2,S"));
    },
    rewrite: (draft, mime) => writeFile(draft.path, toUnixLines(mime)),
    throwAway: (draft) => rm(draft.path),
    async deliver(mime, at) {
      const name = `${Math.floor(at.epochMilliseconds / 1000)}.${shortHash(Buffer.from(mime).toString("latin1"))}.demo`;
      const unfinished = join(inbox, "tmp", name);
      await mkdir(join(inbox, "tmp"), { recursive: true });
      await mkdir(join(inbox, "new"), { recursive: true });
      await writeFile(unfinished, toUnixLines(mime));
      await rename(unfinished, join(inbox, "new", name));
    },
    async entry(uid) {
      for (const name of await namesIn(calendar)) {
        if (!name.endsWith(".ics")) continue;
        const path = join(calendar, name);
        const text = await readFile(path, "utf8");
        if (text.replace(/\r?\n[ \t]/g, "").includes(`UID:${uid}`)) return { path, text };
      }
      return undefined;
    },
    saveEntry: ({ path, text }) => writeFile(path, text),
  };
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !name.startsWith(".")).sort();
}

function inOrder(a: ParsedMail, b: ParsedMail): number {
  const byDate = (a.date?.epochMilliseconds ?? 0) - (b.date?.epochMilliseconds ?? 0);
  return byDate || ((a.messageId ?? "") < (b.messageId ?? "") ? -1 : 1);
}

function toUnixLines(mime: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(mime).toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}
