import { describe, expect, it } from "vitest";
import { readLines, type Said } from "../../../src/core/morning/read-lines.ts";

const said = (text: string): Said[] => readLines(text).map((line) => line.said);
const word = (isYes: boolean, ...numbers: number[]): Said => ({ kind: "word", numbers, isYes });
const words = (number: number, text: string): Said => ({ kind: "number", number, words: text });

describe("a line of the owner's answer to a morning mail", () => {
  it.each<[string, Said]>([
    ["ok 2", word(true, 2)],
    ["OK 2.", word(true, 2)],
    ["Okay: 2", word(true, 2)],
    ["yes 2, 3 and 5", word(true, 2, 3, 5)],
    ["no #3", word(false, 3)],
    ["no 3 4", word(false, 3, 4)],
    ["2 ok", word(true, 2)],
    ["2. no", word(false, 2)],
    ["3 She told me to learn SQL first", words(3, "She told me to learn SQL first")],
    ["3: see https://example.com/a?b=1", words(3, "see https://example.com/a?b=1")],
    ["3 not held", words(3, "not held")],
    ["3 Maria told me to learn SQL", words(3, "Maria told me to learn SQL")],
    ["ja 2", word(true, 2)],
    ["nein 3 und 4", word(false, 3, 4)],
    ["2. Nein", word(false, 2)],
    ["sí 2, 3 y 5", word(true, 2, 3, 5)],
    ["Si 2", word(true, 2)],
    ["1 jetzt nicht bis 2027-01-31", words(1, "jetzt nicht bis 2027-01-31")],
    ["2 dice que no", words(2, "dice que no")],
    ["Priya Raman: the project works", { kind: "name", name: "Priya Raman", words: "the project works" }],
    ["priya@example.com: she moved", { kind: "name", name: "priya@example.com", words: "she moved" }],
  ])("is plain: %s", (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it.each([
    "ok",
    "ok all",
    "ok 1 I suppose",
    "no to the second one",
    "ok 1-3",
    "okay then",
    "10:30 suits me",
    "1 December is better",
    "1. Dezember wäre besser",
    "10 Uhr passt",
    "1 de diciembre, mejor",
    "ja, beide",
    "nein danke",
    "sí a la primera",
    "ja 1 bis 3",
    "3",
    "that is fine",
    "1 maybe",
    "2 Vielleicht.",
    "3 quizá",
  ])("is unclear, and nobody guesses: %s", (text) => {
    expect(said(text)).toEqual([{ kind: "unclear" }]);
  });

  it("is no greeting and no thanks", () => {
    expect(said("Good morning!\nok 1\n\nThanks,\nDana")).toEqual([word(true, 1)]);
    expect(said("Guten Morgen!\nja 1\n\nViele Grüße")).toEqual([word(true, 1)]);
    expect(said("Buenos días,\nno 1\nGracias.")).toEqual([word(false, 1)]);
  });

  it("is never what is quoted, nor what stands in a signature (N-55, N-62)", () => {
    expect(
      said(
        "ok 1\n\nOn Tue, 1 Dec 2026 at 08:00, Dana <dana@example.com> wrote:\n> 2. Send it? (ok 2 or no 2)\n> ok 2",
      ),
    ).toEqual([word(true, 1)]);
    expect(said("ok 1\n\n-----Original Message-----\nno 1\nok 2")).toEqual([word(true, 1)]);
    expect(said("> ok 2\nno 1\n-- \nok 3")).toEqual([word(false, 1)]);
    expect(
      said("ok 1\n\nFrom: Dana Okafor\nSent: Tuesday\nTo: Dana Okafor\nSubject: 2 to decide\n\nok 2"),
    ).toEqual([word(true, 1)]);
  });

  it("may be broken in two by a mail program, where it was long", () => {
    const long = "1 Learn SQL on data that I already know, and write to Lena Fox about";
    expect(said(`${long}\nthe county's vaccination tables.\nok 2`)).toEqual([
      words(
        1,
        "Learn SQL on data that I already know, and write to Lena Fox about the county's vaccination tables.",
      ),
      word(true, 2),
    ]);
    expect(said("1 Learn SQL\nit was nice")).toEqual([words(1, "Learn SQL"), { kind: "unclear" }]);
  });

  it("is one of the first sixty", () => {
    expect(readLines("ok 1\n".repeat(500))).toHaveLength(60);
  });
});
