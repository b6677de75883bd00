import { describe, expect, it } from "vitest";
import { beginningsIn } from "../../../src/core/read-reply/time-beginnings.ts";

const zones = { owner: "America/New_York", contact: "America/Chicago" };
/** The words at which something may begin. */
const begun = (text: string) => {
  const words = text.split(" ");
  return words.filter((_, place) => beginningsIn(words, zones)[place] !== undefined);
};

describe("where something may begin that is said of times", () => {
  it("is nowhere in a sentence of small words and others", () => {
    expect(begun("they asked about a kiln")).toEqual([]);
  });
  it("is at a small word that leads to a time", () => {
    expect(begun("let us talk at 10")).toEqual(["at", "10"]);
    expect(begun("the kiln is free for half an hour")).toContain("for");
    expect(begun("jag kan i morgon")).toContain("i");
    expect(begun("la del medio")).toContain("la");
  });
  it("is at a word that says a part of the day by itself", () => {
    expect(begun("am please")).toEqual(["am"]);
    expect(begun("pm is fine")).toContain("pm");
  });
  it('is not at the "am" of whoever speaks of themselves, unless it leads to a time', () => {
    expect(begun("i am busy with it")).toEqual([]);
    expect(begun("i am here tuesday")).toEqual(["i", "am", "here", "tuesday"]);
  });
  it("is behind a time only at a word that may be said of it", () => {
    expect(begun("10 at your end")).toEqual(["10", "at", "your"]);
    expect(begun("tuesday is what i said to them")).toEqual(["tuesday"]);
  });
  it('is at a "from then on", however far the time is', () => {
    expect(begun("at 9 my two kids have to be off to a school of theirs so from then on")).toContain("from");
  });
  it("is at a clock and at an hour that small words name, however far the time is", () => {
    expect(begun("10 passt mir ganz ausgezeichnet und sehr gut aber la zeit")).toContain("la");
    expect(begun("jeg er desværre kun ledig her på kontoret frem til to")).toContain("to");
  });
  it("is at a word that stands alone, whatever it is", () => {
    expect(begun("the")).toEqual(["the"]);
  });
});
