/**
 * TypeScript source with its comments, and what stands inside its strings and patterns, turned into blanks of the
 * same length, so that a word in a comment or a string is never taken for code and every offset stays true.
 */
export function blank(source: string): string {
  const code = source.split("");
  let at = 0;

  const wipe = (until: number) => {
    for (; at < until; at++) if (source[at] !== "\n") code[at] = " ";
  };

  /** Reads code until the end, or until the brace that closes a hole in a template. */
  const readCode = (isHole: boolean) => {
    let depth = 0;
    while (at < source.length) {
      const one = source.charAt(at);
      if (source.startsWith("//", at)) wipe(endOf(source, "\n", at));
      else if (source.startsWith("/*", at)) wipe(endOf(source, "*/", at + 2) + 2);
      else if (one === "`") readTemplate();
      else if (one === '"' || one === "'") {
        at++;
        wipe(endOfQuoted(source, one, at));
        at++;
      } else if (one === "/" && startsPattern(code, at)) {
        at++;
        wipe(endOfPattern(source, at));
        at++;
      } else {
        if (one === "{") depth++;
        if (one === "}" && --depth < 0 && isHole) return;
        at++;
      }
    }
  };

  const readTemplate = () => {
    at++;
    while (at < source.length && source[at] !== "`") {
      if (source.startsWith("${", at)) {
        at += 2;
        readCode(true);
        at++;
      } else wipe(Math.min(at + (source[at] === "\\" ? 2 : 1), source.length));
    }
    at++;
  };

  readCode(false);
  return code.join("");
}

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found === -1 ? source.length : found;
}

function endOfQuoted(source: string, quote: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== quote && source[at] !== "\n") at += source[at] === "\\" ? 2 : 1;
  return at;
}

function endOfPattern(source: string, from: number): number {
  let isClass = false;
  let at = from;
  while (at < source.length && (isClass || source[at] !== "/") && source[at] !== "\n") {
    if (source[at] === "[") isClass = true;
    if (source[at] === "]") isClass = false;
    at += source[at] === "\\" ? 2 : 1;
  }
  return at;
}

/** A slash begins a pattern where a value is due, and divides after one. */
function startsPattern(code: readonly string[], at: number): boolean {
  const before = code
    .slice(Math.max(0, at - 40), at)
    .join("")
    .trimEnd();
  return (
    before === "" || /[([{,;:=!&|?+\-*%<>~^}]$/.test(before) || /\b(return|case|typeof|in|of)$/.test(before)
  );
}
