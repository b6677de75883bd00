import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bugs as google } from "../prove/google/bugs.ts";
import { bugs as microsoft } from "../prove/microsoft/bugs.ts";

const root = join(import.meta.dirname, "../..");

describe("a bug that the storms must catch", () => {
  it.each([...new Set([...google, ...microsoft])])("can still be planted: $name", ({ changes }) => {
    for (const { file, from, to } of changes) {
      expect(readFileSync(join(root, file), "utf8").split(from), `${file}: ${from}`).toHaveLength(2);
      expect(to).not.toBe(from);
    }
  });
});
