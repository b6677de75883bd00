import { describe, expect, it } from "vitest";
import type { Contact, Finding } from "../../../src/core/contact.ts";
import { monday, rulesWith } from "./story.ts";
import { contact, fiveLines, world } from "./world.ts";

const gates = rulesWith("requests: { must_have: [why_them, person, employer] }\n");
const on = { source: "https://example.org", on: "2026-11-01" };
const person: Finding = { about: "person", text: "She led the triage notes project", ...on };
const employer: Finding = { about: "employer", text: "Lakeside opened a data academy", ...on };
const who = (more: Partial<Contact>) => contact("priya@example.org", { company: "Lakeside", ...more });
const missing = (rules: string, more: Partial<Contact>) =>
  world(rules, [who(more)])
    .plan()
    .skips.map(({ says }) => says);

describe("the gates of research (S01, S06)", () => {
  it("are two, and each says by itself what is missing", () => {
    expect(missing(gates, {})).toEqual([
      "a finding about Priya Example is missing, with its source and date",
      "a finding about Lakeside is missing, with its source and date",
    ]);
    expect(missing(gates, { findings: [person] })).toEqual([
      "a finding about Lakeside is missing, with its source and date",
    ]);
  });

  it("let the request through once both are known", () => {
    const { done } = world(gates, [who({ findings: [person, employer] })]).run(monday);
    expect(done.map(({ step }) => step)).toEqual(["request"]);
  });

  it("let it through where the owner said that a finding need not be, with the reason", () => {
    const waivers = [{ what: "employer" as const, because: "works for herself", on: "2026-11-02" }];
    const { done } = world(gates, [who({ findings: [person], waivers })]).run(monday);
    expect(done.map(({ step }) => step)).toEqual(["request"]);
    expect(missing(gates, { waivers })).toHaveLength(1);
  });

  it("are not there where the rules do not ask for them, and there is one for the industry where they do (S07)", () => {
    expect(world(fiveLines, [who({})]).run(monday).done).toHaveLength(1);
    const industry = rulesWith("requests: { must_have: [industry] }\n");
    expect(missing(industry, { industry: "health data" })).toEqual([
      "a finding about health data is missing, with its source and date",
    ]);
  });

  it("hold the request until the owner chose a way, where the rules want that (S11)", () => {
    const route = rulesWith("requests: { must_have: [why_them, route] }\n");
    expect(missing(route, {})).toEqual(["it is not said how Priya Example is approached"]);
    expect(world(route, [who({ via: "cold" })]).run(monday).done).toHaveLength(1);
  });
});

describe("somebody of an event (S08)", () => {
  it("is written to from the morning after it on, and that instant is looked at", () => {
    const w = world(fiveLines, [who({ event: "Health Data Day", event_on: "2026-11-26" })]);
    expect(w.run(monday).done).toEqual([]);
    const { skips, lookAgainAt } = w.plan();
    expect(skips).toMatchObject([
      {
        reason: "event-ahead",
        says: "you can meet Priya Example at Health Data Day first; the request comes after it",
      },
    ]);
    expect(lookAgainAt?.toString()).toBe("2026-11-27T14:00:00Z");
    expect(w.run("2026-11-27T14:00:00Z").done).toMatchObject([{ step: "request" }]);
  });

  it("is written to at once where the day of the event is not known", () => {
    expect(world(fiveLines, [who({ event: "Health Data Day" })]).run(monday).done).toHaveLength(1);
  });
});

describe("the brief before a meeting", () => {
  it("lists what is not known of the person and the employer (S06), their posts (S03) and whom they know (S04)", () => {
    const positions = [{ role: "nurse", company: "St. Mary's", from: "2012", until: "2018", ...on }];
    const w = world(fiveLines, [
      who({ findings: [person], positions, knows: ["Tom Reyes", "Mersey Trust"] }),
    ]);
    w.run(monday);
    w.send("priya@example.org");
    const [offer] = w.interview("priya@example.org").offers;
    if (offer === undefined) throw new Error("no offer");
    w.reply("priya@example.org", { kind: "accepts", slot: 0, start: offer.start });
    w.run("2026-11-23T16:00:00Z");
    const brief = w
      .run(offer.start.subtract({ hours: 20 }).toString())
      .done.find(({ step }) => step === "brief");
    expect(brief).toMatchObject({
      letter: {
        values: {
          not_known: ["Lakeside"],
          positions: ["nurse, St. Mary's, 2012 to 2018"],
          knows: ["Tom Reyes", "Mersey Trust"],
          contact: { past_role: "nurse", past_company: "St. Mary's" },
        },
      },
    });
  });
});
