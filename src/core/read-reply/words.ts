/**
 * Text made comparable, and phrases found in it. One pass over the text, one look-up a word: linear whatever
 * the text is (C-38).
 */

/** A reply as a list of words, and as folded text for scripts that do not part their words. */
export interface Words {
  /** Words and numbers in lower case without accents, contractions written out; `.`, `?` and `!` stand alone. */
  list: readonly string[];
  folded: string;
}

export interface PhraseBook {
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
  if (plain.test(text)) return text.slice(0, foldedLimit).replaceAll("`", "'").toLowerCase();
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

/** Nothing in it that has another form, but for a backtick. */
const plain = /^[\n\r\t -~]*$/u;

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
  for (const token of folded.match(tokenPattern) ?? []) {
    const mark = marks.get(token);
    const spelled = mark === undefined ? contractions.get(token) : undefined;
    if (mark !== undefined) list.push(mark);
    else if (spelled !== undefined) list.push(...spelled.split(" "));
    else if (token.startsWith("\n")) list.push(".");
    else if (token.includes("'")) list.push(...token.split("'").filter((word) => word !== ""));
    else list.push(token);
  }
  return { list, folded };
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
  let folded: PhraseBook | undefined;
  const book = (): PhraseBook => {
    folded ??= foldedBook(tables);
    return folded;
  };
  return {
    get byFirst() {
      return book().byFirst;
    },
    get unparted() {
      return book().unparted;
    },
  };
}

function foldedBook(tables: readonly string[]): PhraseBook {
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
export function findAll({ list, folded }: Words, { byFirst, unparted }: PhraseBook): Found[] {
  const found: Found[] = [];
  const phrases = byFirst;
  for (let from = 0; from < list.length; from += 1) {
    const phrase = phrases
      .get(list[from] ?? "")
      ?.find((words) => words.every((word, n) => list[from + n] === word));
    if (phrase !== undefined) found.push({ words: phrase.join(" "), from, until: from + phrase.length });
  }
  for (const words of unparted) if (folded.includes(words)) found.push({ words, from: 0, until: 0 });
  return found;
}

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

/** Whether it can be a number at all, before anybody asks in which form it is written. */
export function beginsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}

export function isMark(word: string | undefined): boolean {
  return word === "." || word === "?" || word === "!";
}

const tokenPattern = /\p{N}+(?:[:./-]\p{N}+)*\p{L}*|[\p{L}\p{M}]+(?:'\p{L}+)*|[.?!;…。？！]|\n[^\S\n]*\n/gu;
const unpartedScript = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;

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
