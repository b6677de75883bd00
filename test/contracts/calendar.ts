/**
 * What every calendar must do, whoever provides it. An adapter's test opens one, together with a `person` who does
 * in it what owners and guests do.
 */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type ActionKey,
  type ContactId,
  type MailboxId,
  parseActionKey,
  toActionKey,
} from "../../src/core/keys.ts";
import type { Calendar, CalendarEvent, SeenEvent } from "../../src/providers/provider.ts";

export interface CalendarWorld {
  calendar: Calendar;
  person: {
    /** The owner moves one of our entries in a calendar program. */
    moves(key: ActionKey, start: Temporal.Instant, end: Temporal.Instant): Promise<void>;
    deletes(key: ActionKey): Promise<void>;
    /** The guest accepts. */
    accepts(key: ActionKey): Promise<void>;
    /** The owner has something of their own then. */
    isBusy(start: Temporal.Instant, end: Temporal.Instant): Promise<void>;
  };
  close(): Promise<void>;
}

const at = (text: string) => Temporal.Instant.from(text);

/** The key of the `n`th event of a made-up mailbox. */
export function eventKeyOf(n: number): ActionKey {
  const contactId = n.toString(16).padStart(16, "0") as ContactId;
  const occurrence = n.toString(16).padStart(16, "b");
  return toActionKey({
    mailboxId: "a0b1c2d3e4f50617" as MailboxId,
    contactId,
    round: 1,
    step: "event",
    occurrence,
  });
}

export function eventOf(n: number, more: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: `booking-${n}@example.com`,
    sequence: 0,
    start: at("2026-03-10T14:00:00Z"),
    end: at("2026-03-10T14:20:00Z"),
    zone: "America/Chicago",
    summary: "Dana Okafor and Priya Nair: from the ward to data",
    description: "By phone; Priya calls Dana.\n\nThank you for the time.",
    organizer: { name: "Dana Okafor", address: "dana@example.com" },
    attendees: [{ name: "Priya Nair", address: "priya@example.org" }],
    ...more,
  };
}

/** The key of a time that is held for the contact of the `n`th event. */
export function holdKeyOf(n: number): ActionKey {
  return toActionKey({ ...parseActionKey(eventKeyOf(n)), step: "hold", occurrence: "2026-03-10T14:00:00Z" });
}

export function holdOf(n: number): CalendarEvent {
  const { start, end } = eventOf(n);
  return {
    uid: `hold-${n}@example.com`,
    sequence: 0,
    start,
    end,
    zone: "America/New_York",
    summary: "Held for Priya Nair",
    description: "This time stands in a mail to Priya Nair.",
    organizer: { name: "Dana Okafor", address: "dana@example.com" },
    attendees: [],
    isHold: true,
  };
}

