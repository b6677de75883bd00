import { describe, expect, it } from "vitest";
import { exampleOf } from "../../scripts/etiquette/examples.ts";
import { learnNet } from "../../scripts/etiquette/learn-net.ts";
import { learnTable } from "../../scripts/etiquette/learn-table.ts";
import { learn, measured, type Scored, thresholdFor } from "../../scripts/etiquette/measure.ts";
import { principal } from "../../scripts/etiquette/principal.ts";
import { featuresOf } from "../../src/core/etiquette/ask-features.ts";
import { askNet, netFrom } from "../../src/core/etiquette/ask-net.ts";
import { askScore, learntFrom } from "../../src/core/etiquette/ask-score.ts";
import { wordStem } from "../../src/core/etiquette/word-stem.ts";
import { vectorLength, vectorPlace, vectorValues } from "../../src/core/etiquette/word-vectors.ts";

const trades = ["baker", "nurse", "welder", "teacher", "farmer", "tailor", "pilot", "cook"];
const sayings = trades.flatMap((trade, i) => [
  { id: `a${i}`, text: `Do you need a ${trade}?`, label: "job-ask" as const },
  { id: `b${i}`, text: `Would you hire a ${trade}?`, label: "job-ask" as const },
  { id: `c${i}`, text: `How does a ${trade} work?`, label: "allowed" as const },
  { id: `d${i}`, text: `Did a ${trade} teach you?`, label: "allowed" as const },
]);
const examples = sayings.map((one) => exampleOf(one, "first"));
const lessons = examples.map(({ words, label }) => ({ words, isAsk: label === "job-ask" }));
const wordsOf = (text: string) => featuresOf(text).words;

describe("what is learnt of labelled sentences", () => {
  it("is the same each time", () => {
    expect(learnNet(lessons.slice(0, 8))).toEqual(learnNet(lessons.slice(0, 8)));
    const shown = examples.map(({ names, label }) => ({ names, isAsk: label === "job-ask" }));
    expect(learnTable(shown)).toEqual(learnTable(shown));
  });

  it("holds for a word of like meaning that no sentence had", () => {
    const net = netFrom(learnNet([...lessons, ...lessons, ...lessons]));
    const heard = (text: string) => askNet(wordsOf(text), net).value;
    expect(heard("do you need a plumber?")).toBeGreaterThan(heard("how does a plumber work?"));
    expect(heard("would you employ a baker?")).toBeGreaterThan(heard("did a baker teach you?"));
  });

  it("names the words that weighed most", () => {
    const learnt = learntFrom(...learn(examples, 0));
    const { value, because } = askScore("would you hire a plumber?", learnt);
    expect(value).toBeGreaterThan(askScore("how does a plumber work?", learnt).value);
    expect(because).toContain("hire");
  });

  it("is a sum of whole numbers, so that every machine comes to the same", () => {
    const net = learnNet(lessons);
    for (const value of [net.bias, ...net.least, ...net.speaks, ...net.weights])
      expect(Number.isInteger(value)).toBe(true);
  });
});

describe("what is to be expected", () => {
  const scores: Scored[] = [3, 2, 1, 0].flatMap((value) => [
    { writer: "first", id: `j${value}`, label: "job-ask", value: value + 0.5 },
    { writer: "first", id: `a${value}`, label: "allowed", value },
    { writer: "first", id: `g${value}`, label: "guilt", value: 9 },
  ]);

  it("is counted over asks and what may be said, at the lowest threshold that keeps alarms rare", () => {
    const threshold = thresholdFor(scores, 0.25);
    expect(threshold).toBeGreaterThan(2);
    expect(measured(scores, threshold)).toEqual({ asks: 4, caught: 2, others: 4, alarms: 1 });
  });
});

describe("what words mean", () => {
  const likeness = (one: string, other: string) => {
    const of = (word: string) => {
      const place = vectorPlace(wordStem(word)) ?? 0;
      return [...vectorValues.slice(place, place + vectorLength)];
    };
    const times = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
    return times(of(one), of(other)) / Math.sqrt(times(of(one), of(one)) * times(of(other), of(other)));
  };

  it("is like for words that stand beside the same words", () => {
    expect(likeness("nurse", "doctor")).toBeGreaterThan(likeness("nurse", "bridge") + 0.2);
    expect(vectorPlace("qzxv")).toBeUndefined();
  });

  it("is cut down to the directions in which words differ most", () => {
    const { axes } = principal(
      Array.from({ length: 40 }, (_, i) => [i, 2 * i + (i % 2), 0.1 * (i % 3)]),
      2,
    );
    expect(Math.abs((axes[0]?.[1] ?? 0) / (axes[0]?.[0] ?? 1))).toBeCloseTo(2, 1);
    expect((axes[0] ?? []).reduce((sum, value, i) => sum + value * (axes[1]?.[i] ?? 0), 0)).toBeCloseTo(0, 9);
  });
});
