import { describe, expect, it } from "vitest";
import { questionFaults } from "../../../src/core/etiquette/question-faults.ts";
import { bank, lastQuestion } from "../../../src/core/questions/bank.ts";
import { chooseQuestions } from "../../../src/core/questions/choose-questions.ts";

const asking = { minutes: 20, own: [], asked: [], language: "en" };

describe("the bank of questions", () => {
  it("has those of the guides: seventeen and more, under the subjects that they name (S36, S76)", () => {
    expect(bank.length + 1).toBeGreaterThanOrEqual(17);
    expect([...new Set(bank.map(({ about }) => about))]).toEqual(
      expect.arrayContaining([
        "path",
        "typical day",
        "rewards",
        "challenges",
        "skills",
        "entry",
        "training",
        "trends",
        "reading",
        "advice",
      ]),
    );
    expect(bank.map(({ en }) => en)).toContain("What do you find most rewarding about your role?");
  });

  it("asks nothing that etiquette warns about: no openings, nothing that a search or a yes would answer (S19, S38, S39)", () => {
    for (const { en } of [...bank, lastQuestion]) expect(questionFaults(en), en).toEqual([]);
  });

  it("has every question once, in each language", () => {
    for (const language of ["en", "de", "es"] as const) {
      const said = bank.map((question) => question[language]);
      expect(new Set(said).size).toBe(said.length);
      for (const text of said) expect(text).toMatch(/\?$/);
    }
  });
});

describe("the questions for a meeting", () => {
  it("are as many as fit the minutes, from the general to the specific (S31, S35, S37)", () => {
    expect([15, 20, 30, 60].map((minutes) => chooseQuestions({ ...asking, minutes }).length)).toEqual([
      3, 4, 5, 5,
    ]);
    const levels = chooseQuestions({ ...asking, minutes: 30 }).flatMap(
      (text) => bank.find(({ en }) => en === text)?.level ?? [],
    );
    expect(levels).toEqual(levels.toSorted());
    expect(levels[0]).toBe(1);
  });

  it("end with whom else to ask (S49, S50)", () => {
    for (const minutes of [15, 20, 30])
      expect(chooseQuestions({ ...asking, minutes }).at(-1)).toBe(
        "Who else would you suggest that I talk to?",
      );
  });

  it("are the owner's own before those of the bank (S36)", () => {
    const own = ["How did the mistake in the chalk model come to light?", "Do clients accept a range?"];
    const chosen = chooseQuestions({ ...asking, own });
    expect(chosen).toEqual(["How did you get into this field?", ...own, lastQuestion.en]);
  });

  it("are never asked twice of one person, in whichever language, until none is left (S36)", () => {
    const asked: string[] = [];
    for (let meeting = 0; meeting < 8; meeting += 1) {
      const chosen = chooseQuestions({ ...asking, asked, language: meeting % 2 === 0 ? "en" : "de" }).slice(
        0,
        -1,
      );
      const before = bank.filter(({ en, de }) => asked.includes(en) || asked.includes(de));
      for (const text of chosen) expect(before.flatMap(({ en, de }) => [en, de])).not.toContain(text);
      asked.push(...chosen);
    }
    expect(asked.length).toBe(bank.length);
  });
});
