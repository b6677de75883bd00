import { describe, expect, it } from "vitest";
import { markedText, traceLines } from "../../src/cli/show/marked.ts";
import type { Contact } from "../../src/core/contact.ts";
import { loadTemplates, shippedTemplates } from "../../src/mail/templates.ts";
import { tracesOf } from "../../src/mail/trace.ts";
import { contact } from "../core/planner/world.ts";
import { letter } from "./letters.ts";

const templates = await loadTemplates([shippedTemplates]);
const priya: Contact = contact("priya@example.com", {
  findings: [
    {
      about: "employer",
      text: "Lakeside Health opened a data academy in May",
      source: "https://example.org/news",
      on: "2026-05-02",
    },
  ],
});

const traced = async (template: string) => {
  const one = letter(template);
  const { text } = await templates.render(one);
  return { text, traces: tracesOf(text, one, priya) };
};

describe("the words of a finished mail (B16)", () => {
  it("are traced to where they come from, in the order of the text", async () => {
    const { text, traces } = await traced("request");
    expect(traces.map(({ words, from }) => [words, from])).toEqual([
      ["Your talk on cleaning up triage notes stayed with me.", "your sentence on why them"],
      ["I was a public-health nurse for six years and am moving into health data.", "rules.yaml, me.about"],
      ["how people got from the clinic into a data team", "rules.yaml, me.curious_about"],
    ]);
    for (const { words, at } of traces) expect(text.slice(at, at + words.length)).toBe(words);
  });

  it("come with source and date where they were found out (S02)", async () => {
    const { traces } = await traced("thank-you-short");
    expect(traces.find(({ source }) => source !== undefined)).toMatchObject({
      words: "Lakeside Health opened a data academy in May.",
      from: "found: https://example.org/news, 2026-05-02",
      source: "https://example.org/news",
      on: "2026-05-02",
    });
  });

  it("name the school of an alumna and the event where one met (S75, S08)", async () => {
    const alumni = await traced("request-alumni");
    expect(alumni.text).toContain("We both went to Rutgers, which is how I came across you.");
    expect(alumni.traces).toContainEqual(
      expect.objectContaining({ words: "Rutgers", from: "your contact list, school" }),
    );
    const event = await traced("request-event");
    expect(event.text).toContain("We were both at Health Data Day.");
    expect(event.traces).toContainEqual(expect.objectContaining({ words: "Health Data Day" }));
  });

  it("are left out, never filled up, where nothing real is known (B16)", async () => {
    const bare = letter("request-alumni", { contact: { name: "Priya Raman", first_name: "Priya" } });
    expect((await templates.render(bare)).text).toContain("We went to the same school, which");
    await expect(templates.render(letter("request", { why_them: "" }))).rejects.toThrow("why_them");
  });

  it("are marked with a number each, and the numbers explained below", () => {
    const traces = [
      { words: "your talk", at: 10, from: "your sentence on why them" },
      { words: "Rutgers", at: 23, from: "your contact list, school" },
    ];
    expect(markedText("Hi Priya, your talk at Rutgers.", traces)).toBe(
      "Hi Priya, [your talk]¹ at [Rutgers]².",
    );
    expect(traceLines(traces)).toEqual(["  ¹ your sentence on why them", "  ² your contact list, school"]);
  });

  it("are not found inside of other words", () => {
    const one = letter("request", {
      why_them: "At Acme.",
      contact: { name: "P", first_name: "P", company: "Acme" },
    });
    expect(tracesOf("Acmeville is far.", one, priya)).toEqual([]);
  });
});
