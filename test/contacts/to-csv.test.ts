import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/contacts/clean-text.ts";
import { readTable } from "../../src/contacts/read-table.ts";
import { toCsv } from "../../src/contacts/to-csv.ts";

describe("a CSV file that we write", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", "＝1+1", "＋1", "－1", "＠x", " =1+1"])(
    "holds no formula for %j (C-36)",
    (value) => {
      expect(toCsv([[value]])).toMatch(/^"?'/);
    },
  );
  it("quotes as RFC 4180 says", () => {
    expect(toCsv([["a,b", 'c"d', "e\nf", "g"]])).toBe('"a,b","c""d","e\nf",g\r\n');
  });
  it("is read back as it was", () => {
    const values = ["=1+1", "+49 30 1234", "-", "plain", "x;y"];
    const table = readTable(
      new TextEncoder().encode(toCsv([["name", "notes"], ...values.map((value) => ["A", value])])),
    );
    expect([...table.rows].map((row) => cleanText(row.cells[1] ?? ""))).toEqual(values);
  });
});
