/**
 * Shapes of phrases, for what people say in many wordings. A shape is written as words: `a|b` is either, `walk~` any
 * word that begins so, `word?` may be missing, and `*3` stands for up to three words. Each place of a text is tried
 * with the few shapes that begin with its word, and a shape looks a bounded way ahead: linear whatever the text is.
 */
import { type BegunIn, hasBit, type Starters, stemLength, toStarters } from "./starters.ts";
import { fold } from "./words.ts";

interface Element {
  exact: ReadonlySet<string>;
  stems: readonly string[];
  isOptional: boolean;
  /** More than 0: stands for up to so many words, whatever they are. */
  gap: number;
}
type Shape = readonly Element[];

export interface Shapes {
  /** Its place among all books. */
  number: number;
  byWord: ReadonlyMap<string, Begun>;
  byStem: ReadonlyMap<string, Begun>;
}

/**
 * What begins with one word. Shapes that go on with a word out of a few are found by that word: "i" begins some hundred,
 * and most of them end where the next word is another.
 */
interface Begun {
  byNext: ReadonlyMap<string, readonly Shape[]>;
  others: readonly Shape[];
}

/** Where a shape stands in a list of words. */
export interface Match {
  from: number;
  until: number;
}

const books: (() => Shapes)[] = [];

/** One shape a line. A shape must not begin with a gap, and a stem has at least three letters. */
export function shapes(...tables: readonly string[]): () => Shapes {
  let read: Shapes | undefined;
  const number = books.length;
  const book = () => {
    read ??= { number, ...readShapes(tables) };
    return read;
  };
  books.push(book);
  return book;
}

/** The same words are looked through for some fifty books: which of them may stand there, and where, is worked out once. */
function begunBy(words: readonly string[]): BegunIn {
  if (starters === undefined || starters.count !== books.length) {
    starters = toStarters(books);
    begunIn = new WeakMap();
  }
  let known = begunIn.get(words);
  // A clause is looked through while its words are still being gathered.
  if (known?.at.length !== words.length) {
    known = starters.begunIn(words);
    begunIn.set(words, known);
  }
  return known;
}

let starters: Starters | undefined;
let begunIn = new WeakMap<readonly string[], BegunIn>();

/** The places where a shape of the book stands, in order; of those that begin together the longest. */
export function matches(words: readonly string[], book: () => Shapes): Match[] {
  const read = book();
  const { all, at } = begunBy(words);
  if (!hasBit(all, read.number)) return [];
  const found: Match[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (!hasBit(at[from], read.number)) continue;
    const until = longestAt(words, from, read);
    if (until > from) found.push({ from, until });
  }
  return found;
}

/** The first place where a shape of the book stands that fits, in words that are looked through for this book alone. */
export function matchAlone(
  words: readonly string[],
  book: () => Shapes,
  fits: (match: Match) => boolean,
): Match | undefined {
  const read = book();
  for (let from = 0; from < words.length; from += 1) {
    const until = longestAt(words, from, read);
    if (until > from && fits({ from, until })) return { from, until };
  }
  return undefined;
}

function longestAt(words: readonly string[], from: number, { byWord, byStem }: Shapes): number {
  const word = words[from] ?? "";
  const until = longestOf(words, from, byWord.get(word), 1);
  if (byStem.size === 0 || word.length < stemLength) return until;
  return Math.max(until, longestOf(words, from, byStem.get(word.slice(0, stemLength)), 0));
}

/** `known`: how many words of the shapes stand there for certain. */
function longestOf(words: readonly string[], from: number, begun: Begun | undefined, known: 0 | 1): number {
  if (begun === undefined) return 0;
  let until = 0;
  const next = begun.byNext.get(words[from + 1] ?? "");
  const both = 2 * known;
  if (next !== undefined)
    for (const shape of next) until = Math.max(until, endOf(words, from + both, shape, both));
  for (const shape of begun.others) until = Math.max(until, endOf(words, from + known, shape, known));
  return until;
}

/** Whether any shape of the book stands in the words. */
export function has(words: readonly string[], book: () => Shapes): boolean {
  const read = book();
  const { all, at } = begunBy(words);
  if (!hasBit(all, read.number)) return false;
  for (let from = 0; from < words.length; from += 1)
    if (hasBit(at[from], read.number) && longestAt(words, from, read) > from) return true;
  return false;
}