export function itIsACalendar(open: () => Promise<CalendarWorld>): void {
  describe("as a calendar", () => {
    let world: CalendarWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    const key = eventKeyOf(1);
    const march = { from: at("2026-03-01T00:00:00Z"), until: at("2026-04-01T00:00:00Z") };
    const changes = async (cursor?: string): Promise<{ events: SeenEvent[]; cursor: string }> => {
      const found = await world.calendar.changesSince(cursor);
      if (found.kind === "start-over") throw new Error("the cursor is not known");
      return found;
    };
    const later = { start: at("2026-03-11T15:00:00Z"), end: at("2026-03-11T15:20:00Z") };

    it("keeps an entry under its key", async () => {
      const seen = await world.calendar.put(key, eventOf(1));
      expect(seen).toMatchObject({ key, sequence: 0, status: "confirmed", partstat: "needs-action" });
      expect(await world.calendar.find(key)).toEqual(seen);
      expect(await world.calendar.find(eventKeyOf(2))).toBeUndefined();
    });

    it("keeps one entry however often it is put (R-26)", async () => {
      await Promise.all([world.calendar.put(key, eventOf(1)), world.calendar.put(key, eventOf(1))]);
      const { cursor } = await changes();
      await world.calendar.put(key, eventOf(1));
      expect((await changes(cursor)).events).toEqual([]);
      expect((await changes()).events).toHaveLength(1);
    });

    it("moves an entry to another time under the same UID", async () => {
      const first = await world.calendar.put(key, eventOf(1));
      const moved = await world.calendar.put(key, eventOf(1, { sequence: 1, ...later }));
      expect(moved).toMatchObject({ uid: first.uid, start: later.start, end: later.end });
      expect(moved.sequence).toBeGreaterThan(first.sequence);
      expect((await changes()).events).toHaveLength(1);
    });

    it("cancels an entry, and does so again without complaint", async () => {
      await world.calendar.put(key, eventOf(1));
      await world.calendar.cancel(key, eventOf(1, { sequence: 1 }));
      await world.calendar.cancel(key, eventOf(1, { sequence: 1 }));
      expect((await world.calendar.find(key))?.status ?? "deleted").toMatch(/cancelled|deleted/);
      expect(await world.calendar.busy(march.from, march.until)).toEqual([]);
    });

    it("cancels what was never there without complaint", async () => {
      await expect(world.calendar.cancel(key, eventOf(1))).resolves.toBeUndefined();
    });

    it("notices that a person moved an entry, and that this is newer than what was put", async () => {
      const put = await world.calendar.put(key, eventOf(1));
      const { cursor } = await changes();
      await world.person.moves(key, later.start, later.end);
      const [seen] = (await changes(cursor)).events;
      expect(seen).toMatchObject({ key, status: "confirmed", start: later.start, end: later.end });
      const isNewer =
        (seen?.sequence ?? 0) > put.sequence ||
        Temporal.Instant.compare(seen?.updated ?? put.updated, put.updated) >= 0;
      expect(isNewer).toBe(true);
    });

    it("notices that a person deleted an entry", async () => {
      const put = await world.calendar.put(key, eventOf(1));
      const { cursor } = await changes();
      await world.person.deletes(key);
      const after = await changes(cursor);
      expect(after.events).toMatchObject([{ key, uid: put.uid, status: "deleted" }]);
      expect((await changes(after.cursor)).events).toEqual([]);
    });

    it("notices the guest's answer", async () => {
      await world.calendar.put(key, eventOf(1));
      const { cursor } = await changes();
      await world.person.accepts(key);
      expect((await changes(cursor)).events).toMatchObject([{ key, partstat: "accepted" }]);
    });

    it("keeps the guest's answer while the time stays, and asks anew when it moves", async () => {
      await world.calendar.put(key, eventOf(1));
      await world.person.accepts(key);
      expect(await world.calendar.put(key, eventOf(1, { description: "By video." }))).toMatchObject({
        partstat: "accepted",
      });
      expect(await world.calendar.put(key, eventOf(1, { sequence: 1, ...later }))).toMatchObject({
        partstat: "needs-action",
      });
    });

    it("has nothing to say while nothing happens, and the same again for the same cursor", async () => {
      const { cursor } = await changes();
      await world.calendar.put(key, eventOf(1));
      const first = await changes(cursor);
      expect(first.events).toHaveLength(1);
      expect((await changes(cursor)).events).toEqual(first.events);
      expect((await changes(first.cursor)).events).toEqual([]);
    });

    it("starts over where it does not know the cursor", async () => {
      expect(await world.calendar.changesSince("not a cursor")).toEqual({ kind: "start-over" });
    });

    it("is busy when the owner or an entry of ours is, sorted and without overlaps", async () => {
      await world.person.isBusy(at("2026-03-12T10:00:00Z"), at("2026-03-12T11:00:00Z"));
      await world.person.isBusy(at("2026-03-12T10:30:00Z"), at("2026-03-12T12:00:00Z"));
      await world.calendar.put(key, eventOf(1));
      expect(await world.calendar.busy(march.from, march.until)).toEqual([
        { from: Date.parse("2026-03-10T14:00:00Z"), until: Date.parse("2026-03-10T14:20:00Z") },
        { from: Date.parse("2026-03-12T10:00:00Z"), until: Date.parse("2026-03-12T12:00:00Z") },
      ]);
    });

    it("is free outside the time that it is asked for", async () => {
      await world.person.isBusy(at("2026-05-12T10:00:00Z"), at("2026-05-12T11:00:00Z"));
      expect(await world.calendar.busy(march.from, march.until)).toEqual([]);
    });

    const ten = { from: Date.parse("2026-03-10T14:00:00Z"), until: Date.parse("2026-03-10T14:20:00Z") };
    const held = holdKeyOf(1);
    const own = [{ key: held, start: at("2026-03-10T14:00:00Z") }];

    it("holds a time once, as tentative, and leaves nothing of it when it is taken away (A7, B8, R-26)", async () => {
      await Promise.all([world.calendar.put(held, holdOf(1)), world.calendar.put(held, holdOf(1))]);
      expect(await world.calendar.find(held)).toMatchObject({ key: held, status: "tentative" });
      expect((await changes()).events).toHaveLength(1);
      expect(await world.calendar.busy(march.from, march.until)).toEqual([ten]);
      await world.calendar.cancel(held, holdOf(1));
      await world.calendar.cancel(held, holdOf(1));
      expect((await world.calendar.find(held))?.status ?? "deleted").toBe("deleted");
      expect(await world.calendar.busy(march.from, march.until)).toEqual([]);
    });

    it("holds a time anew that was held before", async () => {
      await world.calendar.put(held, holdOf(1));
      await world.calendar.cancel(held, holdOf(1));
      await world.calendar.put(held, holdOf(1));
      expect(await world.calendar.busy(march.from, march.until)).toEqual([ten]);
      expect(await world.calendar.busy(march.from, march.until, own)).toEqual([]);
    });

    it("leaves out entries of ours that it is told of, and nothing else that lies at the same time (A17, R-23)", async () => {
      await world.calendar.put(held, holdOf(1));
      expect(await world.calendar.busy(march.from, march.until, own)).toEqual([]);
      const other = [{ key: holdKeyOf(2), start: at("2026-03-10T14:00:00Z") }];
      expect(await world.calendar.busy(march.from, march.until, other)).toEqual([ten]);
      await world.person.isBusy(at("2026-03-10T14:05:00Z"), at("2026-03-10T14:10:00Z"));
      await world.person.isBusy(at("2026-03-10T14:20:00Z"), at("2026-03-10T15:00:00Z"));
      expect(await world.calendar.busy(march.from, march.until, own)).toEqual([
        { from: Date.parse("2026-03-10T14:05:00Z"), until: Date.parse("2026-03-10T14:10:00Z") },
        { from: Date.parse("2026-03-10T14:20:00Z"), until: Date.parse("2026-03-10T15:00:00Z") },
      ]);
    });

    it("counts a held time that a person moved, where it now lies", async () => {
      await world.calendar.put(held, holdOf(1));
      await world.person.moves(held, later.start, later.end);
      expect(await world.calendar.busy(march.from, march.until, own)).toEqual([
        { from: later.start.epochMilliseconds, until: later.end.epochMilliseconds },
      ]);
    });

    it("notices that a person took a held time out", async () => {
      await world.calendar.put(held, holdOf(1));
      const { cursor } = await changes();
      await world.person.deletes(held);
      expect((await changes(cursor)).events).toMatchObject([{ key: held, status: "deleted" }]);
    });

    it("leaves the owner's own entries out of its changes", async () => {
      await world.person.isBusy(at("2026-03-12T10:00:00Z"), at("2026-03-12T11:00:00Z"));
      expect((await changes()).events).toEqual([]);
    });
  });
}
