/** Many books of shapes read in one pass: at each word only the shapes that begin with it are tried, whoever's they are. */
import { endOf, type Shape, type Shapes, stemLength } from "../patterns.ts";

interface Entry {
  book: number;
  shape: Shape;
}

export interface Shelf {
  names: readonly string[];
  byWord: ReadonlyMap<string, readonly Entry[]>;
  byStem: ReadonlyMap<string, readonly Entry[]>;
}

export function toShelf(books: readonly (readonly [name: string, book: () => Shapes])[]): Shelf {
  const byWord = new Map<string, Entry[]>();
  const byStem = new Map<string, Entry[]>();
  const add = (to: Map<string, Entry[]>, from: Shapes["byWord"], book: number) => {
    for (const [key, shapes] of from)
      to.set(key, [...(to.get(key) ?? []), ...shapes.map((shape) => ({ book, shape }))]);
  };
  books.forEach(([, book], place) => {
    const read = book();
    add(byWord, read.byWord, place);
    add(byStem, read.byStem, place);
  });
  return { names: books.map(([name]) => name), byWord, byStem };
}

/** The names of the books of which a shape stands in the words. */
export function booksIn(words: readonly string[], { names, byWord, byStem }: Shelf): string[] {
  const found = new Set<number>();
  const look = (entries: readonly Entry[] | undefined, from: number) => {
    for (const { book, shape } of entries ?? [])
      if (!found.has(book) && endOf(words, from, shape, 0) > from) found.add(book);
  };
  words.forEach((word, from) => {
    look(byWord.get(word), from);
    if (word.length >= stemLength) look(byStem.get(word.slice(0, stemLength)), from);
  });
  return [...found].map((book) => names[book] ?? "");
}
