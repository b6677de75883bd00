import { describe, expect, it } from "vitest";
import { otherTimesIn, standsIn } from "../../src/core/own-times.ts";

const words = ["Tuesday 1 December at 10:00", "Thursday 3 December at 14:30"];
const mail = [
  "Hi Priya,",
  "",
  "Could I have 20 minutes? I was a nurse for 6 years, 24/7 at times, and half of 1.5 million notes were mine.",
  "",
  "Tuesday 1 December at 10:00 or Thursday 3 December at 14:30, Chicago time, would suit me. We may sit in the sun.",
].join("\n");

describe("an offered time in an edited mail", () => {
  it("still stands where a mail program wrapped the line or changed the spaces", () => {
    expect(standsIn("I could do Tuesday 1\nDecember at\u00a010:00, or later.", words[0] ?? "")).toBe(true);
    expect(standsIn("TUESDAY  1 December\r\n at 10:00.", words[0] ?? "")).toBe(true);
  });

  it.each([
    ["another hour", "Tuesday 1 December at 11:00"],
    ["a longer number", "Tuesday 1 December at 10:001"],
    ["the other half of the day", "Tuesday 1 December at 10:00 pm"],
    ["part of it alone", "Tuesday 1 December"],
    ["only what is quoted", "Sorry, not then.\n\n> Tuesday 1 December at 10:00"],
    ["only the mail that is quoted below", "No.\n\nOn Mon, Dana wrote:\nTuesday 1 December at 10:00"],
    ["nothing", ""],
  ])("no longer stands in %s", (_, text) => {
    expect(standsIn(text, words[0] ?? "")).toBe(false);
  });
});

describe("a mail with offered times", () => {
  it("has no other times where only ours stand in it", () => {
    expect(otherTimesIn(mail, words)).toBe(false);
  });

  it.each([
    "or Wednesday",
    "or 15:30",
    "or 3.30pm",
    "or 4 pm",
    "or at 9.",
    "around noon",
    "tomorrow",
    "next week",
    "any time on 2 December",
    "December 4th",
    "the 2nd of Dec",
    "2026-12-04",
    "12/4",
    "4.12.",
    "04.12.2026",
    "on the 4th",
    "Wed 2",
    "half past ten",
    "14h30",
  ])("has other times where “%s” stands in it too", (added) => {
    expect(otherTimesIn(`${mail}\n\nHow about ${added}`, words)).toBe(true);
  });

  it("has other times where one of the offers was changed", () => {
    expect(otherTimesIn(mail.replace("14:30", "15:30"), words)).toBe(true);
  });

  it("does not count a date in a sentence that is ours", () => {
    const why = "Your talk on 3 March stayed with me.";
    expect(otherTimesIn(`${why}\n${mail}`, words)).toBe(true);
    expect(otherTimesIn(`${why}\n${mail}`, [...words, why])).toBe(false);
  });

  it("does not count what it quotes", () => {
    expect(
      otherTimesIn(
        `${mail}\n\nOn Fri, 27 Nov 2026 at 09:12, Priya\nRaman wrote:\n> Perhaps at 9:00 on Monday?`,
        words,
      ),
    ).toBe(false);
  });

  it("is read in time that grows with its length (C-38)", () => {
    const before = process.cpuUsage().user;
    otherTimesIn(`${"On 1 ".repeat(20_000)}${" ".repeat(50_000)}x`, words);
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(250);
  });
});
