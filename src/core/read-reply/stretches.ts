/** Stretches of a day: their bounds where they are plain, and the window that they give on a clock. */
import { instantAt } from "./local-time.ts";
import { compareInstants, isSameInstant } from "./moments.ts";
import type { SaidTime } from "./said-spans.ts";
import type { Ground } from "./segments.ts";
import type { Settled } from "./settled.ts";

type PlainDate = Temporal.PlainDate;

/** The hours of a day that somebody who says "after 2" means, on their own clock. */
export const usual = { start: 9 * 60, end: 17 * 60 };

/** An open end is the end of the usual hours, an open start their beginning. */
export function boundsOf(
  span: SaidTime,
): { start: number; end: number; isOpenStart?: boolean; isOpenEnd?: boolean } | undefined {
  if (span.kind === "part") return { start: span.start, end: span.end };
  if (span.kind !== "range") return undefined;
  const starts = span.start ?? [usual.start];
  const ends = span.end ?? [usual.end];
  const fitting = starts.flatMap((start) =>
    ends.flatMap((end) => (start < end && start >= 7 * 60 && end <= 19 * 60 ? [{ start, end }] : [])),
  );
  // "Between 6 and 8" is in the evening, where no working hours fit.
  const late = (fitting.length > 0 ? [] : starts).flatMap((start) =>
    ends.flatMap((end) => (start < end && start >= 17 * 60 && end <= 22 * 60 ? [{ start, end }] : [])),
  );
  const [best] = [...fitting, ...late].sort((a, b) => a.end - a.start - (b.end - b.start));
  return best === undefined
    ? undefined
    : { ...best, isOpenStart: span.start === undefined, isOpenEnd: span.end === undefined };
}

export function addWindow(
  result: Settled,
  day: PlainDate,
  bound: { start: number; end: number; isOpenStart?: boolean; isOpenEnd?: boolean },
  on: { zone: string; ground: Ground },
): void {
  const from = instantAt(day, bound.start, bound.isOpenStart === true ? on.ground.contact : on.zone);
  const to = instantAt(day, bound.end, bound.isOpenEnd === true ? on.ground.contact : on.zone);
  if (compareInstants(from, to) >= 0) {
    result.doubts.push("a stretch of time that is not plain");
    return;
  }
  const isKnown = result.windows.some(
    (window) => isSameInstant(window.from, from) && isSameInstant(window.to, to),
  );
  if (!isKnown) result.windows.push({ from, to });
}

/** "Evening, any time between 6 and 8": the hours say more than a part of the day that is vague or left open. */
export function closest(spans: readonly SaidTime[]): SaidTime[] {
  const ranges = spans.filter(({ kind }) => kind === "range");
  const vague = ranges.length === 1 ? spans.find((span) => span.kind === "part" && isLoose(span)) : undefined;
  const [range] = vague === undefined ? [] : ranges;
  if (range?.kind !== "range" || range.start === undefined || range.end === undefined)
    return spans.filter((span) => span.kind !== "part" || span.isAny !== true);
  const start = vague?.kind === "part" && vague.start >= 720 ? range.start.filter((at) => at >= 720) : [];
  const parts = spans.filter((span) => span.kind === "part" && !isLoose(span));
  return [...parts, start.length === 0 ? range : { ...range, start }];
}

function isLoose(span: SaidTime & { kind: "part" }): boolean {
  return span.isVague || span.isAny === true;
}

/** "From 17:00": where no stretch of the usual hours is left, it is when to begin. */
export function lateStart(span: SaidTime): (SaidTime & { kind: "time" })[] {
  if (span.kind !== "range" || span.isFrom !== true || span.start === undefined || span.end !== undefined)
    return [];
  if (boundsOf(span) !== undefined) return [];
  return [{ kind: "time", minutes: span.start, isVague: false, from: span.from, until: span.until }];
}
