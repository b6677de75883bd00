/** What the rules of a job ask say of a sentence, as marks to be weighed with its words: a frame is strong, not certain. */
import { withoutDisclaimer } from "./disclaimer.ts";
import { isToActOnMe, wouldDoForThem } from "./job-direction.ts";
import { frames } from "./job-frames.ts";
import { jobWeight } from "./job-weights.ts";

export interface Marks {
  /** What the first frame says that the sentence fits. */
  says: string | undefined;
  names: readonly string[];
}

export function marksOf(plain: string): Marks {
  const open = withoutDisclaimer(plain);
  const fitting = frames.filter(({ forms }) => forms.some((form) => form.test(open)));
  const weight = jobWeight(open);
  return {
    says: fitting[0]?.says,
    names: [
      ...fitting.map(({ says }) => `#${says}`),
      ...(fitting.length > 0 ? ["#a frame"] : []),
      ...(open === plain ? [] : ["#a disclaimer"]),
      ...[1, 2, 3, 4, 5].filter((least) => weight >= least).map((least) => `#weight ${least}`),
      ...(wouldDoForThem(open) ? ["#would do for them"] : []),
      ...(isToActOnMe(open) ? ["#is to act on me"] : []),
    ],
  };
}
