import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/core/contact.ts";
import { isOldNews, oldNewsIn } from "../../src/core/old-news.ts";
import { contact, fiveLines, rulesOf } from "./planner/world.ts";

const news: Finding = {
  about: "employer",
  text: "Northwind opened a health lab",
  source: "https://northwind.example/news",
  on: "2026-09-01",
  topic: "news",
};
const limit = rulesOf(fiveLines).requests.old_news;
const day = (text: string) => Temporal.PlainDate.from(text);

describe("news about a company (S05)", () => {
  it("grows old after the days of the rules, and not on the last of them", () => {
    expect(isOldNews(news, limit, day("2026-11-30"))).toBe(false);
    expect(isOldNews(news, limit, day("2026-12-01"))).toBe(true);
  });

  it("never does where the rules say none; and what is no news never does", () => {
    expect(isOldNews(news, undefined, day("2030-01-01"))).toBe(false);
    const { topic: _topic, ...fact } = news;
    expect(isOldNews(fact, limit, day("2030-01-01"))).toBe(false);
  });

  it("is warned about where a mail speaks of it, with its age, source and date, and only there", () => {
    const priya = contact("priya@example.org", { findings: [news] });
    const on = { limit, today: day("2026-12-20") };
    expect(oldNewsIn("I read that Northwind opened a health\nlab.", priya, on)).toEqual([
      "The news “Northwind opened a health lab” is 110 days old (https://northwind.example/news, 2026-09-01); look whether it still holds.",
    ]);
    expect(oldNewsIn("Your talk stayed with me.", priya, on)).toEqual([]);
  });
});
