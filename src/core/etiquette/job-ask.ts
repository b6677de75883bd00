/**
 * Is somebody asked for a job here, openly or in disguise (S17, S18, S19)? What counts is what is asked of whom about
 * what: a post in the house of the person asked, their word for the one who writes, or the one who writes offered as
 * somebody to employ. How a whole field develops may be asked, and so may anything about the other's own work.
 */
import { withoutDisclaimer } from "./disclaimer.ts";
import { frames } from "./job-frames.ts";
import { jobWeight } from "./job-weights.ts";
import type { Sentence } from "./sentences.ts";

export interface JobAsk {
  /** As they stand in the mail. */
  words: string;
  /** What they amount to: "asks for a post". */
  says: string;
  /** It has the form of a job ask; otherwise only its words together speak for one. */
  isPlain: boolean;
}

/** The first frame that the sentence fits; undefined where it asks for no job. */
export function jobAskIn({ words, plain }: Sentence): JobAsk | undefined {
  const open = withoutDisclaimer(plain);
  const frame = frames.find(({ forms }) => forms.some((form) => form.test(open)));
  if (frame !== undefined) return { words, says: frame.says, isPlain: true };
  return jobWeight(open) >= 3
    ? { words, says: "reads as if you asked for a job", isPlain: false }
    : undefined;
}
