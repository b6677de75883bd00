/** Puts what one clause settles to what is wanted already: more of it, or something closer in its place. */
import { type Clause, timesOf } from "./clauses.ts";
import type { Said } from "./said.ts";
import type { Settled } from "./settled.ts";

export function add(to: Settled, more: Settled): void {
  // "The week after? Mornings, Tuesday to Thursday": what is said more closely replaces the week.
  if (more.starts.length + more.windows.length > 0 && to.isWeek === true) to.windows = [];
  to.isWeek = more.isWeek === true && to.starts.length + to.windows.length === 0;
  to.starts = [...to.starts, ...more.starts.filter((at) => !to.starts.some((known) => known.equals(at)))];
  to.windows.push(
    ...more.windows.filter(
      ({ from, to: end }) => !to.windows.some((known) => known.from.equals(from) && known.to.equals(end)),
    ),
  );
  to.slots = [...new Set([...to.slots, ...more.slots])];
  to.isAny ||= more.isAny;
  to.doubts.push(...more.doubts);
  to.days = more.days;
}

export function isOneDay(clause: Clause, settled: Settled): boolean {
  const [, second] = settled.days;
  return second === undefined && timesOf(clause).every(({ kind }) => kind === "days");
}

/** "Monday yes, but in the afternoon": the hour belongs to the day that was named right before. */
export function isCloser(clause: Clause, settled: Settled, dayOnly: Settled): boolean {
  const [day, second] = settled.days;
  const [known] = dayOnly.days;
  return (
    timesOf(clause).some(({ kind }) => kind === "time" || kind === "range" || kind === "part") &&
    second === undefined &&
    day !== undefined &&
    known?.equals(day) === true
  );
}

export function take(from: Settled, less: Settled): void {
  from.slots = from.slots.filter((slot) => !less.slots.includes(slot));
  from.windows = from.windows.filter((window) => !less.windows.includes(window));
  from.doubts = from.doubts.filter((doubt) => !less.doubts.includes(doubt));
}

/** "The other one" is the one that was not spoken of. */
export function named(item: Said, spoken: ReadonlySet<number>, count: number): Said {
  if (item.kind !== "offers" || item.isOther !== true) return item;
  const left = Array.from({ length: count }, (_, place) => place).filter((place) => !spoken.has(place));
  return { ...item, slots: left.length === 1 ? left : [] };
}

export function minutesOf(item: Said): readonly number[] {
  if (item.kind === "time") return item.minutes;
  return item.kind === "range" ? [...(item.start ?? []), ...(item.end ?? [])] : [];
}
