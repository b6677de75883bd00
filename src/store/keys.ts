/**
 * The keys of the vault: QUARTERHOUR_KEY, else the file `data/key` (C-6). Either holds one key or, while a rotation is not
 * through, several: the first one writes, all of them read.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { Problem } from "../core/problem.ts";

export interface Key {
  /** Names the key in what is sealed under it: the first 8 hex digits of its SHA-256. */
  version: string;
  /** 32 of them. */
  bytes: Buffer;
}

export interface Keys {
  /** For messages. */
  where: string;
  /** As they are now, the one that writes first; undefined where there is none. Throws `vault/key-unsafe` and `vault/key-invalid`. */
  read(): Key[] | undefined;
  /** Replaces all of them; none at all takes the file away. Absent where somebody else keeps the keys. */
  save?(keys: readonly Key[]): void;
}

/** `text` is what stands in QUARTERHOUR_KEY. */
export function environmentKeys(text: string): Keys {
  const where = "QUARTERHOUR_KEY";
  return { where, read: () => parseKeys(text, where) };
}

/** A file that only its owner may read. */
export function fileKeys(file: string): Keys {
  return {
    where: file,
    read() {
      const there = statSync(file, { throwIfNoEntry: false });
      if (there === undefined) return undefined;
      // Windows has no such bits.
      if (process.platform !== "win32" && (there.mode & 0o077) !== 0) throw unsafe(file, there.mode);
      return parseKeys(readFileSync(file, "utf8"), file);
    },
    save(keys) {
      if (keys.length === 0) return rmSync(file, { force: true });
      const fresh = `${file}.${process.pid}`;
      rmSync(fresh, { force: true });
      writeDurably(fresh, keys.map(({ bytes }) => `${bytes.toString("base64")}\n`).join(""));
      renameSync(fresh, file);
      syncFolder(dirname(file));
    },
  };
}

export function newKey(): Key {
  return toKey(process.getBuiltinModule("node:crypto").randomBytes(keyBytes));
}

const keyBytes = 32;

function toKey(bytes: Buffer): Key {
  const { createHash } = process.getBuiltinModule("node:crypto");
  return { version: createHash("sha256").update(bytes).digest("hex").slice(0, 8), bytes };
}

/** What stands there is never repeated in a message. */
function parseKeys(text: string, where: string): Key[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const keys = words.flatMap((word) => {
    const bytes = /^[0-9a-f]{64}$/i.test(word) ? Buffer.from(word, "hex") : Buffer.from(word, "base64");
    return /^[\w+/-]+=?$/.test(word) && bytes.length === keyBytes ? [toKey(bytes)] : [];
  });
  if (keys.length > 0 && keys.length === words.length) return keys;
  throw new Problem("vault/key-invalid", {
    what: "This is no key: 32 random bytes are needed, written in base64 or as 64 hex digits.",
    where,
    next: "Put back the key that was there; every stored sign-in needs it. A first one is made by `openssl rand -base64 32`.",
  });
}

function unsafe(file: string, mode: number): Problem {
  return new Problem("vault/key-unsafe", {
    what: `Others on this machine may read the key (its mode is 0${(mode & 0o777).toString(8)}), so it is not used.`,
    where: file,
    next: `Run \`chmod 600 ${file}\`. If somebody may have read it: \`quarterhour disconnect\`, then \`connect\` again.`,
  });
}

/** On the disk before anything is encrypted under it. */
function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, "wx", 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
