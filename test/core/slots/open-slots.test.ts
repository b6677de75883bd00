import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hours, Rate, Weekday } from "../../../src/core/rules-shape.ts";
import { openSlots, openStarts, type SlotLimit, type SlotQuery } from "../../../src/core/slots/open-slots.ts";
import { slowStarts } from "./slot-oracle.ts";

const full = process.env.PROVE !== undefined;
const nineToTen: SlotQuery = {
  busy: [],
  myHours: { 1: [{ from: 540, until: 600 }], 2: [{ from: 540, until: 600 }], 3: [{ from: 540, until: 600 }] },
  myZone: "America/New_York",
  theirHours: { from: 540, until: 1050 },
  theirDays: [1, 2, 3, 4, 5],
  theirZone: "Europe/Berlin",
  holidaysOf: (country, year) => new Set(country === "US" ? [`${year}-03-02`] : [`${year}-03-03`]),
  from: at("2026-03-02T05:00:00Z"),
  until: at("2026-03-04T05:00:00Z"),
  length: 20,
  gap: 10,
  meetings: [],
  atMost: [],
};

describe("open slots", () => {
  it("lie inside both people's hours, at quarter hours on the owner's clock", () => {
    expect(starts({ ...nineToTen, until: at("2026-03-03T05:00:00Z") })).toEqual([
      "2026-03-02T14:00:00Z",
      "2026-03-02T14:15:00Z",
      "2026-03-02T14:30:00Z",
    ]);
    expect(starts({ ...nineToTen, theirHours: { from: 540, until: 930 }, step: 5 })).toEqual([
      "2026-03-02T14:00:00Z",
      "2026-03-02T14:05:00Z",
      "2026-03-02T14:10:00Z",
      "2026-03-03T14:00:00Z",
      "2026-03-03T14:05:00Z",
      "2026-03-03T14:10:00Z",
    ]);
  });

  it("have the length that was asked for", () => {
    expect(openSlots(nineToTen)[0]?.end.toString()).toBe("2026-03-02T14:20:00Z");
  });

  it("are clear of busy time and of other meetings by the gap (R-24)", () => {
    expect(starts({ ...nineToTen, busy: [busy("2026-03-02T14:00:00Z", "2026-03-02T14:05:00Z")] })[0]).toBe(
      "2026-03-02T14:15:00Z",
    );
    expect(starts({ ...nineToTen, busy: [busy("2026-03-02T14:00:00Z", "2026-03-02T14:06:00Z")] })[0]).toBe(
      "2026-03-02T14:30:00Z",
    );
    const meeting = { start: at("2026-03-02T14:55:00Z"), end: at("2026-03-02T15:15:00Z") };
    expect(starts({ ...nineToTen, meetings: [meeting] }).slice(0, 3)).toEqual([
      "2026-03-02T14:00:00Z",
      "2026-03-02T14:15:00Z",
      "2026-03-03T14:00:00Z",
    ]);
  });

  it("are none while a calendar cannot be read (R-24)", () => {
    expect(openSlots({ ...nineToTen, busy: "unreadable" })).toEqual([]);
  });

  it("leave out the owner's holidays and the contact's", () => {
    expect(starts({ ...nineToTen, myHolidays: "US" })[0]).toBe("2026-03-03T14:00:00Z");
    expect(starts({ ...nineToTen, theirHolidays: "DE" }).at(-1)).toBe("2026-03-02T14:30:00Z");
  });

  it("begin no earlier than they may, and end no later", () => {
    expect(
      starts({ ...nineToTen, from: at("2026-03-02T14:01:00Z"), until: at("2026-03-02T14:45:00Z") }),
    ).toEqual(["2026-03-02T14:15:00Z"]);
  });

  it("respect how many meetings the owner takes in a day, and in a week from Monday to Sunday", () => {
    const meetings = [{ start: at("2026-03-02T18:00:00Z"), end: at("2026-03-02T18:20:00Z") }];
    const days = (atMost: SlotLimit[]) => [
      ...new Set(
        starts({ ...nineToTen, until: at("2026-03-11T05:00:00Z"), meetings, atMost }).map((s) =>
          s.slice(0, 10),
        ),
      ),
    ];
    const all = ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-09", "2026-03-10"];
    expect(days([{ count: 2, per: "day" }])).toEqual(all);
    expect(days([{ count: 1, per: "day" }])).toEqual(all.slice(1));
    expect(
      days([
        { count: 2, per: "day" },
        { count: 1, per: "week" },
      ]),
    ).toEqual(all.slice(3));
    expect(days([{ count: 1, per: "year" }])).toEqual([]);
    expect(days([{ count: 1, per: "year", counts: [] }])).toEqual(all);
  });

  it("can be limited to the first few", () => {
    expect(starts({ ...nineToTen, limit: 2 })).toEqual(["2026-03-02T14:00:00Z", "2026-03-02T14:15:00Z"]);
  });

  it("take hours in any order, and hours that touch as one", () => {
    const myHours = {
      1: [
        { from: 570, until: 600 },
        { from: 540, until: 570 },
      ],
    };
    expect(starts({ ...nineToTen, myHours })).toEqual(
      starts({ ...nineToTen, until: at("2026-03-03T05:00:00Z") }),
    );
  });

  it(`are those that Temporal finds minute by minute, in any zones, around any clock change (P-1b)`, () => {
    fc.assert(
      fc.property(anyQuery(), (query) => {
        expect(openStarts(query).map(iso)).toEqual(slowStarts(query).map(iso));
      }),
      { seed: 4, numRuns: full ? 10_000 : 60 },
    );
  }, 900_000);
});

