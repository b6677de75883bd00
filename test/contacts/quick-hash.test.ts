import fc from "fast-check";
import { expect, it } from "vitest";
import { quickHash } from "../../src/contacts/quick-hash.ts";
import { shortHash } from "../../src/core/keys.ts";

it("an id is the same, whichever of both hashes makes it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(quickHash(text)).toBe(shortHash(text));
    }),
  );
});
