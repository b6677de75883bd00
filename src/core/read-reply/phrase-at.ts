/** Phrases looked up word by word where they may stand: no text is put together to ask whether it is one of them. */

export type PhrasesAt<Value> = ReadonlyMap<string, readonly { rest: readonly string[]; value: Value }[]>;

/** Words parted by single spaces, each phrase with what it stands for. */
export function toPhrasesAt<Value>(
  phrases: Iterable<readonly [phrase: string, value: Value]>,
): PhrasesAt<Value> {
  const byFirst = new Map<string, { rest: readonly string[]; value: Value }[]>();
  for (const [phrase, value] of phrases) {
    const [first = "", ...rest] = phrase.split(" ");
    const same = byFirst.get(first);
    if (same === undefined) byFirst.set(first, [{ rest, value }]);
    else same.push({ rest, value });
  }
  // "Tarde toda" before "tarde".
  for (const same of byFirst.values()) same.sort((a, b) => b.rest.length - a.rest.length);
  return byFirst;
}

/** The longest of the phrases that begins at the place. */
export function phraseAt<Value>(
  words: readonly string[],
  from: number,
  phrases: PhrasesAt<Value>,
): { value: Value; until: number } | undefined {
  const begun = phrases.get(words[from] ?? "");
  if (begun === undefined) return undefined;
  for (const { rest, value } of begun)
    if (rest.every((word, n) => words[from + 1 + n] === word))
      return { value, until: from + 1 + rest.length };
  return undefined;
}
