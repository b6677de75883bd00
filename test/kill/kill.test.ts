import { describe, expect, it } from "vitest";
import { closeBench, killHome, openBench, seeded } from "./kill-home.ts";

describe("a worker that is killed in the middle of its work", () => {
  for (const [index, mode] of (["drafts", "sends", "events"] as const).entries()) {
    it(`leaves the next one to finish it: the same ${mode} as without a kill, each once (R-1, R-29)`, {
      timeout: 120_000,
    }, async () => {
      const bench = await openBench(mode);
      try {
        const toll = await killHome(bench, 3, seeded(index + 1));
        expect(toll.differences).toEqual([]);
        expect(toll.kills).toBeGreaterThan(0);
      } finally {
        closeBench(bench);
      }
    });
  }
});
