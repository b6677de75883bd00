import { describe, expect, it } from "vitest";
import { judge, labelledIn } from "../judge.ts";

const judged = labelledIn(new URL("notes.jsonl", import.meta.url)).map(judge);
const ofKind = (kind: string) => judged.filter(({ line }) => line.want.kind === kind);

describe("what machines write, by two who had not seen the reader", () => {
  it("is an away note with its day, in two dozen languages (A2, B1)", () => {
    const notes = ofKind("out-of-office").filter(({ isDecidable }) => isDecidable);
    expect(notes.length).toBeGreaterThan(180);
    const missed = notes.filter(({ got, isRight }) => !(got.sure && isRight));
    expect(missed.map(({ line }) => line.id)).toEqual([]);
  });
  it("is no away note where it acknowledges, moves, or tells that somebody left (R-21)", () => {
    const others = [...ofKind("other"), ...ofKind("refers")];
    expect(others.length).toBeGreaterThan(15);
    expect(others.filter(({ got }) => got.sure).map(({ line }) => line.id)).toEqual([]);
  });
  it("is a bounce of its weight (B1)", () => {
    const bounces = ofKind("bounced");
    expect(bounces.length).toBeGreaterThan(10);
    expect(bounces.filter(({ got, isRight }) => !(got.sure && isRight)).map(({ line }) => line.id)).toEqual(
      [],
    );
  });
});
