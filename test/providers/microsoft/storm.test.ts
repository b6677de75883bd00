import { describe, expect, it } from "vitest";
import { bugs } from "../../prove/microsoft/bugs.ts";
import { points } from "../../prove/storm/killing.ts";
import { planted } from "../../prove/storm/planted.ts";
import { storm } from "../../prove/storm/storm.ts";
import { stormApart, wrongs } from "../../prove/storm/storms.ts";

const where = "microsoft";

describe("a storm at Microsoft", () => {
  it("makes nothing twice and loses nothing while every second request goes wrong (R-2, R-4)", async () => {
    const found = await storm({ where, contacts: 10, seed: 7, faults: 0.5 });
    expect(wrongs(found)).toEqual([]);
    expect(found.review).toEqual([]);
    expect(found.sent).toBeGreaterThan(5);
    expect(found.faults).toBeGreaterThan(found.requests / 3);
  }, 120_000);

  it("makes nothing twice and loses nothing while the worker dies around its one attempt (R-1)", async () => {
    const [before, after] = points.filter(({ method }) => method === "sendDraft");
    for (const point of [before, after]) {
      if (point === undefined) throw new Error("no such point");
      const found = await storm({ where, contacts: 10, seed: 8, faults: 0.2, kill: { point, times: 4 } });
      expect(wrongs(found)).toEqual([]);
      expect(found.kills).toBe(4);
    }
  }, 120_000);

  it("is a test: the naive retry is caught", async () => {
    const [naive] = bugs;
    if (naive === undefined) throw new Error("no bug to plant");
    const { main, remove } = planted(naive);
    try {
      const found = await stormApart({ where, contacts: 20, seed: 1, faults: 0.3, isBrief: true }, main);
      expect(found !== undefined && wrongs(found).length > 0).toBe(true);
    } finally {
      remove();
    }
  }, 120_000);

  it("plants bugs only where what they replace still stands", () => {
    for (const bug of bugs) planted(bug).remove();
  });
});
