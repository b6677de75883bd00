import { describe, expect, it } from "vitest";
import { hear } from "../../../src/core/read-reply/hear.ts";
import { newText } from "../../../src/core/read-reply/new-text.ts";
import { candidateOf } from "../../../src/core/read-reply/weighed/candidate.ts";
import { clauseFeatures, timedClauses } from "../../../src/core/read-reply/weighed/clause-features.ts";

const at = (text: string) => Temporal.Instant.from(text);
const slot = (start: string) => ({ start: at(start), end: at(start).add({ minutes: 20 }) });
const clockOf = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO("America/Chicago").toPlainDateTime().toString().slice(5, 16);

/** Written on Friday 27 November; offered are Tuesday at 10 and Thursday at 14:30, on Chicago's clock. */
const heard = (text: string) =>
  hear(newText(text), "priya@acme.com", {
    offered: [slot("2026-12-01T16:00:00Z"), slot("2026-12-03T20:30:00Z")],
    owner: "America/New_York",
    contact: "America/Chicago",
    receivedAt: at("2026-11-27T15:00:00Z"),
  });
/** What each clause that names a time comes to. */
const startsOf = (text: string) => {
  const { sayings, times } = heard(text);
  return sayings.flatMap(({ clauses }) =>
    clauses.flatMap((each) => {
      const found = times.clauses.get(each);
      return found === undefined ? [] : [found.settled.starts.map(clockOf)];
    }),
  );
};
const proposed = (text: string, chances: readonly number[]) => {
  const all = heard(text);
  const clauses = timedClauses(all).map((each, place) => ({ ...each, chance: chances[place] ?? 0 }));
  const plain = { reading: { kind: "other" as const }, sure: false, because: "" };
  const reading = candidateOf("proposes", all, plain, clauses)?.reading;
  return reading?.kind === "proposes"
    ? [...reading.starts.map(clockOf), ...reading.windows.map(({ from }) => clockOf(from))]
    : [];
};

const shown = (text: string) => {
  const all = heard(text);
  return { timed: timedClauses(all), times: all.times };
};

describe("a time and what is said beside it", () => {
  it("is on the day of the offer that it stands in for", () => {
    expect(startsOf("Could you live with 11 instead of 10 on the Tuesday?")[0]).toEqual(["12-01T11:00"]);
    expect(startsOf("15:15 rather than 14:30 and you've got yourself a chat.")[0]).toEqual(["12-03T15:15"]);
    expect(startsOf("So 11:30, not 10:00.")[0]).toEqual(["12-01T11:30"]);
  });
  it("is on the day that is named behind it", () => {
    expect(startsOf("How about 12:30, on the Thursday you mentioned?")).toEqual([["12-03T12:30"]]);
    expect(startsOf("Make it noon, still that Tuesday.")).toEqual([["12-01T12:00"]]);
    expect(startsOf("4 pm is fine, on Tuesday I see the dentist.")).toHaveLength(2);
  });
  it("is what the day before it becomes", () => {
    expect(startsOf("Could our Tuesday at 10 become Wednesday at 9?")).toEqual([
      ["12-01T10:00"],
      ["12-02T09:00"],
    ]);
  });
});

describe("a yes beside a time that is named only to say why not", () => {
  it("is to the offer that is left", () => {
    const all = heard("I ring the bank on Tuesday at 10, so the better one it is.");
    const clauses = timedClauses(all).map((each) => ({ ...each, chance: 0.02 }));
    const plain = { reading: { kind: "other" as const }, sure: false, because: "" };
    expect(candidateOf("accepts", all, plain, clauses)).toEqual({
      reading: { kind: "accepts", slot: 1 },
      route: "left",
    });
  });
});

describe("times of one list", () => {
  const list = "Options:\n\n(a) Wed 2 Dec, 2.00pm\n(b) Fri 4 Dec, 10.30am";
  it("are all wanted where one of them is plainly and the others may be", () => {
    expect(proposed(list, [0.3, 0.9])).toEqual(["12-02T14:00", "12-04T10:30"]);
    expect(proposed(list, [0.1, 0.9])).toEqual(["12-04T10:30"]);
  });
  it("are wanted together where the second is what else there is", () => {
    expect(proposed("2 pm on Wednesday? Otherwise Friday at 4 pm", [0.4, 0.9])).toEqual([
      "12-02T14:00",
      "12-04T16:00",
    ]);
  });
  it("are as close as the closest that is said of a day", () => {
    expect(proposed("Wednesday or Friday next week are open. Wednesday from 2 to 3.", [0.9, 0.9])).toEqual([
      "12-04T09:00",
      "12-02T14:00",
    ]);
  });
});

describe("what a clause shows", () => {
  it("is how its times are named, and whether it is the only one with times of its own", () => {
    const { timed, times } = shown("Not Tuesday at 10. Wednesday at 9 works.");
    expect(clauseFeatures(1, timed, times, "proposes")).toEqual(
      expect.arrayContaining(["#make days time", "#other times 1", "#<time>"]),
    );
    expect(clauseFeatures(0, timed, times, "proposes")).not.toContain("#other times 1");
  });
  it("is weighed on its own in a mail that names other times, and as it stands in one that says yes", () => {
    const { timed, times } = shown("Wednesday at 9.");
    const proposing = clauseFeatures(0, timed, times, "proposes");
    expect(proposing).toEqual(expect.arrayContaining(["#<time>", "#kind proposes", "proposes #<time>"]));
    expect(proposing).not.toContain("proposes #bare");
    const accepting = clauseFeatures(0, timed, times, "accepts");
    expect(accepting).toEqual(expect.arrayContaining(["#<time>", "#kind accepts"]));
    expect(accepting).not.toContain("accepts #<time>");
  });
});
