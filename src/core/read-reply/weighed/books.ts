/** The books of shapes whose hits are weighed, each by its name. */
import { agrees, asksFirst, clouds, pending, plainYes, takesBack, wavers } from "../doubt-words.ts";
import { farewells, leavesOpen, longSpans } from "../farewell-words.ts";
import { again, notNow } from "../later-words.ts";
import type { Shapes } from "../patterns.ts";
import * as person from "../person-words.ts";
import { guesses, notMe, referrals, strongReferrals, willing } from "../referral-words.ts";
import { inabilities, negatives, refusals, softRefusals } from "../refusal-words.ts";
import { hedges, noWords, yesWords } from "../stance-words.ts";

export const books: readonly (readonly [name: string, book: () => Shapes])[] = Object.entries({
  agrees,
  asksFirst,
  clouds,
  pending,
  plainYes,
  takesBack,
  wavers,
  farewells,
  leavesOpen,
  longSpans,
  again,
  notNow,
  assistants: person.assistants,
  onBehalf: person.onBehalf,
  wantsOthers: person.wantsOthers,
  shiftsOffer: person.shiftsOffer,
  asksForTimes: person.asksForTimes,
  requests: person.requests,
  cancels: person.cancels,
  looksForAnother: person.looksForAnother,
  forGood: person.forGood,
  staysOn: person.staysOn,
  canNotCome: person.canNotCome,
  moves: person.moves,
  guesses,
  notMe,
  referrals,
  strongReferrals,
  willing,
  inabilities,
  negatives,
  refusals,
  softRefusals,
  hedges,
  noWords,
  yesWords,
});
