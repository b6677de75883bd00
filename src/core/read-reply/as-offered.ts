/** "As your Tuesday one", "like the first slot", "as for Thursday": an offer that another time is measured by. */
import { daysAt } from "./said-days.ts";
import type { Calendar } from "./said-weeks.ts";

/** The places of the offers that are meant, and where the words end; `at` is where "as" stands. */
export function asOffered(
  words: readonly string[],
  at: number,
  calendar: Calendar,
  isTime: boolean,
): { slots: readonly number[]; until: number } | undefined {
  const lead = words[at] ?? "";
  if (!(lead === "like" || lead === "as" || (!isTime && lead === "of"))) return undefined;
  let place = at + 1;
  while (place < at + 5 && small.has(words[place] ?? "")) place += 1;
  // "3pm, as Thursday is full" gives a reason.
  if (isTime && lead === "as" && !marks.has(words[at + 1] ?? "")) return undefined;
  const ordinal = ordinals.get(words[place] ?? "");
  const isNamed = ordinal !== undefined && words[place + 1] !== "of" && words[place - 1] !== "on";
  if (isNamed && ordinal < calendar.offered.length) {
    const slot = ordinal < 0 ? calendar.offered.length + ordinal : ordinal;
    const isEnd = /^(?:|,|please)$/u.test(words[place + 1] ?? "");
    return { slots: [slot], until: behind(words, isEnd ? place + 1 : place + 2) };
  }
  const days = daysAt(words, place, calendar);
  if (days?.day === undefined || days.isExcept === true) return undefined;
  const slots = calendar.offered.flatMap((day, slot) =>
    days.day?.some((each) => each.equals(day)) === true ? [slot] : [],
  );
  return slots.length === 1 ? { slots, until: behind(words, days.until) } : undefined;
}

/** "One you wrote": what only says again that it was offered. */
function behind(words: readonly string[], from: number): number {
  let place = from;
  if (nouns.has(words[place] ?? "")) place += 1;
  if (words[place] === "that" && words[place + 1] === "you") place += 1;
  if (words[place] === "you" && givings.has(words[place + 1] ?? "")) place += 2;
  return place;
}

const small: ReadonlySet<string> = new Set("in for on the your you had that with was at wrote".split(" "));
const marks: ReadonlySet<string> = new Set("in for your with you".split(" "));
const ordinals: ReadonlyMap<string, number> = new Map(
  Object.entries({ first: 0, "1st": 0, second: 1, "2nd": 1, third: 2, "3rd": 2, last: -1 }),
);
const nouns: ReadonlySet<string> = new Set(
  "one slot time hour option offer proposal suggestion date meeting call chat thing".split(" "),
);
const givings: ReadonlySet<string> = new Set(
  "wrote offered gave proposed had suggested sent mentioned put listed named".split(" "),
);
