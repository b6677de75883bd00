/** What a mail that was not read with certainty seems to say about the time: prepared for the owner, and never acted on. */
import type { PreparedAnswer } from "../action.ts";
import type { Reply } from "../interview.ts";
import type { Slot } from "../slot.ts";
import { proposedLength } from "./steps-proposals.ts";
import type { View } from "./view.ts";

/** Undefined where it seems to name no time, or none that suits. */
export function guessedAnswer(
  view: View,
  { read: { reading }, at }: Reply,
): Extract<PreparedAnswer, { kind: "accepts" }> | undefined {
  const { interview, rules, board } = view;
  switch (reading.kind) {
    case "accepts": {
      const offer = interview.offers.find(
        ({ start }, place) => place === reading.slot || reading.start?.equals(start) === true,
      );
      const start = offer?.start ?? reading.start;
      if (start === undefined) return undefined;
      const minutes = reading.minutes ?? (offer === undefined ? rules.meetings.length : lengthOf(offer));
      const fit = board.fit(view, { starts: [start], windows: [], minutes }, offer?.sentAt ?? at);
      return fit.kind === "fits" ? { kind: "accepts", start, minutes } : undefined;
    }
    case "proposes":
    case "reschedules": {
      // A span that was not read with certainty says too little to name one time in it.
      const minutes = proposedLength(rules, reading.minutes);
      const fit = board.fit(view, { starts: reading.starts, windows: [], minutes }, at);
      return fit.kind === "fits" ? { kind: "accepts", start: fit.slot.start, minutes } : undefined;
    }
    default:
      return undefined;
  }
}

function lengthOf({ start, end }: Slot): number {
  return (end.epochMilliseconds - start.epochMilliseconds) / 60_000;
}
