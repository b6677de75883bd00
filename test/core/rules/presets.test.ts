import { describe, expect, it } from "vitest";
import { questionFaults } from "../../../src/core/etiquette/question-faults.ts";
import { writeFirstRules } from "../../../src/core/rules/first-rules.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import { presets } from "../../../src/core/rules/presets.ts";

const answers = {
  name: "Dana Okafor",
  about: "I was a public-health nurse for six years.",
  curious_about: "how people got from the clinic into a data team",
  mailbox: "dana@example.com",
  timezone: "America/New_York",
};

describe.each(presets)("the preset for %s", (preset) => {
  it("is written as ordinary keys that are understood, without a warning (S74)", () => {
    const { rules, warnings } = parseRules(writeFirstRules({ ...answers, preset }), "rules.yaml");
    expect(warnings).toEqual([]);
    expect(rules.meetings.questions.length).toBeGreaterThan(0);
    expect(rules.meetings.questions.flatMap(questionFaults)).toEqual([]);
    expect(rules.me.name).toBe("Dana Okafor");
  });
});

describe("the presets", () => {
  it("differ in what differs between those people: alumni, research, hours beside a job (S74, S75)", () => {
    const of = (preset: (typeof presets)[number]) =>
      parseRules(writeFirstRules({ ...answers, preset }), "rules.yaml").rules;
    expect(of("student").for[0]).toMatchObject({
      who: { tag: ["alumni"] },
      patch: { requests: { template: "request-alumni" } },
    });
    expect(of("career-changer").requests.must_have).toContain("person");
    expect(of("employed").meetings.my_hours[1]).toHaveLength(3);
  });
});
