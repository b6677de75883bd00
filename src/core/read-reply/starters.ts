/** Which books of shapes have a shape that begins with a word, for all books at once: a bit a book. */

/** Letters by which a word is found that a stem may begin. */
export const stemLength = 3;

/** Of a book, what its shapes begin with. */
interface Beginnings {
  number: number;
  byWord: ReadonlyMap<string, unknown>;
  byStem: ReadonlyMap<string, unknown>;
}

export interface Starters {
  /** How many books it knows. */
  count: number;
  /** The books that one of the words begins a shape of. */
  begunIn(words: readonly string[]): Int32Array;
}

export function toStarters(books: readonly (() => Beginnings)[]): Starters {
  const size = Math.ceil(books.length / 32);
  const byWord = new Map<string, Int32Array>();
  const byStem = new Map<string, Int32Array>();
  const mark = (to: Map<string, Int32Array>, keys: Iterable<string>, number: number) => {
    for (const key of keys) {
      const bits = to.get(key) ?? new Int32Array(size);
      bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
      to.set(key, bits);
    }
  };
  for (const book of books) {
    const read = book();
    mark(byWord, read.byWord.keys(), read.number);
    mark(byStem, read.byStem.keys(), read.number);
  }
  return {
    count: books.length,
    begunIn(words) {
      const all = new Int32Array(size);
      const join = (bits: Int32Array | undefined) => {
        if (bits !== undefined) for (let k = 0; k < size; k += 1) all[k] = (all[k] ?? 0) | (bits[k] ?? 0);
      };
      for (const word of words) {
        join(byWord.get(word));
        if (word.length >= stemLength) join(byStem.get(word.slice(0, stemLength)));
      }
      return all;
    },
  };
}
