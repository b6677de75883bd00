/**
 * Away notes, with the headers that a decent program sets or with none (B1, A2). Without them a note must also
 * read like one that was written for everybody: somebody who proposes anything wrote it by hand.
 */
import { atTheDoor, backAgain, elsewhere, toReader } from "./away-beside.ts";
import {
  automaticBeginnings,
  automaticSubjects,
  awayPhrases,
  awaySubjects,
  forEverybody,
  personal,
  wholeSubjects,
} from "./away-words.ts";
import { gone, moved, movedSubjects, receiptSubjects, tickets } from "./machine-words.ts";
import {
  beginningOf,
  findAll,
  findFirst,
  fold,
  isMark,
  type PhraseBook,
  toWords,
  type Words,
} from "./words.ts";

/**
 * `gone`: they left, or write from elsewhere; the owner should hear of it. `robot`: some other machine. `unsaid`: a
 * machine's answer in which nothing says that somebody is away, unless it names a day of return.
 */
export interface Automatic {
  kind: "away" | "gone" | "robot" | "unsaid";
  because: string;
}

export function readAutomatic(mail: {
  subject: string;
  body: string;
  isRobot: boolean;
  /** Its headers say that it answers a mail by itself. */
  isAutoReply: boolean;
  /** Its headers say that somebody's program read ours. */
  isReceipt: boolean;
}): Automatic | undefined {
  if (mail.isReceipt) return { kind: "robot", because: "its headers say that it is a receipt" };
  const words = toWords(mail.body);
  const subject = startOf(mail.subject);
  const change = beginningOf(subject, movedSubjects);
  if (change !== undefined) return { kind: "gone", because: change };
  const receipt = beginningOf(subject, receiptSubjects);
  if (receipt !== undefined && mail.isRobot) return { kind: "robot", because: receipt };
  const named = beginningOf(subject, awaySubjects);
  const answered = beginningOf(subject, automaticSubjects);
  if (!mail.isRobot && named === undefined && answered === undefined)
    return hungOut(words, mail) ?? noteForAll(words, mail.body);

  const left = findFirst(words, gone)?.words;
  if (left !== undefined) return { kind: "gone", because: left };
  const machine = "its headers say that a machine wrote it";
  if (named === undefined && answered === undefined && !mail.isAutoReply)
    return saidBy(words, ofAnyMachine) ?? { kind: "robot", because: machine };
  return (
    saidBy(words, ofAnswers) ??
    whereKind("away", named ?? ownSubject(mail.subject)) ?? { kind: "unsaid", because: answered ?? machine }
  );
}

/** "Automatic reply: …", "Out of office: …", as programs put it before ours. */
export function isAutomaticSubject(subject: string): boolean {
  const start = startOf(subject);
  return (
    beginningOf(start, awaySubjects) !== undefined || beginningOf(start, automaticSubjects) !== undefined
  );
}

type Said = readonly (readonly [PhraseBook, "away" | "gone" | "robot"])[];

/** What the words of a machine say, the surest first. */
function saidBy(words: Words, books: Said): Automatic | undefined {
  const acknowledged = new Set(findAll(words, tickets).map((found) => found.words));
  for (const [book, kind] of books) {
    const found = findFirst(words, book);
    // A help desk is closed now and then too, which its acknowledgement may mention.
    if (found !== undefined && !(book === backAgain && acknowledged.size > 1))
      return { kind, because: found.words };
  }
  return undefined;
}

const ofAnyMachine: Said = [
  [awayPhrases, "away"],
  [moved, "gone"],
  [tickets, "robot"],
];
const ofAnswers: Said = [
  [awayPhrases, "away"],
  [moved, "gone"],
  [backAgain, "away"],
  [tickets, "robot"],
  [atTheDoor, "away"],
  [elsewhere, "away"],
];

function whereKind(kind: Automatic["kind"], because: string | undefined): Automatic | undefined {
  return because === undefined ? undefined : { kind, because };
}

/** What a subject says that is not ours with something before it. */
function ownSubject(subject: string): string | undefined {
  if (!isOwn(subject)) return undefined;
  const words = toWords(subject);
  return (findFirst(words, awayPhrases) ?? findFirst(words, backAgain) ?? findFirst(words, elsewhere))?.words;
}

function isOwn(subject: string): boolean {
  return subject.trim() !== "" && !/[:：]/u.test(subject);
}

/**
 * A note that says nothing else, where no program marked it: it calls itself automatic, its subject is that somebody is
 * away, or it hangs like a sign at the door of a shop.
 */
function hungOut(words: Words, { subject, body }: { subject: string; body: string }): Automatic | undefined {
  const own = beginningOf(startOf(body), automaticBeginnings);
  const isNamed = wholeSubjects.has(startOf(subject).replace(/[^\p{L}]+$/u, ""));
  if (own === undefined && !isOwn(subject)) return undefined;
  if (words.list.length > 120 || !isForNobodyInParticular(words.list, body)) return undefined;
  if (own !== undefined) {
    const said = saidBy(words, ofAnswers);
    return said?.kind === "away" || said?.kind === "robot" ? said : undefined;
  }
  if (words.list.some((word) => /^\d{1,2}[:.]\d\d$/u.test(word))) return undefined;
  if (isNamed) return { kind: "away", because: subject.trim() };
  if (findFirst(words, toReader) !== undefined) return undefined;
  return whereKind("away", findFirst(words, atTheDoor)?.words);
}

/** Without a word of a machine it must say that somebody is away, in words for whoever may have written. */
function noteForAll(words: Words, body: string): Automatic | undefined {
  const away = findFirst(words, awayPhrases)?.words;
  if (away === undefined || findFirst(words, forEverybody) === undefined) return undefined;
  return isForNobodyInParticular(words.list, body) ? { kind: "away", because: away } : undefined;
}

/** Without what stands before its first letter. */
function startOf(text: string): string {
  return fold(text.slice(0, 120)).replace(/^[^\p{L}]+/u, "");
}

function isForNobodyInParticular(list: readonly string[], body: string): boolean {
  if (list.includes("?")) return false;
  const said = list.filter((word) => !isMark(word));
  return findAll({ list: said, folded: fold(body) }, personal).every(
    ({ words, from }) => words === "after that" && /^(?:speak|talk)$/u.test(said[from - 1] ?? ""),
  );
}
