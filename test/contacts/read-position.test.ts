import { describe, expect, it } from "vitest";
import { readBackground, readNames } from "../../src/contacts/read-background.ts";
import { readPosition } from "../../src/contacts/read-position.ts";

describe("a post as it is typed (S02, S03)", () => {
  it.each([
    [
      "nurse, St. Mary's, 2012 to 2018",
      { role: "nurse", company: "St. Mary's", from: "2012", until: "2018" },
    ],
    ["Northwind", { company: "Northwind" }],
    ["analyst, Northwind, since 2018-05", { role: "analyst", company: "Northwind", from: "2018-05" }],
    ["analyst, Northwind, 2018 - now", { role: "analyst", company: "Northwind", from: "2018" }],
    ["Northwind, until 2011", { company: "Northwind", until: "2011" }],
    [
      "head of data, quality and care, Northwind",
      { role: "head of data, quality and care", company: "Northwind" },
    ],
  ])("%s", (text, post) => {
    expect(readPosition(text)).toEqual({ kind: "position", ...post });
  });

  it.each(["", "2012 to 2018", "nurse, St. Mary's, 2018 to 2012"])(
    "is refused where it says no company or no time that can be: %s",
    (text) => {
      expect(readPosition(text).kind).toBe("unusable");
    },
  );
});

describe("the columns on where somebody was found (S04, S07, S08, S11, S75)", () => {
  const read = (cells: Record<string, string>) => {
    const wrong: string[] = [];
    const background = readBackground(
      (column) => cells[column] ?? "",
      (field, value, { why }) => wrong.push(`${field} ${value} ${why}`),
    );
    return { background, wrong };
  };

  it("are read one by one", () => {
    const cells = {
      ...{ industry: " health  data ", source: "alumni list", school: "Rutgers", event: "Data Day" },
      ...{
        event_on: "3 Dec 2026",
        via: "LinkedIn",
        knows: "Tom Reyes; Northwind;tom reyes",
        connected_on: "01 Mar 2024",
      },
    };
    expect(read(cells)).toEqual({
      background: {
        ...{ industry: "health data", source: "alumni list", school: "Rutgers", event: "Data Day" },
        ...{
          event_on: "2026-12-03",
          via: "linkedin",
          knows: ["Tom Reyes", "Northwind"],
          connected_on: "2024-03-01",
        },
      },
      wrong: [],
    });
  });

  it("leave out what cannot be read, and say so", () => {
    const { background, wrong } = read({ event_on: "soon", via: "fax", school: "x".repeat(201) });
    expect(background).toEqual({});
    expect(wrong.map((text) => text.split(" ")[0])).toEqual(["school", "event_on", "via"]);
  });

  it("take names with semicolons between them", () => {
    expect(readNames("Tom Reyes; ;Mersey Trust")).toEqual(["Tom Reyes", "Mersey Trust"]);
  });
});
