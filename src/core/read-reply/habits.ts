/**
 * "I have only mornings. How about Monday?": a part of the day that is said for all the days that follow; and an hour
 * for those that are named next: "At four I am always ashore. Thursday or Friday?"
 */
import { edges } from "./clause-breaks.ts";
import { type Clause, timesOf } from "./clauses.ts";
import type { Said } from "./said.ts";
import type { Sentence } from "./sentences.ts";
import type { Settled } from "./settled.ts";

export interface Habit {
  parts: readonly Said[];
  /** Of one weekday alone: "I keep Wednesday mornings free". */
  weekday: number | undefined;
  /** An hour: of what is named next alone. */
  isHour?: boolean;
}

/** The parts of the day that a clause says for other days than its own. */
export function habitOf(clause: Clause, sentence: Sentence, settled: Settled): Habit | undefined {
  const { words } = sentence;
  const times = timesOf(clause);
  const hour = hourHabit(clause, sentence, settled);
  if (hour !== undefined) return hour;
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

/** An hour is of the days that are named next, and of no others. */
export function isUsed(habit: Habit | undefined, { items }: Clause): boolean {
  return habit?.isHour === true && items.some(({ kind }) => kind === "days");
}

/** "Four in the afternoon I am always ashore", "I only take calls before eleven", "Mondays at 8:30 I am in my study". */
function hourHabit(clause: Clause, { words, isQuestion }: Sentence, settled: Settled): Habit | undefined {
  if (clause.stance === "no" || settled.slots.length > 0 || !clause.items.some(isHour)) return undefined;
  const times = timesOf(clause);
  const hours = times.filter(isHour);
  const clocks = times.filter(({ kind }) => kind === "zone");
  const parts = times.filter(({ kind }) => kind !== "days");
  if (parts.length > hours.length + clocks.length || hours.length > 1 + clocks.length) return undefined;
  const days = times.filter(({ kind }) => kind === "days");
  const [named, other] = days;
  if (named !== undefined) {
    const [day] = settled.days;
    const isEach = other === undefined && plainWeekdays.test(words[named.until - 1] ?? "");
    return isEach && day !== undefined ? { parts, weekday: day.dayOfWeek, isHour: true } : undefined;
  }
  const isMeant =
    (isQuestion && !clause.words.some((word) => edges.has(word))) ||
    clause.words.some((word) => always.has(word));
  return isMeant ? { parts, weekday: undefined, isHour: true } : undefined;
}

function isHour({ kind }: Said): boolean {
  return kind === "time" || kind === "range";
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
  const first = habit.parts[0]?.from ?? 0;
  const by = habit.isHour === true ? last - first : 0;
  return [
    ...items,
    ...habit.parts.map((part) =>
      by === 0
        ? { ...part, from: last, until: last }
        : { ...part, from: part.from + by, until: part.until + by },
    ),
  ];
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
const plainWeekdays = /^\p{L}+days$/u;
/** Beside an hour: that it is one at which somebody can talk, whatever the day. */
const always: ReadonlySet<string> = new Set(
  "only always every free quiet available reachable best better ideal easiest prefer suits works can could let siempre libre immer frei toujours libre sempre worth awake fresh freshest sharp sharpest quietest calmest".split(
    " ",
  ),
);
