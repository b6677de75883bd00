/** "I have only mornings. How about Monday?": a part of the day that is said for all the days that follow. */
import { type Clause, timesOf } from "./clauses.ts";
import type { Said } from "./said.ts";
import type { Sentence } from "./sentences.ts";
import type { Settled } from "./settled.ts";

export interface Habit {
  parts: readonly Said[];
  /** Of one weekday alone: "I keep Wednesday mornings free". */
  weekday: number | undefined;
}

/** The parts of the day that a clause says for other days than its own. */
export function habitOf(clause: Clause, { words }: Sentence, settled: Settled): Habit | undefined {
  const times = timesOf(clause);
  const parts = times.filter(({ kind }) => kind === "part");
  if (clause.stance === "no" || parts.length === 0) return undefined;
  const isPlural = parts.every(({ until }) => plurals.has(words[until - 1] ?? ""));
  // "Takes calls only in the morning".
  const isOnly = clause.words.includes("only") && parts.every(({ from }) => words[from - 1] === "the");
  if (!isPlural && !isOnly) return undefined;
  // "Mornings are when I function".
  const isEqual = clause.words[1] === "are" && clause.words.length === 2;
  if (!isEqual && !clause.words.some((word) => meant.has(word))) return undefined;
  const days = times.filter(({ kind }) => kind === "days");
  const [day, other] = settled.days;
  if (days.length === 0 && times.length === parts.length) return { parts, weekday: undefined };
  const isOne = days.length === 1 && other === undefined && times.length === parts.length + 1;
  return isOne && day !== undefined ? { parts, weekday: day.dayOfWeek } : undefined;
}

/** The clause with the parts of the day that were said before, where it names days alone. */
export function withHabit(
  items: readonly Said[],
  habit: Habit | undefined,
  settled: Settled,
): Said[] | undefined {
  const isDays =
    habit !== undefined &&
    settled.windows.length > 0 &&
    settled.starts.length === 0 &&
    items.length > 0 &&
    items.some((item) => item.kind === "days" && item.isWeek !== true) &&
    items.every((item) => item.kind === "days" || (item.kind === "offers" && item.isAny)) &&
    (habit.weekday === undefined || settled.days.every(({ dayOfWeek }) => dayOfWeek === habit.weekday));
  if (!isDays) return undefined;
  const last = items.at(-1)?.until ?? 0;
  return [...items, ...habit.parts.map((part) => ({ ...part, from: last, until: last }))];
}

const plurals: ReadonlySet<string> = new Set(
  "mornings afternoons evenings vormittags nachmittags".split(" "),
);
/** Beside "mornings": that they are what somebody can do. */
const meant: ReadonlySet<string> = new Set(
  "only just best better prefer preferred function free keep good work give suit easiest normally usually available nur immer".split(
    " ",
  ),
);
