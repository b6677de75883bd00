/** The HTML part of a mail of our own, for a provider that keeps one body and no bytes. */
import PostalMime from "postal-mime";

/** Undefined where the mail is text alone. */
export async function htmlOf(mime: Uint8Array): Promise<string | undefined> {
  return (await PostalMime.parse(Buffer.from(mime))).html;
}
