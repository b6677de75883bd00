/**
 * Where a sync of the Maildir stands: a short name for the state of every file. So an edit in place, a move and a
 * flag are noticed whatever the clock does, and an idle mailbox gives the same cursor again.
 */
import { relative } from "node:path";
import { bytesOf, digest, type MailFile } from "./maildir.ts";

const version = "1";
const form = /^1(\.[A-Za-z0-9_-]{12}(~[A-Za-z0-9_-]{12})?)*$/;

/** Undefined where the cursor is none of ours. Name of a file's state to a digest of its content, where that was taken. */
export function parseCursor(cursor: string): Map<string, string | undefined> | undefined {
  if (!form.test(cursor)) return undefined;
  return new Map(
    cursor
      .split(".")
      .slice(1)
      .map((entry) => [entry.slice(0, 12), entry.length > 12 ? entry.slice(13) : undefined]),
  );
}

/** The files that are new or changed since, and the cursor for the next time. */
export async function changedSince(
  seen: ReadonlyMap<string, string | undefined>,
  files: readonly MailFile[],
  root: string,
): Promise<{ changed: MailFile[]; cursor: string }> {
  const changed: MailFile[] = [];
  const entries: string[] = [];
  for (const file of files) {
    const name = digest(relative(root, file.path), "\n", file.stamp);
    const before = seen.get(name);
    // The stamp of a file that was just written proves nothing yet: then its content decides.
    const content = file.isFresh || before !== undefined ? digest((await bytesOf(file)) ?? "") : undefined;
    if (!seen.has(name) || (before !== undefined && before !== content)) changed.push(file);
    entries.push(file.isFresh ? `${name}~${content}` : name);
  }
  return { changed, cursor: [version, ...entries].join(".") };
}
