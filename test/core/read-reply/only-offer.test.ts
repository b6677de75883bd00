import { describe, expect, it } from "vitest";
import { readReply } from "../../../src/core/read-reply/read-reply.ts";

const at = (text: string) => Temporal.Instant.from(text);
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });
const tuesday = slot("2026-12-01T16:00:00Z");
const read = (text: string, offered = [tuesday]) =>
  readReply({
    subject: "Re: From nursing to health data",
    text,
    headers: {},
    from: "priya@acme.com",
    receivedAt: at("2026-11-27T15:00:00Z"),
    offered,
    ownerZone: "America/New_York",
    contactZone: "America/Chicago",
  });

describe("a yes where one time was offered", () => {
  it("books it, though it does not say which", () => {
    for (const text of ["Yes, that works for me.", "Yes, that works.", "That suits me, see you then."])
      expect(read(text), text).toMatchObject({ reading: { kind: "accepts", slot: 0 }, sure: true });
  });
  it("does not where it hangs on something, nor where two were offered", () => {
    expect(read("Yes, that works, if my flight is on time.").sure).toBe(false);
    expect(read("Yes, that works for me.", [tuesday, slot("2026-12-03T20:30:00Z")]).sure).toBe(false);
  });
});
