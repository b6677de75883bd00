/** The words of the morning mail by language. One that has none is told in English, like its template. */
import type { MorningWords } from "./words.ts";
import { german } from "./words-de.ts";
import { english } from "./words-en.ts";
import { spanish } from "./words-es.ts";

export function morningWords(language: string): MorningWords {
  return all.get(language) ?? english;
}

const all: ReadonlyMap<string, MorningWords> = new Map([
  ["en", english],
  ["de", german],
  ["es", spanish],
]);
