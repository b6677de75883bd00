/**
 * From hours on a clock to spans of instants. A flat list of numbers holds the spans, from and until in turn, in
 * epoch milliseconds: the sweeps over it allocate nothing.
 */
import type { Hours } from "../rules-shape.ts";
import { dayMs, minuteMs } from "./day.ts";
import { fromWall, stretchAt, type ZoneTable } from "./zone-table.ts";

/**
 * Adds the spans of one day in which a clock shows a time within `hours`. It begins and ends where that wall time
 * falls (see zone-table), and leaves out what a clock change puts outside the hours: a repeated hour before the
 * opening, and a day that does not exist.
 */
export function addOpenings(spans: number[], table: ZoneTable, day: number, hours: Hours): void {
  const opening = day * dayMs + hours.from * minuteMs;
  const closing = day * dayMs + hours.until * minuteMs;
  if (closing <= opening) return;
  const from = fromWall(table, opening);
  const until = fromWall(table, closing);
  for (let at = stretchAt(table, from); at < table.starts.length; at += 1) {
    const start = table.starts[at] ?? 0;
    const end = table.starts[at + 1] ?? Number.POSITIVE_INFINITY;
    if (start >= until) return;
    const offset = table.offsets[at] ?? 0;
    const first = Math.max(from, start, opening - offset);
    const last = Math.min(until, end, closing - offset);
    if (first < last) spans.push(first, last);
  }
}
