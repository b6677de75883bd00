/** "Instead of" in the languages that people answer in: what stands behind it is not wanted. */

/** How many words say "instead of" at a place: "statt", "plutôt que", "en vez de". */
export function insteadAt(words: readonly string[], place: number): number {
  const found = insteadWords
    .get(words[place] ?? "")
    ?.find((rest) => rest.every((word, n) => words[place + 1 + n] === word));
  return found === undefined ? 0 : 1 + found.length;
}

const insteadWords: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries(
    Object.groupBy(
      `statt|anstatt|anstelle von|plutot que|plutot qu|mejor que|antes que|melhor que|au lieu de|en vez de|en lugar de|em vez de|ao inves de|invece di|invece del|anziche|al posto di|
      in plaats van|i stallet for|istallet for|i stedet for|istedenfor|zamiast|misto|вместо|замість`
        .split("|")
        .map((phrase) => phrase.trim().split(" ")),
      ([first = ""]) => first,
    ),
  ).map(([first, phrases = []]) => [first, phrases.map(([, ...rest]) => rest)]),
);
