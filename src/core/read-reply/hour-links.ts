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

const orWords: ReadonlySet<string> = new Set(
  "or and then also too even und oder ou et o y e of en eller och lub albo i nebo a".split(" "),
);
const isWords: ReadonlySet<string> = new Set("is if equals means meaning makes being so which".split(" "));
