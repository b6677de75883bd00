/**
 * Which questions are asked of whom (S31, S34–S37, S49, S50): as many as fit the minutes, about five minutes each and
 * three to five of them; the owner's own before those of the bank, from the general to the specific; none that this
 * person was asked before; and whom else to ask last.
 */
import { bank, lastQuestion, type Question } from "./bank.ts";

export interface Asking {
  /** The agreed length. */
  minutes: number;
  /** The owner's own, the most important first. */
  own: readonly string[];
  /** What this person was asked in earlier meetings. */
  asked: readonly string[];
  /** BCP 47; a language without questions of its own is asked in English. */
  language: string;
}

export function chooseQuestions({ minutes, own, asked, language }: Asking): string[] {
  const count = Math.min(5, Math.max(3, Math.floor(minutes / 5))) - 1;
  const before = new Set(asked.map(bare));
  const isNew = (text: string) => !before.has(bare(text));
  const mine = own.filter(isNew).slice(0, count);
  const free = bank.filter((question) => spoken(question).every(isNew));
  const chosen = free.slice(0, count - mine.length);
  const general = chosen.filter(({ level }) => level === 1);
  const specific = chosen.filter(({ level }) => level > 1).toSorted((a, b) => a.level - b.level);
  return [
    ...general.map((question) => inLanguage(question, language)),
    ...mine,
    ...specific.map((question) => inLanguage(question, language)),
    inLanguage(lastQuestion, language),
  ];
}

function spoken({ en, de, es }: Question): string[] {
  return [en, de, es];
}

function inLanguage(question: Question, language: string): string {
  const [short = "en"] = language.toLowerCase().split("-");
  return short === "de" || short === "es" ? question[short] : question.en;
}

/** The same question with other capitals or another sign at its end is the same question. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
