import { describe, expect, it } from "vitest";
import { busyTimes } from "../../src/formats/busy.ts";

const window = {
  from: Temporal.Instant.from("2026-03-01T00:00:00Z"),
  until: Temporal.Instant.from("2026-04-01T00:00:00Z"),
  zone: "America/New_York",
};

/** Busy spans of these VEVENT bodies (and whole components), as `day hour:minute–hour:minute` in UTC. */
function busyOf(events: string[], more: { owner?: string; components?: string } = {}): string[] {
  const bodies = events.map(
    (body, at) => `BEGIN:VEVENT\n${/^UID:/m.test(body) ? "" : `UID:${at}\n`}${body}\nEND:VEVENT\n`,
  );
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\n${more.components ?? ""}${bodies.join("")}END:VCALENDAR\n`;
  const owner = more.owner === undefined ? {} : { owner: more.owner };
  const { busy, unreadable } = busyTimes([{ name: "calendar/own.ics", text }], { ...window, ...owner });
  expect(unreadable).toEqual([]);
  return busy.map(({ from, until }) => {
    const [start, end] = [from, until].map((at) =>
      Temporal.Instant.fromEpochMilliseconds(at).toString().slice(5, 16),
    );
    return `${start?.replace("T", " ")}–${end?.slice(0, 5) === start?.slice(0, 5) ? end?.slice(6) : end?.replace("T", " ")}`;
  });
}

const tuesday = "DTSTART:20260310T090000Z\nDTEND:20260310T093000Z";
const weekly =
  "UID:w\nDTSTART;TZID=Europe/Berlin:20260202T100000\nDTEND;TZID=Europe/Berlin:20260202T103000\nRRULE:FREQ=WEEKLY";

describe("busy time", () => {
  it("is when an event is, from its start to its end or by its duration", () => {
    expect(busyOf([tuesday, "DTSTART:20260312T090000Z\nDURATION:PT1H30M"])).toEqual([
      "03-10 09:00–09:30",
      "03-12 09:00–10:30",
    ]);
  });

  it("is not an event that is cancelled, transparent, marked free or without length", () => {
    const free = [
      "STATUS:CANCELLED",
      "TRANSP:TRANSPARENT",
      "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
      "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
    ];
    expect(busyOf([...free.map((line) => `${tuesday}\n${line}`), "DTSTART:20260312T090000Z"])).toEqual([]);
  });

  it("is an event that is tentative, and one out of office", () => {
    expect(busyOf([`${tuesday}\nSTATUS:TENTATIVE`])).toEqual(["03-10 09:00–09:30"]);
    expect(busyOf([`${tuesday}\nX-MICROSOFT-CDO-BUSYSTATUS:OOF`])).toEqual(["03-10 09:00–09:30"]);
  });

  it("is not what the owner declined, but what others declined", () => {
    const declined = `${tuesday}\nATTENDEE;PARTSTAT=DECLINED:mailto:Dana@Example.com\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.org`;
    expect(busyOf([declined], { owner: "dana@example.com" })).toEqual([]);
    expect(busyOf([declined], { owner: "ana@example.org" })).toEqual(["03-10 09:00–09:30"]);
  });

  it("is merged where events overlap or touch, and cut at the ends of the time asked for", () => {
    const events = [
      tuesday,
      "DTSTART:20260310T093000Z\nDTEND:20260310T100000Z",
      "DTSTART:20260227T000000Z\nDTEND:20260301T060000Z",
    ];
    expect(busyOf(events)).toEqual(["03-01 00:00–06:00", "03-10 09:00–10:00"]);
  });

  it("repeats on the wall clock of its zone, across a change of the clocks", () => {
    const mondays = busyOf([weekly]);
    expect(mondays).toEqual([
      "03-02 09:00–09:30",
      "03-09 09:00–09:30",
      "03-16 09:00–09:30",
      "03-23 09:00–09:30",
      "03-30 08:00–08:30",
    ]);
  });

  it("leaves out the occurrences that were taken out, and adds those that were put in", () => {
    const changed = `${weekly}\nEXDATE;TZID=Europe/Berlin:20260309T100000\nEXDATE:20260316T090000Z\nEXDATE;VALUE=DATE:20260323\nRDATE;TZID=Europe/Berlin:20260311T100000\nRDATE;VALUE=PERIOD:20260312T090000Z/PT2H`;
    expect(busyOf([changed])).toEqual([
      "03-02 09:00–09:30",
      "03-11 09:00–09:30",
      "03-12 09:00–11:00",
      "03-30 08:00–08:30",
    ]);
  });

  it("moves the occurrence that was moved, and drops the one that was cancelled", () => {
    const moved =
      "UID:w\nRECURRENCE-ID;TZID=Europe/Berlin:20260309T100000\nDTSTART:20260310T150000Z\nDTEND:20260310T160000Z";
    const cancelled = "UID:w\nRECURRENCE-ID:20260316T090000Z\nDTSTART:20260316T090000Z\nSTATUS:CANCELLED";
    expect(busyOf([weekly, moved, cancelled])).toEqual([
      "03-02 09:00–09:30",
      "03-10 15:00–16:00",
      "03-23 09:00–09:30",
      "03-30 08:00–08:30",
    ]);
  });

  it("counts both the old and the new times after a change of one and all later occurrences", () => {
    const later =
      "UID:w\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260316T090000Z\nDTSTART:20260316T140000Z\nDTEND:20260316T143000Z";
    expect(busyOf([weekly, later])).toContain("03-23 14:00–14:30");
    expect(busyOf([weekly, later])).not.toContain("03-16 09:00–09:30");
  });

  it("ends with UNTIL, in UTC, and with COUNT, however long ago it began", () => {
    expect(busyOf([`${weekly};UNTIL=20260309T090000Z`])).toEqual(["03-02 09:00–09:30", "03-09 09:00–09:30"]);
    expect(busyOf([`${weekly};COUNT=5`])).toEqual(["03-02 09:00–09:30"]);
    expect(busyOf([`${weekly};COUNT=4`])).toEqual([]);
  });

  it.each([
    ["the second Tuesday", "FREQ=MONTHLY;BYDAY=2TU", ["03-10 09:00–09:30"]],
    ["the last working day", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["03-31 09:00–09:30"]],
    ["every other Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", ["03-06 09:00–09:30", "03-20 09:00–09:30"]],
    ["the last day of the month", "FREQ=MONTHLY;BYMONTHDAY=-1", ["03-31 09:00–09:30"]],
    ["Friday the 13th", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ["03-13 09:00–09:30"]],
    ["day 70 of the year", "FREQ=YEARLY;BYYEARDAY=70", ["03-11 09:00–09:30"]],
    ["Monday of week 12", "FREQ=YEARLY;BYWEEKNO=12;BYDAY=MO", ["03-16 09:00–09:30"]],
    ["the first Sunday of March", "FREQ=YEARLY;BYMONTH=3;BYDAY=1SU", ["03-01 09:00–09:30"]],
    ["29 February", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", []],
  ])("repeats on %s", (_, rule, expected) => {
    expect(busyOf([`DTSTART:20200101T090000Z\nDTEND:20200101T093000Z\nRRULE:${rule}`])).toEqual(expected);
  });

  it("repeats by the hour", () => {
    const hourly = "DTSTART:20260310T090000Z\nDTEND:20260310T091500Z\nRRULE:FREQ=HOURLY;INTERVAL=6;COUNT=3";
    expect(busyOf([hourly])).toEqual(["03-10 09:00–09:15", "03-10 15:00–15:15", "03-10 21:00–21:15"]);
  });

  it("takes a whole day in the owner's zone, and a row of days to the day before its end", () => {
    expect(busyOf(["DTSTART;VALUE=DATE:20260312"])).toEqual(["03-12 04:00–03-13 04:00"]);
    expect(busyOf(["DTSTART;VALUE=DATE:20260312\nDTEND;VALUE=DATE:20260314"])).toEqual([
      "03-12 04:00–03-14 04:00",
    ]);
  });

  it.each([
    ["Pacific Standard Time", "17:00"],
    ["W. Europe Standard Time 1", "09:00"],
    ["/mozilla.org/20050126_1/Europe/Berlin", "09:00"],
    ["tzone://Microsoft/Utc", "10:00"],
  ])("understands the zone %s (N-68)", (tzid, start) => {
    const [span] = busyOf([`DTSTART;TZID=${tzid}:20260310T100000\nDURATION:PT30M`]);
    expect(span?.slice(6, 11)).toBe(start);
  });

  it("uses the file's description of a zone whose name nobody knows", () => {
    const part = (name: string, start: string, from: string, to: string, rule: string) =>
      `BEGIN:${name}\nDTSTART:${start}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nRRULE:FREQ=YEARLY;${rule}\nEND:${name}\n`;
    const components = `BEGIN:VTIMEZONE\nTZID:Head office\n${part("STANDARD", "16010101T020000", "-0400", "-0500", "BYDAY=1SU;BYMONTH=11")}${part("DAYLIGHT", "16010101T020000", "-0500", "-0400", "BYDAY=2SU;BYMONTH=3")}END:VTIMEZONE\n`;
    const at = (day: string) => `DTSTART;TZID=Head office:${day}T100000\nDURATION:PT30M`;
    expect(busyOf([at("20260306"), at("20260309")], { components })).toEqual([
      "03-06 15:00–15:30",
      "03-09 14:00–14:30",
    ]);
  });

  it("takes to-dos, journals and alarms for nothing", () => {
    expect(
      busyOf([], {
        components: "BEGIN:VTODO\nUID:t\nDTSTART:20260310T090000Z\nDUE:20260310T100000Z\nEND:VTODO\n",
      }),
    ).toEqual([]);
  });
});
