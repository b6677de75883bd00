import { describe, expect, it } from "vitest";
import { formerPosts, joinedIn, presentPost, sayPost, tenure, workedAt } from "../../src/core/background.ts";
import type { Position } from "../../src/core/contact.ts";
import { matchesWho } from "../../src/core/rules/rules-for.ts";
import { contact } from "./planner/world.ts";

const found = { source: "https://www.linkedin.com/in/priyaraman", on: "2026-11-20" };
const nurse: Position = { role: "nurse", company: "St. Mary's", from: "2012", until: "2018", ...found };
const analyst: Position = { role: "analyst", company: "Lakeside Health", from: "2018-05", ...found };
const priya = contact("priya@example.org", { company: "Lakeside Health", positions: [nurse, analyst] });
const day = (text: string) => Temporal.PlainDate.from(text);

describe("the posts of a contact (S03)", () => {
  it("are the one that they have, and those that they left, the latest first", () => {
    const porter: Position = { company: "Clinic North", until: "2011", ...found };
    const both = { ...priya, positions: [porter, analyst, nurse] };
    expect(presentPost(both)).toBe(analyst);
    expect(formerPosts(both)).toEqual([nurse, porter]);
    expect(workedAt(both)).toEqual(["Lakeside Health", "Clinic North", "Lakeside Health", "St. Mary's"]);
  });

  it.each([
    [nurse, "nurse, St. Mary's, 2012 to 2018"],
    [analyst, "analyst, Lakeside Health, since 2018-05"],
    [{ company: "Clinic North", until: "2011", ...found }, "Clinic North, until 2011"],
    [{ company: "Clinic North", ...found }, "Clinic North"],
  ])("are said in words: %#", (post, words) => {
    expect(sayPost(post)).toBe(words);
  });

  it.each([
    ["2018-05", "2026-12-01", "8 years"],
    ["2018-05", "2019-04-30", "11 months"],
    ["2018-05", "2018-05-20", undefined],
    ["2018", "2026-12-01", "about 8 years"],
    ["2026", "2026-12-01", undefined],
  ])("since %s have lasted, on %s: %s", (from, today, words) => {
    expect(tenure({ ...priya, positions: [{ ...analyst, from }] }, day(today))).toBe(words);
  });

  it("pick the people of an entry of `for`, by where they worked and since when they are where they are", () => {
    expect(joinedIn(priya)).toBe(2018);
    expect(matchesWho({ worked_at: ["st. mary's"] }, priya)).toBe(true);
    expect(matchesWho({ worked_at: ["Northwind"] }, priya)).toBe(false);
    expect(matchesWho({ joined: [{ how: "before", year: 2020 }] }, priya)).toBe(true);
    expect(matchesWho({ joined: [{ how: "since", year: 2020 }] }, priya)).toBe(false);
    expect(matchesWho({ joined: [{ how: "since", year: 2018 }] }, priya)).toBe(true);
    expect(matchesWho({ joined: [{ how: "before", year: 2020 }] }, contact("tom@example.org"))).toBe(false);
  });

  it("pick them by industry, school, event and where they were found as well (S07, S08, S75)", () => {
    const ana = {
      ...priya,
      industry: "Health data",
      school: "Rutgers",
      event: "Data Day",
      source: "alumni list",
    };
    const all = {
      industry: ["health data"],
      school: ["rutgers"],
      event: ["Data Day"],
      source: ["Alumni list"],
    };
    expect(matchesWho(all, ana)).toBe(true);
    for (const key of ["industry", "school", "event", "source"] as const)
      expect(matchesWho({ ...all, [key]: ["another"] }, ana)).toBe(false);
  });
});
