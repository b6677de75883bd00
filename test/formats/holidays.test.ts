import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { fromPackage, type HolidayTable, holidaysOf, knownCountries } from "../../src/formats/holidays.ts";

const load = createRequire(import.meta.url);
const years = { from: 2025, until: 2038 };
const file = new URL("../../src/formats/holidays-table.json", import.meta.url);
const { version } = load("date-holidays/package.json") as { version: string };
if (process.env.UPDATE !== undefined) writeTable();
const table = load("../../src/formats/holidays-table.json") as HolidayTable;

describe("public holidays", () => {
  it.each([
    ["US", "2026-07-03", "the day that is taken instead of a Saturday"],
    ["US", "2026-11-26", "the fourth Thursday of November"],
    ["DE", "2027-03-26", "Good Friday"],
    ["GB", "2026-12-28", "the day that is taken instead of Boxing Day"],
    ["JP", "2026-09-22", "the day between two holidays"],
    ["KR", "2026-09-25", "the middle of Chuseok"],
    ["de", "2026-10-03", "a country in small letters"],
    ["US", "2041-07-04", "a year that the table does not hold"],
  ])("hold %s %s, %s", (country, date) => {
    expect([...holidaysOf(country, Number(date.slice(0, 4)))]).toContain(date);
  });

  it.each([
    ["DE", "2026-02-16", "what only some of its states keep"],
    ["US", "2026-12-24", "what many take off but nobody has to"],
    ["IS", "2026-12-24", "a half day"],
    ["US", "2026-07-06", "a working day"],
  ])("leave out, for %s, %s: %s", (country, date) => {
    expect([...holidaysOf(country, 2026)]).not.toContain(date);
  });

  it("are none for a country that is not known", () => {
    expect(holidaysOf("XX", 2026).size).toBe(0);
    expect(holidaysOf("__proto__", 2026).size).toBe(0);
    expect(holidaysOf("", 2050).size).toBe(0);
  });

  it("give the same set for the same question", () => {
    expect(holidaysOf("FR", 2026)).toBe(holidaysOf("fr", 2026));
  });
});

describe("the table of holidays", () => {
  it("was written by the installed date-holidays (UPDATE=1 writes it anew)", () => {
    expect(table).toMatchObject({ source: expect.stringContaining(`date-holidays ${version},`), years });
  });

  const countries = process.env.PROVE === undefined ? ["US", "DE", "CN", "IL", "SA", "AM"] : knownCountries();
  it("says what date-holidays says", () => {
    for (const country of countries) {
      const year = process.env.PROVE === undefined ? [2026, 2033] : [...yearsOf(years)];
      for (const y of year)
        expect([...holidaysOf(country, y)], `${country} ${y}`).toEqual(fromPackage(country, y));
    }
  }, 120_000);
});

function* yearsOf({ from, until }: { from: number; until: number }): Generator<number> {
  for (let year = from; year < until; year += 1) yield year;
}

/** One line a country, so that a newer package shows as a readable difference. */
function writeTable(): void {
  const lines = knownCountries().map((country) => {
    const entries = [...yearsOf(years)].map((year) => [
      year,
      fromPackage(country, year)
        .map((date) => date.slice(5, 7) + date.slice(8))
        .join(" "),
    ]);
    return `    ${JSON.stringify(country)}: ${JSON.stringify(Object.fromEntries(entries))}`;
  });
  const source = `date-holidays ${version}, public holidays of whole countries; data CC-BY-3.0, https://github.com/commenthol/date-holidays`;
  writeFileSync(
    file,
    `{\n  "source": ${JSON.stringify(source)},\n  "years": ${JSON.stringify(years)},\n  "countries": {\n${lines.join(",\n")}\n  }\n}\n`,
  );
}
