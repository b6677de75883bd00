/** Days on both sides of another that are named once more by their weekdays. */
import type { Said } from "./said.ts";

/** "The day before and the day after, Monday and Wednesday": the weekdays only say again which days these are. */
export function withoutToldAgain(
  items: readonly Said[],
  days: readonly Temporal.PlainDate[],
): readonly Said[] {
  const known = days.at(-1);
  const beside = items.filter(
    (item) => item.kind === "days" && item.isSame === true && item.beside !== undefined,
  );
  if (known === undefined || beside.length < 2) return items;
  const weekdays = beside.map(
    (item) => known.add({ days: item.kind === "days" ? (item.beside ?? 0) : 0 }).dayOfWeek,
  );
  return items.filter(
    (item) =>
      item.kind !== "days" ||
      item.isBare !== true ||
      !item.day?.some(({ dayOfWeek }) => weekdays.includes(dayOfWeek)),
  );
}
