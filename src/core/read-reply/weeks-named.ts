/** Weeks that are named beside days: the days are theirs, or their dates say which week it is. */
import { dayOf } from "./local-time.ts";
import type { Said } from "./said.ts";
import { type SaidDays, sameWeek } from "./said-weeks.ts";
import { type Ground, offeredDays } from "./segments.ts";

type PlainDate = Temporal.PlainDate;

/** "Next week I am free Tuesday 10-12 and Thursday": the weekdays are those of the week. */
export function inTheirWeek(items: readonly Said[], ground: Ground): Said[] {
  const week = items.find((item) => item.kind === "days" && item.isWeek === true);
  if (week?.kind !== "days") return [...items];
  const hasDays = items.some(
    (item) => item.kind === "days" && item.isBare === true && item.isExcept !== true,
  );
  // "Next week, Monday 29 or Tuesday 30": the dates say it all.
  const hasDates = items.some((item) => isDateBeside(item, week));
  const last = ofWeekAfter(items, week);
  if (last !== undefined) return last;
  const some = week.each?.[0];
  if (some === undefined || !(hasDays || hasDates)) return [...items];
  const inWeek = (day: PlainDate): PlainDate => some.add({ days: day.dayOfWeek - some.dayOfWeek });
  return items
    .filter((item) => item !== week)
    .map((item, place, left) => {
      if (item.kind !== "days" || item.isBare !== true) return item;
      // "This time next week, so the Tuesday after": after the day that was spoken of.
      if (item.isAfter === true && item.from > week.from && week.isNext === true) return item;
      const day = item.day?.[0];
      if (item.each !== undefined) return { ...item, each: item.each.map(inWeek), isBare: false };
      if (day === undefined) return item;
      const next = left.slice(place + 1).find(({ kind }) => kind === "days");
      const isBoth =
        next?.kind === "days" && next.isBare === true && next.from < week.from && week.isSame !== true;
      const own = isBoth ? ahead(inWeek(day), next.day?.[0], ground) : inWeek(day);
      return { ...item, day: [own], isBare: false };
    });
}

/** "Friday, or Tuesday of the following week": a weekday that is earlier in its week is of the week behind the first. */
function ofWeekAfter(items: readonly Said[], week: SaidDays): Said[] | undefined {
  const last = items[items.indexOf(week) - 1];
  const first = items.findLast((item) => item.kind === "days" && item.until < (last?.from ?? 0));
  if (week.isAfter !== true || first?.kind !== "days" || last?.kind !== "days") return undefined;
  const [day] = first.day ?? [];
  const weekday = last.day?.[0]?.dayOfWeek;
  if (last.isBare !== true || day === undefined || weekday === undefined) return undefined;
  if (week.from - last.until > 2 || weekday >= day.dayOfWeek) return undefined;
  const behind = { ...last, day: [day.add({ days: 7 + weekday - day.dayOfWeek })], isBare: false };
  return items.flatMap((item) => (item === week ? [] : [item === last ? behind : item]));
}

/** "Friday or Tuesday next week": a weekday that stands ahead of an earlier one is of the week that runs. */
export function ahead(
  day: PlainDate,
  next: PlainDate | undefined,
  { receivedAt, contact }: Ground,
): PlainDate {
  const today = dayOf(receivedAt, contact);
  const own = day.subtract({ weeks: 1 });
  const isLeft = next !== undefined && next.dayOfWeek < day.dayOfWeek && day.dayOfWeek < 6;
  return isLeft && sameWeek([own, today]) && Temporal.PlainDate.compare(own, today) > 0 ? own : day;
}

/** One day, or a stretch of them, with its date and in the week, or behind it where it is "next week" on a Sunday. */
function isDateBeside(item: Said, week: SaidDays): boolean {
  const [some] = week.each ?? [];
  if (item === week || item.kind !== "days" || some === undefined) return false;
  if (item.isBare === true || item.isSame === true || item.isExcept === true || week.isExcept === true)
    return false;
  const [day] = item.day?.length === 1 ? item.day : (item.each ?? []);
  if (day === undefined) return false;
  // "In the week after I have Thursday 27": which week that is, the date says.
  if (week.isAfter === true) return true;
  return sameWeek([day, some]) || (week.isNext === true && sameWeek([day, some.add({ weeks: 1 })]));
}

/** "That week": the one that was spoken of last; "the week after": the one behind it, or behind all offers. */
export function inWeekOf(item: Said, ground: Ground): Said {
  if (item.kind !== "days" || item.isWeek !== true) return item;
  if (item.isSame !== true && item.isAfter !== true) return item;
  const known = item.isAfter === true ? ground.days.at(-1) : ground.days[0];
  if (known === undefined)
    return item.isAfter === true && !sameWeek(offeredDays(ground)) ? { ...item, isVague: true } : item;
  const monday = known.subtract({ days: known.dayOfWeek - 1 }).add({ weeks: item.isAfter === true ? 1 : 0 });
  return { ...item, each: [0, 1, 2, 3, 4].map((days) => monday.add({ days })) };
}
