import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "../../../src/core/rules/nearest.ts";
import { readDays, readHours, readTime } from "../../../src/core/rules/read-hours.ts";
import { readCountry, readLanguage, readZone } from "../../../src/core/rules/read-place.ts";
import { readRate, readTimes } from "../../../src/core/rules/read-rate.ts";
import { spanReader, trySpan } from "../../../src/core/rules/read-span.ts";
import { readAddress, readVideo } from "../../../src/core/rules/read-text.ts";
import { sayHours, sayRate, saySpan, sayTime } from "../../../src/core/rules/say.ts";
import { Wrong } from "../../../src/core/rules/wrong.ts";
import type { Rate, Span } from "../../../src/core/rules-shape.ts";

const fixOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof Wrong) return error.fix;
    throw error;
  }
  return "nothing is wrong";
};

describe("a duration in words", () => {
  it.each([
    ["20 minutes", { count: 20, unit: "minutes" }],
    ["1 minute", { count: 1, unit: "minutes" }],
    ["20min", { count: 20, unit: "minutes" }],
    ["an hour", { count: 1, unit: "hours" }],
    ["Six Working Days", { count: 6, unit: "working-days" }],
    ["6 working-days", { count: 6, unit: "working-days" }],
    ["2  business days", { count: 2, unit: "working-days" }],
    ["3 days", { count: 3, unit: "days" }],
    ["6 weeks", { count: 6, unit: "weeks" }],
    ["a year", { count: 12, unit: "months" }],
  ])("reads %s", (text, span) => {
    expect(trySpan(text)).toEqual(span);
  });

  it("is said as it would be written, and reads back the same", () => {
    const units: Span["unit"][] = ["minutes", "hours", "days", "working-days", "weeks", "months"];
    fc.assert(
      fc.property(fc.nat(9999), fc.constantFrom(...units), (count, unit) => {
        expect(trySpan(saySpan({ count, unit }))).toEqual({ count, unit });
      }),
      { seed: 1, numRuns: 200 },
    );
    expect([saySpan({ count: 1, unit: "working-days" }), saySpan({ count: 4, unit: "months" })]).toEqual([
      "1 working day",
      "4 months",
    ]);
  });

  it.each([
    ["20", "Write `20 working days`"],
    ["3d", "Did you mean `3 days`?"],
    ["2wd", "Did you mean `2 working days`?"],
    ["P3D", "Did you mean `3 days`?"],
    ["PT20M", "Did you mean `20 minutes`?"],
    ["1.5 days", "Did you mean `36 hours`?"],
    ["6 workin days", "Did you mean `6 working days`?"],
    ["1 hour 30 minutes", "Write it in the smaller unit, such as `90 minutes`"],
    ["soon", "Write for instance `6 working days`"],
  ])("says what %s was meant to be", (text, fix) => {
    const read = spanReader({ least: "1 day", most: "12 months", example: "6 working days" });
    expect(fixOf(() => read(text))).toBe(fix);
  });
});

