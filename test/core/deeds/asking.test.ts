import { describe, expect, it } from "vitest";
import type { Values } from "../../../src/core/action.ts";
import { type Change, meetingToAskAt, toAsking } from "../../../src/core/deeds/asking.ts";
import { toMet } from "../../../src/core/deeds/met.ts";
import { parseMoment } from "../../../src/core/deeds/moment.ts";
import { questionsAt } from "../../../src/core/questions-at.ts";
import { later, rulesWith, scheduled as scheduledWith } from "../planner/story.ts";
import { rulesOf, stateOf, type World } from "../planner/world.ts";
import { afterMeeting, asked, priya, refusal, say, scheduled, told } from "./scene.ts";

const meeting = (self: World) => {
  const booking = meetingToAskAt(self.interview(priya), told(self));
  if (booking === undefined) throw new Error("no meeting");
  return booking;
};
const list = (self: World) => {
  const { contactId } = self.interview(priya);
  return questionsAt(stateOf(self), rulesOf(self.rulesText), self.now, {
    contactId,
    bookingId: meeting(self).bookingId,
  });
};
const change = (self: World, what: Change) =>
  say(
    self,
    toAsking(self.interview(priya), { booking: meeting(self), asked: list(self), change: what }, told(self)),
  );

describe("the questions of a meeting, changed by the owner (S40)", () => {
  it("can be added to, replaced and left out, one by one; whom else to ask stays last", () => {
    const self = scheduled();
    const before = list(self);
    change(self, { kind: "add", text: "Which notes do you throw away?" });
    expect(list(self)).toEqual([...before.slice(0, -1), "Which notes do you throw away?", before.at(-1)]);
    change(self, { kind: "replace", number: 1, text: "What made you leave the ward?" });
    change(self, { kind: "drop", number: 2 });
    expect(list(self)).toEqual([
      "What made you leave the ward?",
      ...before.slice(2, -1),
      "Which notes do you throw away?",
      before.at(-1),
    ]);
  });

  it("keep what stood there before each change", () => {
    const self = scheduled();
    const lists = [list(self)];
    change(self, { kind: "drop", number: 1 });
    lists.push(list(self));
    change(self, { kind: "add", text: "Which notes do you throw away?" });
    const kept = self.facts.flatMap((fact) => (fact.kind === "asking" ? [fact.before] : []));
    expect(kept).toEqual(lists);
  });

  it("are changed during the meeting and after it as well", () => {
    const self = scheduled();
    self.now = meeting(self).start.add({ minutes: 5 });
    expect(change(self, { kind: "drop", number: 2 }).done).toBe("asking");
    afterMeeting(self, 3);
    const said = change(self, { kind: "replace", number: 1, text: "What surprised you in the notes?" });
    expect(said.says[0]).toMatch(/^“.+” is now “What surprised you in the notes\?”$/);
    expect(list(self)[0]).toBe("What surprised you in the notes?");
  });

  it("stand in the mail ahead and in the brief; a draft that waits is written anew", () => {
    const rules = rulesWith("meetings: { before: { questions: 10 days, brief: 1 day } }\n");
    const self = scheduledWith(rules);
    const written = (step: string) =>
      [...later(self, { hours: 1 }).done].flatMap((action) =>
        (action.kind === "mail" || action.kind === "refresh") && action.step === step
          ? [(action.letter.values as Values).questions]
          : [],
      );
    expect(self.draftOf(priya)?.step).toBe("questions");
    self.now = self.now.add({ hours: 1 });
    change(self, { kind: "add", text: "Which notes do you throw away?" });
    expect(written("questions")).toEqual([list(self)]);
    self.now = meeting(self).start.subtract({ hours: 24 });
    expect(written("brief")).toEqual([list(self)]);
  });

  it("are what was asked: none of them comes up again at a later meeting", () => {
    const self = scheduled();
    const [left] = list(self);
    change(self, { kind: "replace", number: 1, text: "What made you leave the ward?" });
    const asked = list(self);
    afterMeeting(self, 30);
    const moment = parseMoment("today", "America/New_York", self.now);
    say(self, toMet(self.interview(priya), { on: moment, minutes: 20, text: "" }, told(self)));
    const { contactId, bookings } = self.interview(priya);
    const bookingId = bookings.at(-1)?.bookingId;
    if (bookingId === undefined) throw new Error("nothing was noted");
    const next = questionsAt(stateOf(self), rulesOf(self.rulesText), self.now, { contactId, bookingId });
    expect(next.filter((one) => asked.slice(0, -1).includes(one))).toEqual([]);
    expect(next).toContain(left);
  });

  it("are not those of a meeting that there is none of, and have no number that is not shown", () => {
    const self = asked();
    expect(meetingToAskAt(self.interview(priya), told(self))).toBeUndefined();
    const other = scheduled();
    expect(refusal(() => change(other, { kind: "drop", number: 9 }))).toMatch(
      /^action\/refused: There is no question 9; there are 4\./,
    );
    const [, second = ""] = list(other);
    expect(change(other, { kind: "replace", number: 2, text: second }).done).toBe("already");
  });
});
