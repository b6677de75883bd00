import { describe, expect, it } from "vitest";
import { hear } from "../../../src/core/read-reply/hear.ts";
import { newText } from "../../../src/core/read-reply/new-text.ts";
import { slotsOf } from "../../../src/core/read-reply/settled.ts";

const at = (text: string) => Temporal.Instant.from(text);
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });
/** On Chicago's clock: Tuesday 1 December at 10, Thursday 3 December at 14:30. */
const two = [slot("2026-12-01T16:00:00Z"), slot("2026-12-03T20:30:00Z")];
/** And Thursday 10 December at 9. */
const three = [...two, slot("2026-12-10T15:00:00Z")];

const heard = (text: string, offered: typeof two) =>
  hear(newText(text), "priya@acme.com", {
    offered,
    owner: "America/New_York",
    contact: "America/Chicago",
    receivedAt: at("2026-11-27T15:00:00Z"),
  });
const meant = (text: string, offered = two) => {
  const { times, ground } = heard(text, offered);
  return slotsOf(times.wanted, ground);
};

describe("an offer that is pointed at", () => {
  it("is counted by whatever an offer is called", () => {
    for (const text of [
      "The second appointment please.",
      "Ok for the second timing.",
      "Yes to your second proposed date.",
      "The latter alternative works.",
      "Latter.",
      "The later of the two works.",
      "#2 works for me",
      "No. 2 please",
      "2\uFE0F\u20E3 works",
    ])
      expect(meant(text), text).toEqual([1]);
  });
  it("is a number alone where no offer is at that hour", () => {
    const atTwo = [slot("2026-12-03T20:00:00Z"), slot("2026-12-04T18:00:00Z")];
    expect(meant("2", [slot("2026-12-01T16:00:00Z"), slot("2026-12-03T22:00:00Z")])).toEqual([1]);
    expect(meant("2", atTwo)).not.toEqual([1]);
    expect(meant("Tuesday is good but not at 10. 2?", two)).not.toEqual([1]);
  });
  it("is not how often somebody writes or is to write", () => {
    for (const text of [
      "I am writing for the last time.",
      "Please try me a second time once it is over.",
      "A third would go straight to our lawyers.",
    ])
      expect(heard(text, two).times.wanted.slots, text).toEqual([]);
    expect(meant("I would go for the second.")).toEqual([1]);
  });
  it("is no appointment of their own", () => {
    expect(meant("My second appointment is at the dentist.")).toEqual([]);
  });
  it("is the earliest that we have, or the nearest, of three as well", () => {
    for (const text of ["The earliest you have works.", "The nearest date works.", "The soonest one please"])
      expect(meant(text, three), text).toEqual([0]);
    expect(meant("The later one works.", three)).toEqual([]);
  });
  it("is the later one of the day that was named before it", () => {
    const same = [slot("2026-12-01T16:00:00Z"), slot("2026-12-01T20:00:00Z"), slot("2026-12-03T20:30:00Z")];
    expect(meant("The later Tuesday slot works.", same)).toEqual([1]);
    expect(heard("Tuesday, the earlier of the two, works.", same).times.refused.size).toBe(0);
    expect(meant("Tuesday, the earlier of the two, works.", same)).toEqual([0]);
  });
  it("is a day of the month where an offer is on that day, and not a place in the list", () => {
    const firsts = [slot("2026-12-29T16:00:00Z"), slot("2027-01-01T16:00:00Z"), slot("2027-01-02T16:00:00Z")];
    expect(meant("Friday the first works.", firsts)).toEqual([1]);
    expect(meant("The 2nd works.", firsts)).toEqual([2]);
    expect(meant("The second works.", firsts)).toEqual([1]);
  });
  it("is the only one in the week, or in the part of the day, that is named", () => {
    for (const text of [
      "I am fine with next week's one.",
      "Can we lock in the one next week?",
      "I'll go with next week's.",
      "The date in the week after next is not for me, next week one works.",
    ])
      expect(meant(text, three.slice(1)), text).toEqual([0]);
    expect(meant("Next week's one works.", [...two, slot("2026-12-04T16:00:00Z")])).toEqual([]);
  });
  it("is the other one, whatever was said of the first", () => {
    for (const text of [
      "Noon is when I nap on Tuesdays. So let's have the other.",
      "Tuesday is a holiday so no. The other date I can do, at 2:30 as you say.",
    ])
      expect(meant(text).at(-1), text).toBe(1);
  });
  it("is told apart from what somebody does at another time", () => {
    const { sayings, times } = heard("First one please, I go to my mother on Thursday.", two);
    const slots = sayings.flatMap(({ clauses }) => clauses.map((each) => times.clauses.get(each)?.slots));
    expect(slots).toEqual([[0], [1]]);
  });
  it("gives its day to an hour that is named beside it", () => {
    expect(meant("The second one works, at half past 2.")).toEqual([1]);
  });
});

describe("whichever of the offers", () => {
  it("is said with few words", () => {
    for (const text of [
      "I'm fine with any.",
      "Okay for both.",
      "I could do either of them.",
      "Any of em works.",
    ])
      expect(heard(text, two).times.wanted.isAny, text).toBe(true);
  });
  it("is not said by whoever can do none of them", () => {
    for (const text of ["I can't do both.", "I do not have any.", "Booked on both days."])
      expect(heard(text, two).times.wanted.isAny, text).toBe(false);
  });
});
