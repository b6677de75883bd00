/** "Instead of" in the languages that people answer in: what stands behind it is not wanted. */
import { phraseAt, toPhrasesAt } from "./phrase-at.ts";

/** How many words say "instead of" at a place: "statt", "plutôt que", "en vez de". */
export function insteadAt(words: readonly string[], place: number): number {
  return (phraseAt(words, place, insteadPhrases)?.until ?? place) - place;
}

export const insteadPhrases = toPhrasesAt(
  `statt|anstatt|anstelle von|plutot que|plutot qu|mejor que|antes que|melhor que|au lieu de|en vez de|en lugar de|em vez de|ao inves de|invece di|invece del|anziche|al posto di|
      in plaats van|i stallet for|istallet for|i stedet for|istedenfor|zamiast|misto|вместо|замість`
    .split("|")
    .map((phrase) => [phrase.trim(), true]),
);
