import { describe, expect, it } from "vitest";
import { examineMail, objectionTo } from "../../src/core/etiquette/examine-mail.ts";
import { flatteryIn, pressureIn } from "../../src/core/etiquette/manners.ts";
import type { Remark } from "../../src/core/etiquette/remark.ts";
import { sentencesOf } from "../../src/core/etiquette/sentences.ts";
import { dana } from "../mail/letters.ts";
import { labelled } from "./read-labelled.ts";

const good = `Hi Priya,

Your talk on cleaning up triage notes stayed with me. I was a public-health nurse for six years.

I'd love to hear how people got from the clinic into a data team: would you have 20 minutes for a few questions? I'm not asking about a job, only hoping to learn.

Best wishes,
Dana Okafor
`;

const findings = ["Gave a talk on triage notes (example.org, 2026-05-02)"];
const examine = (text: string, subject = "From the clinic into a data team"): Remark[] =>
  examineMail({ step: "request", language: "en", subject, text, values: { ...dana, findings } });
const of = (remarks: Remark[], rule: Remark["rule"]) => remarks.find((remark) => remark.rule === rule);
const without = (words: string) => examine(good.replace(words, ""));

describe("a request", () => {
  it("is let through where it keeps every rule, and shows which words keep it (S15, S16)", () => {
    const remarks = examine(good);
    expect(remarks.every(({ weight }) => weight === "kept")).toBe(true);
    expect(of(remarks, "purpose")?.words).toContain("I'd love to hear how people got");
    expect(of(remarks, "no-job-said")?.words).toBe("I'm not asking about a job, only hoping to learn.");
    expect(of(remarks, "sourced-fact")).toMatchObject({
      words: "triage, notes",
      says: `It rests on a fact: ${findings[0]}`,
    });
  });

  it("is held where it does not say what it is for (S15)", () => {
    const remarks = examine(
      good.replace(/I'd love to hear .*learn\./, "Would you have 20 minutes on Tuesday at 10:00?"),
    );
    expect(of(remarks, "purpose")?.weight).toBe("error");
    expect(of(remarks, "no-job-said")?.weight).toBe("warning");
    expect(objectionTo(remarks)).toBe("It does not say that you want to learn something.");
  });

  it("is held where it says neither why this person nor how long it takes (S16, S29)", () => {
    expect(of(without("Your talk on cleaning up triage notes stayed with me. "), "why-them")?.weight).toBe(
      "error",
    );
    expect(of(examine(good.replace("20 minutes", "a moment")), "length")?.weight).toBe("error");
  });

  it("is held with the words that ask for a job, openly, in disguise, or by papers that come along (S17, S18, S44)", () => {
    for (const ask of ["Are you hiring?", "I'd be a great fit for your team.", "My resume is attached."]) {
      const remarks = examine(good.replace("Best wishes", `${ask}\n\nBest wishes`));
      expect(of(remarks, "job-ask"), ask).toMatchObject({ weight: "error", words: ask });
      expect(objectionTo(remarks)).toContain(`“${ask}”`);
    }
  });

  it("is held where something was left unfilled or somebody else is greeted (S23)", () => {
    for (const [from, to] of [
      ["Hi Priya,", "Hi ,"],
      ["Hi Priya,", "Hi Tom,"],
      ["a data team", "{{ company }}"],
      ["a data team", "[Company]"],
    ] as const)
      expect(of(examine(good.replace(from, to)), "merge")?.weight, to).toBe("error");
    expect(of(examine(good.replace("Hi Priya", "Dear Ms. Raman")), "merge")).toBeUndefined();
  });

  it("is warned about where its subject is about the asking, or more than one thing is asked for (S20, S21)", () => {
    for (const subject of ["Quick question", "Coffee chat request", "Informational interview", "Hello!"])
      expect(of(examine(good, subject), "subject")?.weight, subject).toBe("warning");
    const two = good.replace(
      "Best wishes",
      "Could you also introduce me to a colleague of yours?\n\nBest wishes",
    );
    expect(of(examine(two), "one-ask")?.weight).toBe("warning");
  });

  it("is warned about where it is longer than a busy person reads, and so is a follow-up (S22)", () => {
    const long = (words: number) =>
      examine(good.replace("six years", `six years${" in a ward".repeat(words / 3)}`));
    expect(of(long(0), "brevity")).toMatchObject({ weight: "kept", says: "It has 57 words." });
    expect(of(long(120), "brevity")?.weight).toBe("kept");
    expect(of(long(126), "brevity")).toMatchObject({
      weight: "warning",
      says: "It has 183 words; more than 180 are put aside by a busy person.",
    });
    const followUp = (text: string) =>
      examineMail({ step: "follow-up", language: "en", subject: "Re: Notes", text, values: dana });
    expect(
      of(followUp(`Hi Priya,\n\n${"I would still be glad to talk. ".repeat(12)}`), "brevity")?.weight,
    ).toBe("warning");
  });

  it("asks with the words that ask, not with those that thank for a talk they gave (S20)", () => {
    for (const theirs of [
      "Your talk helped me.",
      "Your keynote talk stayed with me.",
      "The talk you gave was clear.",
    ]) {
      const text = good.replace("Your talk on cleaning up triage notes stayed with me.", theirs);
      expect(of(examine(text), "one-ask")?.words, theirs).toContain("would you have 20 minutes");
      expect(of(examine(`Hi Priya,\n\n${theirs}\n`), "one-ask")?.says, theirs).toBe("Nothing is asked for.");
    }
    const both = good.replace(
      "would you have 20 minutes for a few questions",
      "after your talk, could we have a call",
    );
    expect(of(examine(both), "one-ask")?.words).toContain("could we have a call");
  });
});

describe("flattery and pressure", () => {
  it("are noticed in most labelled sentences, and warned about", () => {
    const dev = labelled("dev").map(({ text, label }) => ({ label, sentences: sentencesOf(text) }));
    const share = (label: string, is: typeof flatteryIn) => {
      const all = dev.filter((one) => one.label === label);
      return all.filter(({ sentences }) => sentences.some(is)).length / all.length;
    };
    expect(share("flattery", flatteryIn)).toBeGreaterThan(0.8);
    expect(share("guilt", pressureIn)).toBeGreaterThan(0.8);
    expect(share("allowed", flatteryIn)).toBeLessThan(0.05);
    expect(share("allowed", pressureIn)).toBeLessThan(0.05);
  });
});

describe("a question for the talk", () => {
  it("is an error about an opening, and a warning where a search or a yes would answer it (S19, S38, S39)", () => {
    const examined = (question: string) =>
      examineMail({
        step: "questions",
        language: "en",
        subject: "Re: From the clinic",
        text: `Hi Priya,\n\n- ${question}\n`,
        values: { ...dana, questions: [question] },
      }).find(({ rule }) => rule === "question");
    expect(examined("Does your team have an opening for a junior?")?.weight).toBe("error");
    expect(examined("When was your company founded?")).toMatchObject({
      weight: "warning",
      says: "A search would answer this.",
    });
    expect(examined("Do you like your job?")?.weight).toBe("warning");
    expect(examined("What do you find most rewarding about your role?")).toBeUndefined();
    expect(examined("Can you estimate future job openings in the field?")).toBeUndefined();
  });
});