const odd = [
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Africa/Cairo",
  "America/Havana",
];
const zones = fc.oneof(fc.constantFrom(...odd), fc.constantFrom(...Intl.supportedValuesOf("timeZone")));

function anyQuery(): fc.Arbitrary<SlotQuery> {
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 264 }), fc.integer({ min: 6, max: 288 }))
    .map(([from, length]): Hours => ({ from: from * 5, until: Math.min(1440, (from + length) * 5) }));
  const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
  const day = fc.array(hours, { minLength: 1, maxLength: 3 });
  return fc
    .record({
      myZone: zones,
      theirZone: zones,
      change: fc.integer({ min: 0, max: 12 }),
      myZonesChange: fc.boolean(),
      lead: fc.integer({ min: 0, max: 2 * 1440 }),
      range: fc.integer({ min: 60, max: 4 * 1440 }),
      myHours: fc.record({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day }),
      theirHours: hours,
      theirDays: fc.uniqueArray(weekdays, { minLength: 4 }),
      busy: fc.array(
        fc.tuple(fc.integer({ min: -600, max: 6000 }), fc.integer({ min: 0, max: 300 }), fc.nat(59_999)),
        { maxLength: 12 },
      ),
      meetings: fc.array(fc.integer({ min: -600, max: 6000 }), { maxLength: 4 }),
      holidays: fc.array(fc.tuple(fc.constantFrom("A", "B"), fc.integer({ min: 0, max: 5 })), {
        maxLength: 2,
      }),
      length: fc.constantFrom(15, 20, 30, 45),
      gap: fc.constantFrom(0, 5, 10, 30),
      step: fc.constantFrom(5, 10, 15, 30, 60),
      atMost: fc.array(
        fc.record({
          count: fc.integer({ min: 0, max: 3 }),
          per: fc.constantFrom<Rate["per"]>("day", "week"),
        }),
        { maxLength: 2 },
      ),
    })
    .map(({ change, myZonesChange, lead, range, busy: times, meetings, holidays, ...rest }) => {
      const around = changeOf(myZonesChange ? rest.myZone : rest.theirZone, change);
      const from = around.subtract({ minutes: lead });
      const date = from.toZonedDateTimeISO("UTC").toPlainDate();
      const dates = holidays.map(([country, days]) => [country, date.add({ days }).toString()] as const);
      return {
        ...rest,
        from,
        until: from.add({ minutes: range }),
        busy: times
          .map(([minute, length, ms]) => {
            const start = from.epochMilliseconds + minute * 60_000 + ms;
            return { from: start, until: start + length * 60_000 };
          })
          .filter((time) => time.until > time.from),
        meetings: meetings.map((minute) => ({
          start: from.add({ minutes: minute }),
          end: from.add({ minutes: minute + 20 }),
        })),
        myHolidays: "A",
        theirHolidays: "B",
        holidaysOf: (country: string) =>
          new Set(dates.filter(([code]) => code === country).map(([, on]) => on)),
      };
    });
}

/** The n-th clock change of a zone from 2026 on, or some day where it has none. */
function changeOf(zone: string, n: number): Temporal.Instant {
  let found = at("2026-01-14T00:00:00Z").toZonedDateTimeISO(zone);
  for (let i = 0; i <= n; i += 1) found = found.getTimeZoneTransition("next") ?? found.add({ days: 171 });
  return found.toInstant();
}

function starts(query: SlotQuery): string[] {
  return openSlots(query).map(({ start }) => start.toString());
}

function at(iso: string): Temporal.Instant {
  return Temporal.Instant.from(iso);
}

function busy(from: string, until: string) {
  return { from: at(from).epochMilliseconds, until: at(until).epochMilliseconds };
}

function iso(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString();
}
