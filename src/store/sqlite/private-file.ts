import { chmodSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a database file that only its owner can read (0600 in a folder 0700; SQLite gives its side files the same
 * mode), and takes the rights of others from one that is there. A file that is there is never opened here: closing
 * it again would end the locks that this process holds on it (POSIX).
 */
export function makePrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const known = statSync(file, { throwIfNoEntry: false });
  if (known === undefined) createOnce(file);
  else if ((known.mode & 0o077) !== 0) chmodSync(file, 0o600);
}

function createOnce(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
