/** What can happen to a draft that waits for the owner, told through the files alone (contract: who presses Send). */
import { describe, expect, it } from "vitest";
import { type Ending, tell, type Waits } from "./waiting-drafts.ts";

type Row = [step: Waits, ends: Partial<Ending>];

const sends = "{ owner sends: priya }";
const edits = '{ owner edits: { to: priya, change: "Hi Priya", into: "Dear Priya" } }';

describe("a draft that is sent as it is", () => {
  it.each<Row>([
    ["request", { stage: "requested", offered: 3 }],
    ["follow-up", { stage: "requested", offered: 3 }],
    ["new-times", { stage: "arranging", offered: 3 }],
    ["decline-answer", { stage: "closed (declined)" }],
    ["not-now-answer", { stage: "arranging" }],
    ["questions", { stage: "scheduled" }],
    ["thank-you", { stage: "thanked" }],
    ["introducer-thanks", { stage: "arranging" }],
  ])("starts what follows: the %s (S54, B15)", async (step, ends) => {
    const ending = await tell(step, sends, [], soonAfter[step]);
    expect(ending).toMatchObject({
      ...ends,
      facts: ["drafted", "sent"],
      draft: undefined,
      made: 1,
      hasOtherTimes: false,
    });
    expect(ending.timeline).toContain(`noticed: the ${step} to Priya was sent: `);
  });
});

describe("a draft that is edited and then sent", () => {
  it.each<Waits>(["request", "questions", "thank-you"])(
    "is sent all the same, and said to be edited: the %s (B15)",
    async (step) => {
      const ending = await tell(
        step,
        '{ owner sends edited: { to: priya, change: "Hi Priya", into: "Dear Priya" } }',
        [],
        soonAfter[step],
      );
      expect(ending).toMatchObject({
        facts: ["drafted", "sent"],
        made: 1,
        offered: step === "request" ? 3 : 0,
      });
      expect(ending.timeline).toContain(`the ${step} to Priya was sent, edited`);
    },
  );

  it.each<Waits>(["request", "new-times"])(
    "offers only the times whose words still stand in it: the %s",
    async (step) => {
      const takesOut = '{ owner sends edited: { to: priya, change: "<time 1>, ", into: "" } }';
      const ending = await tell(step, takesOut, [], soonAfter[step]);
      expect(ending).toMatchObject({ facts: ["drafted", "sent"], offered: 2, hasOtherTimes: false });
    },
  );

  it.each<Waits>(["request", "follow-up", "new-times"])(
    "waits for the owner's reading of a yes when other times were put into it: the %s",
    async (step) => {
      const other =
        '{ owner sends edited: { to: priya, change: "<time 1>", into: "<day 16, 11:00 in words>" } }';
      const yes = `${dayAfter[step]}: { priya replies: "<time 1> works." }`;
      const ending = await tell(step, other, [yes], dayAfter[step]);
      expect(ending).toMatchObject({
        facts: ["drafted", "sent"],
        offered: 2,
        hasOtherTimes: true,
        asks: ["reading"],
        stage: "arranging",
      });
      expect(ending.timeline).not.toContain("event-created");
    },
  );
});

describe("a draft that a mail program saves as a new message", () => {
  it.each<Waits>(["request", "thank-you"])("is adopted, and sent from there: the %s", async (step) => {
    const saves = '{ owner saves as a new message: { to: priya, change: "Hi Priya", into: "Dear Priya" } }';
    const ending = await tell(step, saves, [`${dayAfter[step]}: ${sends}`], dayAfter[step]);
    expect(ending).toMatchObject({ facts: ["drafted", "edited", "sent"], draft: undefined, made: 1 });
    expect(ending.stage).toBe(step === "request" ? "requested" : "thanked");
  });

  it.each<Waits>(["request", "questions"])(
    "is never written anew by us, however long it waits: the %s",
    async (step) => {
      const ending = await tell(
        step,
        '{ owner saves as a new message: { to: priya, change: "Hi Priya", into: "Dear Priya" } }',
      );
      expect(ending).toMatchObject({
        facts: ["drafted", "edited"],
        made: 1,
        draft: { edited: true, stale: step === "request" },
      });
      expect(ending.now).toBe(ending.before.replace("Hi Priya", "Dear Priya"));
    },
  );

  it.each<Waits>(["request", "decline-answer"])(
    "counts as sent when it was sent as one: the %s",
    async (step) => {
      const ending = await tell(step, "{ owner sends as a new message: { to: priya } }", [], soonAfter[step]);
      expect(ending).toMatchObject({ facts: ["drafted", "sent"], draft: undefined, made: 1 });
      expect(ending.stage).toBe(step === "request" ? "requested" : "closed (declined)");
    },
  );
});

