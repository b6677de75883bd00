import { describe, expect, it } from "vitest";
import { page } from "./pages.ts";

const entries = page("docs/decisions.md")
  .split(/^## /m)
  .slice(1)
  .map((entry) => ({
    heading: entry.slice(0, entry.indexOf("\n")),
    body: entry.slice(entry.indexOf("\n")).trim(),
  }));

describe("docs/decisions.md", () => {
  it("dates every entry, the oldest first", () => {
    const days = entries.map(({ heading }) => /^(\d{4}-\d{2}-\d{2}) · \S/.exec(heading)?.[1] ?? heading);
    for (const day of days) expect(Temporal.PlainDate.from(day).toString()).toBe(day);
    expect(days.toSorted()).toEqual(days);
  });

  it("says in at most five lines what was the matter, what was chosen, and what it costs", () => {
    for (const { heading, body } of entries) {
      expect(body, heading).toMatch(/^\*\*Context\.\*\* .+\n\*\*Choice\.\*\* .+\n\*\*Price\.\*\* .+$/s);
      expect(body.split("\n").length, heading).toBeLessThanOrEqual(5);
    }
  });

  it("has each decision once", () => {
    const names = entries.map(({ heading }) => heading);
    expect(new Set(names).size).toBe(names.length);
  });
});
