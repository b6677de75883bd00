/**
 * A secret as it is stored: AES-256-GCM, written `v1.<key version>.<nonce>.<ciphertext and tag>` (C-5). What it belongs to
 * is authenticated with it, so a value that was put into another row, or under another key, opens no more.
 */
import { Problem } from "../core/problem.ts";
import type { Key } from "./keys.ts";

/** The row that holds a secret. */
export interface Bound {
  row: string;
  account: string;
  field: string;
}

export function seal(secret: string, key: Key, bound: Bound): string {
  const { createCipheriv, randomBytes } = process.getBuiltinModule("node:crypto");
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, nonce);
  cipher.setAAD(aad(bound, key.version));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return ["v1", key.version, nonce.toString("base64url"), sealed.toString("base64url")].join(".");
}

/** The secret, or undefined where its key is not among `keys`. Throws `vault/unreadable` for anything that is not it. */
export function unseal(value: string, keys: readonly Key[], bound: Bound): string | undefined {
  const version = versionOf(value);
  if (version === undefined) throw unreadable("it is not in a format that this program knows");
  const key = keys.find((each) => each.version === version);
  if (key === undefined) return undefined;
  const [, , nonceText = "", text = ""] = value.split(".");
  const [nonce, sealed] = [strict(nonceText), strict(text)];
  if (nonce === undefined || sealed === undefined) throw unreadable("it was changed");
  const { createDecipheriv } = process.getBuiltinModule("node:crypto");
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, nonce, { authTagLength: tagBytes });
  decipher.setAAD(aad(bound, version));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw unreadable("it was changed, or belongs to another account", cause);
  }
}

/** The version of the key that a value was sealed under; undefined for what is no sealed value. */
export function versionOf(value: string): string | undefined {
  return /^v1\.([0-9a-f]{8})\.[\w-]{16}\.[\w-]{22,}$/.exec(value)?.[1];
}

const tagBytes = 16;

/** Base64url that would be written just so: a spare bit must not be free to change. */
function strict(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : undefined;
}

function aad({ row, account, field }: Bound, version: string): Buffer {
  return Buffer.from(["secrets", row, account, field, `v1.${version}`].join("|"), "utf8");
}

export function unreadable(why: string, cause?: unknown): Problem {
  return new Problem(
    "vault/unreadable",
    {
      what: `A stored sign-in cannot be used: ${why}. Nothing was sent with it.`,
      where: "data/quarterhour.db",
      next: "Put back the database and its key from one and the same day; or run `quarterhour disconnect`, then `connect` again.",
    },
    { cause },
  );
}