describe("a draft that is thrown away", () => {
  it.each<Row>([
    ["request", { stage: "closed (by-owner)" }],
    ["follow-up", { stage: "closed (no-reply)" }],
    ["new-times", { stage: "arranging", asks: ["reading"] }],
    ["not-now-answer", { stage: "arranging", asks: ["reading"] }],
    ["decline-answer", { stage: "closed (declined)", asks: [] }],
    ["questions", { stage: "scheduled" }],
    ["check-in", { stage: "thanked" }],
    ["introducer-thanks", { stage: "arranging" }],
  ])("is not made again: the %s (B15)", async (step, ends) => {
    const ending = await tell(step, "{ owner throws away: priya }");
    expect(ending).toMatchObject({ ...ends, draft: undefined, made: 0, drafted: 1 });
    expect(ending.facts.slice(0, 2)).toEqual(["drafted", "discarded"]);
  });

  it("keeps in touch without the thank-you when that is thrown away", async () => {
    const ending = await tell("thank-you", "{ owner throws away: priya }");
    expect(ending).toMatchObject({ facts: ["drafted", "discarded"], made: 0, stage: "met" });
    expect(ending.timeline).toContain("check-in to Priya put into Drafts");
  });

  it("does not keep the introduced person waiting when the thanks are thrown away", async () => {
    const asksAna = [
      "day 2, 9:00: { owner says: contacts set ana timezone=America/New_York why_them=Tables }",
    ];
    const ending = await tell("introducer-thanks", "{ owner throws away: priya }", asksAna);
    expect(ending.timeline).toContain("request to Ana put into Drafts");
  });
});

describe("a draft that is never sent", () => {
  it.each<Row>([
    ["request", { stage: "ready", drafted: 1 }],
    ["follow-up", { stage: "requested", drafted: 1 }],
    ["new-times", { stage: "arranging", drafted: 1 }],
    ["decline-answer", { stage: "closed (declined)", facts: ["drafted"] }],
    ["thank-you", { stage: "met", facts: ["drafted"] }],
    ["check-in", { stage: "thanked", facts: ["drafted"] }],
    ["introduction-ask", { stage: "researching", facts: ["drafted"] }],
  ])("waits without end, alone and with times that can be kept: the %s (A19)", async (step, ends) => {
    const ending = await tell(step, "nothing happens");
    expect(ending).toMatchObject({ ...ends, made: 1, draft: { edited: false, stale: false } });
    expect(ending.timeline).not.toContain("closed: Priya, no-reply");
  });

  it("is taken back when its moment has passed: the questions, once the meeting begins", async () => {
    const ending = await tell("questions", "nothing happens", [], "day 7, 14:00");
    expect(ending).toMatchObject({ facts: ["drafted", "withdrawn"], made: 0, draft: undefined });
  });
});

describe("a draft with a time that can no longer be offered", () => {
  it.each<Waits>(["request", "follow-up", "new-times"])(
    "is written anew in place while nobody edited it: the %s",
    async (step) => {
      const ending = await tell(
        step,
        "{ owner is busy: { with: priya, from: start 2 } }",
        [],
        soonAfter[step],
      );
      expect(ending).toMatchObject({
        facts: ["drafted", "refreshed"],
        made: 1,
        offered: 3,
        draft: { stale: false },
      });
      expect(ending.now).not.toBe(ending.before);
    },
  );

  it("stays as the owner edited it, and is said to be stale", async () => {
    const ending = await tell(
      "request",
      edits,
      ["day 0, 11:00: { owner is busy: { with: priya, from: start 2 } }"],
      "day 0, 12:00",
    );
    expect(ending).toMatchObject({
      facts: ["drafted", "edited"],
      made: 1,
      draft: { edited: true, stale: true },
    });
  });
});

