/**
 * Text made comparable, and phrases found in it. One pass over the text, one look-up a word: linear whatever
 * the text is (C-38).
 */

import { onceEach } from "./once-each.ts";
import {
  type Begun,
  type PhraseBeginnings,
  toPhraseBeginnings,
  unpartedScript,
} from "./phrase-beginnings.ts";

/** A reply as a list of words, and as folded text for scripts that do not part their words. */
export interface Words {
  /** Words and numbers in lower case without accents, contractions written out; `.`, `?` and `!` stand alone. */
  list: readonly string[];
  folded: string;
}

/** Phrases to look for. */
export interface PhraseBook {
  /** Its place among all books. */
  number: number;
  byFirst: ReadonlyMap<string, readonly (readonly string[])[]>;
  unparted: readonly string[];
}

export interface Found {
  words: string;
  /** Where it begins in `list` and the place behind its end; both 0 in scripts that do not part their words. */
  from: number;
  until: number;
}

/** Compatibility forms can grow eighteenfold when they are taken apart. */
const foldedLimit = 66_000;

/** Lower case, compatibility forms unified, accents taken off, one kind of apostrophe. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.slice(0, foldedLimit).toLowerCase();
  if (plain.test(text))
    return text
      .slice(0, foldedLimit)
      .replace(/[\u2018\u2019`]/gu, "'")
      .toLowerCase();
  return decomposed(text)
    .slice(0, foldedLimit)
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/gu, "")
    .normalize("NFKC")
    .replace(/[\u2018\u2019\u02bc\u00b4`]/gu, "'")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll("ø", "o")
    .replaceAll("æ", "ae");
}

/** Without a backtick. */
const ascii = /^[\n\r\t -_a-~]*$/u;
/** Nothing in it that has another form, but for a backtick and curly apostrophes. */
const plain = /^[\n\r\t -~\u2013\u2014\u2018\u2019\u201c\u201d]*$/u;

/** Piece by piece, so that what grows is not taken apart beyond what is read. */
function decomposed(text: string): string {
  if (text.length <= piece) return text.normalize("NFKD");
  let all = "";
  for (let from = 0; from < text.length && all.length < foldedLimit; from += piece)
    all += text.slice(from, from + piece).normalize("NFKD");
  return all;
}

const piece = 4096;

/** The same few texts are looked through for many things in a row: the last ones are remembered. */
export function toWords(text: string): Words {
  const known = latest.find((one) => one.text === text);
  if (known !== undefined) return known.words;
  const words = readWords(text);
  if (latest.length === remembered) latest.shift();
  latest.push({ text, words });
  return words;
}

/** The body of a mail, what stands behind it, its subject, and the body in another form. */
const remembered = 4;
const latest: { text: string; words: Words }[] = [];

function readWords(text: string): Words {
  const folded = fold(text);
  const list: string[] = [];
  const hasApostrophe = folded.includes("'");
  for (const token of folded.match(tokenPattern) ?? []) {
    const spelled = spellings.get(token);
    if (spelled !== undefined) for (const word of spelled) list.push(word);
    else if (token.charCodeAt(0) === 10) list.push(".");
    else if (hasApostrophe && token.includes("'"))
      list.push(...token.split("'").filter((word) => word !== ""));
    else list.push(token);
  }
  return { list, folded };
}

/** What texts may begin with, by its first two letters: each text is held against few of them. */
export type Beginnings = ReadonlyMap<number, readonly string[]>;

export function toBeginnings(all: readonly string[]): Beginnings {
  return Map.groupBy(all, firstLetters);
}

/** The first of them with which the text begins. */
export function beginningOf(text: string, among: Beginnings): string | undefined {
  const near = among.get(firstLetters(text));
  if (near !== undefined) for (const each of near) if (text.startsWith(each)) return each;
  return undefined;
}

/** Two letters as one number. */
export function firstLetters(text: string): number {
  return text.charCodeAt(0) * 0x1_0000 + text.charCodeAt(1);
}

/** The entries of a table that is written as text, parted by `|`. */
export function listed(table: string): string[] {
  return table
    .split("|")
    .map((entry) => entry.replace(/\s+/gu, " ").trim())
    .filter((entry) => entry !== "");
}

/**
 * Phrases as people write them, parted by `|`; they are folded as the text is. That waits until a text is looked
 * through: most commands never do.
 */
export function phraseBook(...tables: readonly string[]): PhraseBook {
  let folded: ReturnType<typeof foldedBook> | undefined;
  const read = () => {
    folded ??= foldedBook(tables);
    return folded;
  };
  const book = {
    number: books.length,
    get byFirst() {
      return read().byFirst;
    },
    get unparted() {
      return read().unparted;
    },
  };
  books.push(book);
  return book;
}

const books: PhraseBook[] = [];

