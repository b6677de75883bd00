import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { localCalendar } from "../../../src/providers/local/calendar.ts";
import { isTrouble } from "../../../src/providers/provider.ts";
import { eventKeyOf, eventOf, itIsACalendar } from "../../contracts/calendar.ts";
import { addIcs, calendarWorld } from "./world.ts";

const march = [
  Temporal.Instant.from("2026-03-01T00:00:00Z"),
  Temporal.Instant.from("2026-04-01T00:00:00Z"),
] as const;

describe("the local calendar", () => {
  itIsACalendar(() => calendarWorld());

  let world: Awaited<ReturnType<typeof calendarWorld>>;
  beforeEach(async () => {
    world = await calendarWorld();
  });
  afterEach(() => world.close());
  const files = () => readdirSync(join(world.home, "calendar")).filter((name) => name.endsWith(".ics"));

  it("reads a home without a calendar folder as free, and makes no folder for it", async () => {
    expect(await world.calendar.busy(...march)).toEqual([]);
    expect(() => statSync(join(world.home, "calendar"))).toThrow();
  });

  it("writes each booking as one .ics file that names its action, for the owner's eyes only", async () => {
    await world.calendar.put(eventKeyOf(1), eventOf(1));
    await world.calendar.put(eventKeyOf(1), eventOf(1, { sequence: 1 }));
    expect(files()).toHaveLength(1);
    const path = join(world.home, "calendar", files()[0] ?? "");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = readFileSync(path, "utf8").replace(/\r\n /g, "");
    expect(text).toContain(`\r\nX-QUARTERHOUR-ACTION:${eventKeyOf(1)}\r\n`);
    expect(text).toContain("\r\nSEQUENCE:1\r\n");
  });

  it("leaves a file that already says the same as it is, byte for byte", async () => {
    await world.calendar.put(eventKeyOf(1), eventOf(1));
    const path = join(world.home, "calendar", files()[0] ?? "");
    const before = statSync(path, { bigint: true });
    await world.calendar.put(eventKeyOf(1), eventOf(1));
    expect(statSync(path, { bigint: true }).ino).toBe(before.ino);
  });

  it("counts the subfolders that the rules name, and no others", async () => {
    addIcs(world.home, "work/standup.ics", ["DTSTART:20260310T090000Z", "DTEND:20260310T091500Z"]);
    addIcs(world.home, "family/party.ics", ["DTSTART:20260311T090000Z", "DTEND:20260311T091500Z"]);
    const options = { zone: "America/New_York", now: () => march[0] };
    const folder = join(world.home, "calendar");
    expect(
      await localCalendar(folder, { ...options, calendars: ["primary", "work"] }).busy(...march),
    ).toHaveLength(1);
    expect(
      await localCalendar(folder, { ...options, calendars: ["work", "family"] }).busy(...march),
    ).toHaveLength(2);
  });

  it("names the calendars that there are when the rules name one that is not", async () => {
    mkdirSync(join(world.home, "calendar", "work"), { recursive: true });
    const calendar = localCalendar(join(world.home, "calendar"), {
      calendars: ["wrok"],
      zone: "UTC",
      now: () => march[0],
    });
    const error = await calendar.busy(...march).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({
      code: "calendar/unreadable",
      next: expect.stringContaining("primary, work"),
    });
  });

  it("reads no folder outside the calendar, whatever the rules say", async () => {
    const calendar = localCalendar(join(world.home, "calendar"), {
      calendars: ["../.."],
      zone: "UTC",
      now: () => march[0],
    });
    await expect(calendar.busy(...march)).rejects.toBeInstanceOf(Problem);
  });

  it("is not readable, and names the file, while one of its files is damaged (R-24)", async () => {
    mkdirSync(join(world.home, "calendar"));
    writeFileSync(
      join(world.home, "calendar", "dentist.ics"),
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n",
    );
    const error = await world.calendar.busy(...march).catch((thrown: unknown) => thrown);
    expect(isTrouble(error, "unavailable") && error.trouble.why).toContain("calendar/dentist.ics");
  });

  it("goes on telling its own changes while a file of the owner's is damaged", async () => {
    await world.calendar.put(eventKeyOf(1), eventOf(1));
    writeFileSync(join(world.home, "calendar", "dentist.ics"), "not a calendar");
    expect(await world.calendar.changesSince(undefined)).toMatchObject({ events: [{ key: eventKeyOf(1) }] });
  });

  it("says which of its own files is damaged", async () => {
    await world.calendar.put(eventKeyOf(1), eventOf(1));
    const name = files()[0] ?? "";
    writeFileSync(join(world.home, "calendar", name), "BEGIN:VCALENDAR\r\n");
    const error = await world.calendar.changesSince(undefined).catch((thrown: unknown) => thrown);
    expect(isTrouble(error, "unavailable") && error.trouble.why).toContain(name);
  });

  it("refuses a file of more than 10 MB before it reads it (N-74)", async () => {
    mkdirSync(join(world.home, "calendar"));
    const path = join(world.home, "calendar", "photos.ics");
    writeFileSync(path, Buffer.alloc(11 * 2 ** 20, "A"));
    const error = await world.calendar.busy(...march).catch((thrown: unknown) => thrown);
    expect(isTrouble(error, "unavailable") && error.trouble.why).toContain(
      "calendar/photos.ics: it is 11 MB large",
    );
  });

  it("keeps other events that a calendar program saved in the same file", async () => {
    await world.calendar.put(eventKeyOf(1), eventOf(1));
    const path = join(world.home, "calendar", files()[0] ?? "");
    const other =
      "BEGIN:VEVENT\r\nUID:own\r\nDTSTART:20260320T090000Z\r\nDTEND:20260320T100000Z\r\nEND:VEVENT\r\n";
    writeFileSync(
      join(world.home, "calendar", "all.ics"),
      readFileSync(path, "utf8").replace("END:VCALENDAR", `${other}END:VCALENDAR`),
    );
    writeFileSync(path, "");
    const before = readFileSync(join(world.home, "calendar", "all.ics"), "utf8");
    await import("node:fs/promises").then((fs) => fs.rm(path));
    await world.calendar.put(eventKeyOf(1), eventOf(1, { sequence: 1 }));
    expect(readFileSync(join(world.home, "calendar", "all.ics"), "utf8")).toBe(before);
    expect(await world.calendar.find(eventKeyOf(1))).toMatchObject({ sequence: 1 });
  });

  it("takes nobody's word for a key that is none", async () => {
    addIcs(world.home, "odd.ics", ["DTSTART:20260310T090000Z", "X-QUARTERHOUR-ACTION:nonsense"]);
    expect(await world.calendar.changesSince(undefined)).toMatchObject({ events: [] });
  });
});