/** The words without those that a shape of the book covers. */
export function without(words: readonly string[], book: () => Shapes): readonly string[] {
  const found = matches(words, book);
  if (found.length === 0) return words;
  const drop = new Set<number>();
  for (const { from, until } of found) for (let place = from; place < until; place += 1) drop.add(place);
  return words.filter((_, place) => !drop.has(place));
}

/** Behind the end of the shape, or 0 where it does not stand here. */
function endOf(words: readonly string[], from: number, shape: Shape, first: number): number {
  let place = from;
  for (let at = first; at < shape.length; at += 1) {
    const element = shape[at];
    if (element === undefined) break;
    if (element.gap > 0) return endBehindGap(words, place, shape, at);
    const word = words[place];
    const fits =
      word !== undefined &&
      (element.exact.has(word) || (element.stems.length > 0 && beginsWith(word, element.stems)));
    if (!element.isOptional) {
      if (!fits) return 0;
      place += 1;
    } else if (fits) {
      const end = endOf(words, place + 1, shape, at + 1);
      if (end > 0) return end;
    }
  }
  return place;
}

function endBehindGap(words: readonly string[], place: number, shape: Shape, at: number): number {
  const most = shape[at]?.gap ?? 0;
  for (let skipped = 0; skipped <= most; skipped += 1) {
    const end = endOf(words, place + skipped, shape, at + 1);
    if (end > 0) return end;
    if (isStop(words[place + skipped])) return 0;
  }
  return 0;
}

function beginsWith(word: string, stems: readonly string[]): boolean {
  for (const stem of stems) if (word.startsWith(stem)) return true;
  return false;
}

/** A gap does not reach over the end of a sentence. */
function isStop(word: string | undefined): boolean {
  return word === undefined || word === "." || word === "?" || word === "!";
}

function readShapes(tables: readonly string[]): Omit<Shapes, "number"> {
  const byWord = new Map<string, Shape[]>();
  const byStem = new Map<string, Shape[]>();
  for (const line of tables.flatMap((table) => table.split("\n"))) {
    const shape = line.trim().split(/\s+/u).filter(Boolean).map(toElement);
    for (let first = 0; first < shape.length; first += 1) {
      for (const word of shape[first]?.exact ?? []) add(byWord, word, shape.slice(first));
      for (const stem of shape[first]?.stems ?? [])
        add(byStem, stem.slice(0, stemLength), shape.slice(first));
      if (shape[first]?.isOptional !== true) break;
    }
  }
  return { byWord: byNextWord(byWord), byStem: byNextWord(byStem) };
}

/** The same, each word's by the word that has to follow. */
function byNextWord(begun: ReadonlyMap<string, readonly Shape[]>): Map<string, Begun> {
  const found = new Map<string, Begun>();
  for (const [word, all] of begun) {
    const byNext = new Map<string, Shape[]>();
    const others: Shape[] = [];
    for (const shape of all) {
      const [first, next] = shape;
      const isFixed =
        first?.isOptional === false &&
        next?.isOptional === false &&
        next.gap === 0 &&
        next.stems.length === 0;
      if (isFixed) for (const key of next.exact) add(byNext, key, shape);
      else others.push(shape);
    }
    found.set(word, { byNext, others });
  }
  return found;
}

function add(to: Map<string, Shape[]>, key: string, one: Shape): void {
  const same = to.get(key);
  if (same === undefined) to.set(key, [one]);
  else same.push(one);
}

function toElement(text: string): Element {
  const gap = /^\*(\d)$/u.exec(text);
  if (gap !== null) return { exact: new Set(), stems: [], isOptional: false, gap: Number(gap[1]) };
  const isOptional = text.endsWith("?");
  const words = (isOptional ? text.slice(0, -1) : text).split("|").map(fold);
  return {
    exact: new Set(words.filter((word) => !word.endsWith("~"))),
    stems: words.filter((word) => word.endsWith("~")).map((word) => word.slice(0, -1)),
    isOptional,
    gap: 0,
  };
}
