/** How they would like to meet, and through whom they arrange it, as their mails say (S24, S27); the last word counts. */
import type { Interview } from "../interview.ts";
import type { Mode, Reading } from "../reading.ts";
import type { Rules } from "../rules-shape.ts";

type Preferred = Rules["meetings"]["prefer"][number];

/** Undefined where they named none. */
export function wishedMode(interview: Interview): Mode | undefined {
  return ofLast(interview, (reading) => ("mode" in reading ? reading.mode : undefined));
}

/** How to meet, the best first: as they wish where the rules allow it, else as the rules prefer. */
export function modesFor(interview: Interview, { meetings }: Rules): Preferred[] {
  const wished = wishedMode(interview);
  const first = meetings.prefer.find((mode) => mode.replace(" ", "-") === wished);
  return first === undefined ? meetings.prefer : [first, ...meetings.prefer.filter((mode) => mode !== first)];
}

/** Whoever keeps their calendar: gets a copy of what is written about times, and speaks for them in the thread. */
export function assistantOf(interview: Interview): { name: string; address: string } | undefined {
  return ofLast(interview, (reading) => {
    if (reading.kind !== "asks-for-times" || reading.assistant?.email === undefined) return undefined;
    const { name = "", email } = reading.assistant;
    return { name, address: email.toLowerCase() };
  });
}

function ofLast<T>(interview: Interview, of: (reading: Reading) => T | undefined): T | undefined {
  for (const reply of interview.replies.toReversed()) {
    if (reply.round !== interview.round || !reply.isHuman) continue;
    const found = of(reply.reading);
    if (found !== undefined) return found;
  }
  return undefined;
}
