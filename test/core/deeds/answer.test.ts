import { describe, expect, it } from "vitest";
import { type Answer, toAnswer } from "../../../src/core/deeds/answer.ts";
import { meetingLength } from "../../../src/core/deeds/meeting-length.ts";
import { parseMoment, parseTime } from "../../../src/core/deeds/moment.ts";
import { toReferred } from "../../../src/core/deeds/refer.ts";
import { timeFor } from "../../../src/core/deeds/time-for.ts";
import { offersIn, replyToAnswer } from "../../../src/core/deeds/waiting-reply.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import { at, contact, fiveLines, stateOf, type World, world } from "../planner/world.ts";
import { answered, asked, priya, refusal, say, scheduled, told } from "./scene.ts";

const answer = (self: World, given: Answer) => say(self, toAnswer(self.interview(priya), given, told(self)));
const steps = (self: World) => self.plan().actions.map(({ step, kind }) => `${step} ${kind}`);
const tuesday: Answer = { kind: "accepts", start: at("2026-12-01T16:00:00Z"), minutes: 20 };

describe("the owner's reading of a mail", () => {
  const table: [Answer, object, string[]][] = [
    [tuesday, { kind: "accepts", minutes: 20 }, ["event event"]],
    [{ kind: "declines" }, { kind: "declines" }, ["request record"]],
    [
      { kind: "not-now", until: Temporal.PlainDate.from("2027-03-01") },
      { kind: "not-now", until: "2027-03-01" },
      ["not-now-answer mail"],
    ],
    [{ kind: "offer-times" }, { kind: "asks-for-times" }, ["new-times mail"]],
    [{ kind: "opts-out" }, { kind: "opts-out" }, []],
    [{ kind: "refers", people: [{ name: "Tom", email: "tom@example.org" }] }, { kind: "refers" }, []],
    [{ kind: "ignore" }, { kind: "ignored" }, []],
  ];
  it.each(table)("%o is one fact, and the plan goes on as if it had been read so", (given, reading, due) => {
    const self = answered();
    const deed = answer(self, given);
    expect(deed.done).toBe("answered");
    expect(deed.facts).toMatchObject([{ kind: "answered", at: self.now, reading }]);
    expect(steps(self)).toEqual(due);
    expect(self.plan().asks).toEqual([]);
  });

  it.each(table)("%o said twice adds nothing and says that it is so", (given) => {
    const self = answered();
    answer(self, given);
    if (given.kind === "opts-out") {
      expect(refusal(() => toAnswer(self.interview(priya), given, told(self)))).toContain("holds for ever");
      return;
    }
    expect(toAnswer(self.interview(priya), given, told(self))).toMatchObject({ done: "already", facts: [] });
  });

  it("says the time on both clocks", () => {
    expect(answer(answered(), tuesday).says).toEqual([
      "Priya Example accepts Tuesday 1 December at 10:00, Chicago time (11:00 New York time), for 20 minutes.",
    ]);
  });

  it("takes the last mail that waits, and settles those before it", () => {
    const self = answered();
    self.reply(priya, { kind: "other" }, { text: "Or the week after?" });
    const deed = answer(self, { kind: "offer-times" });
    expect(deed.facts).toMatchObject([
      { reading: { kind: "ignored" } },
      { reading: { kind: "asks-for-times" } },
    ]);
    expect(deed.says).toContain("A mail of theirs before it waited too and counts as settled with it.");
    expect(self.plan().asks).toEqual([]);
  });

  it("leaves an earlier mail waiting where the last one is only to be ignored", () => {
    const self = answered();
    self.reply(priya, { kind: "other" }, { text: "(my signature again)" });
    expect(answer(self, { kind: "ignore" }).facts).toHaveLength(1);
    expect(replyToAnswer(self.interview(priya)).isWaiting).toBe(true);
  });

  it("reads the newest mail anew where none waits, and says so", () => {
    const self = asked();
    self.reply(priya, { kind: "declines" });
    self.run("2026-11-25T15:00:00Z");
    const deed = answer(self, { kind: "offer-times" });
    expect(deed.says[1]).toMatch(
      /^No mail of Priya Example waits; this is about their last one, of Monday 23 November/,
    );
    expect(deed.says[2]).toBe("That opens the interview again; it was closed (declined).");
    expect(self.interview(priya).closed).toBeUndefined();
  });

  it("moves the meeting that stands where another time is accepted", () => {
    const self = scheduled();
    answer(self, { kind: "accepts", start: at("2026-12-02T16:00:00Z"), minutes: 20 });
    expect(steps(self)).toContain("event-change event");
  });

  it.each([
    [
      "there is no mail at all",
      asked,
      { kind: "declines" },
      "action/refused: No mail from Priya Example is known",
    ],
    [
      "the time is over",
      answered,
      { ...tuesday, start: at("2026-11-24T15:00:00Z") },
      "action/refused: That time is over already: Tuesday 24 November at 10:00, New York time.",
    ],
    [
      "the day is over",
      answered,
      { kind: "not-now", until: Temporal.PlainDate.from("2026-11-24") },
      "action/refused: 2026-11-24 is not to come",
    ],
  ] as [string, () => World, Answer, string][])("is refused where %s", (_, scene, given, says) => {
    const self = scene();
    expect(refusal(() => toAnswer(self.interview(priya), given, told(self)))).toContain(says);
  });
});

