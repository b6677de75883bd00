import { afterEach, describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { eventIdOf } from "../../../src/providers/google/own-entries.ts";
import { isTrouble, type SeenEvent } from "../../../src/providers/provider.ts";
import { eventKeyOf, eventOf } from "../../contracts/calendar.ts";
import { calendarWorld, idOf, type WorldWish } from "./world.ts";

type Opened = Awaited<ReturnType<typeof calendarWorld>>;
let opened: Opened | undefined;

afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(wish?: WorldWish): Promise<Opened> {
  opened = await calendarWorld(wish);
  return opened;
}

const at = (text: string) => Temporal.Instant.from(text);
const key = eventKeyOf(1);
const [from, until] = [at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z")];

async function changes(
  { calendar }: Opened,
  cursor?: string,
): Promise<{ events: SeenEvent[]; cursor: string }> {
  const found = await calendar.changesSince(cursor);
  if (found.kind === "start-over") throw new Error("the cursor is not known");
  return found;
}

function inserts({ world }: Opened): number {
  return world.double.requests.filter(({ method }) => method === "calendar.events.insert").length;
}

describe("an entry in a Google calendar", () => {
  it("has an id made of its key, in the letters that Google takes", () => {
    expect(eventIdOf(key, 1)).toMatch(/^[0-9a-v]{52}$/);
    expect(eventIdOf(key, 2)).not.toBe(eventIdOf(key, 1));
  });

  it("is one, with one invitation, however its making went wrong (R-26)", async () => {
    for (const fault of ["lost-after", "504-after", "lost-before", "503", "late"] as const) {
      const google = await open();
      const { calendar, world } = google;
      world.double.faults.next("calendar.events.insert", fault);
      await expect(calendar.put(key, eventOf(1))).rejects.toSatisfy((error) => isTrouble(error, "unknown"));
      world.now = world.now.add({ minutes: 2 });
      world.double.settleLate();
      await calendar.put(key, eventOf(1));
      expect(world.user.events()).toHaveLength(1);
      expect(world.double.invitations).toHaveLength(1);
      await google.close();
    }
    opened = undefined;
  });

  it("is one even where Google does not notice that its id is taken (R-26)", async () => {
    const google = await open();
    const { calendar, world } = google;
    world.double.faults.missCollisions(1);
    await calendar.put(key, eventOf(1));
    await calendar.put(key, eventOf(1));
    expect(inserts(google)).toBe(1);
  });

  it("is made anew under another id when it was deleted, since Google gives none twice", async () => {
    const { calendar, world, person } = await open();
    await calendar.put(key, eventOf(1));
    const first = idOf(world.user, key);
    await person.deletes(key);
    const again = await calendar.put(key, eventOf(1, { sequence: 1 }));
    expect(again).toMatchObject({ key, status: "confirmed", uid: "booking-1@example.com" });
    expect(idOf(world.user, key)).toBe(eventIdOf(key, 2));
    expect(idOf(world.user, key)).not.toBe(first);
  });

  it("tells each guest of the invitation, the change and the cancellation once", async () => {
    const { calendar, world } = await open();
    const later = { start: at("2026-03-11T15:00:00Z"), end: at("2026-03-11T15:20:00Z") };
    for (let n = 0; n < 2; n += 1) await calendar.put(key, eventOf(1));
    for (let n = 0; n < 2; n += 1) await calendar.put(key, eventOf(1, { sequence: 1, ...later }));
    for (let n = 0; n < 2; n += 1) await calendar.cancel(key, eventOf(1, { sequence: 2 }));
    expect(world.double.invitations.map(({ method, to }) => [method, to])).toEqual([
      ["REQUEST", "priya@example.org"],
      ["REQUEST", "priya@example.org"],
      ["CANCEL", "priya@example.org"],
    ]);
  });

  it("has a Meet link where the rules say so and no place is named", async () => {
    const { calendar, world } = await open({ makesMeet: true });
    await calendar.put(key, eventOf(1));
    await calendar.put(eventKeyOf(2), eventOf(2, { location: "phone, +1 312 555 0100" }));
    const links = world.user.events().map(({ hangoutLink }) => hangoutLink !== undefined);
    expect(links).toEqual([true, false]);
  });

  it("is not written over where a person changed it since we looked", async () => {
    const google = await open();
    const { calendar, world, person } = google;
    await calendar.put(key, eventOf(1));
    world.double.faults.next("calendar.events.patch", { kind: "late", after: 30_000 });
    const moved = { start: at("2026-03-12T15:00:00Z"), end: at("2026-03-12T15:20:00Z") };
    const putting = calendar.put(
      key,
      eventOf(1, { sequence: 1, start: at("2026-03-11T15:00:00Z"), end: at("2026-03-11T15:20:00Z") }),
    );
    await expect(putting).rejects.toSatisfy((error) => isTrouble(error, "unknown"));
    await person.moves(key, moved.start, moved.end);
    world.double.settleLate();
    expect(await calendar.find(key)).toMatchObject(moved);
  });

  it("is told apart from a copy that the owner made of it", async () => {
    const google = await open();
    const { calendar, world } = google;
    await calendar.put(key, eventOf(1));
    const [event] = world.user.events();
    world.user.addBusy("primary", at("2026-03-20T10:00:00Z"), at("2026-03-20T11:00:00Z"), {
      extendedProperties: event?.extendedProperties ?? {},
    });
    expect((await changes(google)).events).toHaveLength(1);
  });
});

describe("a sync of a Google calendar", () => {
  it("lists everything again where the token has expired, and tells what was deleted meanwhile (R-31)", async () => {
    for (const bareCancelled of [false, true]) {
      const google = await open({ bareCancelled });
      const { calendar, world, person } = google;
      await calendar.put(key, eventOf(1));
      await calendar.put(eventKeyOf(2), eventOf(2));
      const { cursor } = await changes(google);
      await person.deletes(key);
      world.double.expireSyncTokens(world.user.email);
      const after = await changes(google, cursor);
      expect(after.events).toMatchObject([{ key, uid: "booking-1@example.com", status: "deleted" }]);
      expect((await changes(google, after.cursor)).events).toEqual([]);
      await google.close();
    }
    opened = undefined;
  });

  it("knows a deleted entry by its id, where Google tells no more", async () => {
    const google = await open({ bareCancelled: true });
    const put = await google.calendar.put(key, eventOf(1));
    const { cursor } = await changes(google);
    await google.person.deletes(key);
    const [seen] = (await changes(google, cursor)).events;
    expect(seen).toMatchObject({ key, uid: put.uid, status: "deleted", start: put.start, end: put.end });
  });
});

describe("busy time at Google", () => {
  const many = Array.from({ length: 120 }, (_, n) => `team${n}@group.calendar.google.com`);

  it("is asked for at most 50 calendars and 90 days at a time", async () => {
    const { calendar, world } = await open({ calendars: ["primary", ...many] });
    world.user.addBusy(many[119] ?? "", at("2026-09-10T10:00:00Z"), at("2026-09-10T11:00:00Z"));
    const busy = await calendar.busy(from, at("2026-10-01T00:00:00Z"));
    expect(busy).toEqual([
      { from: Date.parse("2026-09-10T10:00:00Z"), until: Date.parse("2026-09-10T11:00:00Z") },
    ]);
    const asked = world.double.requests.filter(({ method }) => method === "calendar.freebusy.query");
    expect(asked).toHaveLength(3 * 3);
  });

  it("is all of the time where Google has an error instead of an answer for one calendar (R-24)", async () => {
    const { calendar, world } = await open({ calendars: ["primary", many[0] ?? ""] });
    world.user.breakCalendar(many[0] ?? "", "internalError");
    expect(await calendar.busy(from, until)).toEqual([
      { from: from.epochMilliseconds, until: until.epochMilliseconds },
    ]);
  });

  it("names a calendar of the rules that there is not, and offers nothing (R-24)", async () => {
    const { calendar, world } = await open({ calendars: ["primary", many[0] ?? ""] });
    world.user.breakCalendar(many[0] ?? "", "notFound");
    const asked = calendar.busy(from, until);
    await expect(asked).rejects.toBeInstanceOf(Problem);
    await expect(asked).rejects.toThrow(/team0@group\.calendar\.google\.com/);
  });
});
