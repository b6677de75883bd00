/**
 * The times that could be offered to one kind of contact, and the choice among them. What others were promised
 * blocks a time; it never changes the order in which the rest are preferred. Each choice is therefore the first of
 * an order that is fixed by this contact's own earlier choices, and serving the contacts again after a crash, with
 * some of the later ones served already, gives everybody the times that they would have had.
 */
import type { Busy } from "../slot.ts";
import { dayMs, minuteMs } from "../time/day.ts";
import { toWall, zoneTable } from "../time/zone-table.ts";

export interface Menu {
  /** In order; ends lie at the same index. Epoch milliseconds. */
  starts: readonly number[];
  ends: readonly number[];
  /** The longest of them, in milliseconds. */
  longest: number;
  /** Milliseconds to keep free on both sides of what others were promised. */
  gap: number;
  /** How little a person would like it, in days that they would rather wait. */
  cost: Float64Array;
  /** The day on the contact's calendar. */
  day: Int32Array;
  /** 1 after the contact's noon. */
  half: Uint8Array;
  /** How many promised times stand in its way; it is free at 0. */
  blockers: Int32Array;
  /** How many are free. */
  free: number;
}

/** Times in epoch milliseconds, sorted; `gap` in milliseconds. */
export function toMenu(
  times: readonly Busy[],
  gap: number,
  myZone: string,
  theirZone: string,
  isLunch = false,
): Menu {
  const mine = zoneTable(myZone);
  const theirs = zoneTable(theirZone);
  const menu: Menu = {
    starts: times.map(({ from }) => from),
    ends: times.map(({ until }) => until),
    longest: times.reduce((longest, { from, until }) => Math.max(longest, until - from), 0),
    gap,
    cost: new Float64Array(times.length),
    day: new Int32Array(times.length),
    half: new Uint8Array(times.length),
    blockers: new Int32Array(times.length),
    free: times.length,
  };
  times.forEach(({ from }, index) => {
    const wall = toWall(theirs, from);
    const day = Math.floor(wall / dayMs);
    const time = (wall - day * dayMs) / minuteMs;
    menu.day[index] = day;
    menu.half[index] = time >= noon ? 1 : 0;
    menu.cost[index] = costOf(time, Math.floor(toWall(mine, from) / minuteMs), isLunch);
  });
  return menu;
}

/** Counts a promised time in (`by` 1) or out again (`by` -1). */
export function block(menu: Menu, promised: Busy, by: 1 | -1): void {
  const { starts, ends, blockers, gap } = menu;
  const until = promised.until + gap;
  for (let i = firstAfter(starts, promised.from - gap - menu.longest); i < starts.length; i += 1) {
    if ((starts[i] ?? 0) >= until) return;
    if ((ends[i] ?? 0) <= promised.from - gap) continue;
    const before = blockers[i] ?? 0;
    blockers[i] = before + by;
    if (before === 0) menu.free -= 1;
    if (before + by === 0) menu.free += 1;
  }
}

/** Up to `count` free times, none over another, in the order of their start. */
export function choose(menu: Menu, count: number): Busy[] {
  const chosen: number[] = [];
  while (chosen.length < count && menu.free > chosen.length) {
    const next = preferred(menu, chosen);
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen.sort((a, b) => a - b).map((i) => ({ from: menu.starts[i] ?? 0, until: menu.ends[i] ?? 0 }));
}

const noon = 720;
/** Two times on one day lie further apart than this where they can. */
const apart = 120 * minuteMs;

/** Full hours, then half hours, on their clock and then on mine; not in the middle of their lunch, or at its beginning. */
function costOf(theirTime: number, myMinute: number, isLunch: boolean): number {
  const minute = theirTime % 60;
  const onTheirs = minute === 0 ? 0 : minute === 30 ? 0.25 : 1;
  const onMine = myMinute % 30 === 0 ? 0 : 0.5;
  const isNoon = theirTime >= noon && theirTime < noon + 60;
  const atLunch = isLunch ? (isNoon ? 0 : 3) : isNoon ? 0.5 : 0;
  return onTheirs + onMine + atLunch;
}

/** The free time that costs least beside those chosen already; the earliest of equals. */
function preferred(menu: Menu, chosen: readonly number[]): number | undefined {
  const { cost, day, half, blockers } = menu;
  const ideal = chosen.length === 0 ? (day[0] ?? 0) : Math.max(...chosen.map((i) => day[i] ?? 0)) + 1;
  const lastHalf = half[chosen.at(-1) ?? -1];
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < blockers.length; i += 1) {
    if (blockers[i] !== 0) continue;
    const on = day[i] ?? 0;
    // Going back to a day before the last one reads worse than going on.
    let costs = (cost[i] ?? 0) + (on >= ideal ? on - ideal : 2 * (ideal - on));
    if (half[i] === lastHalf) costs += 1.5;
    if (costs >= least) continue;
    costs += nearness(menu, chosen, i);
    if (costs >= least) continue;
    best = i;
    least = costs;
  }
  return best;
}

/** A day that is offered already comes after all others; a time beside an offered one after that; an overlap never. */
function nearness(menu: Menu, chosen: readonly number[], index: number): number {
  const { starts, ends, day } = menu;
  let costs = 0;
  for (const other of chosen) {
    if ((starts[index] ?? 0) < (ends[other] ?? 0) && (starts[other] ?? 0) < (ends[index] ?? 0)) {
      return Number.POSITIVE_INFINITY;
    }
    if (day[index] === day[other]) costs += 1000;
    if (Math.abs((starts[index] ?? 0) - (starts[other] ?? 0)) < apart) costs += 10_000;
  }
  return costs;
}

/** Index of the first number greater than `value`. */
function firstAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
