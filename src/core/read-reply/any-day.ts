/** "After 3 either day": whichever of the offers, at a time of their own, are the days that are spoken of. */

import { dayOf } from "./local-time.ts";
import { isSameDay } from "./moments.ts";
import type { Said } from "./said.ts";
import type { Ground } from "./segments.ts";

export function onEitherDay(items: readonly Said[], ground: Ground): Said[] {
  const isOpen =
    items.some((item) => item.kind === "range" || item.kind === "time") &&
    items.every((item) => item.kind !== "days" && item.kind !== "same-time" && item.kind !== "shift");
  if (!isOpen) return [...items];
  // "Either 9:30 or 4": of the hours, and no day.
  const [first, second] = items;
  if (first?.kind === "offers" && first.isAny && second?.kind === "time" && first.until === second.from)
    return items.slice(1);
  const ofOffers = ground.offered
    .map(({ start }) => dayOf(start, ground.contact))
    .filter((day, place, days) => days.findIndex((other) => isSameDay(other, day)) === place);
  const each = ground.days.length > 1 ? ground.days : ofOffers;
  return items.map((item) =>
    item.kind === "offers" && item.isAny ? { kind: "days", each, from: item.from, until: item.until } : item,
  );
}

/** "Wednesday any time, Thursday only before ten": the choice is left open on that day alone. */
export function isOfDay(items: readonly Said[], place: number): boolean {
  const behind = items.slice(place + 1);
  const next = behind.findIndex(({ kind }) => kind === "days");
  return (
    items[place - 1]?.kind === "days" &&
    next === 0 &&
    behind.some(({ kind }) => kind === "range" || kind === "time")
  );
}
