/**
 * A mail as bytes, read and changed where Gmail does: header lines by name, the rest untouched. It shares nothing
 * with the product's own reading of mail, so that one cannot hide the other's faults.
 */

export interface HeaderLine {
  name: string;
  /** Unfolded, encoded words decoded. */
  value: string;
}

interface Cut {
  /** Each header as it stands, folds and line end included. */
  lines: string[];
  body: Buffer;
}

/** Head and body, at the first empty line. */
export function cut(raw: Buffer): Cut {
  const text = raw.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const body = end === null ? Buffer.alloc(0) : raw.subarray(end.index + end[0].length);
  const lines = head.split(/\r?\n(?![ \t])/).filter((line) => line !== "");
  return { lines: lines.map((line) => `${line.replace(/\r?\n/g, "\r\n")}\r\n`), body };
}

export function headersOf(raw: Buffer): HeaderLine[] {
  const known = read.get(raw);
  if (known !== undefined) return known;
  const headers = cut(raw).lines.map((line) => {
    const colon = line.indexOf(":");
    return { name: line.slice(0, colon).trim(), value: decodeWords(unfold(line.slice(colon + 1))) };
  });
  read.set(raw, headers);
  return headers;
}

/** The bytes of a message never change, and every search reads their head again. */
const read = new WeakMap<Buffer, HeaderLine[]>();

/** The value of the first header of that name. */
export function header(raw: Buffer, name: string): string | undefined {
  return headersOf(raw).find((line) => line.name.toLowerCase() === name.toLowerCase())?.value;
}

/** The mail with some headers left out and others set, each once, the new ones first. */
export function rewrite(
  raw: Buffer,
  change: { drop?: (name: string) => boolean; set?: Record<string, string> },
): Buffer {
  const { lines, body } = cut(raw);
  const set = Object.entries(change.set ?? {});
  const names = new Set(set.map(([name]) => name.toLowerCase()));
  const kept = lines.filter((line) => {
    const name = line.slice(0, line.indexOf(":")).trim().toLowerCase();
    return !names.has(name) && change.drop?.(name) !== true;
  });
  const head = [...set.map(([name, value]) => `${name}: ${value}\r\n`), ...kept].join("");
  return Buffer.concat([Buffer.from(head, "latin1"), Buffer.from("\r\n"), body]);
}

/** A word of a header in ASCII, encoded where it is none (RFC 2047). */
export function headerWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`;
}

/** The addresses of a header such as To, in lower case, as they stand. */
export function addresses(value: string | undefined): string[] {
  const bare = (value ?? "").replace(/"(?:[^"\\]|\\.)*"/g, "");
  return [...bare.matchAll(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g)].map(([address]) => address.toLowerCase());
}

/** Ids between angle brackets, without them. */
export function messageIds(value: string | undefined): string[] {
  return [...(value ?? "").matchAll(/<([^<>\s]+)>/g)].map(([, id = ""]) => id);
}

/** The subject without the signs of answering and forwarding, by which Gmail compares it. */
export function bareSubject(raw: Buffer): string {
  const subject = header(raw, "Subject") ?? "";
  return subject
    .replace(/^(\s*(re|fwd?|aw|sv|antw|wg)\s*:)+/i, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** Base64url with its padding, which Gmail leaves there. */
export function padded(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("+", "-").replaceAll("/", "_");
}

function unfold(value: string): string {
  return value.replace(/\r?\n[ \t]+/g, " ").trim();
}

function decodeWords(value: string): string {
  const plain = Buffer.from(value, "latin1").toString("utf8");
  const joined = plain.replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, "$1");
  return joined.replace(
    /=\?([^?]+)\?([bq])\?([^?]*)\?=/gi,
    (_, charset: string, how: string, text: string) => {
      const bytes =
        how.toLowerCase() === "b"
          ? Buffer.from(text, "base64")
          : fromQuotedPrintable(text.replaceAll("_", " "));
      return new TextDecoder(charset).decode(bytes);
    },
  );
}

export function fromQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/=[ \t]*\r?\n/g, "");
  const bytes = joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, "latin1");
}
