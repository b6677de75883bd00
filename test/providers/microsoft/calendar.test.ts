import { afterEach, describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { isTrouble, type SeenEvent } from "../../../src/providers/provider.ts";
import { eventKeyOf, eventOf } from "../../contracts/calendar.ts";
import { calendarWorld, eventOf as eventAt, type WorldWish } from "./world.ts";

type Opened = Awaited<ReturnType<typeof calendarWorld>>;
let opened: Opened | undefined;

afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(wish?: WorldWish): Promise<Opened> {
  await opened?.close();
  opened = await calendarWorld(wish);
  return opened;
}

const at = (text: string) => Temporal.Instant.from(text);
const key = eventKeyOf(1);
const [from, until] = [at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z")];
const later = { start: at("2026-03-11T15:00:00Z"), end: at("2026-03-11T15:20:00Z") };

async function changes(
  { calendar }: Opened,
  cursor?: string,
): Promise<{ events: SeenEvent[]; cursor: string }> {
  const found = await calendar.changesSince(cursor);
  if (found.kind === "start-over") throw new Error("the cursor is not known");
  return found;
}

function posted({ world }: Opened): string[] {
  return world.double.requests
    .filter(({ method }) => method === "POST /me/events")
    .map(({ body }) => JSON.stringify(body));
}

describe("an entry in an Outlook calendar", () => {
  it("is one, with one invitation, however its making went wrong, and asked for with the same bytes (R-26)", async () => {
    for (const fault of ["lost-after", "504-after", "lost-before", "503", "late"] as const) {
      const it = await open();
      const { calendar, world } = it;
      world.double.faults.next("POST /me/events", fault);
      await expect(calendar.put(key, eventOf(1))).rejects.toSatisfy((error) => isTrouble(error, "unknown"));
      if (fault === "late") await calendar.put(key, eventOf(1));
      await world.double.settleLate();
      await calendar.put(key, eventOf(1));
      expect(world.user.events(), fault).toHaveLength(1);
      expect(world.double.invitations, fault).toHaveLength(1);
      expect(new Set(posted(it)).size, fault).toBe(1);
    }
  });

  it("is made again after somebody deleted it", async () => {
    const { calendar, person } = await open();
    const first = await calendar.put(key, eventOf(1));
    await person.deletes(key);
    expect(await calendar.find(key)).toBeUndefined();
    expect(await calendar.put(key, eventOf(1, { sequence: 1 }))).toMatchObject({
      uid: first.uid,
      sequence: 1,
    });
  });

  it("stands under Windows' name of the contact's zone, at the right hour", async () => {
    const { calendar, world } = await open();
    const asked = ["America/Chicago", "Europe/Berlin", "Asia/Kathmandu", "UTC"];
    for (const [n, zone] of asked.entries()) await calendar.put(eventKeyOf(n + 1), eventOf(n + 1, { zone }));
    const zones = world.double.requests.flatMap(({ method, body }) =>
      method === "POST /me/events" ? [(body as { start: { timeZone: string } }).start.timeZone] : [],
    );
    expect(zones).toEqual(["Central Standard Time", "W. Europe Standard Time", "Nepal Standard Time", "UTC"]);
    for (const { start } of world.user.events()) expect(`${start}`).toBe("2026-03-10T14:00:00Z");
  });

  it("is written in UTC in the hour that a clock shows twice", async () => {
    const { calendar, world } = await open();
    const start = at("2026-11-01T06:30:00Z"); // 1:30 in New York, for the second time
    await calendar.put(key, eventOf(1, { zone: "America/New_York", start, end: start.add({ minutes: 20 }) }));
    expect(`${eventAt(world.user, key).start}`).toBe("2026-11-01T06:30:00Z");
  });

  it("has a Teams link where the rules say so, no place is named and the account has Teams", async () => {
    for (const kind of ["work", "personal"] as const) {
      const { calendar, world } = await open({ kind, makesTeams: true });
      await calendar.put(key, eventOf(1));
      await calendar.put(eventKeyOf(2), eventOf(2, { location: "phone, +1 312 555 0100" }));
      const links = world.user.events().map(({ joinUrl }) => joinUrl !== undefined);
      expect(links, kind).toEqual([kind === "work", false]);
    }
  });

  it("keeps its Teams link when its words change", async () => {
    const { calendar, world } = await open({ makesTeams: true });
    await calendar.put(key, eventOf(1));
    const { joinUrl } = eventAt(world.user, key);
    await calendar.put(key, eventOf(1, { description: "By video, not by phone." }));
    const change = world.double.requests.findLast(({ method }) => method === "PATCH /me/events/{id}");
    expect(JSON.stringify(change?.body)).toContain("By video, not by phone.");
    expect(JSON.stringify(change?.body)).toContain(joinUrl);
  });

  it("is not written over where a person changed it since we looked", async () => {
    const it = await open();
    const { calendar, world, person } = it;
    await calendar.put(key, eventOf(1));
    const { cursor } = await changes(it);
    world.double.faults.next("PATCH /me/events/{id}", { kind: "late", after: 30_000 });
    await expect(calendar.put(key, eventOf(1, { sequence: 1, ...later }))).rejects.toSatisfy((error) =>
      isTrouble(error, "unknown"),
    );
    const moved = { start: at("2026-03-12T15:00:00Z"), end: at("2026-03-12T15:20:00Z") };
    await person.moves(key, moved.start, moved.end);
    await world.double.settleLate();
    expect((await changes(it, cursor)).events).toMatchObject([{ key, sequence: 0, ...moved }]);
  });

  it("tells each guest of the invitation, the change and the cancellation once", async () => {
    const { calendar, world } = await open();
    for (let n = 0; n < 2; n += 1) await calendar.put(key, eventOf(1));
    for (let n = 0; n < 2; n += 1) await calendar.put(key, eventOf(1, { sequence: 1, ...later }));
    for (let n = 0; n < 2; n += 1) await calendar.cancel(key, eventOf(1, { sequence: 2 }));
    expect(world.double.invitations.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
  });
});

describe("a sync of an Outlook calendar", () => {
  it("tells the time that a guest proposes instead, until they take it back", async () => {
    const it = await open();
    const { calendar, world } = it;
    await calendar.put(key, eventOf(1));
    const first = await changes(it);
    const wish = { from: later.start, until: later.end };
    const { id } = eventAt(world.user, key);
    await world.user.respond("priya@example.org", id, "tentativelyAccepted", wish);
    const second = await changes(it, first.cursor);
    expect(second.events).toMatchObject([{ key, partstat: "tentative", proposed: later }]);
    expect((await changes(it, second.cursor)).events).toEqual([]);
    await world.user.respond("priya@example.org", id, "accepted");
    const [third] = (await changes(it, second.cursor)).events;
    expect(third).toMatchObject({ partstat: "accepted" });
    expect(third).not.toHaveProperty("proposed");
  });

  for (const how of ["gone", "sync-state-not-found", "resync-required"] as const) {
    it(`misses no change where Graph has forgotten how things stood (${how}, R-31)`, async () => {
      const it = await open();
      const { calendar, world, person } = it;
      for (const n of [1, 2, 3]) await calendar.put(eventKeyOf(n), eventOf(n));
      const { cursor } = await changes(it);
      await person.deletes(eventKeyOf(1));
      await person.moves(eventKeyOf(2), later.start, later.end);
      world.double.expireDelta(world.user.email, how);
      const found = (await changes(it, cursor)).events.map((seen) => [
        seen.key,
        seen.status,
        `${seen.start}`,
      ]);
      expect(found).toContainEqual([eventKeyOf(1), "deleted", "2026-03-10T14:00:00Z"]);
      expect(found).toContainEqual([eventKeyOf(2), "confirmed", "2026-03-11T15:00:00Z"]);
      expect(found).toHaveLength(2);
    });
  }

  it("does not take an entry for deleted that was moved to where its window does not reach", async () => {
    const it = await open();
    await it.calendar.put(key, eventOf(1));
    const { cursor } = await changes(it);
    const far = { start: at("2027-06-01T15:00:00Z"), end: at("2027-06-01T15:20:00Z") };
    await it.person.moves(key, far.start, far.end);
    expect((await changes(it, cursor)).events).toMatchObject([{ status: "confirmed", ...far }]);
  });

  it("begins a new window before the old one ends", async () => {
    const it = await open();
    let { cursor } = await changes(it);
    for (let month = 0; month < 12; month += 1) {
      it.world.now = it.world.now.add({ hours: 24 * 30 });
      ({ cursor } = await changes(it, cursor));
    }
    const start = it.world.now.add({ hours: 24 * 20 });
    await it.calendar.put(key, eventOf(1, { start, end: start.add({ minutes: 20 }) }));
    expect((await changes(it, cursor)).events).toMatchObject([{ key, status: "confirmed" }]);
  });
});

describe("busy time in Outlook", () => {
  const slot = (hour: number) => ({
    start: at(`2026-03-12T${hour}:00:00Z`),
    end: at(`2026-03-12T${hour + 1}:00:00Z`),
  });
  const busyIn = async ({ calendar }: Opened) =>
    (await calendar.busy(from, until)).map((span) =>
      [span.from, span.until].map((ms) => `${Temporal.Instant.fromEpochMilliseconds(ms)}`),
    );

  it("counts tentative, away and unknown, and neither free nor working elsewhere (A17, R-24)", async () => {
    const it = await open();
    const ways = ["free", "workingElsewhere", "tentative", "oof", "unknown"] as const;
    for (const [n, showAs] of ways.entries()) {
      const { start, end } = slot(10 + 2 * n);
      it.world.user.addBusy("primary", start, end, { showAs });
    }
    expect(await busyIn(it)).toEqual([
      ["2026-03-12T14:00:00Z", "2026-03-12T15:00:00Z"],
      ["2026-03-12T16:00:00Z", "2026-03-12T17:00:00Z"],
      ["2026-03-12T18:00:00Z", "2026-03-12T19:00:00Z"],
    ]);
  });

  it("takes a whole day for one where the owner is (A17)", async () => {
    const it = await open();
    const day = { start: at("2026-03-12T00:00:00Z"), end: at("2026-03-13T00:00:00Z") };
    it.world.user.addBusy("primary", day.start, day.end, { isAllDay: true });
    expect(await busyIn(it)).toEqual([["2026-03-12T04:00:00Z", "2026-03-13T04:00:00Z"]]);
  });

  it("knows of a whole day in its last hours, which in UTC are those of another day (A17)", async () => {
    const it = await open();
    const day = { start: at("2026-03-12T00:00:00Z"), end: at("2026-03-13T00:00:00Z") };
    it.world.user.addBusy("primary", day.start, day.end, { isAllDay: true });
    const [from, until] = [at("2026-03-13T01:00:00Z"), at("2026-03-13T03:00:00Z")];
    expect(await it.calendar.busy(from, until)).toEqual([
      { from: from.epochMilliseconds, until: until.epochMilliseconds },
    ]);
  });

  it("is read of several calendars, on more than one page", async () => {
    const it = await open({ calendars: ["primary", "new Family"] });
    const [, family = ""] = it.world.calendars;
    const first = at("2026-03-02T00:00:00Z");
    for (let n = 0; n < 300; n += 1) {
      const start = first.add({ hours: 2 * n });
      it.world.user.addBusy(n % 2 === 0 ? "primary" : family, start, start.add({ minutes: 30 }));
    }
    expect(await busyIn(it)).toHaveLength(300);
  });

  it("is asked for of a colleague with a work account, and with another one said to be impossible", async () => {
    const it = await open({ calendars: ["primary", "sam@example.com"] });
    const sam = it.world.double.addUser({ email: "sam@example.com", kind: "work" });
    sam.addBusy("primary", slot(10).start, slot(10).end);
    expect(await busyIn(it)).toEqual([["2026-03-12T10:00:00Z", "2026-03-12T11:00:00Z"]]);
    const other = await open({ calendars: ["primary", "sam@example.com"], kind: "personal" });
    await expect(other.calendar.busy(from, until)).rejects.toBeInstanceOf(Problem);
  });

  it("says which calendar of the rules there is not", async () => {
    for (const name of ["Family", "AAMkAGI2THVSAAAnothing=", "nobody@example.com"]) {
      const { calendar } = await open({ calendars: [name] });
      await expect(calendar.busy(from, until)).rejects.toMatchObject({
        code: "calendar/unreadable",
        message: expect.stringContaining(name),
      });
    }
  });
});