describe("a limit in words", () => {
  it.each([
    ["5 a day", { count: 5, per: "day" }],
    ["once a week", { count: 1, per: "week" }],
    ["three per year", { count: 3, per: "year" }],
    ["2/day", { count: 2, per: "day" }],
    ["Twice every week", { count: 2, per: "week" }],
  ])("reads %s", (text, rate) => {
    expect(readRate(text, 400, "5 a day")).toEqual(rate);
  });

  it("is said as it would be written, and reads back the same", () => {
    const pers: Rate["per"][] = ["day", "week", "year"];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.constantFrom(...pers), (count, per) => {
        expect(readRate(sayRate({ count, per }), 400, "5 a day")).toEqual({ count, per });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it("says what was meant", () => {
    expect(fixOf(() => readRate("5 daily", 400, "5 a day"))).toBe("Did you mean `5 a day`?");
    expect(fixOf(() => readRate("20 a month", 400, "5 a day"))).toContain("5 a week");
    expect(fixOf(() => readRate("no", 400, "5 a day"))).toContain("`none` for no limit");
    expect(fixOf(() => readTimes("1", 5))).toBe("Write `1 time`");
    expect([readTimes("1 times", 5), readTimes("once", 5), readTimes("three times", 5)]).toEqual([1, 1, 3]);
  });
});

describe("hours in words", () => {
  it.each([
    ["8:30 to 16:30", "8:30 to 16:30"],
    ["08:30-16:30", "8:30 to 16:30"],
    ["9am to 5:15 pm", "9:00 to 17:15"],
    ["0:00 to 24:00", "0:00 to 24:00"],
    ["12 am – 12 pm", "0:00 to 12:00"],
  ])("reads %s", (text, said) => {
    expect(sayHours(readHours(text))).toBe(said);
  });

  it("says what was meant", () => {
    expect(fixOf(() => readHours("9 to 5"))).toBe("Did you mean `9:00 to 17:00`?");
    expect(fixOf(() => readHours("8.30 to 16.30"))).toBe("Did you mean `8:30 to 16:30`?");
    expect(fixOf(() => readHours("22:00 to 6:00"))).toContain("within one day");
    expect(fixOf(() => readTime("8"))).toBe("Did you mean `8:00`?");
    expect(fixOf(() => readTime("24:00"))).toBe("Write for instance `8:00`");
    expect([sayTime(readTime("8:05")), sayTime(readTime("7pm"))]).toEqual(["8:05", "19:00"]);
  });

  it("has days that may run over a weekend", () => {
    expect([readDays("Wed-Thu"), readDays("Saturdays"), readDays("Sat-Mon")]).toEqual([
      [3, 4],
      [6],
      [6, 7, 1],
    ]);
  });
});

describe("a place", () => {
  it("is an IANA zone with a city, spelled as the database spells it", () => {
    expect([readZone("america/new_york"), readZone("UTC")]).toEqual(["America/New_York", "UTC"]);
    expect(fixOf(() => readZone("EST"))).toBe("Did you mean `America/New_York`?");
    expect(fixOf(() => readZone("Eastern Standard Time"))).toBe("Did you mean `America/New_York`?");
    expect(fixOf(() => readZone("new york"))).toBe("Did you mean `America/New_York`?");
    expect(fixOf(() => readZone("Europe/Berln"))).toBe("Did you mean `Europe/Berlin`?");
    expect(fixOf(() => readZone("+02:00"))).toContain("a region and a city");
  });

  it("is an ISO country, a language a BCP 47 code", () => {
    expect([readCountry("us"), readCountry("NO"), readLanguage("EN"), readLanguage("pt-BR")]).toEqual([
      "US",
      "NO",
      "en",
      "pt-br",
    ]);
    expect(fixOf(() => readCountry("Germny"))).toBe("Did you mean `DE`?");
    expect(fixOf(() => readCountry("US-CA"))).toBe("Did you mean `US`?");
    expect(fixOf(() => readCountry("EU"))).toContain("`US`, `GB` or `DE`");
    expect(fixOf(() => readLanguage("Spanish"))).toBe("Did you mean `es`?");
  });
});

describe("an address", () => {
  it.each(["dana@example.com", "o'neil+x@sub.example.co.uk", "zoë@exämple.de"])("can be %s", (text) => {
    expect(readAddress(text)).toBe(text);
  });

  it.each([
    "a@b",
    "a b@x.co",
    "@x.co",
    "a@x.co, b@x.co",
    "a@@x.co",
    ".a@x.co",
    `${"a".repeat(65)}@x.co`,
    "a@[127.0.0.1]",
  ])("cannot be %s (N-4, N-18, N-19)", (text) => {
    expect(() => readAddress(text)).toThrow(Wrong);
  });
});

describe("a video room", () => {
  it("is meet, teams, or a safe link", () => {
    expect([readVideo("Meet"), readVideo("https://zoom.us/j/1")]).toEqual(["meet", "https://zoom.us/j/1"]);
    expect(fixOf(() => readVideo("http://zoom.us/j/1"))).toBe("Write `https://zoom.us/j/1`");
    expect(() => readVideo("javascript:alert(1)")).toThrow(Wrong);
  });
});

describe("did you mean", () => {
  it("forgives case, hyphens, swaps and a missing end, and keeps quiet when nothing is near", () => {
    const keys = ["follow_up", "give_up", "curious_about", "me"];
    expect(["Follow-Up", "folow_up", "gvie_up", "curious"].map((key) => nearest(key, keys))).toEqual([
      "follow_up",
      "follow_up",
      "give_up",
      "curious_about",
    ]);
    expect(nearest("shoe_size", keys)).toBeUndefined();
  });
});
