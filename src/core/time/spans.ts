/**
 * Sums and differences of flat lists of spans (from and until in turn, epoch milliseconds). All but `normalised`
 * expect, and give, lists that are sorted and do not touch.
 */
import type { Busy } from "../slot.ts";

/** Sorted, and with spans that touch or overlap made one. */
export function normalised(spans: readonly number[]): number[] {
  const sorted = isSorted(spans) ? spans : sortedPairs(spans);
  const merged: number[] = [];
  for (let i = 0; i < sorted.length; i += 2) {
    const from = sorted[i] ?? 0;
    const until = sorted[i + 1] ?? 0;
    const last = merged.length - 1;
    if (last > 0 && from <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, until);
    else merged.push(from, until);
  }
  return merged;
}

/** What lies in both. */
export function intersection(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const endOfA = a[i + 1] ?? 0;
    const endOfB = b[j + 1] ?? 0;
    const from = Math.max(a[i] ?? 0, b[j] ?? 0);
    const until = Math.min(endOfA, endOfB);
    if (from < until) both.push(from, until);
    if (endOfA < endOfB) i += 2;
    else j += 2;
  }
  return both;
}

/** `spans` without the busy times and `gap` milliseconds on both sides of each. `busy` is sorted by its start, and may overlap. */
export function without(spans: readonly number[], busy: readonly Busy[], gap: number): number[] {
  const left: number[] = [];
  let next = 0;
  let reach = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < spans.length; i += 2) {
    const until = spans[i + 1] ?? 0;
    let free = Math.max(spans[i] ?? 0, reach);
    for (; next < busy.length; next += 1) {
      const time = busy[next];
      if (time === undefined || time.from - gap >= until) break;
      if (time.until <= time.from) continue;
      if (time.from - gap > free) left.push(free, time.from - gap);
      if (time.until + gap > reach) reach = time.until + gap;
      if (reach > free) free = reach;
    }
    if (free < until) left.push(free, until);
  }
  return left;
}

/** By start; the list itself where it is in order already. */
export function sortedBusy(busy: readonly Busy[]): readonly Busy[] {
  let last = Number.NEGATIVE_INFINITY;
  for (const { from } of busy) {
    if (from < last) return busy.toSorted((a, b) => a.from - b.from);
    last = from;
  }
  return busy;
}

function isSorted(spans: readonly number[]): boolean {
  for (let i = 2; i < spans.length; i += 2) {
    if ((spans[i] ?? 0) < (spans[i - 2] ?? 0)) return false;
  }
  return true;
}

function sortedPairs(spans: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < spans.length; i += 2) pairs.push([spans[i] ?? 0, spans[i + 1] ?? 0]);
  return pairs.sort((a, b) => a[0] - b[0]).flat();
}