describe("a draft that something overtakes", () => {
  const overtakings: [Waits, string, string, string][] = [
    [
      "request",
      "a mail of theirs",
      '{ priya writes: "Somebody told me about you. What is it that you do?" }',
      "wrote in the meantime",
    ],
    ["follow-up", "a reply", '{ priya replies: "<time 1> works." }', "wrote in the meantime"],
    ["check-in", "a mail of theirs", '{ priya writes: "How are the tables?" }', "wrote in the meantime"],
    ["follow-up", "an opt-out", '{ priya replies: "Please stop writing to me." }', "wants no more mail"],
    ["questions", "an opt-out", '{ priya replies: "Please do not contact me again." }', "wants no more mail"],
    ["thank-you", "an opt-out", '{ priya replies: "Please do not contact me again." }', "wants no more mail"],
    [
      "request",
      "a mail by hand",
      '{ owner writes: { to: priya, subject: Conference, text: "Will you be there?" } }',
      "you wrote to",
    ],
    [
      "new-times",
      "a mail by hand",
      '{ owner writes: { to: priya, subject: Times, text: "Ring me any day." } }',
      "you wrote to",
    ],
    [
      "check-in",
      "a mail by hand",
      '{ owner writes: { to: priya, subject: News, text: "It works." } }',
      "you wrote to",
    ],
    ["follow-up", "a bounce", "{ priya bounces: for good }", "does not exist"],
    ["request", "a close", "{ owner says: close priya }", "closed"],
    [
      "request",
      "an edit of the rules",
      '{ owner edits the rules: { change: "[why_them,", into: "[why_them, employer," } }',
      "no longer wanted",
    ],
    [
      "follow-up",
      "an edit of the rules",
      '{ owner edits the rules: { change: "follow_up: [6 working days]", into: "follow_up: []" } }',
      "no longer wanted",
    ],
    [
      "questions",
      "an edit of the rules",
      '{ owner edits the rules: { change: "questions: 2 days", into: "questions: no" } }',
      "taken back",
    ],
  ];

  it.each(overtakings)("is taken back: the %s, by %s (B12)", async (step, _what, does, because) => {
    const ending = await tell(step, does, [], soonAfter[step]);
    expect(ending).toMatchObject({ facts: ["drafted", "withdrawn"], made: 0, draft: undefined });
    expect(ending.timeline).toMatch(
      new RegExp(`${step} to Priya taken back: .*${because === "taken back" ? "" : because}`),
    );
  });

  it.each<[Waits, string, string]>([
    ["request", "a mail of theirs", '{ priya writes: "What is it that you do?" }'],
    ["follow-up", "an opt-out", '{ priya replies: "Please stop writing to me." }'],
    [
      "new-times",
      "a mail by hand",
      '{ owner writes: { to: priya, subject: Times, text: "Ring me any day." } }',
    ],
    ["questions", "a meeting that is called off", "{ owner deletes the meeting with: priya }"],
    [
      "request",
      "an edit of the rules",
      '{ owner edits the rules: { change: "[why_them,", into: "[why_them, employer," } }',
    ],
  ])("stays with a warning where the owner edited it: the %s, by %s", async (step, _what, does) => {
    const ending = await tell(step, edits, [`${hourAfter[step]}: ${does}`], hourAfter[step]);
    expect(ending).toMatchObject({ facts: ["drafted", "edited"], made: 1, draft: { edited: true } });
    expect(ending.draft?.warn).toContain("you edited it, so it stays");
    expect(ending.now).toContain("Dear Priya");
  });
});

/** The hour of the prelude, when nothing else has happened yet; then an hour and a day later. */
const hours: Record<Waits, [day: number, hour: number]> = {
  request: [0, 10],
  "follow-up": [9, 10],
  "new-times": [1, 12],
  "decline-answer": [1, 12],
  "not-now-answer": [1, 12],
  questions: [5, 15],
  "thank-you": [7, 17],
  "check-in": [50, 12],
  "introducer-thanks": [1, 12],
  "introduction-ask": [0, 10],
};
const soonAfter = labels(([day, hour]) => `day ${day}, ${hour}:30`);
const hourAfter = labels(([day, hour]) => `day ${day}, ${hour + 1}:00`);
const dayAfter = labels(([day, hour]) => `day ${day + 1}, ${hour}:00`);

function labels(label: (at: [number, number]) => string): Record<Waits, string> {
  return Object.fromEntries(Object.entries(hours).map(([step, at]) => [step, label(at)])) as Record<
    Waits,
    string
  >;
}
