import { describe, expect, it } from "vitest";
import { jobAskIn } from "../../src/core/etiquette/job-ask.ts";
import { jobAskAbroad, jobAskSaid } from "../../src/core/etiquette/job-ask-abroad.ts";
import { sentencesOf } from "../../src/core/etiquette/sentences.ts";
import measured from "./measured.json" with { type: "json" };
import { countCaught, labelled, writers } from "./read-labelled.ts";

const asks = (text: string) => sentencesOf(text).some((sentence) => jobAskIn(sentence) !== undefined);
const dev = labelled("dev");
const keptAside = labelled("kept-aside");

describe("a job ask", () => {
  it("is noticed in sentences of writers that nothing was learnt from, to the share that was measured (S17, S18)", () => {
    const { first, third, fourth, fourteenth, fifteenth, sixteenth, seventeenth } = measured.writers;
    const trying = [first, third, fourth, fourteenth, fifteenth, sixteenth, seventeenth];
    const sum = (of: "asks" | "caught" | "others" | "alarms") =>
      trying.reduce((all, one) => all + one[of], 0);
    expect(sum("asks")).toBeGreaterThan(500);
    expect(sum("caught") / sum("asks")).toBeGreaterThanOrEqual(0.9);
    expect(sum("alarms") / sum("others")).toBeLessThanOrEqual(0.03);
  });

  it("was measured with the sentences that are there: else `npm run learn` is due", () => {
    const all = Object.values(writers).flatMap((parts) => parts.flatMap((part) => labelled(part)));
    expect(measured.sentences).toBe(all.length);
  });

  // skipped because there is no part that nobody has looked at, until somebody new writes one
  it.runIf(keptAside.length > 0)("is noticed in sentences that nobody looked at (S17, S18)", () => {
    const { asks: all, caught, others, alarms } = countCaught(keptAside);
    expect(caught / all).toBeGreaterThanOrEqual(0.85);
    expect(alarms / others).toBeLessThanOrEqual(0.05);
  });

  it("names the words that weighed most where it fits no form", () => {
    const suspected = dev
      .flatMap(({ text }) => sentencesOf(text).map((sentence) => jobAskIn(sentence)))
      .filter((ask) => ask?.isPlain === false);
    for (const ask of suspected) expect(ask?.says).toMatch(/^reads as if you asked for a job, by “.+”/);
  });

  it("is no question about the outlook of a field, however often it says jobs (S19)", () => {
    const outlooks = dev.filter(({ label }) => label === "field-outlook");
    const found = outlooks
      .flatMap(({ text }) => sentencesOf(text))
      .flatMap((sentence) => jobAskIn(sentence) ?? []);
    expect(found.filter(({ isPlain }) => isPlain)).toEqual([]);
    // Which words together speak for a job ask is a matter of chance: no more than one in twenty is asked about.
    expect(found.length).toBeLessThanOrEqual(outlooks.length / 20);
    expect(asks("Can you estimate future job openings in hydrology as a whole?")).toBe(false);
    expect(asks("Are there any openings in your lab?")).toBe(true);
  });

  it("is no open invitation to tell of news and opportunities (S57)", () => {
    expect(
      asks("I'd love to hear about new information or opportunities that resonate with my interests."),
    ).toBe(false);
    expect(asks("I would love to hear of opportunities in your team.")).toBe(true);
  });

  it("is no news of an interview that was had elsewhere (S18)", () => {
    expect(asks("I have had my first interview for a job in health data.")).toBe(false);
    expect(asks("I hope that this can count as my first interview.")).toBe(true);
  });

  it("is none where it is expressly not asked for, unless the sentence turns round (S16)", () => {
    expect(asks("I'm not asking about a job, only hoping to learn from somebody who knows it.")).toBe(false);
    expect(asks("I'm not asking for a job, but keep me in mind if something opens up.")).toBe(true);
  });

  it("is none in a greeting, a closing or a list of times", () => {
    for (const text of [
      "Dear Commander Szymborska,",
      "With kind regards, Anneli Hietanen, nurse in Turku",
      "Tuesday 9 June at 11:00 or Thursday 11 June at 15:30?",
    ])
      expect(asks(text), text).toBe(false);
  });

  it("is not heard in the words of another language, but in a form in English it is (S17)", () => {
    const said = (text: string) => sentencesOf(text).some((one) => jobAskSaid(one, "de") !== undefined);
    expect(said("Wie sind Sie damals in die Werkstatt gekommen?")).toBe(false);
    expect(said("Are you hiring?")).toBe(true);
  });

  it("is noticed in German and Spanish in its plain forms (S17)", () => {
    const noticed = (text: string, language: string) =>
      sentencesOf(text).some((sentence) => jobAskAbroad(sentence, language) !== undefined);
    expect(noticed("Haben Sie offene Stellen in der Abteilung?", "de")).toBe(true);
    expect(noticed("Anbei mein Lebenslauf.", "de-AT")).toBe(true);
    expect(noticed("Mir geht es nicht um eine Stelle, nur darum, gut zu wählen.", "de")).toBe(false);
    expect(noticed("¿Tienen vacantes en el laboratorio?", "es")).toBe(true);
    expect(noticed("No pido trabajo, solo una mirada desde dentro.", "es")).toBe(false);
  });
});
