/** Files that are whole or not there: written aside, synced, then given their name. Readable by the owner alone. */

import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { link, mkdir, open, readdir, rename, rm, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ProviderError } from "../provider.ts";

/** Makes a folder and those above it, 0700. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/** Replaces or makes the file `path`. `aside` is a folder on the same disk for the unfinished file. */
export async function writeWhole(path: string, bytes: Uint8Array, aside: string): Promise<void> {
  const unfinished = await writeAside(path, bytes, aside);
  await rename(unfinished, path);
  await syncFolder(dirname(path));
}

/** Makes the file `path`; false, and nothing changed, where it is there already. Of two that race, one wins. */
export async function makeWhole(path: string, bytes: Uint8Array, aside: string): Promise<boolean> {
  const unfinished = await writeAside(path, bytes, aside);
  try {
    await link(unfinished, path);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (!withoutLinks.has(codeOf(error) ?? "")) throw error;
    if (await exists(path)) return false;
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(dirname(path));
  return true;
}

/** Gives a file another name, on disk before this returns; false where it is no longer there. */
export async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
  await syncFolder(dirname(to));
  await syncFolder(dirname(from));
  return true;
}

/** Takes a file away; false where it is no longer there. */
export async function remove(path: string): Promise<boolean> {
  try {
    await unlink(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false;
    throw error;
  }
  await syncFolder(dirname(path));
  return true;
}

/** Takes away what killed processes left unfinished: files of ours older than 36 hours, as is the custom of Maildir. */
export async function tidy(aside: string): Promise<void> {
  for (const name of await readdir(aside).catch(() => [])) {
    if (!name.endsWith(unfinishedEnd)) continue;
    const path = join(aside, name);
    const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (age > 36 * 3_600_000) await rm(path, { force: true });
  }
}

/** Runs `work`; a disk that is full, read-only or gone becomes Trouble. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    throw new ProviderError(
      { kind: "unavailable", why: error instanceof Error ? error.message : String(error) },
      { cause: error },
    );
  }
}

/** The code of a system error, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && "syscall" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

const unfinishedEnd = ".unfinished";
const withoutLinks = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

async function writeAside(path: string, bytes: Uint8Array, aside: string): Promise<string> {
  const unfinished = join(aside, `${basename(path).replace(/:.*$/, "")}.${randomUUID()}${unfinishedEnd}`);
  const file = await open(unfinished, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return unfinished;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** A name is only safe once its folder is; systems that cannot sync a folder do it by themselves. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY).catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
