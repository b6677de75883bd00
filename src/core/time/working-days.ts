/** Which days count: Monday to Friday less the public holidays of a country, and plain holidays for the other calendar. */
import type { HolidaysOf } from "../state.ts";
import { dateOf, dayNumber, weekdayOf } from "./day.ts";

/** The calendar that a person's working days are counted on. `country` is ISO 3166-1 alpha-2; without it, only weekends are free. */
export interface WorkCalendar {
  zone: string;
  holidaysOf: HolidaysOf;
  country?: string | undefined;
}

/** A test for one run over many days; it asks for a year's holidays once. Days are day numbers. */
export function holidayTest(country: string | undefined, holidaysOf: HolidaysOf): (day: number) => boolean {
  if (country === undefined) return () => false;
  let from = 0;
  let until = 0;
  let days: ReadonlySet<number> = new Set();
  return (day) => {
    if (day < from || day >= until) {
      const { year } = dateOf(day);
      from = dayNumber(year, 1, 1);
      until = dayNumber(year + 1, 1, 1);
      days = dayNumbers(holidaysOf(country, year));
    }
    return days.has(day);
  };
}

/** A test for the working days of a calendar. */
export function workingDayTest(calendar: WorkCalendar): (day: number) => boolean {
  const isHoliday = holidayTest(calendar.country, calendar.holidaysOf);
  return (day) => weekdayOf(day) <= 5 && !isHoliday(day);
}

/** A year's set is read once, as long as the source hands out the same set again. */
const read = new WeakMap<ReadonlySet<string>, ReadonlySet<number>>();

function dayNumbers(dates: ReadonlySet<string>): ReadonlySet<number> {
  const known = read.get(dates);
  if (known !== undefined) return known;
  const days = new Set<number>();
  for (const date of dates) {
    const plain = Temporal.PlainDate.from(date);
    days.add(dayNumber(plain.year, plain.month, plain.day));
  }
  read.set(dates, days);
  return days;
}
