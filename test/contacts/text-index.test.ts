import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textIndex } from "../../src/contacts/text-index.ts";

describe("an index of many texts", () => {
  it("holds what a Map holds, however many texts there are and whatever is in them", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "漢", "🚀", "\0"), maxLength: 3 });
    const entries = fc.array(fc.tuple(text, fc.integer()), { maxLength: 60 });
    fc.assert(
      fc.property(entries, (given) => {
        const index = textIndex<number>();
        const map = new Map<string, number>();
        for (const [key, value] of given) {
          expect(index.get(key)).toBe(map.get(key));
          index.set(key, value);
          map.set(key, value);
        }
        for (const [key, value] of map) expect(index.get(key)).toBe(value);
      }),
    );
  });

  it("finds each of a hundred thousand texts, and none that was not entered", () => {
    const index = textIndex<number>();
    for (let n = 0; n < 100_000; n += 1) index.set(`person${n}@example.com`, n);
    let found = 0;
    for (let n = 0; n < 200_000; n += 1) {
      if (index.get(`person${n}@example.com`) === (n < 100_000 ? n : undefined)) found += 1;
    }
    expect(found).toBe(200_000);
  });

  it("holds nothing when it was cleared, and can be filled again", () => {
    const index = textIndex<number>();
    for (let n = 0; n < 3_000; n += 1) index.set(String(n), n);
    index.clear();
    expect(index.get("7")).toBeUndefined();
    index.set("7", 70);
    expect([index.get("7"), index.get("8")]).toEqual([70, undefined]);
  });
});
