import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, dateOf, dayNumber, mondayOf, weekdayOf } from "../../../src/core/time/day.ts";

const epoch = Temporal.PlainDate.from("1970-01-01");
const numbers = fc.integer({ min: -200_000, max: 200_000 });

describe("a day number", () => {
  it("names the same date, weekday and week as Temporal does", () => {
    fc.assert(
      fc.property(numbers, (day) => {
        const date = epoch.add({ days: day });
        expect(dateOf(day)).toEqual({ year: date.year, month: date.month, day: date.day });
        expect(dayNumber(date.year, date.month, date.day)).toBe(day);
        expect(weekdayOf(day)).toBe(date.dayOfWeek);
        expect(mondayOf(day)).toBe(day - date.dayOfWeek + 1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("goes on by months as Temporal does: the 31st becomes the last day of a shorter month", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -50, max: 50 }), (day, months) => {
        expect(epoch.add({ days: addMonths(day, months) }).toString()).toBe(
          epoch.add({ days: day }).add({ months }).toString(),
        );
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});
