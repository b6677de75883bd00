/** "The afternoon of the 26th or 27th, after 2": a part of the day of several days, said more closely at the end. */
import type { Said } from "./said.ts";
import type { SaidTime } from "./said-spans.ts";
import type { SaidDays } from "./said-weeks.ts";

/** Whether what stands behind the day at a place bounds the part of the day that stands ahead of all of them. */
export function isBounded(
  items: readonly Said[],
  place: number,
  { days, times }: { days: readonly SaidDays[]; times: readonly SaidTime[] },
): boolean {
  const item = items[place];
  const bound = items[place + 1];
  return (
    item !== undefined &&
    bound?.kind === "range" &&
    bound.from > item.until &&
    item.from - (days.at(-1)?.until ?? 0) <= 1 &&
    times.every((time) => time.kind === "part" && isWithin(bound, time)) &&
    items.slice(place + 2).every(({ kind }) => kind === "zone")
  );
}

function isWithin(
  { start, end }: SaidTime & { kind: "range" },
  part: { start: number; end: number },
): boolean {
  return (start ?? end ?? []).some((minute) => minute >= part.start && minute <= part.end);
}
