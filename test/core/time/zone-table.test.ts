import { describe, expect, it } from "vitest";
import { dayIn, fromWall, startOfDay, toWall, zoneTable } from "../../../src/core/time/zone-table.ts";

const full = process.env.PROVE !== undefined;
const odd = [
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Africa/Cairo",
  "Africa/Casablanca",
  "America/New_York",
  "America/Vancouver",
  "America/Edmonton",
  "America/St_Johns",
  "America/Havana",
  "America/Asuncion",
  "Antarctica/Troll",
  "Asia/Beirut",
  "Atlantic/Azores",
  "Europe/Chisinau",
  "Europe/Dublin",
  "Europe/Paris",
  "UTC",
];
const zones = full ? Intl.supportedValuesOf("timeZone") : odd;

describe("the table of a zone", () => {
  it.each([
    ["Europe/Paris", "2027-03-28T02:30", "2027-03-28T03:30+02:00", "a time that is left out moves later"],
    ["Europe/Paris", "2027-10-31T02:30", "2027-10-31T02:30+02:00", "a time that comes twice is the first"],
    ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:45+11:00", "half an hour is left out"],
    ["Africa/Cairo", "2027-04-30T00:30", "2027-04-30T01:30+03:00", "midnight itself is left out"],
    ["Pacific/Apia", "2011-12-30T09:00", "2011-12-31T09:00+14:00", "a whole day is left out"],
    ["America/Vancouver", "2026-12-15T09:00", "2026-12-15T09:00-07:00", "the clock is no longer put back"],
    ["America/Edmonton", "2026-12-15T09:00", "2026-12-15T09:00-06:00", "nor there"],
    ["Asia/Kathmandu", "2026-06-01T09:00", "2026-06-01T09:00+05:45", "quarter hours"],
    ["Pacific/Chatham", "2026-06-01T09:00", "2026-06-01T09:00+12:45", "quarter hours in the far east"],
    ["Pacific/Kiritimati", "2026-06-01T09:00", "2026-06-01T09:00+14:00", "the first of all"],
    ["Europe/Chisinau", "2027-03-28T09:00", "2027-03-28T09:00+03:00", "the morning after a change"],
    ["Antarctica/Troll", "2027-03-28T09:00", "2027-03-28T09:00+02:00", "two hours at once"],
    ["America/New_York", "2028-02-29T09:00", "2028-02-29T09:00-05:00", "a leap day"],
    ["America/New_York", "2099-07-01T09:00", "2099-07-01T09:00-04:00", "rules that go on for ever"],
  ])("knows that in %s %s is %s: %s (R-43)", (zone, wall, instant) => {
    const expected = Temporal.Instant.from(instant).epochMilliseconds;
    expect(iso(fromWall(zoneTable(zone), wallMs(wall)))).toBe(iso(expected));
  });

  it(`agrees with Temporal on every half hour around every clock change from 2026 to 2032, in ${zones.length} zones`, () => {
    const wrong: string[] = [];
    for (const zone of zones) {
      const table = zoneTable(zone);
      for (const change of changesOf(zone)) {
        const day = change.toPlainDate();
        for (let half = -24; half < 72; half += 1) {
          const wall = day.toPlainDateTime().add({ minutes: half * 30 });
          const said = fromWall(table, wallMs(wall.toString()));
          if (said !== wall.toZonedDateTime(zone).epochMilliseconds) wrong.push(`${zone} ${wall}`);
          const at = change.add({ minutes: (half - 24) * 30 });
          if (toWall(table, at.epochMilliseconds) !== wallMs(at.toPlainDateTime().toString()))
            wrong.push(`${zone} ${at}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it("gives the day on the zone's calendar, and the first instant of a day", () => {
    const at = Temporal.Instant.from("2026-03-01T11:30:00Z");
    const today = dayIn("Pacific/Auckland", at);
    expect(today).toBe(dayIn("UTC", at) + 1);
    expect(startOfDay("Pacific/Auckland", today).toString()).toBe("2026-03-01T11:00:00Z");
    expect(
      startOfDay("Africa/Cairo", dayIn("UTC", Temporal.Instant.from("2027-04-30T12:00:00Z"))).toString(),
    ).toBe("2027-04-29T22:00:00Z");
  });

  it("refuses a zone that does not exist", () => {
    expect(() => zoneTable("Europe/Atlantis")).toThrow(RangeError);
  });
});

function changesOf(zone: string): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = [];
  let at = Temporal.Instant.from("2026-01-01T00:00:00Z").toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (next === null || next.year > 2032) return changes;
    changes.push(next);
    at = next;
  }
}

function wallMs(wall: string): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime("UTC").epochMilliseconds;
}

function iso(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}
