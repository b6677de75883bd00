import { describe, expect, it } from "vitest";
import { hostileReplies, timeToRead } from "../../replies/hostile.ts";
import type { Judged } from "../../replies/judge.ts";
import {
  isMissed,
  isWrong,
  isWrongBooking,
  judgeAll,
  replyFiles,
  scoresOf,
  scoreText,
  wilson,
} from "../../replies/score.ts";

const judged = judgeAll(replyFiles().development);
const scores = scoresOf(judged);
const of = (kind: string) => judged.filter(({ line }) => line.want.kind === kind);
const told = ({ line, got }: Judged) =>
  `${line.id} ${JSON.stringify(line.text.slice(0, 80))}: wanted ${JSON.stringify(line.want)}, read ${JSON.stringify(got)}`;

describe("the labelled replies that we develop with", () => {
  it("are 600 and more, ten and more of every kind", () => {
    for (const score of scores) console.log(scoreText(score));
    expect(judged.length).toBeGreaterThanOrEqual(600);
    expect(scores.filter(({ decidable }) => decidable < 10)).toEqual([]);
  });
  it("give no wrong booking", () => {
    expect(judged.filter(isWrongBooking).map(told)).toEqual([]);
  });
  it("are right in 99 % and more of what is sure, and nearly all that a person could decide is sure", () => {
    const all = scores.at(-1);
    expect(judged.filter(isWrong).map(told).slice(0, 20)).toHaveLength(
      (all?.claimed ?? 0) - (all?.right ?? 0),
    );
    expect((all?.right ?? 0) / (all?.claimed ?? 1)).toBeGreaterThanOrEqual(0.99);
    expect((all?.covered ?? 0) / (all?.decidable ?? 1)).toBeGreaterThanOrEqual(0.88);
  });
  it("give every opt-out, and nothing else as one (R-18, N-55)", () => {
    expect(of("opts-out").filter(isMissed).map(told)).toEqual([]);
    const claimed = judged.filter(({ got }) => got.sure && got.reading.kind === "opts-out");
    expect(claimed.filter(isWrong).map(told)).toEqual([]);
  });
  it("give away notes their day, and bounces their weight (A2, B1, N-58, N-59)", () => {
    expect(of("out-of-office").filter(isMissed).map(told)).toEqual([]);
    // One says in its own words only that somebody has left: it waits for the owner.
    expect(of("bounced").filter(isMissed).map(told).length).toBeLessThanOrEqual(1);
  });
  it("say for every sure reading which words it rests on", () => {
    expect(judged.filter(({ got }) => got.sure && got.because === "").map(told)).toEqual([]);
  });
});

describe("a mail of a million characters", () => {
  it.each(hostileReplies().filter((_, place) => place % 4 === 0))(
    "is read within 250 ms, also where it repeats $shape (C-38, N-54)",
    ({ text }) => {
      expect(timeToRead(text)).toBeLessThanOrEqual(250);
    },
  );
});

describe("the interval around a share", () => {
  it("is that of Wilson: wide for few, narrow for many, never beyond all or nothing", () => {
    expect(wilson(10, 10).low).toBeCloseTo(0.7225, 3);
    expect(wilson(0, 10).high).toBeCloseTo(0.2775, 3);
    expect(wilson(990, 1000)).toMatchObject({
      low: expect.closeTo(0.9817, 3),
      high: expect.closeTo(0.9946, 3),
    });
  });
});
