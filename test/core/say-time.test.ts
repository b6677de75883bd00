import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standsIn } from "../../src/core/own-times.ts";
import { sayBothZones, sayDay, saySlot, saySlots, sayTime, sayWeekday } from "../../src/core/say-time.ts";
import { sayZone } from "../../src/core/say-zone.ts";

const tuesday = slot("2026-12-01T16:00:00Z");
const thursday = slot("2026-12-03T20:30:00Z");
const friday = slot("2026-12-04T15:05:00Z");

describe("a time in a mail", () => {
  it("has the weekday, the date and the hour on the reader's clock", () => {
    expect(saySlot(tuesday, "America/Chicago")).toBe("Tuesday 1 December at 10:00");
    expect(saySlot(tuesday, "Asia/Tokyo")).toBe("Wednesday 2 December at 1:00");
    expect(sayDay(tuesday.start, "Asia/Tokyo")).toBe("Wednesday 2 December");
    expect(sayWeekday(tuesday.start, "America/Chicago")).toBe("Tuesday");
    expect(sayTime(friday.start, "Asia/Kolkata")).toBe("20:35");
  });

  it("follows the clock change of the reader's zone", () => {
    expect(saySlot(slot("2026-03-27T13:00:00Z"), "Europe/Berlin")).toBe("Friday 27 March at 14:00");
    expect(saySlot(slot("2026-03-30T13:00:00Z"), "Europe/Berlin")).toBe("Monday 30 March at 15:00");
  });

  it("is listed with the others and the zone once, at the end", () => {
    const zone = "America/Chicago";
    expect(saySlots([tuesday], zone)).toBe("Tuesday 1 December at 10:00, Chicago time");
    expect(saySlots([tuesday, thursday], zone)).toBe(
      "Tuesday 1 December at 10:00 or Thursday 3 December at 14:30, Chicago time",
    );
    expect(saySlots([tuesday, thursday, friday], zone)).toBe(
      "Tuesday 1 December at 10:00, Thursday 3 December at 14:30 or Friday 4 December at 9:05, Chicago time",
    );
    expect(saySlots([], zone)).toBe("");
  });

  it("is said in English where the language has no words yet", () => {
    expect(saySlots([tuesday], "Europe/Helsinki", "fi")).toBe("Tuesday 1 December at 18:00, Helsinki time");
  });

  it("can stand on both clocks, the second one only as far as it differs", () => {
    expect(sayBothZones(tuesday, "America/Chicago", "America/New_York")).toBe(
      "Tuesday 1 December at 10:00, Chicago time (11:00 New York time)",
    );
    expect(sayBothZones(tuesday, "America/Chicago", "Asia/Tokyo")).toBe(
      "Tuesday 1 December at 10:00, Chicago time (Wednesday 2 December at 1:00, Tokyo time)",
    );
    expect(sayBothZones(tuesday, "America/Chicago", "America/Winnipeg")).toBe(
      "Tuesday 1 December at 10:00, Chicago time",
    );
  });

  it("is found again, word for word, in the list that it was offered in", () => {
    const instant = fc.integer({ min: 1_767_225_600, max: 1_893_456_000 });
    const zone = fc.constantFrom(
      "America/Chicago",
      "Asia/Kolkata",
      "Europe/Berlin",
      "Pacific/Chatham",
      "UTC",
    );
    const offers = fc.uniqueArray(instant, {
      minLength: 1,
      maxLength: 5,
      selector: (second) => Math.floor(second / 900),
    });
    fc.assert(
      fc.property(offers, zone, (seconds, place) => {
        const slots = seconds.map((second) => ({
          start: Temporal.Instant.fromEpochMilliseconds(second * 1000),
        }));
        const said = saySlots(slots, place);
        for (const one of slots) expect(standsIn(said, saySlot(one, place))).toBe(true);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});

describe("a zone in a mail", () => {
  it.each([
    ["America/Chicago", "Chicago time"],
    ["America/New_York", "New York time"],
    ["America/Argentina/Buenos_Aires", "Buenos Aires time"],
    ["America/Indiana/Indianapolis", "Indianapolis time"],
    ["America/Indiana/Knox", "Knox (Indiana) time"],
    ["America/Sao_Paulo", "São Paulo time"],
    ["America/Port-au-Prince", "Port-au-Prince time"],
    ["Asia/Kolkata", "Kolkata time"],
    ["Asia/Calcutta", "Kolkata time"],
    ["Europe/Kiev", "Kyiv time"],
    ["US/Eastern", "US Eastern time"],
    ["Japan", "Japan time"],
    ["GB", "UK time"],
    ["CET", "CET"],
    ["EST5EDT", "EST"],
    ["UTC", "UTC"],
    ["Etc/UTC", "UTC"],
    ["GMT", "UTC"],
    ["Etc/GMT+5", "UTC-5"],
    ["Etc/GMT-14", "UTC+14"],
    ["+05:30", "UTC+5:30"],
    ["-03:00", "UTC-3"],
    ["+00:00", "UTC"],
  ])("names the place of %s: %s", (zone, says) => {
    expect(sayZone(zone)).toBe(says);
  });

  it("has a readable name for every zone there is", () => {
    for (const zone of Intl.supportedValuesOf("timeZone")) {
      expect(sayZone(zone), zone).toMatch(
        /^(?:UTC(?:[+-]\d{1,2}(?::\d\d)?)?|[A-Z]{2,4}|\p{Lu}[\p{L}'()., -]+ time)$/u,
      );
    }
  });
});

function slot(start: string): { start: Temporal.Instant } {
  return { start: Temporal.Instant.from(start) };
}
