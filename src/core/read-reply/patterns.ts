/**
 * Shapes of phrases, for what people say in many wordings. A shape is written as words: `a|b` is either, `walk~` any
 * word that begins so, `word?` may be missing, and `*3` stands for up to three words. Each place of a text is tried
 * with the few shapes that begin with its word, and a shape looks a bounded way ahead: linear whatever the text is.
 */
import { onceEach } from "./once-each.ts";
import { endOf, isStop, readShapes, type Shape } from "./shape.ts";
import {
  type Begun,
  type BegunIn,
  hasBit,
  type Shapes,
  type Start,
  type Starters,
  toStarters,
} from "./starters.ts";

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

/**
 * The same words are looked through for some fifty books: which of them may stand there, and where, is worked out once. A
 * clause is looked through while its words are still being gathered.
 */
const begunBy = onceEach(
  (words: readonly string[]): BegunIn => startersNow().begunIn(words),
  (words, { at, count }) => at.length !== words.length || count !== books.length,
);

function startersNow(): Starters {
  if (starters?.count !== books.length) starters = toStarters(books);
  return starters;
}

let starters: Starters | undefined;

/** The places where a shape of the book stands, in order; of those that begin together the longest. */
export function matches(words: readonly string[], book: () => Shapes): Match[] {
  const { number } = book();
  const { all, at, starts } = begunBy(words);
  if (!hasBit(all, number)) return [];
  const found: Match[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const bits = at[from];
    if (bits === undefined || !hasBit(bits, number)) continue;
    const until = longestAt(words, from, starts[from], number);
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
  const { number } = book();
  const { startOf } = startersNow();
  for (let from = 0; from < words.length; from += 1) {
    const until = longestAt(words, from, startOf(words[from] ?? ""), number);
    if (until > from && fits({ from, until })) return { from, until };
  }
  return undefined;
}

function longestAt(words: readonly string[], from: number, start: Start | undefined, number: number): number {
  const begun = start?.begun.get(number);
  if (begun === undefined) return 0;
  let until = 0;
  const next = begun.byNext.get(words[from + 1] ?? "");
  if (next !== undefined) for (const shape of next) until = Math.max(until, endOf(words, from + 2, shape, 2));
  for (const shape of begun.others) until = Math.max(until, endOf(words, from + 1, shape, 1));
  return begun.behindGap.size === 0 ? until : Math.max(until, longestBehindGap(words, from + 1, begun));
}

/** Each shape counts with its shortest gap. */
function longestBehindGap(words: readonly string[], from: number, { behindGap, longestGap }: Begun): number {
  let until = 0;
  const found: Shape[] = [];
  for (let gap = 0; gap <= longestGap; gap += 1) {
    const word = words[from + gap];
    for (const shape of behindGap.get(word ?? "") ?? []) {
      if ((shape[1]?.gap ?? 0) < gap || found.includes(shape)) continue;
      const end = endOf(words, from + gap + 1, shape, 3);
      if (end > 0) found.push(shape);
      until = Math.max(until, end);
    }
    if (isStop(word)) break;
  }
  return until;
}

/** Whether any shape of the book stands in the words. */
export function has(words: readonly string[], book: () => Shapes): boolean {
  const { number } = book();
  const { all, at, starts } = begunBy(words);
  if (!hasBit(all, number)) return false;
  for (let from = 0; from < words.length; from += 1) {
    const bits = at[from];
    if (bits !== undefined && hasBit(bits, number) && longestAt(words, from, starts[from], number) > from)
      return true;
  }
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
