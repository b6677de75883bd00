/**
 * The owner's answer to a morning mail, line by line. A line that is not plainly one of these is unclear; nobody
 * guesses. What they quote, their signature and their phone's last line are not theirs to be read.
 */
import { newText } from "../read-reply/new-text.ts";

export type Said =
  /** `ok 2`, `no 3, 4` */
  | { kind: "word"; numbers: number[]; isYes: boolean }
  /** `3 She told me to learn SQL first` */
  | { kind: "number"; number: number; words: string }
  /** `Priya Raman: the project works` */
  | { kind: "name"; name: string; words: string }
  | { kind: "unclear" };

export interface Line {
  text: string;
  said: Said;
}

/** Lines of a mail that are looked at; more than that is no answer. */
const mostLines = 60;

/** Nothing is decided here of what a number means. */
export function readLines(text: string): Line[] {
  return joined(newText(text).written.body.split("\n"))
    .slice(0, mostLines)
    .filter((line) => !isCourtesy(line))
    .map((line) => ({ text: line, said: readLine(line) }));
}

/** Mail programs break a long line in two: the rest of one follows it at once, and begins as no answer does. */
function joined(lines: readonly string[]): string[] {
  const whole: string[] = [];
  let isOpen = false;
  for (const raw of lines) {
    const line = raw.trim().replaceAll(/\s+/gu, " ");
    const last = whole.at(-1);
    const isRest = isOpen && last !== undefined && line !== "" && isWords(readLine(last)) && !begins(line);
    if (isRest) whole[whole.length - 1] = `${last} ${line}`;
    else if (line !== "") whole.push(line);
    isOpen = line.length >= shortestBroken;
  }
  return whole;
}

/** Programs break lines at 65 to 78 characters; what is well below was ended by the writer. */
const shortestBroken = 55;

function begins(line: string): boolean {
  return readLine(line).kind !== "unclear";
}

function isWords({ kind }: Said): boolean {
  return kind === "number" || kind === "name";
}

function readLine(line: string): Said {
  const word = wordThenNumbers.exec(line);
  if (word !== null) {
    const numbers = [...(word[2] ?? "").matchAll(/\d+/g)].map(([digits]) => Number(digits));
    return { kind: "word", numbers, isYes: isYes(word[1]) };
  }
  const numbered = /^#?(\d{1,3})(?:\s*[.:)–-]\s*|\s+)(\S.*)$/u.exec(line);
  if (numbered !== null) {
    const [, digits, words = ""] = numbered;
    const alone = wordAlone.exec(words);
    if (alone !== null) return { kind: "word", numbers: [Number(digits)], isYes: isYes(alone[1]) };
    // "10:30 suits me", "1 December": a time or a day is no number of the list.
    // "1 maybe" says nothing, in whichever language.
    return isMoment(line) || undecided.test(words)
      ? { kind: "unclear" }
      : { kind: "number", number: Number(digits), words };
  }
  const named = /^([^:]{2,100}):\s+(\S.*)$/u.exec(line);
  if (named !== null) return { kind: "name", name: (named[1] ?? "").trim(), words: named[2] ?? "" };
  return { kind: "unclear" };
}

/** In the languages of the mail; whoever gets it in one may answer in another. */
const yes = "ok|okay|yes|ja|sí|si";
const no = "no|nein";
const wordThenNumbers = new RegExp(
  `^(${yes}|${no})[\\s:,]+(#?\\d{1,3}(?:(?:\\s*(?:,|&|\\band\\b|\\bund\\b|\\by\\b)\\s*|\\s+)#?\\d{1,3})*)\\s*[.!]?$`,
  "iu",
);
const wordAlone = new RegExp(`^(${yes}|${no})[.!]?$`, "iu");

const undecided = /^(?:maybe|perhaps|possibly|not sure|vielleicht|mal sehen|quizás?|tal vez)[.!?…]*$/iu;

function isYes(word: string | undefined): boolean {
  return !/^(?:no|nein)$/iu.test(word ?? "");
}

/** A clock or a day, in the languages of the mail. */
function isMoment(line: string): boolean {
  return moment.test(line);
}

const months = [
  ...["jan(?:uary|uar)?", "ene(?:ro)?", "feb(?:ruary|ruar|rero)?", "mar(?:ch|zo)?", "märz?", "apr(?:il)?"],
  ...["abr(?:il)?", "mayo?", "mai", "jun(?:e|io?)?", "jul(?:y|io?)?", "aug(?:ust)?", "ago(?:sto)?"],
  ...["sep(?:t|tember|tiembre)?", "o[ck]t(?:ober|ubre)?", "nov(?:ember|iembre)?", "de[cz](?:ember)?"],
  "dic(?:iembre)?",
].join("|");
const moment = new RegExp(
  `^\\d{1,2}(?::\\d\\d|\\.\\d\\d|\\s*(?:am|pm|o'clock|h|uhr)(?!\\p{L})|(?:st|nd|rd|th)?[.\\s]+(?:de\\s+)?(?:${months})(?!\\p{L}))`,
  "iu",
);

/** What people write around what they have to say. */
function isCourtesy(line: string): boolean {
  return /^(?:good morning|morning|hi|hello|hey|thanks|thank you|thx|cheers|best|best wishes|regards|guten morgen|morgen|hallo|danke|vielen dank|danke schön|viele grüße|beste grüße|gruß|grüße|buenos días|hola|gracias|muchas gracias|un saludo|saludos)(?:,? (?:there|all|again))?[\s.!,]*$/iu.test(
    line,
  );
}
