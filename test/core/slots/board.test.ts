import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ContactId } from "../../../src/core/keys.ts";
import type { Busy, Reservation, Slot } from "../../../src/core/slot.ts";
import { type Desk, type SlotAsk, slotBoard } from "../../../src/core/slots/board.ts";
import { chooseOffers } from "../../../src/core/slots/offers.ts";
import { openSlots } from "../../../src/core/slots/open-slots.ts";

const full = process.env.PROVE !== undefined;
const desk: Desk = {
  busy: [],
  meetings: [],
  myZone: "America/New_York",
  holidaysOf: () => new Set(),
  taken: [],
  gap: 10,
};
const hours = [{ from: 570, until: 720 }];
const ana: SlotAsk = {
  contactId: id("ana"),
  myHours: { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours },
  theirHours: { from: 540, until: 1050 },
  theirDays: [1, 2, 3, 4, 5],
  theirZone: "Europe/Berlin",
  from: at("2026-03-02T05:00:00Z"),
  until: at("2026-03-07T05:00:00Z"),
  length: 20,
  gap: 10,
  atMost: [],
};
const ben: SlotAsk = { ...ana, contactId: id("ben") };

describe("the board", () => {
  it("offers what the choice among the open slots would be", () => {
    const open = openSlots({ ...desk, ...ana });
    const chosen = chooseOffers({
      open,
      count: 3,
      taken: [],
      gap: 10,
      myZone: desk.myZone,
      theirZone: ana.theirZone,
    });
    expect(slotBoard(desk).offer({ ...ana, count: 3 })).toEqual(chosen);
  });

  it("offers nobody what another was promised, nor within the gap of it", () => {
    const board = slotBoard(desk);
    const offered = [ana, ben, { ...ana, contactId: id("cleo"), theirZone: "Europe/London" }].map((ask) =>
      board.offer({ ...ask, count: 3 }).map(toBusy),
    );
    expect(offered.map((times) => times.length)).toEqual([3, 3, 3]);
    expect(tooNear(offered[0], offered[1], 10)).toEqual([]);
    expect(tooNear(offered[2], [...(offered[0] ?? []), ...(offered[1] ?? [])], 10)).toEqual([]);
  });

  it("knows what stands in drafts and mails already", () => {
    const first = slotBoard(desk).offer({ ...ana, count: 3 });
    const taken = first.map((slot) => ({ ...slot, contactId: ana.contactId }));
    const offered = slotBoard({ ...desk, taken }).offer({ ...ben, count: 3 });
    expect(tooNear(first.map(toBusy), offered.map(toBusy), 10)).toEqual([]);
  });

  it("lets a contact keep the times that they were promised before, and no other", () => {
    const board = slotBoard(desk);
    const first = board.offer({ ...ana, count: 3 });
    expect(board.offer({ ...ana, count: 3 })).toEqual(first);
    expect(board.open(ben).map((slot) => slot.start.toString())).not.toContain(first[0]?.start.toString());
    expect(board.open(ana).map((slot) => slot.start.toString())).toContain(first[0]?.start.toString());
  });

  it("does not offer again what they turned down", () => {
    const board = slotBoard(desk);
    const first = board.offer({ ...ana, count: 3 });
    const second = board.offer({ ...ana, count: 3, except: first });
    expect(second).toHaveLength(3);
    expect(tooNear(first.map(toBusy), second.map(toBusy), 0)).toEqual([]);
  });

  it("keeps a slot that the owner gives away by hand", () => {
    const board = slotBoard(desk);
    const [slot] = board.open(ana);
    board.take(ben.contactId, slot === undefined ? [] : [slot]);
    expect(board.open(ana)).not.toContainEqual(slot);
    expect(board.open(ben)).toContainEqual(slot);
  });

  it("gives nothing, and takes nothing, where it has fewer than are wanted at least", () => {
    const board = slotBoard(desk);
    const onlyMonday = { ...ana, until: at("2026-03-02T15:05:00Z") };
    expect(board.offer({ ...onlyMonday, count: 3 })).toHaveLength(1);
    expect(slotBoard(desk).offer({ ...onlyMonday, count: 3, atLeast: 2 })).toEqual([]);
    const other = slotBoard(desk);
    other.offer({ ...onlyMonday, count: 3, atLeast: 2 });
    expect(other.offer({ ...onlyMonday, contactId: id("ben"), count: 3 })).toHaveLength(1);
  });

  it("gives no slots while a calendar cannot be read (R-24)", () => {
    expect(slotBoard({ ...desk, busy: "unreadable" }).offer({ ...ana, count: 3 })).toEqual([]);
  });

  it("gives everybody the same slots after a crash, whoever had been served before it", () => {
    fc.assert(
      fc.property(
        fc.array(anyAsk(), { minLength: 1, maxLength: 20 }),
        fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
        (asks, isServed) => {
          const contacts = asks.map((ask, i) => ({ ...ask, contactId: id(String(i)) }));
          const board = slotBoard(desk);
          const offered = contacts.map((ask) => board.offer(ask));
          const taken: Reservation[] = offered.flatMap((slots, i) =>
            isServed[i] === true ? slots.map((slot) => ({ ...slot, contactId: id(String(i)) })) : [],
          );
          const again = slotBoard({ ...desk, taken });
          contacts.forEach((ask, i) => {
            if (isServed[i] !== true) expect(again.offer(ask)).toEqual(offered[i]);
          });
        },
      ),
      { seed: 6, numRuns: full ? 10_000 : 100 },
    );
  }, 300_000);
});

function anyAsk(): fc.Arbitrary<SlotAsk & { count: number; atLeast: number }> {
  return fc
    .record({
      theirZone: fc.constantFrom("Europe/Berlin", "Europe/London", "Asia/Kathmandu", "America/New_York"),
      length: fc.constantFrom(15, 20, 30),
      gap: fc.constantFrom(0, 10, 30),
      count: fc.integer({ min: 1, max: 4 }),
      atLeast: fc.integer({ min: 1, max: 3 }),
      days: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ days, ...rest }) => ({ ...ana, ...rest, until: ana.from.add({ hours: days * 24 }) }));
}

function tooNear(
  some: readonly Busy[] | undefined,
  others: readonly Busy[] | undefined,
  gap: number,
): Busy[] {
  const ms = gap * 60_000;
  return (some ?? []).filter((a) =>
    (others ?? []).some((b) => a.from < b.until + ms && b.from < a.until + ms),
  );
}

function toBusy(slot: Slot): Busy {
  return { from: slot.start.epochMilliseconds, until: slot.end.epochMilliseconds };
}

function id(name: string): ContactId {
  return name as ContactId;
}

function at(iso: string): Temporal.Instant {
  return Temporal.Instant.from(iso);
}
