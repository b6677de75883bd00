/** The files of a Maildir++: which there are, and what identifies each. Nothing here knows what a mail says. */
import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hash } from "../../core/keys.ts";
import type { MailSummary } from "../provider.ts";
import { codeOf, makeFolder, tidy } from "./durable.ts";

export type Where = MailSummary["where"];

/** One mail as a file. */
export interface MailFile {
  where: Where;
  /** The file's name without its flags (`:2,S`): what stays when a mail client flags or moves it. */
  base: string;
  /** Of several with one base in one folder, which no mail program makes but a hand may: the place among them. */
  nth: number;
  path: string;
  /** Changes whenever the file does. */
  stamp: string;
  /** It was changed so lately that a further change could leave the stamp as it is. */
  isFresh: boolean;
  changedAt: Temporal.Instant;
  modifiedAt: Temporal.Instant;
}

export const folderOf: Record<Where, string> = { inbox: "", sent: ".Sent", drafts: ".Drafts" };

/** Makes the folders of a Maildir++ at `root` where they are missing, and clears what killed processes left. */
export async function makeMaildir(root: string): Promise<void> {
  for (const folder of Object.values(folderOf)) {
    for (const part of ["cur", "new", "tmp"]) await makeFolder(join(root, folder, part));
    await tidy(join(root, folder, "tmp"));
  }
}

/** The name of the one file that an action's mail has, in whichever folder. */
export function baseOf(key: string): string {
  return `${hash(key).slice(0, 32)}.quarterhour`;
}

/** All mails in these folders, sorted by path. A folder that is missing is empty; links and folders are no mails. */
export async function listMails(root: string, wheres: readonly Where[]): Promise<MailFile[]> {
  const files: MailFile[] = [];
  for (const where of wheres) {
    for (const part of ["cur", "new"]) {
      const folder = join(root, folderOf[where], part);
      for (const name of await names(folder)) {
        const file = toFile(where, folder, name);
        if (file !== undefined) files.push(file);
      }
    }
  }
  const seen = new Map<string, number>();
  return files
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => {
      const name = `${file.where}/${file.base}`;
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      return nth === 0 ? file : { ...file, nth };
    });
}

/** The bytes of a mail, or undefined where it was moved or deleted meanwhile. */
export async function bytesOf(file: { path: string }): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file.path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** A short name for some content, for telling two contents apart. */
export function digest(...parts: (string | Uint8Array)[]): string {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest("base64url").slice(0, 12);
}

/** File systems note times in steps of a few milliseconds; within one step two writes look the same. */
const freshMs = 50;

function toFile(where: Where, folder: string, name: string): MailFile | undefined {
  const path = join(folder, name);
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return undefined;
  return {
    where,
    // A name may hold colons of its own, such as the subject under which somebody saved the mail.
    base: name.replace(/:2,[A-Za-z]*$/, ""),
    nth: 0,
    path,
    stamp: `${stat.ino}.${stat.size}.${stat.mtimeNs}.${stat.ctimeNs}`,
    isFresh: Date.now() - Number(stat.ctimeMs) < freshMs,
    changedAt: Temporal.Instant.fromEpochMilliseconds(Number(stat.ctimeMs)),
    modifiedAt: Temporal.Instant.fromEpochMilliseconds(Number(stat.mtimeMs)),
  };
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith("."));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}
