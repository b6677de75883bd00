import { describe, expect, it } from "vitest";
import { whoCouldIntroduce, whomCouldIntroduce } from "../../src/core/could-ask.ts";
import { inResearchOrder } from "../../src/core/research-order.ts";
import { contact } from "./planner/world.ts";

const lena = contact("lena@example.org", { closeness: 1, knows: ["mersey trust"] });
const ana = contact("ana@example.org", { closeness: 2, knows: ["Max Example"] });
const ida = contact("ida@example.org", {
  company: "Thames Trust",
  positions: [{ company: "Mersey Trust", until: "2020", source: "her profile", on: "2026-11-01" }],
});
const max = contact("max@example.org", { company: "Mersey Trust" });
const kim = contact("kim@example.org", { company: "Mersey Trust" });
const everybody = [max, ida, kim, ana, lena];

describe("who could introduce whom (S04)", () => {
  it("is whoever knows the person or somebody at their company, the closest first", () => {
    expect(whoCouldIntroduce(max, everybody).map(({ because }) => because)).toEqual([
      "Lena Example knows mersey trust",
      "Ana Example knows Max Example",
      "Ida Example once worked at Mersey Trust",
    ]);
  });

  it("is seen from the other side before a meeting: whom this contact could introduce", () => {
    expect(whomCouldIntroduce(lena, everybody).map(({ target }) => target.name)).toEqual([
      "Kim Example",
      "Max Example",
    ]);
    expect(whomCouldIntroduce(max, everybody)).toEqual([]);
  });
});

describe("the order of research (S10)", () => {
  it("begins with the closest, then with those who can be written to, then goes by name", () => {
    const { email: _email, ...zoe } = contact("zoe@example.org", {
      linkedin: "https://www.linkedin.com/in/zoe",
    });
    const { email: _gone, ...abe } = contact("abe@example.org");
    expect(inResearchOrder([abe, zoe, max, kim, ana, lena]).map(({ name }) => name.split(" ")[0])).toEqual([
      "Lena",
      "Ana",
      "Kim",
      "Max",
      "Zoe",
      "Abe",
    ]);
  });
});
