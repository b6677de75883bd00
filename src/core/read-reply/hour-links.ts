/** What stands between two hours: whether the second is another wish, or the first on another clock. */

/** How an hour is linked to the one that was said before it. */
export function linkBetween(words: readonly string[], last: number, from: number): "or" | "is" | undefined {
  let link: "or" | "is" | undefined;
  for (let place = last; place <= from; place += 1) {
    const word = words[place] ?? "";
    if (orWords.has(word)) return "or";
    if (isWords.has(word)) link = "is";
  }
  return link;
}

interface Span {
  kind: string;
  from: number;
  until: number;
}

/** "In the morning (for you afternoon)", "afternoons UK time, which should be your mornings". */
export function isPartForYou(words: readonly string[], part: Span, last: Span | undefined): boolean {
  if (last === undefined || last.kind === "days" || last.kind === "offers") return false;
  const { from, until } = part;
  const isYours =
    words[from - 1] === "your" ||
    (words[from - 1] === "you" && words[from - 2] === "for") ||
    words[until] === "yours" ||
    (words[until] === "for" && words[until + 1] === "you");
  return isYours && linkBetween(words, last.until, from) !== "or";
}

const orWords: ReadonlySet<string> = new Set(
  "or and then also too even und oder ou et o y e of en eller och lub albo i nebo a".split(" "),
);
const isWords: ReadonlySet<string> = new Set("is if equals means meaning makes being so which".split(" "));
