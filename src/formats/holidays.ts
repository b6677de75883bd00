/**
 * Public holidays, of the whole country, from date-holidays. That package takes 80 ms to load, which is more than
 * a whole `status` may take, so what it says of the coming years stands in `holidays-table.json` (its test writes
 * that file with UPDATE=1, and notices when the package knows better); for other years the package itself is asked.
 */
import { createRequire } from "node:module";
import type DateHolidays from "date-holidays";
import type { HolidaysOf } from "../core/state.ts";

/** The table: for each country and year the dates as MMDD, joined by spaces. */
export interface HolidayTable {
  source: string;
  years: { from: number; until: number };
  countries: Record<string, Record<string, string>>;
}

/**
 * The dates that are public holidays in a country (ISO 3166-1 alpha-2, either case). Half days do not count. Empty
 * where the country is not known. The same set for the same question, so it can be remembered by identity.
 */
export const holidaysOf: HolidaysOf = (country, year) => {
  const code = country.toUpperCase();
  const key = code + year;
  const known = sets.get(key);
  if (known !== undefined) return known;
  const dates = new Set(fromTable(code, year) ?? fromPackage(code, year));
  sets.set(key, dates);
  return dates;
};

/** Asks date-holidays itself. */
export function fromPackage(country: string, year: number): string[] {
  // A holiday of several days may have begun in the year before.
  return [...datesOf(country, year - 1), ...datesOf(country, year)]
    .filter((date) => date.startsWith(`${year}-`))
    .sort()
    .filter((date, index, all) => date !== all[index - 1]);
}

/** The codes of all countries that date-holidays knows. */
export function knownCountries(): string[] {
  return Object.keys(new (loaded())().getCountries());
}

const sets = new Map<string, ReadonlySet<string>>();
const load = createRequire(import.meta.url);
const hourMs = 3_600_000;

function fromTable(country: string, year: number): string[] | undefined {
  const table = load("./holidays-table.json") as HolidayTable;
  if (year < table.years.from || year >= table.years.until) return undefined;
  if (!Object.hasOwn(table.countries, country)) return [];
  const days = table.countries[country]?.[year] ?? "";
  return days === "" ? [] : days.split(" ").map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}`);
}

function loaded(): typeof DateHolidays {
  return load("date-holidays") as typeof DateHolidays;
}

/** The days whose morning, 9:00 to 12:00, lies within a holiday that begins in this year. */
function datesOf(country: string, year: number): string[] {
  const holidays = new (loaded())(country, { types: ["public"] }).getHolidays(year);
  return holidays.flatMap(({ date, start, end }) => {
    const first = Temporal.PlainDate.from(date.slice(0, 10));
    const from = Number(date.slice(11, 13));
    // To the hour by the clock, whatever a clock change on that day did to its length.
    const until = from + (end.getTime() - start.getTime()) / hourMs;
    const dates: string[] = [];
    for (let day = 0; day * 24 < until; day += 1) {
      if (from <= day * 24 + 9 && until >= day * 24 + 12) dates.push(first.add({ days: day }).toString());
    }
    return dates;
  });
}
