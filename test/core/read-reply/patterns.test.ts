import { describe, expect, it } from "vitest";
import { has, matches, shapes, without } from "../../../src/core/read-reply/patterns.ts";

const book = shapes(
  `keen to *2 talk|speak
   keen to *3 talk now
   keen *1 on
   keen? free
   walk~ home`,
);
const found = (text: string) => {
  const words = text.split(" ");
  return matches(words, book).map(({ from, until }) => words.slice(from, until).join(" "));
};

describe("shapes of phrases", () => {
  it("reach over a gap as far as it is long, and no further", () => {
    expect(found("keen to talk")).toEqual(["keen to talk"]);
    expect(found("keen to really please talk")).toEqual(["keen to really please talk"]);
    expect(found("keen to really and truly please talk")).toEqual([]);
  });
  it("take the shortest gap, and of several shapes the longest", () => {
    expect(found("keen to talk and talk")).toEqual(["keen to talk"]);
    expect(found("keen to talk and talk now")).toEqual(["keen to talk and talk now"]);
    expect(found("keen right on")).toEqual(["keen right on"]);
  });
  it("do not reach over the end of a sentence", () => {
    expect(found("keen to . talk")).toEqual([]);
    expect(found("keen . on")).toEqual([]);
  });
  it("leave out a word that may be missing, and know a word by its beginning", () => {
    expect(found("free")).toEqual(["free"]);
    expect(found("keen free")).toEqual(["keen free", "free"]);
    expect(found("walking home")).toEqual(["walking home"]);
  });
  it("can be taken out of the words", () => {
    const words = "so keen to talk today".split(" ");
    expect(has(words, book)).toBe(true);
    expect(without(words, book)).toEqual(["so", "today"]);
    expect(has(without(words, book), book)).toBe(false);
  });
});
