import type { ReadCode } from "./places.ts";

/** The first of the pages in a cell that is a profile; all others are pages like any. */
export function profileAmong(cell: string): string | undefined {
  for (const page of cell.split(":::")) {
    const read = readLinkedin(page);
    if (read.kind === "code") return read.code;
  }
  return undefined;
}

/** A LinkedIn profile in the one form that we compare: https://www.linkedin.com/in/name. Nothing is opened. */
export function readLinkedin(text: string): ReadCode {
  // Nearly all stand in that form already.
  if (/^https:\/\/www\.linkedin\.com\/in\/[a-z0-9-]{1,100}$/u.test(text)) return { kind: "code", code: text };
  const path = /^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/(?:mwlite\/)?in\/([^/?#\s]{1,100})/iu.exec(
    text.trim(),
  )?.[1];
  const name = path === undefined ? undefined : decoded(path);
  if (name === undefined || !/^[\p{L}\p{M}\p{N}\p{S}_.%~'’&(),!-]+$/u.test(name) || /[<>"]/u.test(name)) {
    return {
      kind: "unusable",
      why: "is not the address of a LinkedIn profile",
      next: "It looks like https://www.linkedin.com/in/name.",
    };
  }
  return {
    kind: "code",
    code: `https://www.linkedin.com/in/${encodeURIComponent(name.normalize("NFC").toLowerCase())}`,
  };
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
