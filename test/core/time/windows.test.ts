import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Weekday } from "../../../src/core/rules-shape.ts";
import { isInside, nextWindow, type SendingWindow } from "../../../src/core/time/windows.ts";

const workdays: Weekday[] = [1, 2, 3, 4, 5];
const berlin: SendingWindow = {
  days: workdays,
  hours: { from: 8 * 60 + 30, until: 16 * 60 + 30 },
  zone: "Europe/Berlin",
  country: "DE",
  holidaysOf: (country, year) => new Set(country === "DE" ? [`${year}-05-01`, `${year}-12-25`] : []),
};

describe("the sending window", () => {
  it.each([
    ["2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z", "inside, it is at once"],
    ["2026-03-02T07:30:00Z", "2026-03-02T07:30:00Z", "the opening is inside"],
    ["2026-03-02T07:29:59Z", "2026-03-02T07:30:00Z", "before the opening it is the opening"],
    ["2026-03-02T15:30:00Z", "2026-03-03T07:30:00Z", "the close is outside, so it is the next day"],
    ["2026-03-06T16:00:00Z", "2026-03-09T07:30:00Z", "after Friday comes Monday"],
    ["2026-03-27T16:00:00Z", "2026-03-30T06:30:00Z", "on the contact's clock, which was put forward"],
    ["2026-04-30T15:00:00Z", "2026-05-04T06:30:00Z", "over a holiday of their country"],
  ])("from %s opens at %s: %s (A23)", (at, then) => {
    expect(nextWindow(Temporal.Instant.from(at), berlin)?.toString()).toBe(then);
  });

  it("does not know the holidays of a country that is not known (A23)", () => {
    const at = Temporal.Instant.from("2026-05-01T09:00:00Z");
    expect(isInside(at, berlin)).toBe(false);
    expect(isInside(at, { ...berlin, country: undefined })).toBe(true);
  });

  it.each([
    [
      "Europe/Paris",
      150,
      "2027-03-27T23:00:00Z",
      "2027-03-28T01:30:00Z",
      "an opening that is left out comes later",
    ],
    [
      "Europe/Paris",
      150,
      "2027-10-30T22:00:00Z",
      "2027-10-31T00:30:00Z",
      "one that comes twice is the first",
    ],
    ["Australia/Lord_Howe", 135, "2026-10-03T14:00:00Z", "2026-10-03T15:45:00Z", "by half an hour there"],
    ["Africa/Cairo", 30, "2027-04-29T21:59:00Z", "2027-04-29T22:30:00Z", "at midnight too"],
    [
      "Pacific/Apia",
      540,
      "2011-12-30T06:00:00Z",
      "2011-12-30T19:00:00Z",
      "a day that does not exist has none",
    ],
  ])("in %s, opening %i minutes after midnight, from %s opens at %s: %s", (zone, from, at, then) => {
    const window = { ...berlin, days: [1, 2, 3, 4, 5, 6, 7] as Weekday[], hours: { from, until: 600 }, zone };
    expect(nextWindow(Temporal.Instant.from(at), window)?.toString()).toBe(then);
  });

  it("is shut in an hour that is repeated before the opening", () => {
    const window = {
      ...berlin,
      days: [7] as Weekday[],
      hours: { from: 150, until: 300 },
      zone: "Europe/Paris",
    };
    expect(isInside(Temporal.Instant.from("2027-10-31T00:45:00Z"), window)).toBe(true);
    expect(isInside(Temporal.Instant.from("2027-10-31T01:15:00Z"), window)).toBe(false);
    expect(isInside(Temporal.Instant.from("2027-10-31T01:30:00Z"), window)).toBe(true);
  });

  it("never opens without days, without hours, or in a country of holidays, and says so at once", () => {
    const at = Temporal.Instant.from("2026-03-02T09:00:00Z");
    const always = new Set<string>();
    for (let day = Temporal.PlainDate.from("2026-01-01"); day.year < 2029; day = day.add({ days: 1 })) {
      always.add(day.toString());
    }
    expect(nextWindow(at, { ...berlin, days: [] })).toBeUndefined();
    expect(nextWindow(at, { ...berlin, hours: { from: 600, until: 600 } })).toBeUndefined();
    expect(nextWindow(at, { ...berlin, holidaysOf: () => always })).toBeUndefined();
  });

  it("is read on the contact's clock: whatever the hours, the time that it gives lies in them (A23)", () => {
    const zones = [
      "Australia/Lord_Howe",
      "Africa/Cairo",
      "America/Havana",
      "Pacific/Chatham",
      "Europe/Berlin",
    ];
    const instants = fc.integer({
      min: Temporal.Instant.from("2026-01-01T00:00:00Z").epochMilliseconds,
      max: Temporal.Instant.from("2032-12-31T00:00:00Z").epochMilliseconds,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        instants,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 60, max: 1440 }),
        (zone, ms, from, length) => {
          const at = Temporal.Instant.fromEpochMilliseconds(ms);
          const hours = { from, until: Math.min(1440, from + length) };
          const opening = nextWindow(at, { ...berlin, zone, hours });
          if (opening === undefined) return expect(hours.until - from).toBeLessThanOrEqual(60);
          const there = opening.toZonedDateTimeISO(zone);
          const time = there.hour * 60 + there.minute;
          expect(time).toBeGreaterThanOrEqual(from);
          expect(time).toBeLessThan(hours.until);
          expect(there.dayOfWeek).toBeLessThanOrEqual(5);
          expect(Temporal.Instant.compare(opening, at)).toBeGreaterThanOrEqual(0);
          expect(at.until(opening).total("hours")).toBeLessThan(5 * 24);
        },
      ),
      { seed: 3, numRuns: process.env.PROVE === undefined ? 300 : 10_000 },
    );
  });
});
