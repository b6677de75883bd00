import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hmacSha256 } from "../../src/store/hmac.ts";

describe("the hash of an alias", () => {
  it("is HMAC-SHA-256, as Node computes it, whatever the key and the text", () => {
    const texts = fc.oneof(fc.string({ unit: "binary" }), fc.string({ minLength: 300, maxLength: 1_500 }));
    const keys = fc.string({ maxLength: 200 });
    fc.assert(
      fc.property(keys, fc.array(texts, { minLength: 1, maxLength: 5 }), (key, all) => {
        const hashOf = hmacSha256(key);
        for (const text of all)
          expect(hashOf(text)).toBe(createHmac("sha256", key).update(text).digest("hex"));
      }),
    );
  });

  it("knows no trace of the text before it", () => {
    const hashOf = hmacSha256("key");
    const first = hashOf("ana@example.com");
    hashOf("a much longer address than that one@example.com");
    expect(hashOf("ana@example.com")).toBe(first);
  });
});
