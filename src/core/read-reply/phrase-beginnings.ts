/** Which books of phrases have one that begins as a text goes on somewhere, for all books at once: a bit a book. */

import { onceEachWord } from "./once-each.ts";

/** Scripts that do not part their words: their phrases are looked for in the folded text. */
export const unpartedScript = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;

interface Book {
  number: number;
  byFirst: ReadonlyMap<string, readonly (readonly string[])[]>;
  unparted: readonly string[];
}

export interface PhraseBeginnings {
  /** How many books it knows. */
  count: number;
  begunIn(words: { list: readonly string[]; folded: string }): Begun;
}

/** The books that have a phrase with two words of the text at its beginning. Beyond 32 books, two share a bit. */
export interface Begun {
  all: number;
  /** The places where any does, and which ones there. */
  places: readonly number[];
  at: readonly number[];
  /** Of how many books. */
  count: number;
}

/** The books with a phrase of this one word, and those whose phrases go on with another. */
interface First {
  alone: number;
  byNext: Map<string, number>;
}

export function toPhraseBeginnings(books: readonly Book[]): PhraseBeginnings {
  const byFirst = new Map<string, First>();
  let unparted = 0;
  for (const book of books) {
    const bit = 1 << (book.number & 31);
    if (book.unparted.length > 0) unparted |= bit;
    for (const [word, phrases] of book.byFirst) {
      const first = byFirst.get(word) ?? { alone: 0, byNext: new Map<string, number>() };
      for (const [, next] of phrases)
        if (next === undefined) first.alone |= bit;
        else first.byNext.set(next, (first.byNext.get(next) ?? 0) | bit);
      byFirst.set(word, first);
    }
  }
  const firstOf = onceEachWord((word) => byFirst.get(word));
  return {
    count: books.length,
    begunIn({ list, folded }) {
      let all = unparted !== 0 && unpartedScript.test(folded) ? unparted : 0;
      const places: number[] = [];
      const at: number[] = [];
      for (let place = 0; place < list.length; place += 1) {
        const first = firstOf(list[place] ?? "");
        if (first === undefined) continue;
        const bits = first.alone | (first.byNext.get(list[place + 1] ?? "") ?? 0);
        if (bits === 0) continue;
        all |= bits;
        places.push(place);
        at.push(bits);
      }
      return { all, places, at, count: books.length };
    },
  };
}
