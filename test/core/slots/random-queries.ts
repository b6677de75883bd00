/** Questions for open slots at random, each around one clock change of one zone. */
import fc from "fast-check";
import type { Hours, Rate, Weekday } from "../../../src/core/rules-shape.ts";
import type { SlotQuery } from "../../../src/core/slots/open-slots.ts";

type Instant = Temporal.Instant;

/** Where a question lies. */
export interface Place {
  zone: string;
  /** A clock change there; undefined in a zone that has none: then the question lies anywhere. */
  change?: Instant;
  /** The zone is the owner's, not the contact's. */
  isMine: boolean;
}

const years = { from: Temporal.Instant.from("2026-01-01T00:00:00Z"), last: 2032 };

/** Every clock change from 2026 to 2032 of every zone, as the owner's and as the contact's, and every zone without one. */
export function allPlaces(zones: readonly string[] = Intl.supportedValuesOf("timeZone")): Place[] {
  return zones.flatMap((zone): Place[] => {
    const changes = changesOf(zone);
    if (changes.length === 0) return [{ zone, isMine: true }];
    return changes.flatMap((change) => [true, false].map((isMine) => ({ zone, change, isMine })));
  });
}

function changesOf(zone: string): Instant[] {
  const changes: Instant[] = [];
  let at = years.from.toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (next === null || next.year > years.last) return changes;
    changes.push(next.toInstant());
    at = next;
  }
}

/** All of a question but its place. */
export type Wish = ReturnType<typeof wishes> extends fc.Arbitrary<infer W> ? W : never;

export function wishes() {
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 264 }), fc.integer({ min: 6, max: 288 }))
    .map(([from, length]): Hours => ({ from: from * 5, until: Math.min(1440, (from + length) * 5) }));
  const weekdays = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
  const day = fc.array(hours, { minLength: 1, maxLength: 3 });
  return fc.record({
    otherZone: fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
    anyDay: fc.integer({ min: 0, max: 2500 }),
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
    holidays: fc.array(fc.tuple(fc.constantFrom("A", "B"), fc.integer({ min: 0, max: 5 })), { maxLength: 2 }),
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
  });
}

/** Begins up to two days before the change, and ends up to four days later. */
export function queryAt(place: Place, wish: Wish): SlotQuery {
  const { otherZone, anyDay, lead, range, busy, meetings, holidays, ...rest } = wish;
  const around = place.change ?? years.from.add({ hours: 24 * anyDay });
  const from = around.subtract({ minutes: lead });
  const date = from.toZonedDateTimeISO("UTC").toPlainDate();
  const dates = holidays.map(([country, days]) => [country, date.add({ days }).toString()] as const);
  return {
    ...rest,
    myZone: place.isMine ? place.zone : otherZone,
    theirZone: place.isMine ? otherZone : place.zone,
    from,
    until: from.add({ minutes: range }),
    busy: busy
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
    holidaysOf: (country) => new Set(dates.filter(([code]) => code === country).map(([, on]) => on)),
  };
}
