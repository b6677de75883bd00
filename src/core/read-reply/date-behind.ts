/** "Monday morning the 30th", "Monday at 2, the 30th": the date behind the time of a weekday is that weekday's. */
import type { Said } from "./said.ts";
import type { SaidDays } from "./said-weeks.ts";

/** The days with the dates that stand behind their times. */
export function withDatesBehind(items: readonly Said[]): readonly Said[] {
  if (items.length < 3) return items;
  return items.flatMap((item, place): Said[] => {
    const date = dateOf(items, place);
    if (date !== undefined && item.kind === "days")
      return [{ kind: "days", day: date, from: item.from, until: item.until }];
    return dateOf(items, place - 2) === undefined ? [item] : [];
  });
}

/** The date of the weekday at a place, where it stands right behind the time that follows. */
function dateOf(items: readonly Said[], place: number): SaidDays["day"] | undefined {
  const [day, time, date] = [items[place], items[place + 1], items[place + 2]];
  if (day?.kind !== "days" || date?.kind !== "days" || day.isBare !== true || date.day === undefined)
    return undefined;
  if (time?.kind !== "part" && time?.kind !== "time" && time?.kind !== "range") return undefined;
  if (date.isBare === true || date.isSame === true || date.isNext === true || date.isExcept === true)
    return undefined;
  if (day.isExcept === true || time.from - day.until > 2 || date.from - time.until > 2) return undefined;
  const weekday = day.day?.[0]?.dayOfWeek;
  const fitting = date.day.filter(({ dayOfWeek }) => dayOfWeek === weekday);
  // "Thursday morning the 3rd of April", which is a Friday: neither of the two.
  return fitting.length === 0 && date.day.length > 0 ? undefined : fitting;
}