describe("the times to choose from", () => {
  it("are those of the last mail that offered any, also when they were taken already", () => {
    const self = answered();
    const offers = offersIn(self.interview(priya));
    expect(offers).toHaveLength(3);
    answer(self, { kind: "accepts", start: offers[1]?.start ?? self.now, minutes: 20 });
    expect(self.interview(priya).offers).toEqual([]);
    expect(offersIn(self.interview(priya))).toEqual(offers);
  });
});

describe("a time that the owner gives", () => {
  const check = (self: World, start: string) => {
    const given: Answer = { kind: "accepts", start: at(start), minutes: 20 };
    const { facts } = toAnswer(self.interview(priya), given, told(self));
    const { contactId } = self.interview(priya);
    return timeFor(stateOf(self), parseRules(self.rulesText, "rules.yaml").rules, self.now, {
      contactId,
      facts,
      start: given.start,
    });
  };

  it("is free where neither the calendar nor another meeting is in its way", () => {
    expect(check(answered(), "2026-12-01T16:00:00Z")).toEqual({ kind: "free" });
  });

  it("is not free over busy time, and the nearest open times are named, clear of each other", () => {
    const self = answered();
    self.busy = [
      {
        from: at("2026-12-01T15:00:00Z").epochMilliseconds,
        until: at("2026-12-01T17:00:00Z").epochMilliseconds,
      },
    ];
    const time = check(self, "2026-12-01T16:00:00Z");
    if (time.kind !== "busy") throw new Error(time.kind);
    expect(time.nearest).toHaveLength(3);
    for (const [index, slot] of time.nearest.entries()) {
      expect(slot.start.toString()).toMatch(/^2026-12-01T1[789]/);
      const before = time.nearest[index - 1];
      if (before !== undefined)
        expect(Temporal.Instant.compare(before.end, slot.start)).toBeLessThanOrEqual(0);
    }
  });

  it("may lie over the contact's own meeting, which it moves", () => {
    const self = scheduled();
    const [booking] = self.interview(priya).bookings;
    expect(check(self, booking?.start.add({ minutes: 10 }).toString() ?? "")).toEqual({ kind: "free" });
  });

  it("is not known to be free where the calendar cannot be read (R-24)", () => {
    const self = answered();
    self.busy = "unreadable";
    expect(check(self, "2026-12-01T16:00:00Z")).toEqual({ kind: "unknown" });
  });

  it("lasts as offered, as said, else as the rules say; 15 to 30 minutes unless they allow more", () => {
    const { rules } = parseRules(fiveLines, "rules.yaml");
    const longer = { ...rules, meetings: { ...rules.meetings, longer_than_asked: true } };
    expect(meetingLength(rules, undefined, undefined)).toBe(20);
    expect(meetingLength(rules, undefined, 25)).toBe(25);
    expect(meetingLength(rules, 30, 25)).toBe(30);
    expect(meetingLength(longer, 45, 25)).toBe(45);
    for (const minutes of [0, 14, 31])
      expect(refusal(() => meetingLength(rules, minutes, 20))).toContain(`${minutes} minutes`);
    expect(refusal(() => meetingLength(longer, 181, 20))).toContain("15 to 180");
  });

  it("is read on the owner's clock, or with its offset; a time that the clock skips is refused", () => {
    const zone = "America/New_York";
    expect(parseTime("2026-12-01T10:00", zone)).toEqual(at("2026-12-01T15:00:00Z"));
    expect(parseTime("2026-12-01 10:00", zone)).toEqual(at("2026-12-01T15:00:00Z"));
    expect(parseTime("2026-12-01T10:00-06:00", zone)).toEqual(at("2026-12-01T16:00:00Z"));
    expect(parseTime("2026-12-01T10:00Z", zone)).toEqual(at("2026-12-01T10:00:00Z"));
    for (const text of ["", "2026-12-01", "10:00", "tomorrow", "2027-03-14T02:30", "2026-11-01T01:30"]) {
      expect(() => parseTime(text, zone)).toThrow(RangeError);
    }
  });

  it("may be a day for what is over: today, yesterday or a date", () => {
    const now = at("2026-12-01T03:00:00Z");
    const day = (text: string) => parseMoment(text, "America/New_York", now);
    expect(day("today")).toEqual({ kind: "day", day: Temporal.PlainDate.from("2026-11-30") });
    expect(day("Yesterday")).toEqual({ kind: "day", day: Temporal.PlainDate.from("2026-11-29") });
    expect(day("2026-11-20")).toEqual({ kind: "day", day: Temporal.PlainDate.from("2026-11-20") });
    expect(() => day("2026-02-30")).toThrow(RangeError);
  });
});

describe("somebody who was named in a mail", () => {
  it("is a new contact, introduced by the one who named them, and as close as they are", () => {
    const by = contact(priya, { closeness: 2, tags: ["alumni"] });
    const self = world(fiveLines, [by]);
    const { mailboxId } = self.interview(priya);
    expect(
      toReferred(mailboxId, by, { name: "Tom Reyes", alias: "tom@example.org", email: "tom@example.org" }),
    ).toMatchObject({
      name: "Tom Reyes",
      email: "tom@example.org",
      aliases: ["tom@example.org"],
      tags: [],
      closeness: 2,
      introducer: by.contactId,
    });
  });

  it("joins those named before in the same mail", () => {
    const self = answered();
    answer(self, { kind: "refers", people: [{ name: "Tom", email: "tom@example.org" }] });
    const deed = answer(self, { kind: "refers", people: [{ name: "Ann", email: "ann@example.org" }] });
    expect(deed.facts).toMatchObject([{ reading: { people: [{ name: "Tom" }, { name: "Ann" }] } }]);
  });
});
