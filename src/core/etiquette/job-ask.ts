/**
 * Is somebody asked for a job here, openly or in disguise (S17, S18, S19)? What counts is what is asked of whom about
 * what: a post in the house of the person asked, their word for the one who writes, or the one who writes offered as
 * somebody to employ. How a whole field develops may be asked, and so may anything about the other's own work.
 */
import { askScore } from "./ask-score.ts";
import type { Sentence } from "./sentences.ts";

export interface JobAsk {
  /** As they stand in the mail. */
  words: string;
  /** What they amount to: "asks for a post". */
  says: string;
  /** It has the form of a job ask; otherwise only its words together speak for one. */
  isPlain: boolean;
}

/** What the sentence asks for, by the first frame that it fits or by its words; undefined where it asks for no job. */
export function jobAskIn({ words, plain }: Sentence): JobAsk | undefined {
  const { value, says, because } = askScore(plain);
  if (value < 0) return undefined;
  if (says !== undefined) return { words, says, isPlain: true };
  const heard = because.map((word) => `“${word}”`).join(", ");
  return { words, says: `reads as if you asked for a job, by ${heard}`, isPlain: false };
}
