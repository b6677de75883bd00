/** Hours that are taken away from the stretch beside them: "all day except 12 to 1". */
import { dayOf, instantAt } from "./local-time.ts";
import type { Said } from "./said.ts";
import type { SaidTime } from "./said-spans.ts";
import type { Ground } from "./segments.ts";
import type { Settled } from "./settled.ts";
import { boundsOf } from "./stretches.ts";

/** All that is said but what is taken away. */
export function notExcepted(said: readonly Said[]): Said[] {
  return said.filter((item) => !isExcepted(item));
}

function isExcepted(item: Said): item is SaidTime {
  return (item.kind === "time" || item.kind === "range") && item.isExcept === true;
}

/** "All day except 12 to 1": what is left of each stretch, before and behind. */
export function takeAway(result: Settled, said: readonly Said[], ground: Ground): void {
  for (const item of said) if (isExcepted(item)) takeOne(result, item, ground);
}

function takeOne(result: Settled, span: SaidTime, { contact }: Ground): void {
  const bound = boundsOf(span);
  if (bound === undefined) {
    result.doubts.push("a time that is left out");
    return;
  }
  const { compare } = Temporal.Instant;
  result.windows = result.windows.flatMap(({ from, to }) => {
    const day = dayOf(from, contact);
    const [start, end] = [instantAt(day, bound.start, contact), instantAt(day, bound.end, contact)];
    if (compare(end, from) <= 0 || compare(start, to) >= 0) return [{ from, to }];
    const pieces = [
      { from, to: start },
      { from: end, to },
    ];
    return pieces.filter((piece) => compare(piece.from, piece.to) < 0);
  });
}
