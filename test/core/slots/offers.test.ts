import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Busy, Slot } from "../../../src/core/slot.ts";
import { chooseOffers, type OfferQuery, offerStillStands } from "../../../src/core/slots/offers.ts";

const full = process.env.PROVE !== undefined;
const zones = { myZone: "America/New_York", theirZone: "Europe/Berlin" };

describe("the slots in a mail", () => {
  it("are early, at full or half hours, on different days, morning and afternoon in turn", () => {
    const open = everyQuarter(["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"], 8, 16);
    expect(choose({ open, count: 3 })).toEqual([
      "2026-03-02T08:00:00Z",
      "2026-03-03T12:00:00Z",
      "2026-03-04T08:00:00Z",
    ]);
  });

  it("are at full hours on the reader's clock, where the clocks differ by quarter hours", () => {
    const open = everyQuarter(["2026-03-02"], 4, 6);
    expect(choose({ open, count: 1, theirZone: "Asia/Kathmandu" })).toEqual(["2026-03-02T04:15:00Z"]);
  });

  it("fall on one day, and well apart, where there is no other", () => {
    const open = everyQuarter(["2026-03-02"], 8, 16);
    expect(choose({ open, count: 3 })).toEqual([
      "2026-03-02T08:00:00Z",
      "2026-03-02T10:00:00Z",
      "2026-03-02T12:00:00Z",
    ]);
  });

  it("take a quarter hour before they take a day twice", () => {
    const open = [slot("2026-03-02T08:00:00Z"), slot("2026-03-02T13:00:00Z"), slot("2026-03-19T08:15:00Z")];
    expect(choose({ open, count: 2 })).toEqual(["2026-03-02T08:00:00Z", "2026-03-19T08:15:00Z"]);
  });

  it("are fewer where there are no more, and none over another", () => {
    const open = [slot("2026-03-02T08:00:00Z"), slot("2026-03-02T08:15:00Z"), slot("2026-03-02T08:30:00Z")];
    expect(choose({ open, count: 5 })).toEqual(["2026-03-02T08:00:00Z", "2026-03-02T08:30:00Z"]);
    expect(choose({ open: [], count: 3 })).toEqual([]);
  });

  it("keep the gap from what others were promised", () => {
    const open = [slot("2026-03-02T08:00:00Z"), slot("2026-03-02T08:30:00Z"), slot("2026-03-02T09:00:00Z")];
    const taken = [busy("2026-03-02T08:00:00Z", "2026-03-02T08:20:00Z")];
    expect(choose({ open, count: 3, taken })).toEqual(["2026-03-02T08:30:00Z", "2026-03-02T09:00:00Z"]);
    expect(choose({ open, count: 3, taken, gap: 15 })).toEqual(["2026-03-02T09:00:00Z"]);
  });

  it("stay the same when what is promised to others besides does not touch them", () => {
    fc.assert(
      fc.property(
        anyOpen(),
        someOf(30),
        someOf(30),
        fc.integer({ min: 1, max: 5 }),
        (open, before, besides, count) => {
          const taken = before.map((i) => toBusy(open[i % open.length]));
          const chosen = choose({ open, count, taken, gap: 10 });
          const clear = besides
            .map((i) => toBusy(open[i % open.length]))
            .filter(({ from, until }) =>
              chosen.every((start) => from >= ms(start) + 30 * 60_000 || until <= ms(start) - 10 * 60_000),
            );
          expect(choose({ open, count, taken: [...taken, ...clear], gap: 10 })).toEqual(chosen);
          expect(choose({ open, count, taken: [...clear, ...taken], gap: 10 })).toEqual(chosen);
        },
      ),
      { seed: 5, numRuns: full ? 10_000 : 200 },
    );
  }, 120_000);
});

describe("an offered slot", () => {
  const world = { earliest: at("2026-03-02T08:00:00Z"), busy: [], taken: [] };
  const offered = slot("2026-03-02T09:00:00Z");
  const over = [busy("2026-03-02T09:19:00Z", "2026-03-02T10:00:00Z")];
  const beside = [busy("2026-03-02T09:20:00Z", "2026-03-02T10:00:00Z")];

  it("stands while it is far enough ahead, and nothing lies over it", () => {
    expect(offerStillStands(offered, world)).toBe("fine");
    expect(offerStillStands(offered, { ...world, earliest: offered.start })).toBe("fine");
    expect(offerStillStands(offered, { ...world, busy: beside, taken: beside })).toBe("fine");
  });

  it("does not stand, and says why", () => {
    expect(offerStillStands(offered, { ...world, earliest: at("2026-03-02T09:00:01Z") })).toBe("too-soon");
    expect(offerStillStands(offered, { ...world, busy: over })).toBe("busy");
    expect(offerStillStands(offered, { ...world, busy: "unreadable" })).toBe("busy");
    expect(offerStillStands(offered, { ...world, taken: over })).toBe("taken");
    expect(offerStillStands(offered, { ...world, taken: beside, gap: 10 })).toBe("taken");
  });
});

/** Quarter-hour starts on some of ten days; never empty. */
function anyOpen(): fc.Arbitrary<Slot[]> {
  return fc
    .uniqueArray(fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 32, max: 66 })), {
      minLength: 1,
      maxLength: 60,
      selector: ([day, quarter]) => day * 100 + quarter,
    })
    .map((times) =>
      times.map(([day, quarter]) => {
        const start = at("2026-03-01T00:00:00Z").add({ minutes: (day - 1) * 1440 + quarter * 15 });
        return { start, end: start.add({ minutes: 20 }) };
      }),
    );
}

function someOf(count: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(1000), { maxLength: count });
}

function choose(query: Pick<OfferQuery, "open" | "count"> & Partial<OfferQuery>): string[] {
  return chooseOffers({ taken: [], gap: 0, ...zones, ...query }).map(({ start }) => start.toString());
}

function everyQuarter(days: readonly string[], from: number, until: number): Slot[] {
  return days.flatMap((day) =>
    Array.from({ length: (until - from) * 4 }, (_, i) => {
      const start = at(`${day}T00:00:00Z`).add({ minutes: from * 60 + i * 15 });
      return { start, end: start.add({ minutes: 20 }) };
    }),
  );
}

function slot(start: string): Slot {
  return { start: at(start), end: at(start).add({ minutes: 20 }) };
}

function toBusy(taken: Slot | undefined): Busy {
  return { from: taken?.start.epochMilliseconds ?? 0, until: taken?.end.epochMilliseconds ?? 0 };
}

function busy(from: string, until: string): Busy {
  return { from: ms(from), until: ms(until) };
}

function ms(iso: string): number {
  return at(iso).epochMilliseconds;
}

function at(iso: string): Temporal.Instant {
  return Temporal.Instant.from(iso);
}
