/** The Maildir as a mail client sees it: files that are listed, read, written, moved and deleted. Nothing of ours. */
import { mkdirSync, readdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ParsedMail, parseMail } from "../../src/formats/mime-in.ts";

export interface MailOnDisk {
  path: string;
  source: string;
  mail: ParsedMail;
}

export type Folder = "Drafts" | "Sent";

/** In the order of their Date, then of their names. */
export async function mailsIn(home: string, folder: Folder): Promise<MailOnDisk[]> {
  const path = join(home, "mail", `.${folder}`, "cur");
  const found: MailOnDisk[] = [];
  for (const name of namesIn(path)) {
    const file = join(path, name);
    const bytes = readFileSync(file);
    found.push({ path: file, source: bytes.toString("utf8"), mail: await parseMail(bytes) });
  }
  return found.sort((a, b) => dateOf(a) - dateOf(b) || (a.path < b.path ? -1 : 1));
}

export function mailsTo(mails: readonly MailOnDisk[], address: string): MailOnDisk[] {
  return mails.filter(({ mail }) => mail.to.some((to) => to.address === address));
}

/** As a client does it when Send is pressed: the file moves, and its flags say that it was seen. */
export function moveToSent({ path }: MailOnDisk): void {
  renameSync(path, path.replace("/.Drafts/", "/.Sent/").replace(/(:2,.*)?$/, ":2,S"));
}

export function discard({ path }: MailOnDisk): void {
  unlinkSync(path);
}

/** Saves another text under the same name, as an editor does. */
export function rewrite({ path }: MailOnDisk, source: string): void {
  writeFileSync(path, source);
}

/** A file that some other program wrote. */
export function saveIn(home: string, folder: Folder, name: string, source: string): void {
  const path = join(home, "mail", `.${folder}`, "cur");
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, `${name}:2,${folder === "Sent" ? "S" : "D"}`), source);
}

/** What a delivery leaves in `mail/new`. */
export function deliver(home: string, name: string, source: string): void {
  const path = join(home, "mail", "new");
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, name), source);
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}

function dateOf({ mail }: MailOnDisk): number {
  return mail.date?.epochMilliseconds ?? 0;
}
