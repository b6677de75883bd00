/** What is reckoned in whole numbers here is the same as `Temporal` says. */
import { describe, expect, it } from "vitest";
import { dayOf, instantAt, isOn, localTime } from "../../../src/core/read-reply/local-time.ts";
import {
  compareDays,
  compareInstants,
  dayOfMonth,
  daysBetween,
  daysInMonth,
  isSameDay,
  isSameInstant,
  mondayOf,
  plusDays,
} from "../../../src/core/read-reply/moments.ts";

const zones = ["America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin", "UTC"];
const first = Temporal.Instant.from("2026-01-01T00:17:00Z");
/** Two years, in steps that meet every hour of the day. */
const instants = Array.from({ length: 1500 }, (_, n) => first.add({ minutes: n * 701 }));
const day = Temporal.PlainDate.from("2027-12-30");
const days = Array.from({ length: 900 }, (_, n) => day.add({ days: n }));

describe("the time where somebody lives", () => {
  it.each(zones)("is what Temporal says of %s", (zone) => {
    for (const at of instants) {
      const { hour, minute, day, dayOfWeek } = at.toZonedDateTimeISO(zone);
      expect(localTime(at, zone)).toMatchObject({
        hour,
        minute,
        minuteOfDay: hour * 60 + minute,
        day,
        dayOfWeek,
      });
      const date = at.toZonedDateTimeISO(zone).toPlainDate();
      expect(dayOf(at, zone).equals(date)).toBe(true);
      expect(isOn(at, zone, date)).toBe(true);
      expect(isOn(at, zone, date.add({ days: 1 }))).toBe(false);
    }
  });
  it.each(zones)("leads back to the instant in %s, where the clock changes as well", (zone) => {
    for (const date of days)
      for (const minute of [0, 90, 150, 725, 1439]) {
        const plainTime = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
        const wanted = date.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
        expect(instantAt(date, minute, zone).equals(wanted)).toBe(true);
      }
  });
});

describe("days and instants compared as whole numbers", () => {
  it("compare as those of Temporal do", () => {
    const [a, b, later] = [instants[3], instants[3]?.add({ seconds: 0 }), instants[4]];
    if (a === undefined || b === undefined || later === undefined) throw new Error("too few instants");
    expect([isSameInstant(a, b), isSameInstant(a, later)]).toEqual([true, false]);
    expect([a, b, later].map((at) => Math.sign(compareInstants(a, at)))).toEqual([0, 0, -1]);
    for (const each of days) {
      expect(isSameDay(each, day)).toBe(each.equals(day));
      expect(Math.sign(compareDays(each, day))).toBe(Temporal.PlainDate.compare(each, day));
      expect(daysBetween(day, each)).toBe(day.until(each, { largestUnit: "days" }).days);
    }
  });
  it("are counted on over the ends of months and years", () => {
    for (const each of days) {
      for (const ahead of [-40, -1, 0, 1, 7, 400])
        expect(plusDays(each, ahead).equals(each.add({ days: ahead }))).toBe(true);
      expect(mondayOf(each).equals(each.subtract({ days: each.dayOfWeek - 1 }))).toBe(true);
      expect(daysInMonth(each.year, each.month)).toBe(each.daysInMonth);
    }
  });
  it("know the day of a month, and that it has none", () => {
    const of = Temporal.PlainDate.from("2027-12-31");
    expect(String(dayOfMonth(of, 0, 31))).toBe("2027-12-31");
    expect(String(dayOfMonth(of, 2, 29))).toBe("2028-02-29");
    expect(String(dayOfMonth(of, 1, 1))).toBe("2028-01-01");
    expect([dayOfMonth(of, 14, 29), dayOfMonth(of, 6, 31), dayOfMonth(of, 0, 0)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
