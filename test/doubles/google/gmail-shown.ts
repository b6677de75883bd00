/** A message as Gmail shows it in each format, and what a client may hand in. */
import type { gmail_v1 } from "googleapis/build/src/apis/gmail/v1.d.ts";
import type { Message } from "./mail-book.ts";
import { headersOf, padded } from "./mime-bytes.ts";
import { payloadOf, textOf } from "./payload.ts";
import { invalid } from "./refusal.ts";

/** Throws a Refusal where there is no raw mail, or where it is not base64url. */
export function rawOf(message: gmail_v1.Schema$Message | null | undefined): Buffer {
  const raw = message?.raw;
  if (raw == null || raw === "")
    throw invalid(
      "gmail",
      "'raw' RFC822 payload message string or uploading message via /upload/* URL required",
    );
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(raw)) {
    throw invalid(
      "gmail",
      `Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed for "${raw.slice(0, 40)}"`,
    );
  }
  return Buffer.from(raw, "base64url");
}

/** What a method that writes says of the message: neither its time nor a word of it. */
export function named({ id, threadId, labels }: Message): gmail_v1.Schema$Message {
  return { id, threadId, labelIds: [...labels] };
}

/** `format` is one of minimal, metadata, full, raw; metadata keeps to `names` where there are any. */
export function shown(message: Message, format: string, names: readonly string[]): gmail_v1.Schema$Message {
  const { id, threadId, raw } = message;
  const base = {
    id,
    threadId,
    labelIds: [...message.labels],
    snippet: snippet(raw),
    historyId: String(message.historyId),
    internalDate: String(message.internalDate),
    sizeEstimate: raw.length,
  };
  switch (format) {
    case "minimal":
      return base;
    case "raw":
      return { ...base, raw: padded(raw) };
    case "full":
      return { ...base, payload: payloadOf(raw) };
    case "metadata": {
      const { mimeType } = payloadOf(raw);
      const wanted = new Set(names.map((name) => name.toLowerCase()));
      const headers = headersOf(raw).filter(
        ({ name }) => wanted.size === 0 || wanted.has(name.toLowerCase()),
      );
      return { ...base, payload: { ...(mimeType === undefined ? {} : { mimeType }), headers } };
    }
    default:
      throw invalid(
        "gmail",
        `Invalid value at 'format' (type.googleapis.com/google.gmail.v1.Format), "${format}"`,
      );
  }
}

/** The beginning of the text, escaped for HTML, as Gmail does. */
function snippet(raw: Buffer): string {
  const text = textOf(raw).replace(/\s+/g, " ").trim().slice(0, 200);
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("'", "&#39;")
    .replaceAll('"', "&quot;");
}
