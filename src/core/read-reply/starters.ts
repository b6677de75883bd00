/** Which books of shapes have a shape that begins with a word, for all books at once: a bit a book. */

/** Letters by which a word is found that a stem may begin. */
export const stemLength = 3;

/** Of a book, what its shapes begin with. */
interface Beginnings {
  number: number;
  byWord: ReadonlyMap<string, unknown>;
  byStem: ReadonlyMap<string, unknown>;
}

/** The books that one of the words begins a shape of, and those that the word of each place does: a bit a book. */
export interface BegunIn {
  all: Int32Array;
  at: readonly (Int32Array | undefined)[];
}

export interface Starters {
  /** How many books it knows. */
  count: number;
  begunIn(words: readonly string[]): BegunIn;
}

export function hasBit(bits: Int32Array | undefined, number: number): boolean {
  return bits !== undefined && ((bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
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
  const bitsOf = (word: string): Int32Array | undefined => {
    const whole = byWord.get(word);
    const stem = word.length < stemLength ? undefined : byStem.get(word.slice(0, stemLength));
    if (whole === undefined || stem === undefined) return whole ?? stem;
    return whole.map((bits, place) => bits | (stem[place] ?? 0));
  };
  const known = new Map<string, Int32Array | undefined>();
  const begunBy = (word: string): Int32Array | undefined => {
    let bits = known.get(word);
    if (bits !== undefined || known.has(word)) return bits;
    if (known.size >= mostKnown) known.clear();
    bits = bitsOf(word);
    known.set(word, bits);
    return bits;
  };
  return {
    count: books.length,
    begunIn(words) {
      const all = new Int32Array(size);
      const at = words.map(begunBy);
      for (const bits of at)
        if (bits !== undefined) for (let k = 0; k < size; k += 1) all[k] = (all[k] ?? 0) | (bits[k] ?? 0);
      return { all, at };
    },
  };
}

/** Words whose books are remembered: more than a mail of ordinary length has. */
const mostKnown = 20_000;
