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
  it("is at a word that stands alone, whatever it is", () => {
    expect(begun("the")).toEqual(["the"]);
  });
});
