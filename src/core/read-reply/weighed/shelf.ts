/** Many books of shapes read in one pass: at each word only the shapes that begin with it are tried, whoever's they are. */
import { type Begun, byNextWord, endOf, type Shape, type Shapes } from "../patterns.ts";
import { stemLength } from "../starters.ts";

interface Entry {
  book: number;
  shape: Shape;
}

export interface Shelf {
  names: readonly string[];
  byWord: ReadonlyMap<string, Begun<Entry>>;
  byStem: ReadonlyMap<string, Begun<Entry>>;
}

export function toShelf(books: readonly (readonly [name: string, book: () => Shapes])[]): Shelf {
  const byWord = new Map<string, Entry[]>();
  const byStem = new Map<string, Entry[]>();
  const add = (to: Map<string, Entry[]>, from: Shapes["byWord"], book: number) => {
    for (const [key, { byNext, others }] of from) {
      const all = to.get(key) ?? [];
      for (const shape of new Set([...[...byNext.values()].flat(), ...others])) all.push({ book, shape });
      to.set(key, all);
    }
  };
  books.forEach(([, book], place) => {
    const read = book();
    add(byWord, read.byWord, place);
    add(byStem, read.byStem, place);
  });
  const shapeOf = ({ shape }: Entry) => shape;
  return {
    names: books.map(([name]) => name),
    byWord: byNextWord(byWord, shapeOf),
    byStem: byNextWord(byStem, shapeOf),
  };
}

/** The names of the books of which a shape stands in the words. */
export function booksIn(words: readonly string[], { names, byWord, byStem }: Shelf): string[] {
  const found = new Set<number>();
  const tryAll = (entries: readonly Entry[], from: number) => {
    for (const { book, shape } of entries)
      if (!found.has(book) && endOf(words, from, shape, 0) > from) found.add(book);
  };
  const look = (begun: Begun<Entry> | undefined, from: number) => {
    if (begun === undefined) return;
    const next = begun.byNext.get(words[from + 1] ?? "");
    if (next !== undefined) tryAll(next, from);
    tryAll(begun.others, from);
  };
  words.forEach((word, from) => {
    look(byWord.get(word), from);
    if (word.length >= stemLength) look(byStem.get(word.slice(0, stemLength)), from);
  });
  return [...found].map((book) => names[book] ?? "");
}
