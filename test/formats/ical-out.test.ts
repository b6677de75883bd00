import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { readEvents } from "../../src/formats/ical-in.ts";
import { type OutgoingEvent, toIcal } from "../../src/formats/ical-out.ts";
import { invitations } from "./random-invitations.ts";

const at = (text: string) => Temporal.Instant.from(text);
const meeting: OutgoingEvent = {
  uid: "booking-1@example.com",
  sequence: 0,
  start: at("2026-12-01T16:00:00Z"),
  end: at("2026-12-01T16:20:00Z"),
  zone: "America/Chicago",
  summary: "Dana and Priya",
  description: "By phone.\n\nThank you.",
  location: "Phone",
  organizer: { name: "Dana Okafor", address: "dana@example.com" },
  attendees: [{ name: "Priya Nair", address: "priya@example.org" }],
};
const options = { stamp: at("2026-11-20T09:00:00Z"), action: "key~1" };
const unfolded = (event: OutgoingEvent, more: object = {}) =>
  toIcal(event, { ...options, ...more }).replace(/\r\n /g, "");
const namesOf = (text: string) =>
  text
    .replace(/\r\n[ \t]/g, "")
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[;:].*$/s, ""));

describe("an event that we write", () => {
  it("has the properties of an invitation", () => {
    const event = unfolded(meeting)
      .replace(/^.*BEGIN:VEVENT\r\n/s, "")
      .replace(/END:VEVENT.*$/s, "");
    expect(event.trim().split("\r\n")).toEqual([
      "UID:booking-1@example.com",
      "SEQUENCE:0",
      "DTSTAMP:20261120T090000Z",
      "DTSTART;TZID=America/Chicago:20261201T100000",
      "DTEND;TZID=America/Chicago:20261201T102000",
      "SUMMARY:Dana and Priya",
      "DESCRIPTION:By phone.\\n\\nThank you.",
      "LOCATION:Phone",
      "ORGANIZER;CN=Dana Okafor:mailto:dana@example.com",
      "ATTENDEE;CN=Priya Nair;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:priya@example.org",
      "STATUS:CONFIRMED",
      "X-QUARTERHOUR-ACTION:key~1",
    ]);
  });

  it("is the same, byte for byte, whenever it is written again", () => {
    expect(toIcal(meeting, options)).toBe(toIcal({ ...meeting }, { ...options }));
  });

  it("names a method only where it is mailed, and says when it is cancelled", () => {
    expect(unfolded(meeting)).not.toContain("METHOD");
    expect(unfolded(meeting, { method: "CANCEL", status: "CANCELLED" })).toMatch(
      /\r\nMETHOD:CANCEL\r\n.*\r\nSTATUS:CANCELLED\r\n/s,
    );
  });

  it("keeps what attendees answered", () => {
    expect(unfolded(meeting, { answers: new Map([["priya@example.org", "ACCEPTED"]]) })).toContain(
      "PARTSTAT=ACCEPTED",
    );
  });

  it("folds lines at 75 octets without tearing a character apart", () => {
    const text = toIcal({ ...meeting, description: "é".repeat(300) }, options);
    expect(Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(readEvents(text, "UTC").events[0]?.description).toBe("é".repeat(300));
  });

  it("is in UTC where the zone is", () => {
    expect(unfolded({ ...meeting, zone: "UTC" })).toContain("DTSTART:20261201T160000Z");
    expect(unfolded({ ...meeting, zone: "UTC" })).not.toContain("VTIMEZONE");
  });

  const zones = [
    "America/New_York",
    "Europe/Dublin",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Africa/Casablanca",
    "America/Sao_Paulo",
    "Antarctica/Troll",
    "Asia/Kathmandu",
    "America/Santiago",
  ];
  it.each(zones)(
    "describes %s so that a program that does not know the name reads the same times",
    (zone) => {
      for (let month = 1; month <= 12; month++) {
        const start = at(`2026-${String(month).padStart(2, "0")}-15T12:00:00Z`);
        const text = toIcal({ ...meeting, zone, start, end: start.add({ minutes: 20 }) }, options);
        // Under a name that nobody knows only the description counts.
        const [event] = readEvents(
          text.replaceAll(`TZID:${zone}`, "TZID:Mine").replaceAll(`TZID=${zone}`, "TZID=Mine"),
          "UTC",
        ).events;
        expect(event?.start.toString()).toBe(start.toString());
      }
    },
  );

  it("is in UTC where the contact's clock shows its time twice (A10)", () => {
    for (const hour of ["05", "06"]) {
      const start = at(`2026-11-01T${hour}:15:00Z`);
      const text = unfolded({ ...meeting, zone: "America/New_York", start, end: start.add({ minutes: 20 }) });
      expect(text).toContain(`DTSTART:20261101T${hour}1500Z\r\nDTEND:20261101T${hour}3500Z`);
      expect(text).not.toContain("VTIMEZONE");
    }
  });

  it.each(["Asia/Pyongyang", "Africa/Abidjan", "Europe/Paris"])(
    "describes %s with standard time at least: programs refuse a zone that knows none (A10)",
    (zone) => {
      expect(unfolded({ ...meeting, zone })).toContain("BEGIN:STANDARD");
    },
  );

  it("means the same instants in any zone, whether its name is known or not, in weeks in which clocks change (A10)", () => {
    for (const { event, text } of invitations(100, 7).flat()) {
      for (const name of [event.zone, "Mine"]) {
        const [read] = readEvents(
          text
            .replaceAll(`TZID:${event.zone}`, `TZID:${name}`)
            .replaceAll(`TZID=${event.zone}`, `TZID=${name}`),
          "UTC",
        ).events;
        expect(`${event.zone} ${read?.start} ${read?.end}`).toBe(`${event.zone} ${event.start} ${event.end}`);
      }
    }
  });

  const golden = namesOf(toIcal(meeting, options)).filter((name) => name !== "");
  const tricks = [
    "\r\n",
    "\n",
    "\r",
    "\u2028",
    "\u2029",
    "\u0085",
    "\r\n ",
    "\n\t",
    "\\n",
    "\\",
    ";",
    ",",
    ":",
    '"',
    "\0",
    "^n",
  ];
  it.each(tricks)("has the same properties, whatever stands in its texts: %j (C-32, N-64)", (trick) => {
    const value = `x${trick}ATTENDEE:mailto:evil@e.co${trick}`;
    const name = { name: value, address: "priya@example.org" };
    for (const change of [
      { summary: value },
      { description: value },
      { location: value },
      { organizer: name },
      { attendees: [name] },
    ]) {
      const text = toIcal({ ...meeting, ...change }, options);
      expect(namesOf(text).filter((one) => one !== "")).toEqual(golden);
      expect(readEvents(text, "UTC").events[0]?.attendees.map((one) => one.address)).toEqual([
        "priya@example.org",
      ]);
    }
  });

  it.each(tricks)("is refused where an id or an address holds %j (C-32)", (trick) => {
    const address = `priya@example.org${trick}evil@e.co`;
    expect(() => toIcal({ ...meeting, attendees: [{ name: "", address }] }, options)).toThrow(Problem);
    if (/[\s\0\u0085]/.test(trick))
      expect(() => toIcal({ ...meeting, uid: `a${trick}b` }, options)).toThrow(Problem);
    if (/[\s\0\u0085]/.test(trick))
      expect(() => toIcal(meeting, { ...options, action: `a${trick}b` })).toThrow(Problem);
  });

  it("is read back as it was written, whatever its texts are (C-32)", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 120 });
    fc.assert(
      fc.property(text, text, text, (summary, description, name) => {
        const [event] = readEvents(
          toIcal({ ...meeting, summary, description, attendees: [{ name, address: "p@x.org" }] }, options),
          "UTC",
        ).events;
        expect(event?.summary).toBe(summary.replace(/\s+/g, " ").trim());
        expect(event?.description).toBe(description);
        expect(event?.attendees).toMatchObject([
          { address: "p@x.org", name: name.replaceAll('"', "'").replace(/\s+/g, " ").trim() },
        ]);
      }),
      { numRuns: 200, seed: 32 },
    );
  });
});
