import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/core/contact.ts";
import { overview } from "../../src/core/overview.ts";
import { priya, rulesWith, scheduled } from "./planner/story.ts";
import { contact, rulesOf, stateOf, type World } from "./planner/world.ts";

const on = { source: "https://example.org", on: "2026-11-01" };
const person: Finding = { about: "person", text: "She led the triage notes project", ...on };
const ownQuestion = 'meetings: { questions: ["Which notes do you throw away?"] }\n';
const seen = (self: World) => overview(stateOf(self), rulesOf(self.rulesText), self.now);

describe("meetings ahead that are not prepared (S43)", () => {
  it("are shown, with what is missing, from the invitation on and until they begin", () => {
    const self = scheduled(rulesWith(""), [contact(priya, { company: "Lakeside" })]);
    const { contactId, bookings } = self.interview(priya);
    const start = bookings[0]?.start;
    if (start === undefined) throw new Error("no meeting");
    const missing = [
      "a finding about Priya Example",
      "a finding about Lakeside",
      "a question of your own (`meetings.questions`)",
    ];
    expect(seen(self).unprepared).toEqual([{ contactId, start, missing }]);
    self.now = start.add({ hours: 1 });
    expect(seen(self).unprepared).toEqual([]);
  });

  it("are not, once something was found out and a question of one's own is there", () => {
    const self = scheduled(rulesWith(ownQuestion), [contact(priya, { findings: [person] })]);
    expect(seen(self).unprepared).toEqual([]);
    expect(scheduled(rulesWith(ownQuestion)).interview(priya).bookings).toHaveLength(1);
  });
});
