import { describe, expect, it } from "vitest";
import { inNoOrder } from "./in-no-order.ts";

const timeline = `day 0, Mon 23 Nov 2026
  08:01  request to Ana put into Drafts
             because all is there
         request to Tom put into Drafts
             because he asked
         = Ana Silva: ready
               draft: request in Drafts
         = Tom Reyes: ready
  09:40  > owner sends: ana
         noticed: the request to Ana was sent
         = Ana Silva: requested
  09:41  request to Tom written anew
`;
const turned = (change: (lines: string[]) => void) => {
  const lines = timeline.split("\n");
  change(lines);
  return inNoOrder(lines.join("\n"));
};

describe("a timeline in no order", () => {
  it("is the same when two things that were done in one run change places, with their reasons", () => {
    const change = (lines: string[]) => {
      const [clock = ""] = lines.splice(1, 4);
      lines.splice(1, 0, "  08:01  request to Tom put into Drafts", "             because he asked");
      lines.splice(3, 0, `       ${clock.slice(7)}`, "             because all is there");
    };
    expect(turned(change)).toBe(inNoOrder(timeline));
  });

  it.each<[string, (lines: string[]) => void]>([
    ["a reason is another", (lines) => lines.splice(2, 1, "             because he asked")],
    ["a reason is missing", (lines) => lines.splice(4, 1)],
    ["something is missing", (lines) => lines.splice(9, 1)],
    ["something happened twice", (lines) => lines.splice(3, 0, "         request to Tom put into Drafts")],
    [
      "something happened at another time",
      (lines) => lines.splice(11, 1, "  09:42  request to Tom written anew"),
    ],
    [
      "something was noticed before it was done",
      (lines) => lines.splice(8, 2, ...lines.slice(8, 10).reverse()),
    ],
    ["somebody stands elsewhere", (lines) => lines.splice(7, 1, "         = Tom Reyes: requested")],
    ["another draft waits", (lines) => lines.splice(6, 1, "               draft: follow-up in Drafts")],
  ])("is another when %s", (_, change) => {
    expect(turned(change)).not.toBe(inNoOrder(timeline));
  });
});
