import { describe, expect, it } from "vitest";
import type { Values } from "../../../src/core/action.ts";
import { byItself, later, monday, rulesWith } from "./story.ts";
import { type World, world } from "./world.ts";

const questionsOf = (values: Values | undefined): string[] =>
  Array.isArray(values?.questions) ? values.questions : [];

/** Until the questions and the brief were made. */
function untilBrief(w: World) {
  w.run(monday);
  later(w, { hours: 1 });
  const offer = w.interview("priya@example.org").offers[0];
  if (offer === undefined) throw new Error("nothing was offered");
  w.reply("priya@example.org", { kind: "accepts", start: offer.start });
  const done = later(w, { hours: 1 }).done;
  for (let hour = 0; hour < 24 * 14; hour += 6) done.push(...later(w, { hours: 6 }).done);
  return done.flatMap((action) => (action.kind === "mail" ? [action] : []));
}

describe("questions ahead, and the brief", () => {
  it("ask the same: as many as fit, in the thread, some days before (S34, S35)", () => {
    const done = untilBrief(world(rulesWith(byItself)));
    const ahead = done.find(({ step }) => step === "questions");
    const brief = done.find(({ step }) => step === "brief");
    expect(questionsOf(ahead?.letter.values)).toHaveLength(4);
    expect(ahead?.letter.thread).toBeDefined();
    expect(questionsOf(brief?.letter.values)).toEqual(questionsOf(ahead?.letter.values));
  });

  it("take the owner's own from the rules, and the brief says who you are, what you are after and what is missing (S33, S35, S36, S41, S42, S43)", () => {
    const rules = rulesWith(`${byItself}meetings: { questions: ["Which notes do you throw away?"] }\n`);
    const brief = untilBrief(world(rules)).find(({ step }) => step === "brief");
    expect(questionsOf(brief?.letter.values)).toContain("Which notes do you throw away?");
    expect(brief?.letter.values.me).toMatchObject({
      about: expect.stringContaining("public-health nurse") as string,
      curious_about: "how people got from the clinic into a data team",
    });
    expect(brief?.letter.values.brief).toMatchObject({ missing: ["a finding about Priya Example"] });
    const unprepared = untilBrief(world(rulesWith(byItself))).find(({ step }) => step === "brief");
    expect(unprepared?.letter.values.brief).toMatchObject({
      missing: ["a finding about Priya Example", "a question of your own (`meetings.questions`)"],
    });
  });
});
