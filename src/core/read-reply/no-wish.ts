/**
 * What stands where a wish would and is none: the day that a meeting leaves, when to send something, an aside, a story,
 * a bare "no".
 */
import type { Clause } from "./clauses.ts";
import { dayOf } from "./local-time.ts";
import { has, shapes } from "./patterns.ts";
import type { Ground } from "./segments.ts";
import type { Settled } from "./settled.ts";

type Given = Omit<Ground, "days">;

export function isNoWish(
  clause: Clause,
  settled: Settled,
  { wanted, given }: { wanted: Settled; given: Given },
): boolean {
  return (
    isOldDay(clause, settled, given) ||
    (clause.items.every(({ kind }) => kind === "days" || kind === "part") && has(clause.words, sendings)) ||
    has(clause.words, duties) ||
    isAside(clause, settled, wanted)
  );
}

/** "Need to shift Wednesday", "our talk of today": the day of the agreed meeting, named to say which one it is. */
function isOldDay(clause: Clause, settled: Settled, { scheduled, contact }: Given): boolean {
  const [day, other] = settled.days;
  if (scheduled === undefined || day === undefined || other !== undefined) return false;
  if (!day.equals(dayOf(scheduled.start, contact)) || !has(clause.words, leavings)) return false;
  return settled.starts.every((start) => start.equals(scheduled.start));
}

/** "3pm, that is after lunch for me": the part of the day in which what is wanted lies already. */
function isAside({ words, items }: Clause, settled: Settled, wanted: Settled): boolean {
  return (
    /^(?:that|this|it|which) (?:is|would be|will be) /u.test(`${words.join(" ")} `) &&
    items.every(({ kind }) => kind === "part" || kind === "range") &&
    settled.windows.length > 0 &&
    settled.windows.every(({ from, to }) =>
      wanted.starts.some(
        (start) => Temporal.Instant.compare(start, from) >= 0 && Temporal.Instant.compare(start, to) <= 0,
      ),
    )
  );
}

/** "No", "actually no", "it does not". */
export function isNay(words: readonly string[]): boolean {
  const [last = ""] = words.slice(-1);
  const isShort = words.length <= 2 || (words.length <= 5 && /^(?:it|that|this)$/u.test(words.at(-3) ?? ""));
  return isShort && /^(?:no|nope|nah|not|never)$/u.test(last);
}

/** "When did you start?", "were you on leave Tuesday?" ask for no meeting. */
export function isStory(clause: Clause): boolean {
  return clause.words.some((word) => /^(?:was|were|did|had|which|who|why)$/u.test(word));
}

/** What is given up; `\u0001` is the time. */
const leavings = shapes(`
  move|moving|shift|shifting|push|pushing|switch|bump|swap|change|reschedule|rearrange|postpone|rebook|cancel|drop|skip|miss *1 \u0001
  talk|call|meeting|chat|slot|appointment|interview|conversation|session|catch of|on|for|at? \u0001
  withdraw~|pull~|bail~|back~ *1 out|from|of *4 \u0001
`);

/** When something is to be sent, and not when to meet. */
const sendings = shapes(`
  send|forward|email|share|shoot|drop|issue|mail *3 invite|invitation|link|details|agenda|questions|calendar this|by|later? \u0001
  send|forward|email|share|shoot|drop|issue|mail it|them|that|this *1 over|across|through? \u0001
`);

/** What somebody was made to do at that time. */
const duties = shapes(`
  been|got|being asked|told|called|summoned|required|rostered|ordered|drafted|roped|booked|sent|assigned *6 \u0001
`);
