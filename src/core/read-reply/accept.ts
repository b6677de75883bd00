/**
 * A plain yes to exactly one offered time. Everything must fit: no condition, doubt, question, other time or
 * "no" anywhere; each word of the sentence that says yes is known; and what follows it is only kind. Better ten
 * times `other` than one wrong booking.
 */
import { agreement, allowedAfter, allowedWords, blocking, harmless, openYes } from "./accept-words.ts";
import { monthOf, weekdayOf } from "./calendar-words.ts";
import { looksLikeName } from "./closing.ts";
import { withoutDots } from "./dates.ts";
import { mentionMark, type Offers, pointedAt } from "./mentions.ts";
import type { NewText } from "./new-text.ts";
import { findAll, findFirst, isMark, toWords, type Words } from "./words.ts";

/** Index of the offer and the words of the yes, or undefined. */
export function accepts(text: NewText, offers: Offers): { slot: number; because: string } | undefined {
  if (text.isCut || offers.offered.length === 0 || /["“”„«»]/u.test(text.body) || hasOddFace(text.body))
    return undefined;
  const body = withoutNumbers(withoutThankedName(withoutGreeting(text.body)));
  const words = without(toWords(joined(body)), harmless);
  if (words.list.length > 150 || words.list.includes("?")) return undefined;
  if (isDoubtful(words) || isDoubtful(toWords(text.tail)) || hasDay(text.tail, offers)) return undefined;

  const pointed = pointedAt(withoutDots(words.list), offers);
  if (pointed === undefined || pointed.slots.length !== 1) return undefined;
  const [slot] = pointed.slots;
  const chosen = slot === undefined ? undefined : offers.offered[slot];
  if (
    slot === undefined ||
    chosen === undefined ||
    Temporal.Instant.compare(chosen.start, offers.receivedAt) <= 0
  )
    return undefined;

  const yes = plainYes(sentencesOf(pointed.rest), pointed.count > 0);
  if (yes === undefined) return undefined;
  const whole = text.body.replace(/\s+/gu, " ");
  return { slot, because: whole.length <= 160 || yes === "" ? whole.slice(0, 160) : yes };
}

/** The words of the yes; empty where the time alone is the answer; undefined where it is not plain. */
function plainYes(sentences: readonly string[][], isPointed: boolean): string | undefined {
  const book = isPointed ? openYes : agreement;
  let because: string | undefined;
  for (const sentence of sentences) {
    const words: Words = { list: sentence, folded: sentence.join(" ") };
    const isKnown = sentence.every((word) => word === mentionMark || allowedWords.has(word));
    if (isKnown) because ??= findFirst(words, book)?.words;
    else if (because === undefined ? sentence.includes(mentionMark) : !isKindAfter(words)) return undefined;
  }
  if (because !== undefined) return because;
  const isTimeAlone =
    isPointed &&
    sentences.every((sentence) => sentence.every((word) => word === mentionMark || aroundTime.has(word)));
  return isTimeAlone ? "" : undefined;
}

/** What may stand behind a yes without taking anything back. */
function isKindAfter(sentence: Words): boolean {
  return findAll(sentence, allowedAfter).some((found) => found.from <= 1);
}

/** A picture that is not plainly friendly can turn a yes into its opposite. */
function hasOddFace(body: string): boolean {
  return /\p{Extended_Pictographic}/u.test(body.replace(/[👍👌🙂😊😀😃😄🙏✅🎉☺❤💯🤝]/gu, ""));
}

function isDoubtful(words: Words): boolean {
  return findFirst(words, blocking) !== undefined;
}

/** A day or a time below the closing line belongs to something that we do not read. */
function hasDay(tail: string, offers: Offers): boolean {
  const pointed = pointedAt(toWords(tail.replace(/\+?[\d\s()./-]{7,}/gu, " ")).list, offers);
  return pointed === undefined || (pointed.count > 0 && pointed.slots.length !== offers.offered.length);
}

/** Takes "Hi Dana," off, and a first line that is only a name. */
export function withoutGreeting(body: string): string {
  const end = body.search(/[,!:.\n–—]/u);
  const start = end === -1 ? "" : body.slice(0, end);
  const { list } = toWords(start);
  const isGreeting = greetings.has(list[0] ?? "") && list.length <= 5 && !list.slice(1).some(isTelling);
  const isName = list.length > 0 && looksLikeName(start) && !list.some(isTelling) && body[end] !== ".";
  return isGreeting || isName ? body.slice(end + 1).trim() : body;
}

/** A word that a name hardly is. */
function isTelling(word: string): boolean {
  if (/\d/u.test(word) || weekdayOf(word) !== undefined || monthOf(word) !== undefined) return true;
  return (allowedWords.has(word) && !greetings.has(word)) || isDoubtful({ list: [word], folded: word });
}

/** "Thank you Dana": the name says nothing. */
function withoutThankedName(body: string): string {
  return body.replace(
    /\b(thanks|thank you),? (\p{Lu}\p{Ll}{1,20})(?=[\s.,!]|$)/gu,
    (all, thanks: string, name: string) => (toWords(name).list.some(isTelling) ? all : thanks),
  );
}

/** Phone numbers out, and the Spanish yes told from the Spanish if. */
function withoutNumbers(body: string): string {
  return body
    .replace(/\+\d[\d\s()./-]{6,30}/gu, " ")
    .replace(
      /\b((?:number|phone|mobile|cell|tel|call me|reach me)[^\d\n]{0,20})\(?\d[\d ()./-]{6,30}/giu,
      "$1 ",
    )
    .replace(/(?<!\p{L})s\u00ed(?!\p{L})/giu, "yes");
}

/** Lines that a mail program broke are one sentence; those that a person ended are not. */
function joined(body: string): string {
  const lines = body.split("\n");
  return lines
    .map((line, n) => {
      const next = lines[n + 1] ?? "";
      const isBroken = line.length >= 55 || /^[\p{Ll}\d]/u.test(next) || /[,:]$/u.test(line);
      return next === "" || line === "" || isBroken ? line : `${line} .`;
    })
    .join("\n")
    .replace(/\b([ap])\.\s?m\b\.?/giu, "$1m")
    .replace(/@\s*(?=\d)/gu, " at ");
}

function without(words: Words, book: typeof harmless): Words {
  const drop = new Set<number>();
  for (const { from, until } of findAll(words, book)) for (let n = from; n < until; n += 1) drop.add(n);
  return { list: words.list.filter((_, place) => !drop.has(place)), folded: words.folded };
}

function sentencesOf(words: readonly string[]): string[][] {
  const found: string[][] = [[]];
  for (const word of words) {
    if (isMark(word)) found.push([]);
    else found.at(-1)?.push(word);
  }
  return found.filter((sentence) => sentence.length > 0);
}

const greetings: ReadonlySet<string> = new Set(
  "hi hello hey dear good morning afternoon evening hallo liebe lieber guten tag hola bonjour ciao buongiorno beste hoi ola hej czesc dzien dobry".split(
    " ",
  ),
);
/** What may stand around a time that is the whole answer. */
const aroundTime: ReadonlySet<string> = new Set(
  "at on the in please thanks thank you it is then for me um am uhr den le el".split(" "),
);