function foldedBook(tables: readonly string[]): Omit<PhraseBook, "number"> {
  const byFirst = new Map<string, string[][]>();
  const unparted: string[] = [];
  for (const phrase of tables.flatMap(listed)) {
    if (unpartedScript.test(phrase)) {
      unparted.push(fold(phrase));
      continue;
    }
    const list = [...toWords(phrase).list];
    const first = list[0];
    if (first === undefined) continue;
    const same = byFirst.get(first);
    if (same === undefined) byFirst.set(first, [list]);
    else same.push(list);
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.length - a.length);
  return { byFirst, unparted };
}

/** Every place where a phrase of the book stands, in order; of those that begin together the longest. */
export function findAll(words: Words, book: PhraseBook): Found[] {
  const { all, places, at } = begunBy(words);
  const bit = 1 << (book.number & 31);
  if ((all & bit) === 0) return [];
  const { list, folded } = words;
  const { byFirst, unparted } = book;
  const found: Found[] = [];
  for (let k = 0; k < places.length; k += 1) {
    if (((at[k] ?? 0) & bit) === 0) continue;
    const from = places[k] ?? 0;
    const phrase = byFirst.get(list[from] ?? "")?.find((each) => standsAt(list, from, each));
    if (phrase !== undefined) found.push({ words: phrase.join(" "), from, until: from + phrase.length });
  }
  for (const words of unparted) if (folded.includes(words)) found.push({ words, from: 0, until: 0 });
  return found;
}

function standsAt(list: readonly string[], from: number, phrase: readonly string[]): boolean {
  for (let n = 1; n < phrase.length; n += 1) if (list[from + n] !== phrase[n]) return false;
  return true;
}

/**
 * Where which books have a phrase that may stand in the words. Most texts begin none of most books: it is worked out
 * once for all books, by the first two words of each phrase.
 */
const begunBy = onceEach((words: Words): Begun => {
  if (beginnings?.count !== books.length) beginnings = toPhraseBeginnings(books);
  return beginnings.begunIn(words);
}, isOfFewer);

/** A book of phrases has come since. */
function isOfFewer(_: Words, { count }: Begun): boolean {
  return count !== books.length;
}

let beginnings: PhraseBeginnings | undefined;

export function findFirst(words: Words, book: PhraseBook): Found | undefined {
  return findAll(words, book)[0];
}

/** The sentence around a place: the words between two sentence marks, at most sixty either way. */
export function sentenceAt({ list }: Words, place: number): readonly string[] {
  let from = place;
  while (from > 0 && place - from < 60 && !isMark(list[from - 1])) from -= 1;
  let until = place;
  while (until < list.length && until - place < 60 && !isMark(list[until])) until += 1;
  return list.slice(from, until);
}

export function isMark(word: string | undefined): boolean {
  return word === "." || word === "?" || word === "!";
}

const tokenPattern = /\p{N}+(?:[:./-]\p{N}+)*\p{L}*|[\p{L}\p{M}]+(?:'\p{L}+)*|[.?!;…。？！]|\n[^\S\n]*\n/gu;

const marks: ReadonlyMap<string, string> = new Map([
  [".", "."],
  [";", "."],
  ["…", "."],
  ["。", "."],
  ["?", "?"],
  ["!", "!"],
]);

/** Contractions, and short forms of single words, written out. */
export const contractions: ReadonlyMap<string, string> = new Map([
  ...[
    "do",
    "does",
    "did",
    "is",
    "are",
    "was",
    "were",
    "have",
    "has",
    "had",
    "could",
    "would",
    "should",
    "must",
    "need",
  ].flatMap((verb): [string, string][] => [
    [`${verb}n't`, `${verb} not`],
    [`${verb}nt`, `${verb} not`],
  ]),
  ["can't", "can not"],
  ["cant", "can not"],
  ["cannot", "can not"],
  ["won't", "will not"],
  ["wont", "will not"],
  ["i'm", "i am"],
  ["im", "i am"],
  ["i've", "i have"],
  ["i'll", "i will"],
  ["i'd", "i would"],
  ["we're", "we are"],
  ["we'd", "we would"],
  ["we'll", "we will"],
  ["let's", "let us"],
  ["lets", "let us"],
  ["that's", "that is"],
  ["thats", "that is"],
  ["it's", "it is"],
  ["you're", "you are"],
  ["there's", "there is"],
  ["that'd", "that would"],
  ["that'll", "that will"],
  ["it'll", "it will"],
  ["b4", "before"],
  ["pls", "please"],
  ["plz", "please"],
  ["thx", "thanks"],
  ["u", "you"],
  ["yr", "your"],
]);

/** What stands for a token: marks, and the words of a contraction. */
const spellings: ReadonlyMap<string, readonly string[]> = new Map(
  [...contractions, ...marks].map(([token, said]) => [token, said.split(" ")]),
);
