import { describe, expect, it } from "vitest";
import { readReply } from "../../../src/core/read-reply/read-reply.ts";

const at = (text: string) => Temporal.Instant.from(text);
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });
/** Monday at 12, Tuesday at 15:30, Thursday at 10, New York time; written a week before. */
const offered = ["2026-03-02T17:00:00Z", "2026-03-03T20:30:00Z", "2026-03-05T15:00:00Z"].map(slot);
const read = (
  text: string,
  more: { subject?: string; scheduled?: number; headers?: Record<string, string> } = {},
) =>
  readReply({
    subject: more.subject ?? "Re: From nursing to health data",
    text,
    headers: more.headers ?? {},
    from: "priya@acme.com",
    receivedAt: at("2026-02-24T15:41:00Z"),
    offered,
    ownerZone: "America/New_York",
    contactZone: "America/New_York",
    scheduled: more.scheduled === undefined ? undefined : offered[more.scheduled],
  });

describe("a person's mail that looks like an away note", () => {
  it("is heard where it wishes to be left alone (R-18)", () => {
    for (const [subject, text] of [
      ["UNSUBSCRIBE", "Shop's shut for good."],
      ["Closed", "Closed for good. Do not email this address again."],
      ["ferie", "Basta."],
      ["away", "stop"],
    ] as const)
      expect(read(text, { subject }), text).toMatchObject({ reading: { kind: "opts-out" }, sure: true });
  });
  it("is an answer where it answers", () => {
    for (const [subject, text] of [
      ["Thursday 10am", "I'm OOO until Wednesday. Thursday 10am is good."],
      ["Betriebsferien", "Wir haben Betriebsferien bis Montag. Donnerstag um 10 Uhr wäre mir recht."],
      [
        "Re: hello",
        "Thank you for your message. I am on leave until Friday. Thursday 5 March at 10am is good.",
      ],
      ["Read: your letter", "Received your email. Thursday at 10 am is good."],
    ] as const)
      expect(read(text, { subject }).reading, text).toMatchObject({ kind: "accepts", slot: 2 });
  });
  it("is an away note where a header says that a machine sent it (A2)", () => {
    const text = "Thank you for your message. I am on leave until Friday and have no access to email.";
    const note = { reading: { kind: "out-of-office", until: "2026-02-27" }, sure: true };
    const headers = { precedence: "bulk" };
    expect(read(text, { headers })).toMatchObject(note);
    expect(read("stop", { subject: "away", headers }).reading.kind).toBe("opts-out");
  });
  it("is shown to the owner where a meeting is agreed (A12)", () => {
    const snow = read("School is shut Tuesday. No call then.", { subject: "Snow", scheduled: 1 });
    expect(snow.reading.kind).toBe("cancels");
    const moved = read("We're closed Tuesday after all, snow. Thursday 10am instead.", {
      subject: "Closed",
      scheduled: 1,
    });
    expect(moved.reading.kind).toBe("reschedules");
  });
});

describe("a yes that is none", () => {
  it("is not sure where a day is left out of all, refused with another, or somebody else's", () => {
    for (const text of [
      "Any day but Tuesday works.",
      "All but Tuesday work for me.",
      "Anything but Tuesday.",
      "Tuesday is a no-go. So is Monday.",
      "I'm away Monday. Also Tuesday.",
      "Tuesday 3:30 works for my colleague Sam, I'm no use to you.",
      "Tuesday's good for a walk in the park with my dog. As for your call, I'd rather not.",
    ])
      expect(read(text).sure, text).toBe(false);
  });
  it("is not sure where it costs money", () => {
    for (const text of [
      "Tuesday works. It's 120 dollars.",
      "Yes, Tuesday at 3:30. I charge $150, payable ahead.",
      "Dienstag 15:30 passt. Mein Stundensatz beträgt 120 Euro.",
    ])
      expect(read(text).sure, text).toBe(false);
  });
  it("is not cut off from what a line with a bar says of it", () => {
    expect(
      read("Yes, Tuesday works.\n\nNew Time | 4:30 pm\nNew Day | Wednesday 4 March\n\nPriya Rao").sure,
    ).toBe(false);
    expect(
      read("Tuesday works.\n\nUpdate | just saw a clash, I can't do Tuesday after all\n\nPriya").sure,
    ).toBe(false);
    expect(read("Tuesday works.\n\nPriya Rao | Head of Data")).toMatchObject({
      reading: { kind: "accepts", slot: 1 },
      sure: true,
    });
  });
});
