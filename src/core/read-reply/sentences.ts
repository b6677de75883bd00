/**
 * A mail as sentences: words in lower case without accents, contractions written out, and the commas, dashes and
 * brackets that part a sentence. One pass over the text.
 */

import { monthOf, weekdayOf } from "./calendar-words.ts";
import { partedDay, withPlainOrdinals } from "./day-compounds.ts";
import { beginsWithDigit, isShortNumber } from "./figures.ts";
import { onceEach } from "./once-each.ts";
import { withPartedTimes } from "./unparted-times.ts";
import { contractions, fold } from "./words.ts";

export interface Sentence {
  /** `,` stands for every mark that parts clauses, `-` for a dash between numbers. */
  words: readonly string[];
  isQuestion: boolean;
}

const tokens =
  /20\d\d-\d\d?-\d\d?|\p{N}+(?:[:./]\p{N}+)*(?:\p{L}+(?![\p{L}']))?|[\p{L}\p{M}]+(?:'\p{L}+)*|[.?!;,:()\n-]|…|。|？|！|、|\p{Extended_Pictographic}/gu;

export function toSentences(text: string): Sentence[] {
  const folded = fold(prepared(text));
  const flat: string[] = [];
  const hasApostrophe = folded.includes("'");
  const found: readonly string[] = folded.match(tokens) ?? [];
  for (let place = 0; place < found.length; place += 1) {
    const token = found[place] ?? "";
    const said = writtenOut.get(token);
    if (said !== undefined) for (const word of said) flat.push(word);
    else if (hasApostrophe && token.includes("'"))
      flat.push(
        ...token
          .split("'")
          .filter((part) => part !== "" && part !== "s")
          .map((part, place) => (place > 0 ? (endings.get(part) ?? part) : part)),
      );
    else {
      const day = partedDay(token) ?? (token.includes("/") ? pairedDates(found, place) : undefined);
      if (day === undefined) flat.push(token);
      else flat.push(...day);
    }
  }
  return parted(flat);
}

/** What stands below a closing line, so far as anybody would take back there what was said above. */
export const tailSentences = onceEach(({ tail }: { tail: string }) => toSentences(tail.slice(0, 1000)));

/** "7/8 December", "Dec. 7/8": two days of that month. */
function pairedDates(list: readonly string[], place: number): readonly string[] | undefined {
  const parts = /^(\d{1,2})[/](\d{1,2})$/u.exec(list[place] ?? "");
  if (parts === null || Number(parts[1]) >= Number(parts[2])) return undefined;
  const next = list[place + 1] ?? "";
  const behind = /^(?:[.]|of|de|di)$/u.test(next) ? (list[place + 2] ?? "") : next;
  const before = list[list[place - 1] === "." ? place - 2 : place - 1] ?? "";
  const isOfMonth = monthOf(behind) !== undefined || monthOf(before) !== undefined;
  const [, first = "", second = ""] = parts;
  return isOfMonth ? [first, "and", second] : undefined;
}

/** "3 p.m." is one time, a line that a mail program broke is one line, and a phone number is no time. */
function prepared(text: string): string {
  const whole = unbroken(withPlainOrdinals(withPartedTimes(text)));
  const hasFigures = /\d/u.test(whole);
  const marked = withPlainMarks(hasFigures ? whole.replace(listMark, "") : whole);
  const dotted = marked.includes(".") ? withoutShortForms(marked) : marked;
  return (hasFigures ? withPlainFigures(dotted) : dotted).replace(
    /\bim (?=moment|augenblick|büro|urlaub|\p{Lu}?\p{L}+ber\b|januar|februar|märz|april|mai|juni|juli|august|frühling|sommer|herbst|winter|neuen)/giu,
    "in ",
  );
}

/** "1. Tuesday at 10", "* Tuesday at 10". */
const listMark = /^\s*(?:\d{1,2}[.)]|[*•-])\s+(?=.*\d)/gmu;

/** A smile that ends a sentence, words of others, and dashes in words. */
function withPlainMarks(text: string): string {
  const plain = text
    .replace(/[:;]-?\)+(?=\s+\p{Lu})/gu, ".")
    .replace(/["\u201c\u201e\u00ab][^"\u201c\u201d\u00bb\n]{2,200}["\u201d\u201c\u00bb]/gu, " ")
    .replace(/[\u2012-\u2015\u2212]/gu, "-")
    .replace(/['\u2019]s\b(?<=(?:\d(?:st|nd|rd|th)|\btmrw?|\btmw)..)/giu, "")
    .replace(/(?<=\bweek)['\u2019]s(?=\s*(?:[.,;!\n]|$|please\b|works\b|is\b|then\b))/giu, " one");
  if (!plain.includes("-")) return plain;
  return plain.replace(/-(?<=\p{L}-)(?=\p{L})/gu, (dash, place: number, whole: string) => {
    const left = /\p{L}{1,12}$/u.exec(whole.slice(Math.max(0, place - 12), place))?.[0] ?? "";
    const right = /^\p{L}{1,12}/u.exec(whole.slice(place + 1, place + 13))?.[0] ?? "";
    return isDay(left) && isDay(right) ? dash : " ";
  });
}

/** Dots that end no sentence. */
function withoutShortForms(text: string): string {
  return text
    .replace(/\bno\.\s?(?=[1-9]\b)/giu, "number ")
    .replace(/\b(?:i\.e|e\.g|s\.v\.p)\.?/giu, ",")
    .replace(/\b([ap])\.\s?m\b\.?('s\b| hours\b)?/giu, (_, half: string, hours?: string) =>
      hours === undefined ? `${half}m` : half.toLowerCase() === "a" ? "mornings" : "afternoons",
    )
    .replace(
      /\.(?<=\b(?:mr|mrs|ms|dr|prof|smt|sr|sra|engr|approx|st|hr|fr|mme|barr|gr|rm|apt|bldg|ste)\.)/giu,
      "",
    );
}

/** Numbers of offers, and times that are written in other ways; a phone number is none. */
function withPlainFigures(text: string): string {
  return text
    .replace(/#(?=[1-9]\b)/gu, "number ")
    .replace(/([1-9])\uFE0F?\u20E3/gu, "number $1 ")
    .replace(/(?<![\d/.:-])\+?\(?\d[\d\u00a0 ().-]{5,24}\d(?![\d/:])/gu, (number) =>
      isPhone(number) ? " " : number,
    )
    .replace(
      /(gmt|utc) ?([+-])0?(\d{1,2})(?::?(00|30|45))?(?![\d:.])/giu,
      (_, name: string, sign: string, hours: string, minutes = "00") =>
        `${name}${sign === "+" ? "plus" : "minus"} ${hours}:${minutes}`,
    )
    .replace(/(?<!\d)(\d{1,2}) ?h ?(\d{2})(?!\d)/giu, "$1:$2")
    .replace(
      /(?<=\b(?:at|@|um|on|to|from|until|till|and|or|-)\s?|^|[.!?,;:]\s)(0[7-9]|1\d|2[0-2])([0-5][05])(?=\s*(?:hrs|hours|h\b|uhr|on |is |works|$|[,.?!]))/gimu,
      "$1:$2",
    )
    .replace(/\b12 ?(?:o'clock )?(noon|midday)\b/giu, "$1")
    .replace(/@\s*(?=\d)/gu, " at ");
}

/** Lines that a mail program broke are one. */
function unbroken(text: string): string {
  if (!text.includes("\n")) return `${text}\n`;
  let whole = "";
  const lines = text.split("\n");
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place] ?? "";
    const next = lines[place + 1] ?? "";
    const goesOn =
      next !== "" &&
      line !== "" &&
      (line.endsWith(",") || /^\p{Ll}/u.test(next) || (line.length >= 55 && /^[\p{L}\d(]/u.test(next)));
    whole += goesOn ? `${line} ` : `${line}\n`;
  }
  return whole;
}

function isPhone(number: string): boolean {
  const digits = number.replace(/\D/gu, "");
  if (/^20\d\d-\d\d?-\d\d?$/u.test(number) || /^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}$/u.test(number)) return false;
  // "14.00 (16.00 with you)".
  if (/^\d{1,2}\.[0-5]\d[ (-]+\d{1,2}\.[0-5]\d$/u.test(number)) return false;
  return digits.length >= 8 || /^\d{3}[-. ]\d{4}$/u.test(number);
}

function parted(flat: readonly string[]): Sentence[] {
  const found: Sentence[] = [];
  let words: string[] = [];
  const end = (isQuestion: boolean) => {
    if (words.some(isNoComma)) found.push({ words, isQuestion });
    words = [];
  };
  for (let place = 0; place < flat.length; place += 1) {
    const word = flat[place] ?? "";
    if (word === "but" && isExcepting(words)) words.push("except");
    else if (word.length > 1) words.push(word);
    else if (word === "." || word === "…" || word === "。") {
      if (!isOrdinalDot(flat, place)) end(false);
    } else if (word === "?" || word === "？") end(true);
    else if (word === "!" || word === "！" || word === ";" || word === "\n") end(false);
    else if (word === "-") {
      const before = flat[place - 1] ?? "";
      const after = flat[place + 1] ?? "";
      const isBetween = beginsWithDigit(before) && beginsWithDigit(after);
      const isWord = /^\p{L}/u.test(before) && /^\p{L}/u.test(after);
      if (isBetween || (isDay(before) && isDay(after))) words.push("-");
      else if (!isWord || words.length > 0) words.push(",");
    } else if (word === ":") words.push(words.length > 0 ? ":" : ",");
    else if (word === "(" || word === ")" || word === "、") words.push(",");
    else words.push(word);
  }
  end(false);
  return found;
}

/** "Any day but Tuesday", "all but Monday". */
function isExcepting(words: readonly string[]): boolean {
  return words
    .slice(-4)
    .some(
      (word, place, last) =>
        everyWords.has(word) && last.slice(place + 1).every((each) => exceptLinks.has(each)),
    );
}

const everyWords: ReadonlySet<string> = new Set("any all anything anytime every everything".split(" "));
const exceptLinks: ReadonlySet<string> = new Set(
  "day days time of the them three two your slot slots".split(" "),
);

function isNoComma(word: string): boolean {
  return word !== "," && word !== "-";
}

function isDay(word: string): boolean {
  return weekdayOf(word.toLowerCase()) !== undefined;
}

/** "7. Dezember", "9.12.", "Dec. 7": no end of a sentence. */
function isOrdinalDot(flat: readonly string[], place: number): boolean {
  const before = flat[place - 1] ?? "";
  const after = flat[place + 1] ?? "";
  if (beginsWithDigit(before)) {
    if (/^\d{1,2}\.(?:0?[1-9]|1[0-2])$/u.test(before)) return after !== "\n" && after !== "";
    return isShortNumber(before) && monthOf(after) !== undefined;
  }
  return (
    before.length <= 5 &&
    beginsWithDigit(after) &&
    (monthOf(before) !== undefined || weekdayOf(before) !== undefined)
  );
}

const endings: ReadonlyMap<string, string> = new Map([
  ["ve", "have"],
  ["re", "are"],
  ["ll", "will"],
  ["d", "would"],
]);

/** Short forms of a telegram style, and pictures that say yes. */
const spelled: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "👍": "ok",
    "👌": "ok",
    "✅": "ok",
    gonna: "going to",
    lemme: "let me",
    wanna: "want to",
    gotta: "have got to",
    oclock: "o clock",
    tmrw: "tomorrow",
    tmr: "tomorrow",
    tmw: "tomorrow",
    tomoz: "tomorrow",
    tomo: "tomorrow",
    wk: "week",
    arvo: "afternoon",
    aft: "afternoon",
    tho: "though",
    thru: "through",
    ur: "your",
    r: "are",
    pls: "please",
    kindly: "please",
    hrs: "hours",
    mins: "minutes",
    min: "minutes",
    "30min": "30 minutes",
    "15min": "15 minutes",
    "20min": "20 minutes",
    dont: "do not",
    doesnt: "does not",
    ive: "i have",
    youre: "you are",
    "i'd": "i would",
    w: "with",
    grate: "great",
  }),
);

/** What stands for a token that is written short. */
const writtenOut: ReadonlyMap<string, readonly string[]> = new Map(
  [...contractions, ...spelled].map(([token, said]) => [token, said.split(" ")]),
);
