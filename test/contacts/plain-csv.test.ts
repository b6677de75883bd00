import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainRows } from "../../src/contacts/plain-csv.ts";

const read = (text: string, delimiter = ",") => {
  const rows = plainRows(Buffer.from(text), delimiter, () => {});
  return rows === undefined ? undefined : [...rows];
};

/** What the library reads, without the rows in which nothing stands. */
const byLibrary = (text: string, delimiter = ",") =>
  parse(text, {
    ...{ delimiter, record_delimiter: "\n", bom: true },
    ...{ relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
  }).filter((cells) => cells.some((cell) => cell.trim() !== ""));

describe("plain CSV", () => {
  it("is read as the library reads it, or left to the library", () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom("a", "ß", "漢", "🚀", " ", '"', ",", "\n", ";"), maxLength: 20 }),
      fc.string({ maxLength: 5 }).map((text) => `"${text.replaceAll('"', '""')}"`),
      fc.constantFrom("", '""', '"a,b"', '"two\nlines"', 'O\'Neil, a "quote"'),
    );
    const row = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(","));
    const texts = fc.array(row, { maxLength: 6 }).map((rows) => rows.join("\n"));
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!text.includes("\r") && !text.startsWith("\ufeff"));
        const plain = read(text);
        if (plain !== undefined) expect(plain.map(({ cells }) => cells)).toEqual(byLibrary(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is what ordinary quotes make: nothing of it is left to the library", () => {
    expect(read('name,notes\n"Raman, Priya","said ""yes"""\nBo,5" screen\n"A\nB",\n')).toEqual([
      { line: 1, cells: ["name", "notes"] },
      { line: 2, cells: ["Raman, Priya", 'said "yes"'] },
      { line: 3, cells: ["Bo", '5" screen'] },
      { line: 4, cells: ["A\nB", ""] },
    ]);
  });

  it("may have cells of many lines and letters", () => {
    const long = `${"é漢🚀\n".repeat(2_000)}end`;
    expect(read(`a;"${long}";b\nc;d;e`, ";")).toEqual([
      { line: 1, cells: ["a", long, "b"] },
      { line: 2_002, cells: ["c", "d", "e"] },
    ]);
  });

  it.each([
    ["a quote that is never closed", 'a,b\n"c,d\ne,f'],
    ["something behind a closing quote", 'a,b\n"c"d,e'],
    ["a quote of half a megabyte", `a,"${"x\n".repeat(250_000)}"`],
  ])("is not %s", (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it("is read anew each time, from any row on", () => {
    const rows = plainRows(Buffer.from("a\nb\n\n \nc"), ",", () => {});
    const later = rows?.from(1);
    expect([rows?.length, later?.length, later?.from(5).length]).toEqual([3, 2, 0]);
    for (const _ of [1, 2]) expect([...(later ?? [])].map(({ line }) => line)).toEqual([2, 5]);
  });
});
