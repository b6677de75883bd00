import { describe, expect, it } from "vitest";
import { onceEachWord } from "../../../src/core/read-reply/once-each.ts";

describe("what is worked out of a word once", () => {
  it("is asked for once, also where it is undefined, and each maker has its own", () => {
    const asked: string[] = [];
    const length = onceEachWord((word) => {
      asked.push(word);
      return word.length;
    });
    const nothing = onceEachWord((word): string | undefined => {
      asked.push(`nothing of ${word}`);
      return undefined;
    });
    expect([length("zebra"), nothing("zebra"), length("zebra"), nothing("zebra")]).toEqual([
      5,
      undefined,
      5,
      undefined,
    ]);
    expect(asked).toEqual(["zebra", "nothing of zebra"]);
  });
  it("is known as well of a word that was met before the maker came", () => {
    const upper = onceEachWord((word) => word.toUpperCase());
    expect(upper("kiln")).toBe("KILN");
    const late = onceEachWord((word) => `late ${word}`);
    const later = onceEachWord((word) => `later ${word}`);
    expect([later("kiln"), late("kiln"), upper("kiln")]).toEqual(["later kiln", "late kiln", "KILN"]);
  });
  it("is worked out again when more words came than are remembered", () => {
    let count = 0;
    const counted = onceEachWord(() => {
      count += 1;
      return count;
    });
    expect(counted("first of all")).toBe(1);
    for (let n = 0; n < 20_001; n += 1) counted(`word ${n}`);
    expect(counted("first of all")).toBe(20_003);
  });
});
