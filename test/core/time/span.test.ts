import { describe, expect, it } from "vitest";
import type { Span } from "../../../src/core/rules-shape.ts";
import { addNotice, addSpan, spanMinutes, subtractSpan } from "../../../src/core/time/span.ts";
import type { WorkCalendar } from "../../../src/core/time/working-days.ts";

const newYork: WorkCalendar = {
  zone: "America/New_York",
  country: "US",
  holidaysOf: (country, year) =>
    new Set(country === "US" ? [`${year}-01-01`, `${year}-07-03`, `${year}-11-26`, `${year}-12-25`] : []),
};
const paris: WorkCalendar = { ...newYork, zone: "Europe/Paris", country: undefined };

describe("a span from the rules", () => {
  it.each([
    ["2026-03-08T06:30:00Z", "2 hours", "2026-03-08T08:30:00Z", "hours are exact over a clock change"],
    ["2026-03-07T15:00:00Z", "1 days", "2026-03-08T14:00:00Z", "a day keeps the hour over a clock change"],
    ["2026-10-31T14:00:00Z", "1 weeks", "2026-11-07T15:00:00Z", "a week keeps it too"],
    [
      "2026-01-31T15:00:00Z",
      "1 months",
      "2026-02-28T15:00:00Z",
      "the 31st becomes the last day of a shorter month",
    ],
    ["2028-02-29T15:00:00Z", "12 months", "2029-02-28T15:00:00Z", "so does the 29th of February"],
    ["2026-03-02T15:00:00Z", "6 working-days", "2026-03-10T14:00:00Z", "working days pass over the weekend"],
    ["2026-07-02T14:00:00Z", "1 working-days", "2026-07-06T14:00:00Z", "and over a holiday"],
    ["2026-12-31T15:00:00Z", "1 working-days", "2027-01-04T15:00:00Z", "and over the year's end"],
    [
      "2026-03-14T14:00:00Z",
      "1 working-days",
      "2026-03-17T14:00:00Z",
      "from a Saturday they count from Monday",
    ],
    ["2026-03-14T14:00:00Z", "0 working-days", "2026-03-16T14:00:00Z", "none from a Saturday is Monday"],
    [
      "2026-03-14T03:00:00Z",
      "1 working-days",
      "2026-03-17T03:00:00Z",
      "it is still Friday on the owner's clock",
    ],
  ])("%s and %s is %s: %s", (at, span, then) => {
    expect(addSpan(Temporal.Instant.from(at), parse(span), newYork).toString()).toBe(then);
  });

  it.each([
    ["2026-03-28T01:30:00Z", "1 days", "2026-03-29T01:30:00Z", "a time that is left out moves later"],
    ["2026-10-24T00:30:00Z", "1 days", "2026-10-25T00:30:00Z", "a time that comes twice is the first"],
  ])("in Paris, %s and %s lands on a clock change, at %s: %s", (at, span, then) => {
    expect(addSpan(Temporal.Instant.from(at), parse(span), paris).toString()).toBe(then);
  });

  it.each([
    ["2026-03-10T14:00:00Z", "2 days", "2026-03-08T14:00:00Z", "days keep the hour"],
    ["2026-03-09T14:00:00Z", "2 days", "2026-03-07T15:00:00Z", "over a clock change too"],
    ["2026-03-09T14:00:00Z", "1 working-days", "2026-03-06T15:00:00Z", "working days pass over the weekend"],
    [
      "2026-03-15T14:00:00Z",
      "1 working-days",
      "2026-03-12T14:00:00Z",
      "from a Sunday they count from Friday",
    ],
    ["2026-03-10T14:00:00Z", "90 minutes", "2026-03-10T12:30:00Z", "minutes are exact"],
  ])("before %s, %s is %s: %s", (at, span, then) => {
    expect(subtractSpan(Temporal.Instant.from(at), parse(span), newYork).toString()).toBe(then);
  });

  it("is never a longer notice on a day off than on the working day after it", () => {
    const days = [
      "2026-03-13T23:00:00-04:00",
      "2026-03-14T15:00:00-04:00",
      "2026-03-15T23:59:00-04:00",
      "2026-03-16T00:00:00-04:00",
    ];
    const ends = days.map((day) =>
      addNotice(Temporal.Instant.from(day), parse("2 working-days"), newYork).toString(),
    );
    expect(ends).toEqual(["2026-03-18T03:00:00Z", ...Array(3).fill("2026-03-18T04:00:00Z")]);
  });

  it("ends even where a country has nothing but holidays", () => {
    const all: WorkCalendar = { ...newYork, holidaysOf: (_country, year) => new Set(everyDayOf(year)) };
    const at = Temporal.Instant.from("2026-03-10T14:00:00Z");
    expect(addSpan(at, parse("5 working-days"), all).epochMilliseconds).toBeGreaterThan(at.epochMilliseconds);
  });

  it("is a number of minutes where no calendar is at hand", () => {
    expect(["10 minutes", "2 hours", "1 days", "1 weeks"].map((span) => spanMinutes(parse(span)))).toEqual([
      10, 120, 1440, 10_080,
    ]);
  });
});

function parse(text: string): Span {
  const [count, unit] = text.split(" ");
  return { count: Number(count), unit: unit as Span["unit"] };
}

function everyDayOf(year: number): string[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }).toString());
}
