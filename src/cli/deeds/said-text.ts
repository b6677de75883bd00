/** TEXT of a command line: its words on one line, as they may stand in a mail. */
export function saidText(words: readonly string[]): string {
  return words
    .join(" ")
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
}

/** A stranger's text for the terminal: without anything that a terminal obeys. */
export function plainLines(text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) =>
      line
        .replaceAll("\t", " ")
        .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "")
        .trimEnd(),
    );
}
