import { describe, expect, it } from "vitest";
import { tidyName } from "../../src/contacts/person-name.ts";
import { firstName } from "../../src/core/person-name.ts";

describe("a name as one greets its owner", () => {
  it.each([
    ["Priya Raman, MBA, PMP®", "Priya Raman"],
    ["PRIYA RAMAN, MBA 🚀", "Priya Raman"],
    ["Jane Doe PhD", "Jane Doe"],
    ["Jane Doe, SHRM-CP, P.Eng", "Jane Doe"],
    ["Jane Doe (She/Her)", "Jane Doe"],
    ["Robert “Bob” Smith", "Robert Smith"],
    ["Anna Lee | We are hiring!", "Anna Lee"],
    ["maria de la cruz", "Maria de la Cruz"],
    ["LUDWIG VAN BEETHOVEN", "Ludwig van Beethoven"],
    ["Sam Lee, Jr.", "Sam Lee Jr."],
  ])("of %j is %j", (written, name) => {
    expect(tidyName(written)).toBe(name);
    expect(tidyName(name)).toBe(name);
  });
  it.each([
    "Doe, Jane",
    "Jack Ma",
    "JP Morgan",
    "bell Hooks",
    "García Márquez, Gabriel",
    "山田 太郎",
    "Priya R.",
    "🚀",
  ])("of %j is what it is", (name) => {
    expect(tidyName(name)).toBe(name);
  });
  it("is greeted by the first name, not by a degree", () => {
    expect(firstName(tidyName("Priya Raman, MBA"))).toBe("Priya");
  });
});
