/**
 * Away notes, with the headers that a decent program sets or with none (B1, A2). Without them a note must also
 * read like one that was written for everybody: somebody who proposes anything wrote it by hand.
 */
import { awayPhrases, awaySubjects, forEverybody, gone, personal, tickets } from "./away-words.ts";
import { beginningOf, findFirst, fold, isMark, toWords } from "./words.ts";

/** `gone`: they left; the owner should hear of it. `robot`: some other machine. */
export type Automatic =
  | { kind: "away"; because: string }
  | { kind: "gone"; because: string }
  | { kind: "robot"; because: string };

export function readAutomatic(mail: {
  subject: string;
  body: string;
  isRobot: boolean;
  /** Its headers say that it answers a mail by itself. */
  isAutoReply: boolean;
}): Automatic | undefined {
  const words = toWords(mail.body);
  const subject = awaySubject(mail.subject);
  const away = findFirst(words, awayPhrases)?.words;
  const isAutomatic = mail.isRobot || subject !== undefined;
  if (!isAutomatic) {
    if (away === undefined) return undefined;
    return findFirst(words, forEverybody) !== undefined && isForNobodyInParticular(words.list, mail.body)
      ? { kind: "away", because: away }
      : undefined;
  }
  const left = findFirst(words, gone)?.words;
  if (left !== undefined) return { kind: "gone", because: left };
  const ticket = findFirst(words, tickets)?.words;
  if (ticket !== undefined && away === undefined) return { kind: "robot", because: ticket };
  if (away !== undefined) return { kind: "away", because: away };
  if (subject !== undefined) return { kind: "away", because: subject };
  if (mail.isAutoReply) return { kind: "away", because: "Auto-Submitted: auto-replied" };
  return { kind: "robot", because: "its headers say that a machine wrote it" };
}

/** The subject that programs put before ours, or instead of it. */
function awaySubject(subject: string): string | undefined {
  const start = fold(subject.slice(0, 120)).replace(/^[^\p{L}]+/u, "");
  return beginningOf(start, awaySubjects);
}

function isForNobodyInParticular(list: readonly string[], body: string): boolean {
  if (list.includes("?")) return false;
  return (
    findFirst({ list: list.filter((word) => !isMark(word)), folded: fold(body) }, personal) === undefined
  );
}
