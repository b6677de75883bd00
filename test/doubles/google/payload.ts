/** The tree of parts that Gmail makes of a mail. */
import type { gmail_v1 } from "googleapis/build/src/apis/gmail/v1.d.ts";
import { cut, fromQuotedPrintable, header, headersOf, padded } from "./mime-bytes.ts";

type Part = gmail_v1.Schema$MessagePart;

/** Part ids count from 0 with dots; the whole has an empty one. */
export function payloadOf(raw: Buffer, partId = ""): Part {
  const type = header(raw, "Content-Type") ?? "text/plain";
  const mimeType = (type.split(";")[0] ?? "").trim().toLowerCase();
  const filename =
    parameter(header(raw, "Content-Disposition") ?? "", "filename") ?? parameter(type, "name") ?? "";
  const part = { partId, mimeType, filename, headers: headersOf(raw) };
  const boundary = mimeType.startsWith("multipart/") ? parameter(type, "boundary") : undefined;
  if (boundary === undefined) {
    const data = decoded(raw);
    return { ...part, body: { size: data.length, ...(data.length > 0 ? { data: padded(data) } : {}) } };
  }
  const parts = split(cut(raw).body, boundary).map((one, index) =>
    payloadOf(one, partId === "" ? String(index) : `${partId}.${index}`),
  );
  return { ...part, body: { size: 0 }, parts };
}

/** The first plain text of a mail, else its HTML without tags. */
export function textOf(raw: Buffer): string {
  const all = flat(payloadOf(raw));
  const plain = all.find((part) => part.mimeType === "text/plain");
  if (plain !== undefined) return textIn(plain);
  const html = all.find((part) => part.mimeType === "text/html");
  return html === undefined ? "" : textIn(html).replace(/<[^>]*>/g, " ");
}

function flat(part: Part): Part[] {
  return [part, ...(part.parts ?? []).flatMap(flat)];
}

function textIn(part: Part): string {
  return Buffer.from(part.body?.data ?? "", "base64url").toString("utf8");
}

function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]+))`, "i").exec(value);
  return found?.[1] ?? found?.[2];
}

function split(body: Buffer, boundary: string): Buffer[] {
  const text = `\r\n${body.toString("latin1")}`;
  const [, ...parts] = text.split(`\n--${boundary}`);
  return parts
    .filter((part) => !part.startsWith("--"))
    .map((part) => Buffer.from(part.replace(/^[ \t]*\r?\n/, "").replace(/\r$/, ""), "latin1"));
}

function decoded(raw: Buffer): Buffer {
  const { body } = cut(raw);
  const encoding = (header(raw, "Content-Transfer-Encoding") ?? "").toLowerCase();
  if (encoding === "base64") return Buffer.from(body.toString("latin1"), "base64");
  return encoding === "quoted-printable" ? fromQuotedPrintable(body.toString("latin1")) : body;
}
