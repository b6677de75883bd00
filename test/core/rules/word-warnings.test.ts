import { describe, expect, it } from "vitest";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import { fiveLines } from "../planner/world.ts";

const warningsOf = (text: string) =>
  parseRules(text, "rules.yaml").warnings.map(({ path, says }) => `${path}: ${says}`);

describe("the words in the rules", () => {
  it("are examined by check: a job ask in what goes into every mail, and questions that ask badly (S17, S19, S38, S39)", () => {
    expect(warningsOf(fiveLines)).toEqual([]);
    expect(
      warningsOf(
        fiveLines.replace("and am moving into health data.", "and I'm looking for a job in health data."),
      ),
    ).toEqual(["me.about: This asks for a post, and goes into every request."]);
    expect(
      warningsOf(
        `${fiveLines}meetings:\n  questions: ["Are you hiring?", "Do you like it?", "When was your company founded?"]\n`,
      ),
    ).toEqual([
      "meetings.questions: This asks whether there is a post. (“Are you hiring?”)",
      "meetings.questions: Yes or no would answer this; begin with how or what. (“Do you like it?”)",
      "meetings.questions: A search would answer this. (“When was your company founded?”)",
    ]);
  });
});
