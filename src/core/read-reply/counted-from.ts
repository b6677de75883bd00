/** What a time is told by that names no day or hour of its own: "same time", "an hour later", "9 instead of 8:15 on Monday". */
import { type Clause, isReplaced, timesOf } from "./clauses.ts";
import { dayOf, isOn } from "./local-time.ts";
import type { Ground } from "./segments.ts";
import { settle } from "./settle.ts";
import { isRelative, type Settled, slotsOf } from "./settled.ts";

type Instant = Temporal.Instant;

/** The one time named last; of what somebody only does then, the offer that it stands in the way of. */
export function baseOf(
  settled: Settled,
  slots: readonly number[],
  on: { ground: Ground; isWanted: boolean },
): Instant | undefined {
  const { ground, isWanted } = on;
  const [slot, other] = slots;
  if (slot !== undefined && other === undefined) return ground.offered[slot]?.start;
  const ofDay = isWanted ? undefined : offerOn(settled, ground);
  const [start, second] = settled.starts;
  return ofDay ?? (start !== undefined && second === undefined ? start : ground.base);
}

/** Where nothing before says it, what is said behind does: "Same time on Wednesday? Tuesday I dance." */
export function groundAhead(
  clause: Clause,
  settled: Settled,
  { ground, next }: { ground: Ground; next: readonly Clause[] },
): Ground {
  const days = daysReplaced(clause, ground, next);
  if (days !== undefined) return { ...ground, days };
  const isSame = clause.items.some(({ kind }) => kind === "same-time");
  if (ground.base !== undefined || !isSame || !settled.doubts.some(isRelative)) return ground;
  for (const each of next) {
    if (timesOf(each).length === 0 || each.items.some(({ kind }) => kind === "same-time" || kind === "shift"))
      continue;
    const told = settle(each.items, ground);
    const [slot, other] = slotsOf(told, ground);
    const base =
      slot !== undefined && other === undefined ? ground.offered[slot]?.start : offerOn(told, ground);
    if (base !== undefined) return { ...ground, base };
  }
  return ground;
}

/** "9 instead of 8:15 on the tenth", "would 10:30 do rather than the 9:15?": the day of what the hour is to stand in for. */
function daysReplaced(
  clause: Clause,
  ground: Ground,
  next: readonly Clause[],
): readonly Temporal.PlainDate[] | undefined {
  if (timesOf(clause).some(({ kind }) => kind !== "time")) return undefined;
  const turn = next.find(({ words }) => words.join(" ") !== "rather");
  const isOfHour = turn?.items.some(({ kind }) => kind === "time" || kind === "offers") === true;
  if (turn === undefined || !isOfHour || !isReplaced(turn)) return undefined;
  if (ground.days.length > 0 && !hasDays(turn)) return undefined;
  const told = settle(turn.items, ground);
  const [slot, other] = slotsOf(told, ground);
  const start = slot === undefined || other !== undefined ? undefined : ground.offered[slot]?.start;
  if (start !== undefined) return [dayOf(start, ground.contact)];
  return told.days.length === 1 ? told.days : undefined;
}

function hasDays({ items }: Clause): boolean {
  return items.some(({ kind }) => kind === "days");
}

/** The one offer on the one day that is spoken of. */
function offerOn({ days: [day, another] }: Settled, { offered, contact }: Ground): Instant | undefined {
  if (day === undefined || another !== undefined) return undefined;
  const [only, other] = offered.filter(({ start }) => isOn(start, contact, day));
  return other === undefined ? only?.start : undefined;
}
