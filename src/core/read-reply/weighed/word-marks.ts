/** Words that are signs by themselves, whatever stands around them: told of each word of a mail by one look-up. */
import type { Heard } from "../heard.ts";
import { onceEachWord } from "../once-each.ts";

/** What a word is a sign of, as bits. */
export const mark = { hour: 1, condition: 2, keeper: 4, english: 8 } as const;

export const marksOf = onceEachWord(
  (word) =>
    (hours.has(word) ? mark.hour : 0) |
    (conditions.has(word) ? mark.condition : 0) |
    (keepers.has(word) ? mark.keeper : 0) |
    (english.has(word) ? mark.english : 0),
);

/** The marks of all words of a mail, and how much of it is English. */
export function marksIn(sentences: Heard["sentences"]): {
  marks: number;
  /** Few of the tables' mails are in any one language but English: there they are trusted less. */
  english: "much" | "some" | "none";
} {
  let marks = 0;
  let all = 0;
  let known = 0;
  for (const { words } of sentences)
    for (const word of words) {
      const own = marksOf(word);
      marks |= own;
      if (word.length < 2) continue;
      all += 1;
      if ((own & mark.english) !== 0) known += 1;
    }
  return { marks, english: known >= all * 0.2 ? "much" : known >= all * 0.08 ? "some" : "none" };
}

/** Hours in words: one that is part of no time may be one that was not read. */
const hours: ReadonlySet<string> = new Set(
  "two three four five six seven eight nine ten eleven twelve half quarter noon midday hour hours minutes zwei drei vier acht neun zehn elf zwolf halb dos tres cuatro nueve diez once neuf dix onze midi".split(
    " ",
  ),
);
const conditions: ReadonlySet<string> = new Set(
  "if unless provided providing assuming depends depending long falls wenn falls sofern si cuando se als".split(
    " ",
  ),
);
/** Whoever keeps a calendar is no one to talk to instead. */
const keepers: ReadonlySet<string> = new Set(
  "calendar diary agenda schedule scheduling arranges arrange planning plans appointments meetings keeps runs manages secretary assistant office kalender kalendern termine tider calendario agendas".split(
    " ",
  ),
);
const english: ReadonlySet<string> = new Set(
  "the you to and it my is for of with at can will would that this we are be but on not your have has do me from am pm up out so if if there what let".split(
    " ",
  ),
);
