import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { busyTimes } from "../../src/formats/busy.ts";
import { readEvents } from "../../src/formats/ical-in.ts";

const march = {
  from: Temporal.Instant.from("2026-03-01T00:00:00Z"),
  until: Temporal.Instant.from("2026-04-01T00:00:00Z"),
};
const zone = "America/New_York";

function textOf(name: string): string {
  return readFileSync(new URL(`../fixtures/ics/nasty/${name}.ics`, import.meta.url), "utf8");
}

/** Busy spans as text, what was not readable, and how many milliseconds of processor time it took. */
function read(text: string) {
  const before = process.threadCpuUsage();
  const { busy, unreadable } = busyTimes([{ name: "calendar/nasty.ics", text }], { ...march, zone });
  const used = process.threadCpuUsage(before);
  const span = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: "second" });
  return {
    busy: busy.map(({ from, until }) => `${span(from)}/${span(until)}`),
    unreadable: unreadable.map(({ name, says }) => `${name}: ${says}`),
    isQuick: (used.user + used.system) / 1_000 <= 250,
  };
}

const tuesday = "2026-03-10T09:00:00Z/2026-03-10T09:30:00Z";
const event = (lines: string) =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

const cases: { says: string; file: string; busy?: string[]; unreadable?: RegExp[] }[] = [
  { says: "takes lines inside a summary for text (N-64)", file: "n64-injected-summary", busy: [tuesday] },
  {
    says: "takes what repeats every second for busy from its beginning on (N-65)",
    file: "n65-every-second",
    busy: ["2026-03-10T09:00:00Z/2026-04-01T00:00:00Z"],
  },
  {
    says: "knows that there is no 30 February, however it is asked for (N-66)",
    file: "n66-thirtieth-of-february",
    busy: [],
  },
  {
    says: "expands a billion days only as far as it is asked, without those taken out (N-67)",
    file: "n67-a-billion-times",
    busy: ["2026-03-31T09:00:00Z/2026-03-31T09:30:00Z"],
  },
  {
    says: "names the line of a count that is no number (N-67)",
    file: "n67-count-in-letters",
    unreadable: [/^calendar\/nasty\.ics: line 9: COUNT=1e9 is not a valid part of a repetition$/],
  },
  {
    says: "names the event whose zone nobody knows (N-68)",
    file: "n68-customised-zone",
    unreadable: [
      /the event "board" \(2026-03-10T09:00:00\): the time zone "Customized Time Zone" is not known/,
    ],
  },
  {
    says: "believes the name of a zone before a false description of it (N-68)",
    file: "n68-lying-zone",
    busy: ["2026-03-10T13:00:00Z/2026-03-10T13:30:00Z"],
  },
  {
    says: "opens no file for a path in place of a zone (N-68)",
    file: "n68-path-as-zone",
    unreadable: [/the time zone "\.\.\/\.\.\/etc" is not known/],
  },
  {
    says: "names what ends before it begins, if it lies in the time that was asked for (N-69)",
    file: "n69-ends-before-it-begins",
    unreadable: [/"backwards" .* ends before it begins/, /"minus a day" .* ends before it begins/],
  },
  {
    says: "takes a cancelled event for free, whatever its sequence (N-70)",
    file: "n70-huge-sequence",
    busy: [],
  },
  {
    says: "takes a counter-proposal that lies in the calendar for busy (N-71)",
    file: "n71-counter",
    busy: [tuesday],
  },
  {
    says: "puts floating times and whole days into the owner's zone, 23 hours long when the clocks change (N-72)",
    file: "n72-floating-and-all-day",
    busy: ["2026-03-08T05:00:00Z/2026-03-09T04:00:00Z", "2026-03-09T13:00:00Z/2026-03-09T13:30:00Z"],
  },
  { says: "opens no attachment (N-74)", file: "n74-attached-file", busy: [tuesday] },
  { says: "rings no alarm (N-75)", file: "n75-alarms", busy: [tuesday] },
];

