import { describe, expect, it } from "vitest";
import { toClose } from "../../../src/core/deeds/close.ts";
import { toMet } from "../../../src/core/deeds/met.ts";
import { parseMoment } from "../../../src/core/deeds/moment.ts";
import { type Note, toDebrief, toNote } from "../../../src/core/deeds/note.ts";
import { at, contact, fiveLines, type World, world } from "../planner/world.ts";
import { afterMeeting, asked, priya, refusal, say, scheduled, told } from "./scene.ts";

const interview = (self: World) => self.interview(priya);
const drafts = (self: World, now: string) => {
  self.run(now);
  return self.plan().drafts.map(({ step }) => step);
};
const note = (self: World, given: Partial<Note>) =>
  say(self, toNote(interview(self), { text: "", isNews: false, held: undefined, ...given }, told(self)));
const met = (self: World, on: string, text = "", minutes = 20) =>
  say(
    self,
    toMet(interview(self), { on: parseMoment(on, "America/New_York", self.now), minutes, text }, told(self)),
  );

/** Priya, of whom nothing is known but her address. */
function stranger(now = "2026-11-24T20:00:00Z"): World {
  const self = world(fiveLines, [contact(priya)]);
  self.now = at(now);
  return self;
}

describe("a conversation that was in no calendar (S09)", () => {
  it("is thanked for like any other (S56)", () => {
    const self = stranger();
    const deed = met(self, "2026-11-24T10:00", "Learn SQL on data you know");
    expect(deed.facts).toMatchObject([
      { kind: "met", at: at("2026-11-24T15:20:00Z"), minutes: 20, text: "Learn SQL on data you know" },
    ]);
    expect(drafts(self, "2026-11-24T20:01:00Z")).toEqual(["thank-you"]);
  });

  it.each([
    ["today", "2026-11-24T20:00:00Z", 20],
    ["yesterday", "2026-11-23T22:00:00Z", 20],
    ["2026-11-20", "2026-11-20T22:00:00Z", 20],
    ["2026-11-24T14:50", "2026-11-24T20:00:00Z", 10],
    ["2026-11-24T19:00:00Z", "2026-11-24T19:20:00Z", 20],
  ])("on %s ended at %s: a day alone at 17:00, what goes on still now", (on, end, minutes) => {
    expect(met(stranger(), on).facts).toMatchObject([{ at: at(end), minutes }]);
  });

  it("is noted once, and a line that comes later is added to it", () => {
    const self = stranger();
    met(self, "today");
    self.now = at("2026-11-24T21:00:00Z");
    expect(met(self, "today").done).toBe("already");
    expect(met(self, "today", "Learn SQL").facts).toMatchObject([{ kind: "debriefed", line: "Learn SQL" }]);
    expect(met(self, "today", "Learn SQL").done).toBe("already");
    expect(met(self, "2026-11-24T08:00").facts).toMatchObject([{ kind: "met" }]);
  });

  it("begins a new round after the interview was closed", () => {
    const self = asked();
    say(self, toClose(interview(self), told(self)));
    self.now = at("2026-11-24T20:00:00Z");
    expect(met(self, "today").says[1]).toContain("with this its round 2 begins");
    expect(interview(self)).toMatchObject({ round: 2, bookings: [{ round: 2, held: true }] });
    expect(interview(self).closed).toBeUndefined();
  });

  it("is refused where it is still to come, and for somebody who opted out", () => {
    const self = stranger();
    expect(refusal(() => met(self, "2026-11-25"))).toContain("2026-11-25 is still to come");
    expect(refusal(() => met(self, "2026-11-24T15:00"))).toContain("is still to come");
    self.reply(priya, { kind: "opts-out" });
    expect(refusal(() => met(self, "today"))).toContain("asked not to be written to");
  });
});

describe("the owner's word on a meeting", () => {
  it("makes it held, and no question is left but the debrief", () => {
    const self = afterMeeting(scheduled(), 1);
    expect(note(self, { held: true })).toMatchObject({ done: "held", facts: [{ kind: "held", held: true }] });
    expect(note(self, { held: true }).done).toBe("already");
    expect(self.plan().asks).toMatchObject([{ what: "debrief" }]);
  });

  it("makes it not held, and other times are prepared", () => {
    const self = afterMeeting(scheduled(), 1);
    expect(note(self, { held: false, text: "she had the flu" }).facts).toMatchObject([
      { kind: "held", held: false },
      { kind: "note", text: "she had the flu", news: false },
    ]);
    expect(drafts(self, self.now.toString())).toEqual(["new-times"]);
    expect(note(self, { held: true }).done).toBe("held");
  });

  it("stands once the thank-you has left", () => {
    const self = afterMeeting(scheduled(), 3);
    debrief(self, "Learn SQL");
    self.run(self.now.toString());
    self.send(priya);
    expect(refusal(() => note(self, { held: false }))).toContain("was thanked for");
    expect(debrief(self, "And statistics").says).toContain(
      "The thank-you has left already; this line is kept for you.",
    );
  });

  it("is refused before there was one", () => {
    expect(refusal(() => note(asked(), { held: true }))).toContain("There was no meeting");
    expect(refusal(() => note(scheduled(), { held: false }))).toContain("is still to come, on");
    expect(refusal(() => debrief(asked(), "x"))).toContain("There was no meeting");
  });
});

const debrief = (self: World, line: string) => say(self, toDebrief(interview(self), line, told(self)));

describe("a debrief", () => {
  it("makes the thank-you, and says that the meeting was held", () => {
    const self = afterMeeting(scheduled(), 3);
    expect(debrief(self, "Learn SQL").facts).toMatchObject([{ kind: "debriefed", line: "Learn SQL" }]);
    expect(interview(self).bookings[0]?.held).toBe(true);
    expect(drafts(self, self.now.toString())).toContain("thank-you");
    expect(debrief(self, "Learn SQL").done).toBe("already");
    expect(debrief(self, "Learn statistics").says).toContain("It takes the place of “Learn SQL”.");
  });

  it("overrules an earlier word that it was not held", () => {
    const self = afterMeeting(scheduled(), 3);
    note(self, { held: false });
    expect(debrief(self, "Learn SQL").says).toContain("It was noted as not held; it counts as held now.");
  });
});

describe("a note", () => {
  it("is kept once; news are kept for the next check-in", () => {
    const self = asked();
    expect(note(self, { text: "likes trains" })).toMatchObject({
      done: "noted",
      facts: [{ kind: "note", news: false }],
    });
    expect(note(self, { text: "likes trains" }).done).toBe("already");
    expect(note(self, { text: "likes trains", isNews: true })).toMatchObject({
      facts: [{ kind: "note", news: true }],
    });
    expect(interview(self).notes).toHaveLength(2);
  });
});
