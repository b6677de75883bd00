import { describe, expect, it } from "vitest";
import { type FitQuery, fitting, type Wanted } from "../../../src/core/slots/fit.ts";
import { nearestSlots } from "../../../src/core/slots/nearest.ts";
import { toSlot } from "../../../src/core/slots/open-slots.ts";

const at = (text: string) => Temporal.Instant.from(text);
const busy = (from: string, minutes: number) => ({
  from: at(from).epochMilliseconds,
  until: at(from).add({ minutes }).epochMilliseconds,
});

/** Thursday 3 December 2026; 9:00 to 17:00 in London, which is UTC. */
const query: FitQuery = {
  busy: [],
  myHours: { 4: [{ from: 540, until: 1020 }] },
  myZone: "Europe/London",
  theirZone: "Asia/Tokyo",
  holidaysOf: () => new Set(),
  from: at("2026-12-01T09:00:00Z"),
  gap: 10,
  meetings: [],
  atMost: [],
  taken: [],
};
const wanted = (...starts: string[]): Wanted => ({ starts: starts.map(at), windows: [], minutes: 20 });
const within = (from: string, to: string): Wanted => ({
  starts: [],
  windows: [{ from: at(from), to: at(to) }],
  minutes: 20,
});
const fits = (start: string) => ({ kind: "fits", slot: toSlot(at(start).epochMilliseconds, 20) });

describe("a time that somebody named", () => {
  it("suits at any minute, not only at those that we would offer", () => {
    expect(fitting(wanted("2026-12-03T10:07:00Z"), query)).toEqual(fits("2026-12-03T10:07:00Z"));
  });

  it("does not suit outside the owner's hours, too soon, or where the meeting would not end in time", () => {
    expect(fitting(wanted("2026-12-03T08:50:00Z"), query)).toEqual({ kind: "no", why: "hours" });
    expect(fitting(wanted("2026-12-03T16:50:00Z"), query)).toEqual({ kind: "no", why: "hours" });
    expect(fitting(wanted("2026-11-26T10:00:00Z"), query)).toEqual({ kind: "no", why: "too-soon" });
  });

  it("keeps the gap from busy time and from other meetings, but not from what others were promised", () => {
    const near = [busy("2026-12-03T10:25:00Z", 30)];
    const start = wanted("2026-12-03T10:00:00Z");
    expect(fitting(start, { ...query, busy: near })).toEqual({ kind: "no", why: "busy" });
    const meetings = near.map(({ from }) => toSlot(from, 30));
    expect(fitting(start, { ...query, meetings })).toEqual({ kind: "no", why: "busy" });
    expect(fitting(start, { ...query, taken: near })).toEqual(fits("2026-12-03T10:00:00Z"));
    const over = [busy("2026-12-03T10:10:00Z", 30)];
    expect(fitting(start, { ...query, taken: over })).toEqual({ kind: "no", why: "taken" });
  });

  it("does not suit on a day that has as many meetings as the owner takes", () => {
    const meetings = [toSlot(at("2026-12-03T14:00:00Z").epochMilliseconds, 20)];
    const full = { ...query, meetings, atMost: [{ count: 1, per: "day" as const }] };
    expect(fitting(wanted("2026-12-03T10:00:00Z"), full)).toEqual({ kind: "no", why: "hours" });
  });

  it("is in a span the earliest full or half hour that suits, else any time that does", () => {
    const span = within("2026-12-03T10:00:00Z", "2026-12-03T12:00:00Z");
    expect(fitting(span, { ...query, busy: [busy("2026-12-03T10:00:00Z", 20)] })).toEqual(
      fits("2026-12-03T10:30:00Z"),
    );
    const short = within("2026-12-03T10:40:00Z", "2026-12-03T11:10:00Z");
    expect(fitting(short, query)).toEqual(fits("2026-12-03T10:45:00Z"));
    expect(fitting(within("2026-12-03T17:00:00Z", "2026-12-03T19:00:00Z"), query)).toMatchObject({
      kind: "no",
    });
  });

  it("is not known to suit while the calendar cannot be read (R-24)", () => {
    expect(fitting(wanted("2026-12-03T10:00:00Z"), { ...query, busy: "unreadable" })).toEqual({
      kind: "unknown",
    });
  });
});

describe("the nearest open times", () => {
  const open = [9, 10, 11, 14, 15].flatMap((hour) =>
    [0, 15, 30, 45].map((minute) => toSlot(Date.UTC(2026, 11, 3, hour, minute), 20)),
  );
  const how = { count: 3, apart: 60, zone: "Europe/London" };
  const starts = (named: Wanted, more = {}) =>
    nearestSlots(open, named, { ...how, ...more }).map(({ start }) => start.toString().slice(11, 16));

  it("lie around what was named, at full and half hours, an hour apart where they can, in their order", () => {
    expect(starts(wanted("2026-12-03T10:10:00Z"))).toEqual(["10:00", "11:30", "14:00"]);
    expect(starts(within("2026-12-03T14:00:00Z", "2026-12-03T16:00:00Z"))).toEqual([
      "11:30",
      "14:00",
      "15:30",
    ]);
  });

  it("stand closer together where there are no others, and never over each other", () => {
    const few = open.slice(0, 4);
    const near = nearestSlots(few, wanted("2026-12-03T09:00:00Z"), how);
    expect(near.map(({ start }) => start.toString().slice(11, 16))).toEqual(["09:00", "09:30"]);
  });

  it("stay what they are when a time that is none of them is taken away", () => {
    const named = wanted("2026-12-03T10:10:00Z");
    const chosen = nearestSlots(open, named, how);
    for (const gone of open.filter((slot) => !chosen.includes(slot)))
      expect(
        nearestSlots(
          open.filter((slot) => slot !== gone),
          named,
          how,
        ),
      ).toEqual(chosen);
  });
});
