/** Tells an edited mail from one that a mail client merely saved again. */
import { hash } from "../core/keys.ts";

/**
 * SHA-256 (64 hex digits) of what a person reads in subject and text. Line ends, wrapping within a paragraph
 * (format=flowed, RFC 3676), trailing and non-breaking spaces and the Unicode form do not count; words,
 * punctuation and paragraphs do.
 */
export function textHash(subject: string, text: string): string {
  return hash(`${oneLine(subject)}\n\n${paragraphs(text).join("\n\n")}`);
}

function paragraphs(text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[\s\u200b]*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== "");
}

function oneLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\u200b\u00ad\u2028\u2029]+/g, " ")
    .trim();
}
