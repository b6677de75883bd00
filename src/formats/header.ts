/** What may stand in a header of a mail that we write. Everything else is refused before any library sees it. */
import { Problem } from "../core/problem.ts";

/**
 * Returns `value` where it can stand in the header `name`, else throws Problem `mail/unsafe`: no CR, LF, NUL or
 * other control character, no Unicode line separator, and no encoded word of somebody else's making, which a
 * reader would decode to one of these (C-31, N-47, N-48).
 */
export function safeHeader(name: string, value: string): string {
  const found = trouble(value);
  if (found === undefined) return value;
  throw new Problem("mail/unsafe", {
    what: `${name} holds ${found}: ${shown(value)}`,
    where: name,
    next: "Correct the value that it is made from. Nothing was written.",
  });
}

/** Characters that end or break a line, or that a mail server may stop at. */
const controls = /[\p{Cc}\u2028\u2029]/u;
const encodedWord = /=\?[^?\s]+\?[bq]\?[^?]*\?=/i;

function trouble(value: string): string | undefined {
  const control = controls.exec(value)?.[0];
  if (control === "\r" || control === "\n") return "a line break";
  if (control !== undefined) return `the control character ${codePoint(control)}`;
  if (encodedWord.test(value)) return "an encoded word (=?…?=)";
  return value.isWellFormed() ? undefined : "half a character";
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The value on one line, for a message: control characters written out, and no longer than a line. */
function shown(value: string): string {
  const text = JSON.stringify(value.toWellFormed());
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
