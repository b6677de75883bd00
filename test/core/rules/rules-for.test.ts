import { describe, expect, it } from "vitest";
import type { Contact } from "../../../src/core/contact.ts";
import type { ContactId } from "../../../src/core/keys.ts";
import { cite } from "../../../src/core/rules/cite.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import { matchesWho, rulesFor } from "../../../src/core/rules/rules-for.ts";

const five = "me:\n  name: Dana\n  about: I nurse.\n  curious_about: data\nmailbox: dana@example.com\n";
const parsed = (text: string) => parseRules(five + text, "rules.yaml").rules;

const priya: Contact = {
  contactId: "priya" as ContactId,
  name: "Priya Raman",
  email: "priya@northwind.example",
  aliases: ["priya@northwind.example", "https://linkedin.example/in/priya"],
  company: "Northwind  Health",
  country: "US",
  language: "en-us",
  tags: ["Alumni", "data"],
  closeness: 3,
  introducer: "tom" as ContactId,
  findings: [],
};

describe("who an entry of `for` is for", () => {
  it.each([
    [{ tag: ["alumni"] }, true],
    [{ tag: ["friend", "DATA"] }, true],
    [{ company: ["northwind health"] }, true],
    [{ company: ["Northwind"] }, false],
    [{ country: ["US", "CA"], closeness: [2, 3] }, true],
    [{ country: ["US"], closeness: [1] }, false],
    [{ introducer: ["Tom Reyes"] }, true],
    [{ introducer: ["TOM@example.com"] }, true],
    [{ introducer: ["Ann"] }, false],
    [{ address: ["Priya@Northwind.example"] }, true],
    [{ language: ["en"] }, true],
    [{ language: ["de"] }, false],
  ])("keys are and, a list is or, case does not count: %o", (who, expected) => {
    expect(matchesWho(who, priya, ["tom@example.com", "Tom Reyes"])).toBe(expected);
  });
});

describe("the rules for one contact", () => {
  const rules = parsed(`sending:
  at_most: 10 a day
for:
  - who: { tag: alumni }
    requests: { template: request-alumni, follow_up: [] }
    sending: { hours: 10:00 to 12:00, at_most: 2 a day }
    meetings:
      at_most: 1 a week
      my_hours:
        Tue: 9:00 to 10:00
      before: { questions: no }
  - who: { company: Northwind Health }
    requests: { template: request-northwind }
    sending: { at_most: none, undo: none }
  - who: { tag: stranger }
    language: de
`);
  const hers = rulesFor(rules, priya);

  it("merge maps key by key; lists, my_hours and single values replace, and the last match wins for each key", () => {
    expect(hers.requests).toMatchObject({ template: "request-northwind", follow_up: [], offer: 3 });
    expect(hers.sending).toMatchObject({
      hours: { from: 600, until: 720 },
      undo: undefined,
      days: [1, 2, 3, 4, 5],
    });
    expect(hers.meetings.my_hours).toEqual({ 2: [{ from: 540, until: 600 }] });
    expect(hers.meetings.before).toEqual({ questions: undefined, brief: { count: 1, unit: "days" } });
    expect(hers.language).toBe("en");
  });

  it("add a limit as a further budget for those people, and never lift the outer one", () => {
    expect(hers.sending.budgets).toEqual([
      { path: "sending.at_most", rate: { count: 10, per: "day" }, counts: "all" },
      { path: "sending.per_company", rate: { count: 1, per: "week" }, counts: "company" },
      {
        path: "for[0].sending.at_most",
        rate: { count: 2, per: "day" },
        counts: "all",
        who: { tag: ["alumni"] },
      },
    ]);
    expect(hers.meetings.at_most).toEqual([
      { count: 2, per: "day" },
      { count: 5, per: "week" },
      { count: 1, per: "week", path: "for[0].meetings.at_most", who: { tag: ["alumni"] } },
    ]);
  });

  it("keep the smaller of two limits on check-ins", () => {
    const entry = (limit: string) =>
      parsed(`for:\n  - who: { tag: alumni }\n    keep_in_touch: { at_most: ${limit} }\n`);
    const limits = ["1 a year", "1 a week", "none"].map(
      (limit) => rulesFor(entry(limit), priya).keep_in_touch.at_most,
    );
    expect(limits).toEqual([
      { count: 1, per: "year" },
      { count: 3, per: "year" },
      { count: 3, per: "year" },
    ]);
  });

  it("cite the line that each value comes from", () => {
    expect(cite(hers, "requests.template")).toBe("rules.yaml:18 requests.template");
    expect(cite(hers, "sending.hours")).toBe("rules.yaml:11 sending.hours");
    expect(cite(hers, "sending.at_most")).toBe("rules.yaml:7 sending.at_most");
    expect(cite(hers, "for[0].sending.at_most")).toBe("rules.yaml:11 for[0].sending.at_most");
    expect(cite(hers, "requests.offer")).toBe("default requests.offer");
  });

  it("are the file's own for somebody whom no entry matches, and one object for all who match the same entries", () => {
    expect(rulesFor(rules, { ...priya, tags: [], company: "Elsewhere" })).toBe(rules);
    expect(rulesFor(rules, { ...priya, name: "Other" })).toBe(hers);
  });
});
