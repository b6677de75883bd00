import { describe, expect, it } from "vitest";
import { Problem } from "../../../src/core/problem.ts";
import { byItself, priya, rulesWith, said } from "./story.ts";
import { fiveLines, rulesOf, type World, world } from "./world.ts";

/** Everything that was done from the first mail on, day after day, with nobody answering. */
function untouched(self: World, days: number): string[] {
  const done = [...said(self.run("2026-11-23T15:00:00Z"))];
  for (let day = 0; day < days; day += 1)
    done.push(...said(self.run(self.now.add({ hours: 24 }).toString())));
  return done.filter((one) => one.startsWith("mail"));
}

describe("somebody who does not answer (S22)", () => {
  it("gets one follow-up after six working days, and then nothing: it closes without a word", () => {
    const self = world(rulesWith(byItself));
    expect(untouched(self, 60)).toEqual(["mail request", "mail follow-up"]);
    expect(self.interview(priya).closed).toMatchObject({ reason: "no-reply", by: "product" });
    const [request, followUp] = self.interview(priya).mails;
    expect(request?.sent?.at.toString()).toBe("2026-11-23T15:00:00Z");
    expect(followUp?.sent?.at.toString()).toBe("2026-12-01T15:00:00Z");
  });

  it("gets two where the rules say so, the last one being a goodbye, or none at all", () => {
    const two = world(rulesWith(`${byItself}requests: { follow_up: [6 working days, 6 working days] }\n`));
    expect(untouched(two, 90)).toEqual(["mail request", "mail follow-up", "mail follow-up"]);
    const none = world(rulesWith(`${byItself}requests: { follow_up: [] }\n`));
    expect(untouched(none, 60)).toEqual(["mail request"]);
  });

  it("never gets three: such rules are refused", () => {
    const three = `${fiveLines}requests: { follow_up: [6 working days, 6 working days, 6 working days] }\n`;
    expect(() => rulesOf(three)).toThrow(Problem);
    expect(() => rulesOf(three)).toThrow(/more than two follow-ups would be pestering/);
  });
});
