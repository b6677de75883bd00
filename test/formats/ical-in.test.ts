import { describe, expect, it } from "vitest";
import { readEvents } from "../../src/formats/ical-in.ts";
import { parseMail } from "../../src/formats/mime-in.ts";

const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const calendar = (lines: string[], head: string[] = []) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...head, ...lines, "END:VCALENDAR", ""].join("\r\n");
const times = ["DTSTART:20261201T160000Z", "DTEND:20261201T162000Z"];

describe("an event that is read", () => {
  it("has its times, its people and their answers", () => {
    const text = calendar(
      event(
        "UID:booking-1@example.com",
        "SEQUENCE:2",
        "DTSTAMP:20261120T090000Z",
        "LAST-MODIFIED:20261121T090000Z",
        "DTSTART;TZID=America/Chicago:20261201T100000",
        "DURATION:PT20M",
        "STATUS:TENTATIVE",
        "ORGANIZER:mailto:Dana@Example.com",
        'ATTENDEE;CN="Nair, Priya";PARTSTAT=ACCEPTED:mailto:priya@example.org',
        "X-QUARTERHOUR-ACTION:key~1",
      ),
    );
    const { method, events } = readEvents(text, "UTC");
    expect(method).toBeUndefined();
    expect(events).toMatchObject([
      {
        uid: "booking-1@example.com",
        action: "key~1",
        sequence: 2,
        status: "tentative",
        organizer: "dana@example.com",
        attendees: [{ name: "Nair, Priya", address: "priya@example.org", partstat: "accepted" }],
        isRecurring: false,
      },
    ]);
    expect([events[0]?.start, events[0]?.end, events[0]?.updated].join()).toBe(
      "2026-12-01T16:00:00Z,2026-12-01T16:20:00Z,2026-11-21T09:00:00Z",
    );
  });

  it("carries the guest's answer out of a mail (iTIP REPLY)", async () => {
    const reply = calendar(
      event("UID:booking-1@example.com", ...times, "ATTENDEE;PARTSTAT=DECLINED:mailto:priya@example.org"),
      ["METHOD:REPLY"],
    );
    const mail = await parseMail(
      Buffer.from(
        [
          "From: priya@example.org",
          'Content-Type: multipart/alternative; boundary="b"',
          "",
          "--b",
          "Content-Type: text/plain",
          "",
          "Declined.",
          "--b",
          "Content-Type: text/calendar; method=REPLY; charset=utf-8",
          "Content-Transfer-Encoding: base64",
          "",
          Buffer.from(reply).toString("base64"),
          "--b--",
        ].join("\r\n"),
      ),
    );
    expect(readEvents(mail.calendars[0]?.text ?? "", "UTC")).toMatchObject({
      method: "REPLY",
      events: [
        { uid: "booking-1@example.com", attendees: [{ address: "priya@example.org", partstat: "declined" }] },
      ],
    });
  });

  it.each([
    ["-1", 0],
    ["2147483647", 2_147_483_647],
    ["2147483648", 0],
    ["", 0],
  ])("has the sequence %j as %d (N-70)", (sequence, expected) => {
    expect(readEvents(calendar(event(...times, `SEQUENCE:${sequence}`)), "UTC").events[0]?.sequence).toBe(
      expected,
    );
  });

  it("says of an occurrence and of a series that it is one", () => {
    const text = calendar([
      ...event(...times, "RRULE:FREQ=DAILY"),
      ...event(...times, "RECURRENCE-ID:20261201T160000Z"),
    ]);
    expect(readEvents(text, "UTC").events).toMatchObject([
      { isRecurring: true, isOccurrence: false },
      { isRecurring: false, isOccurrence: true },
    ]);
  });

  it("is in the given zone where it names none (N-72)", () => {
    const [floating] = readEvents(calendar(event("DTSTART:20261201T100000")), "America/New_York").events;
    expect(floating?.start.toString()).toBe("2026-12-01T15:00:00Z");
  });

  it.each([
    "",
    "BEGIN:VCALENDAR",
    "<html>",
    calendar(event("DTSTART:tomorrow")),
    calendar(event("DTSTART;TZID=Nowhere:20261201T100000")),
  ])("is refused with a sentence where the text is not one: %j", (text) => {
    expect(() => readEvents(text, "UTC")).toThrow(/\w{3}/);
  });
});
