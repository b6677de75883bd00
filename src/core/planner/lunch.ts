/** Whoever receives us often likes to do so over lunch (S25): for a meeting in person the owner's lunch break counts as open. */
import type { Hours, Rules } from "../rules-shape.ts";

type MyHours = Rules["meetings"]["my_hours"];

/** The break around noon is closed on every day that has hours on both sides of it. */
export function withLunch(hours: MyHours): MyHours {
  const days = Object.entries(hours).map(([day, spans]) => [day, joined(spans)] as const);
  return Object.fromEntries(days);
}

function joined(spans: readonly Hours[]): Hours[] {
  const result: Hours[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && isLunch(last.until, span.from))
      result.splice(-1, 1, { from: last.from, until: span.until });
    else result.push(span);
  }
  return result;
}

function isLunch(from: number, until: number): boolean {
  return from >= 11 * 60 && until <= 15 * 60;
}
