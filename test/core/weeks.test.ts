import { describe, expect, it } from "vitest";
import { weeksOf } from "../../src/core/weeks.ts";
import { byItself, later, rulesWith, tell } from "./planner/story.ts";
import { contact, rulesOf, stateOf, type World, world } from "./planner/world.ts";

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => contact(`p${index}@example.org`, { company: `Firm ${index}` }));
const weeks = (self: World) => weeksOf(stateOf(self), rulesOf(self.rulesText), self.now);

describe("the weeks of a network that grows on purpose (S61)", () => {
  it("plans new asks, follow-ups and check-ins for seven days, no more than the limits let through", () => {
    const self = world(rulesWith("sending: { at_most: 1 a day }\n"), people(12));
    const { ahead, limits } = weeks(self);
    // Drafts are made on Saturday and Sunday as well, and the Monday after them has begun by then.
    expect(ahead).toMatchObject({ asks: 8, followUps: 0, checkIns: 0, needNews: 0 });
    expect(limits).toEqual([
      { says: "1 a day", where: "rules.yaml:7 sending.at_most" },
      { says: "1 a week to people of one company", where: "default sending.per_company" },
    ]);
    const all = world(rulesWith("sending: { at_most: 20 a day }\n"), people(12));
    expect(weeks(all).ahead.asks).toBe(12);
  });

  it("counts a draft that waits among what lies ahead, once", () => {
    const self = world(rulesWith(""), people(2));
    const before = weeks(self).ahead;
    self.run("2026-11-23T14:00:00Z");
    expect(weeks(self).ahead.asks).toBe(before.asks);
  });

  it("foresees the follow-up of what was not answered, and the check-in that wants news", () => {
    const self = world(rulesWith(byItself), people(1));
    self.run("2026-11-23T15:00:00Z");
    later(self, { hours: 24 * 4 });
    expect(weeks(self).ahead).toMatchObject({ asks: 0, followUps: 1, checkIns: 0 });
    const offer = self.interview("p0@example.org").offers[0];
    if (offer === undefined) throw new Error("nothing was offered");
    self.reply("p0@example.org", { kind: "accepts", start: offer.start });
    later(self, { hours: 1 });
    const [booking] = self.interview("p0@example.org").bookings;
    if (booking === undefined) throw new Error("no meeting");
    self.run(booking.end.add({ hours: 3 }).toString());
    tell(self, "p0@example.org", { kind: "debriefed", booking: booking.bookingId, line: "learn SQL" });
    later(self, { hours: 1 });
    self.send("p0@example.org");
    self.run(self.now.add({ hours: 24 * 40 }).toString());
    expect(weeks(self).ahead).toMatchObject({ asks: 0, followUps: 0, needNews: 1 });
  });

  it("counts what each week brought: asked, answered, met and named", () => {
    const self = world(rulesWith(byItself), people(3));
    self.run("2026-11-23T15:00:00Z");
    later(self, { hours: 20 });
    self.reply("p0@example.org", { kind: "refers", people: [{ name: "Tom Reyes" }, { name: "Ana Ruiz" }] });
    const offer = self.interview("p1@example.org").offers[0];
    if (offer === undefined) throw new Error("nothing was offered");
    self.reply("p1@example.org", { kind: "accepts", start: offer.start });
    later(self, { hours: 1 });
    const [booking] = self.interview("p1@example.org").bookings;
    if (booking === undefined) throw new Error("no meeting");
    tell(self, "p1@example.org", { kind: "held", booking: booking.bookingId, held: true });
    self.now = booking.end.add({ hours: 24 * 7 });
    const { weeks: shown, network } = weeks(self);
    expect(shown.map(({ monday }) => monday.toString())).toHaveLength(5);
    expect(shown.find(({ monday }) => monday.toString() === "2026-11-23")).toMatchObject({
      asks: 3,
      answered: 2,
      named: 2,
      met: 1,
    });
    expect(network).toEqual({ contacts: 3, met: 1, inTouch: 0 });
  });
});
