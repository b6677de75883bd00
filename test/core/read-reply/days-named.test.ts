import { describe, expect, it } from "vitest";
import { hear } from "../../../src/core/read-reply/hear.ts";
import { newText } from "../../../src/core/read-reply/new-text.ts";
import { daysNamed } from "../../../src/core/read-reply/weighed/days-named.ts";
import type { Reading } from "../../../src/core/reading.ts";

const at = (text: string) => Temporal.Instant.from(text);
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });
/** Offers on Tuesday 1 and Thursday 3 December, on Chicago's clock; the mail came on Friday 27 November. */
const signs = (text: string, reading: Reading) =>
  daysNamed(
    reading,
    hear(newText(text), "priya@acme.com", {
      offered: [slot("2026-12-01T16:00:00Z"), slot("2026-12-03T20:30:00Z")],
      owner: "America/Chicago",
      contact: "America/Chicago",
      receivedAt: at("2026-11-27T15:00:00Z"),
      scheduled: undefined,
    }),
  );
const proposes = (...starts: string[]): Reading => ({
  kind: "proposes",
  starts: starts.map(at),
  windows: [],
});

describe("the days that a mail names", () => {
  const text = "Thursday is out. Friday the 4th at 10 or Monday the 7th at 10?";
  it("speak against a reading that has no place for one of them", () => {
    expect(signs(text, proposes("2026-12-04T16:00:00Z"))).toContain("weekdays left 1 1");
    expect(signs(text, proposes("2026-12-04T16:00:00Z", "2026-12-07T16:00:00Z"))).toContain(
      "weekdays left 0 1",
    );
  });
  it("say how far off a bare weekday was taken to be", () => {
    expect(signs("Wednesday at 10?", proposes("2026-12-02T16:00:00Z"))).toContain(
      "days named soon soon beside",
    );
    expect(signs("Wednesday at 10?", proposes("2026-12-09T16:00:00Z"))).toContain(
      "days named later later apart",
    );
  });
  it("are not asked of a reading without times", () => {
    expect(signs(text, { kind: "declines" })).toEqual([]);
  });
});
