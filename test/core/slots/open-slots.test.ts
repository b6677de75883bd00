import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSlots, openStarts, type SlotLimit, type SlotQuery } from "../../../src/core/slots/open-slots.ts";
import { allPlaces, queryAt, wishes } from "./random-queries.ts";
import { slowStarts } from "./slot-oracle.ts";

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

  it("are those that Temporal finds minute by minute, in any zones, around any clock change to 2032 (P-1b)", () => {
    const places = allPlaces();
    // Every kind of change of the odd zones, and a few of all the others; all of them in full numbers.
    const chosen = [
      ...allPlaces(odd).filter((_, at) => at % 5 === 0),
      ...places.filter((_, at) => at % 97 === 0),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...chosen), wishes(), (place, wish) => {
        const query = queryAt(place, wish);
        expect(openStarts(query).map(iso)).toEqual(slowStarts(query).map(iso));
      }),
      { seed: 4, numRuns: 60 },
    );
    expect(new Set(places.map(({ zone }) => zone)).size).toBe(418);
  });
});

const odd = [
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Africa/Cairo",
  "America/Havana",
];

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
