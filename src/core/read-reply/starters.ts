/** Which books of shapes have a shape that begins where a word stands, for all books at once: a bit a book. */
import { onceEachWord } from "./once-each.ts";
import { add, type Beginnings, beginsShape, type Shape, stemLength } from "./shape.ts";

export interface Shapes extends Beginnings {
  /** Its place among all books. */
  number: number;
}

/**
 * The shapes of one book that one word begins. Those that go on with a word out of a few are found by that word: "i"
 * begins some hundred, and most of them end where the next word is another.
 */
export interface Begun {
  byNext: ReadonlyMap<string, readonly Shape[]>;
  /** Those that go on behind a gap, by the word behind it; and how long the longest such gap is. */
  behindGap: ReadonlyMap<string, readonly Shape[]>;
  longestGap: number;
  others: readonly Shape[];
}

/** What a word begins, by the number of the book, and the bits of the books by the word behind it. */
export interface Start {
  begun: ReadonlyMap<number, Begun>;
  byNext: ReadonlyMap<string, Int32Array>;
  /** The bits where any other word stands behind it. */
  others: Int32Array;
}

/** The books that have a shape which may stand somewhere in the words, and at each place. */
export interface BegunIn {
  all: Int32Array;
  at: readonly (Int32Array | undefined)[];
  starts: readonly (Start | undefined)[];
  /** Of how many books. */
  count: number;
}

export interface Starters {
  /** How many books it knows. */
  count: number;
  startOf(word: string): Start | undefined;
  begunIn(words: readonly string[]): BegunIn;
}

export function hasBit(bits: Int32Array, number: number): boolean {
  return ((bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
}

export function toStarters(books: readonly (() => Shapes)[]): Starters {
  const size = Math.ceil(books.length / 32);
  const byWord = new Map<string, Shapes[]>();
  const byStem = new Map<string, Shapes[]>();
  for (const book of books) {
    const read = book();
    for (const word of read.byWord.keys()) byWord.set(word, [...(byWord.get(word) ?? []), read]);
    for (const stem of read.byStem.keys()) byStem.set(stem, [...(byStem.get(stem) ?? []), read]);
  }
  const startOf = onceEachWord((word): Start | undefined => {
    const letters = word.length < stemLength ? "" : word.slice(0, stemLength);
    const near = new Set([...(byWord.get(word) ?? []), ...(byStem.get(letters) ?? [])]);
    const begun = new Map<number, Begun>();
    for (const { number, byWord: whole, byStem: stems } of near) {
      const all = [
        ...(whole.get(word) ?? []),
        ...(stems.get(letters) ?? []).filter((shape) => beginsShape(word, shape)),
      ];
      if (all.length > 0) begun.set(number, byNextWord(all));
    }
    return begun.size === 0 ? undefined : { begun, ...bitsOf(begun, size) };
  });
  return {
    count: books.length,
    startOf,
    begunIn(words) {
      const all = new Int32Array(size);
      const starts = words.map(startOf);
      const at = starts.map((start, place) => {
        if (start === undefined) return undefined;
        const bits = start.byNext.get(words[place + 1] ?? "") ?? start.others;
        for (let k = 0; k < size; k += 1) all[k] = (all[k] ?? 0) | (bits[k] ?? 0);
        return bits;
      });
      return { all, at, starts, count: books.length };
    },
  };
}

function byNextWord(all: readonly Shape[]): Begun {
  const byNext = new Map<string, Shape[]>();
  const behindGap = new Map<string, Shape[]>();
  let longestGap = 0;
  const others: Shape[] = [];
  for (const shape of all) {
    const [first, next, third] = shape;
    const gap = next?.gap ?? 0;
    const few =
      first?.isOptional === false ? (fewWords(next) ?? (gap > 0 ? fewWords(third) : undefined)) : undefined;
    if (few === undefined) others.push(shape);
    else for (const key of few) add(gap > 0 ? behindGap : byNext, key, shape);
    if (few !== undefined) longestGap = Math.max(longestGap, gap);
  }
  return { byNext, behindGap, longestGap, others };
}

/** The words out of which one must stand there; undefined where others may as well. */
function fewWords(element: Shape[number] | undefined): ReadonlySet<string> | undefined {
  if (element === undefined) return undefined;
  return element.isOptional || element.gap > 0 || element.stems.length > 0 ? undefined : element.exact;
}

function bitsOf(begun: ReadonlyMap<number, Begun>, size: number): Pick<Start, "byNext" | "others"> {
  const others = new Int32Array(size);
  const byNext = new Map<string, Int32Array>();
  const mark = (bits: Int32Array, number: number) => {
    bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
  };
  for (const [number, own] of begun) if (own.others.length + own.behindGap.size > 0) mark(others, number);
  for (const [number, own] of begun)
    for (const next of own.byNext.keys()) {
      const bits = byNext.get(next) ?? others.slice();
      mark(bits, number);
      byNext.set(next, bits);
    }
  return { byNext, others };
}