describe("a nasty calendar file", () => {
  it.each(cases)("$says", ({ file, busy = [], unreadable = [] }) => {
    const found = read(textOf(file));
    expect(found.busy).toEqual(busy);
    expect(found.unreadable).toHaveLength(unreadable.length);
    for (const [at, pattern] of unreadable.entries()) expect(found.unreadable[at]).toMatch(pattern);
    expect(found.isQuick).toBe(true);
  });

  const times = "DTSTART:20260310T090000Z\r\nDTEND:20260310T093000Z";
  const generated: { says: string; text: string; busy?: string[]; unreadable?: RegExp }[] = [
    {
      says: "100,000 folded lines (N-73)",
      text: event(`DESCRIPTION:x${"\r\n y".repeat(100_000)}\r\n${times}`),
      busy: [tuesday],
    },
    {
      says: "a line of 1 MB (N-73)",
      text: event(`DESCRIPTION:${"y".repeat(1e6)}\r\n${times}`),
      busy: [tuesday],
    },
    {
      says: "10,000 exceptions (N-67)",
      text: event(`${times}\r\nRRULE:FREQ=DAILY\r\n${"EXDATE:20260311T090000Z\r\n".repeat(10_000)}COMMENT:x`),
    },
    {
      says: "12 MB (N-74)",
      text: event(`ATTACH;VALUE=BINARY:${"A".repeat(12 * 2 ** 20)}`),
      busy: [],
      unreadable: /at most 10 MB/,
    },
    {
      says: "parts within parts without end",
      text: "BEGIN:VCALENDAR\r\n".repeat(50_000),
      busy: [],
      unreadable: /./,
    },
    {
      says: "a count that began in the year 1",
      text: event("DTSTART:00010101T090000Z\r\nRRULE:FREQ=DAILY;COUNT=99999999;BYMONTH=1"),
      busy: [],
      unreadable: /can be read/,
    },
    {
      says: "2,000 series of 50 years",
      text: `BEGIN:VCALENDAR\r\n${`BEGIN:VEVENT\r\nDTSTART:19760310T090000Z\r\nDTEND:19760310T093000Z\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n`.repeat(2_000)}END:VCALENDAR\r\n`,
      busy: [tuesday],
    },
    {
      says: "a zone that changes its clock every second",
      text: event("DTSTART;TZID=Mine:20260310T090000\r\nDTEND:20260310T093000Z").replace(
        "BEGIN:VEVENT",
        "BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT",
      ),
      busy: [],
      unreadable: /changes its clock more than once a year/,
    },
    { says: "what is no calendar", text: "<html></html>", busy: [], unreadable: /invalid line/ },
    { says: "nothing", text: "", busy: [], unreadable: /no calendar/ },
    {
      says: "the 31st of February",
      text: event("DTSTART:20260231T090000Z\r\nSUMMARY:odd"),
      busy: [],
      unreadable: /"odd".*does not exist|"odd".*not a date or time that exists/,
    },
  ];
  it.each(generated)(
    "is read, or refused, within a quarter of a second: $says",
    ({ text, busy, unreadable }) => {
      const found = read(text);
      if (busy !== undefined) expect(found.busy).toEqual(busy);
      if (unreadable === undefined) expect(found.unreadable).toEqual([]);
      else expect(found.unreadable.join("\n")).toMatch(unreadable);
      expect(found.isQuick).toBe(true);
    },
  );

  it("keeps a sequence within its bounds, so that nobody's is the highest for ever (N-70)", () => {
    expect(readEvents(textOf("n70-huge-sequence"), zone)).toMatchObject({
      method: "CANCEL",
      events: [{ sequence: 0 }],
    });
  });

  it("tells whose answer a counter-proposal carries, and to whom it was passed on (N-71)", () => {
    expect(readEvents(textOf("n71-counter"), zone)).toMatchObject({
      method: "COUNTER",
      events: [
        {
          attendees: [
            { address: "priya@example.org", partstat: "delegated", delegatedTo: "tom@example.org" },
            { address: "mallory@example.net", partstat: "accepted" },
          ],
        },
      ],
    });
  });
});
