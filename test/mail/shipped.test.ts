import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Values } from "../../src/core/action.ts";
import { otherTimesIn } from "../../src/core/own-times.ts";
import { compileMjml } from "../../src/mail/mjml.ts";
import { readTemplate } from "../../src/mail/read-template.ts";
import { checkTemplate } from "../../src/mail/template.ts";
import { type CompiledTemplates, loadTemplates, shippedTemplates } from "../../src/mail/templates.ts";
import { valueAt } from "../../src/mail/values.ts";
import { dana, letter, thread, wordsOfHtml } from "./letters.ts";

const templates = await loadTemplates([shippedTemplates]);
const names = [...templates.known.keys()].flatMap((name) =>
  name.startsWith("en/") ? [name.slice("en/".length)] : [],
);
/** What the owner would like to ask stands in these. */
const asking = new Set(["questions", "event"]);
const toContact = names.filter((name) => name !== "brief" && name !== "morning");
const file = join(shippedTemplates, "compiled.json");

describe("the templates that ship", () => {
  it("are these", () => {
    expect(names.toSorted()).toEqual([
      ...[
        "brief",
        "check-in",
        "check-in-plain",
        "decline-answer",
        "event",
        "event-cancel",
        "event-nudge",
        "follow-up-1",
        "follow-up-2",
      ],
      ...[
        "introducer-thanks-after",
        "introducer-thanks-before",
        "introduction-ask",
        "linkedin-follow-up",
        "linkedin-message",
        "linkedin-note",
        "linkedin-note-short",
        "morning",
      ],
      ...[
        "new-times",
        "new-times-after-missed",
        "new-times-gone",
        "new-times-near",
        "not-now-answer",
        "questions",
        "request",
        "request-alumni",
        "request-event",
        "request-introduced",
        "request-names",
        "request-referred",
        "thank-you",
      ],
      "thank-you-short",
    ]);
  });

  it("are kept compiled as they stand (UPDATE=1 compiles them anew)", async () => {
    const fresh: CompiledTemplates = {};
    for (const [name, { version }] of templates.known) {
      const path = `${name}.mjml`;
      const source = readFileSync(join(shippedTemplates, path), "utf8");
      const { html } = readTemplate(source, path);
      const compiled = html === undefined ? {} : { html: await compileMjml(html) };
      fresh[name] = { version, needs: checkTemplate(source, path), ...compiled };
    }
    if (process.env.UPDATE !== undefined) writeFileSync(file, `${JSON.stringify(fresh, undefined, 2)}\n`);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(fresh);
  });
});

describe.each(names)("the mail `%s`", (name) => {
  it("says the same in HTML and in text", async () => {
    for (const changes of [{}, bare]) {
      const { text, html } = await templates.render(letter(name, changes, { thread }));
      expect(squeezed(wordsOfHtml(html))).toBe(squeezed(text.replace(/^- /gm, "")));
    }
  });

  it("looks as if it was typed (S23)", async () => {
    const { html } = await templates.render(letter(name, {}, { thread }));
    expect(html).not.toMatch(
      /<(?:table|img|style|script|div|font|a)\b|style=|class=|width|http|unsubscribe/i,
    );
    expect([...html.matchAll(/<([a-z]+)/g)].map(([, tag]) => tag)).toEqual(
      expect.arrayContaining(["html", "head", "meta", "body", "p"]),
    );
  });

  it("has no gap where a value is missing that it can do without", async () => {
    const { subject, text } = await templates.render(letter(name, bare, { thread }));
    expect(`${subject}\n${text}`).not.toMatch(
      / {2}|\n{3}| [,.;:!?](?:\s|$)|\{|\}|undefined|null|\[object|NaN|,\s*,/,
    );
  });

  it("is made from what it says that it needs, and from nothing less", async () => {
    const needs = templates.known.get(`en/${name}`)?.needs ?? [];
    for (const missing of needs) {
      const values = without(dana, missing);
      await expect(templates.render(letter(name, { ...blank, ...values })), missing).rejects.toMatchObject({
        code: "templates/unfilled",
        message: expect.stringContaining(`\`${missing}\``) as string,
      });
    }
  });
});

describe.each(toContact)("the mail `%s` to a contact", (name) => {
  it("asks for no job (S17, S18)", async () => {
    const { subject, text } = await templates.render(letter(name, {}, { thread }));
    const rest = text.replace("I'm not asking about a job", "").replace("it isn't about a job", "");
    expect(`${subject} ${rest}`).not.toMatch(
      /\b(?:job|opening|vacancy|position|hire|hiring|recruit|r[eé]sum[eé]|cv|referral bonus)\b/i,
    );
  });

  it("does not sound like a campaign", async () => {
    const { subject, text } = await templates.render(letter(name));
    expect(`${subject} ${text}`).not.toMatch(
      /just (?:bumping|checking|following)|circling back|quick (?:question|call|chat)|coffee|touch base|pick your brain|I hope this (?:mail|email|message) finds|reach(?:ing)? out|click|calendly/i,
    );
    expect(text.length).toBeLessThan(900);
    expect((text.match(/\?/g) ?? []).length).toBeLessThanOrEqual(asking.has(name) ? 2 : 1);
  });

  it("names no times but those that it offers or that were agreed", async () => {
    const ours = ["offer.times", "meeting.when_both", "meeting.when", "meeting.day", "until"].map((path) =>
      String(valueAt(dana, path)),
    );
    const offers = ["Tuesday 1 December at 10:00", "Thursday 3 December at 14:30"];
    const { text } = await templates.render(letter(name));
    expect(otherTimesIn(text, [...offers, ...ours])).toBe(false);
  });
});

describe("a request", () => {
  it.each(["request", "request-alumni", "request-referred"])(
    "`%s` says its purpose, its length, and leaves a way out (S15, S16, S29)",
    async (name) => {
      const { text } = await templates.render(letter(name));
      expect(text).toContain("I'm not asking about a job, only hoping to learn");
      expect(text).toContain("20 minutes");
      expect(text).toContain("and so is a no.");
      expect(text).toContain("Your talk on cleaning up triage notes stayed with me.");
    },
  );

  it.each(["request", "request-alumni", "request-event", "request-introduced", "request-referred"])(
    "`%s` has the lines of your card under your name, where the rules want them (S46)",
    async (name) => {
      const signature = ["Public-health nurse", "SQL, triage data, plain writing"];
      const signed = await templates.render(letter(name, { me: { ...(dana.me as Values), signature } }));
      expect(signed.text.trimEnd()).toMatch(
        /Dana Okafor\nPublic-health nurse\nSQL, triage data, plain writing$/,
      );
      expect(squeezed(wordsOfHtml(signed.html))).toBe(squeezed(signed.text));
      expect((await templates.render(letter(name))).text.trimEnd()).toMatch(/Dana Okafor$/);
    },
  );

  it("names the school that both went to, where it goes to an alumna (S75)", async () => {
    const { text } = await templates.render(letter("request-alumni"));
    expect(text).toContain("Rutgers");
    const unnamed = await templates.render(
      letter("request-alumni", { contact: { name: "Priya Raman", first_name: "Priya" } }),
    );
    expect(unnamed.text).toMatch(/the same school|our school/);
  });

  it("is followed up in the thread, in two or three sentences", async () => {
    for (const name of ["follow-up-1", "follow-up-2"]) {
      const { subject, text } = await templates.render(letter(name, {}, { thread }));
      expect(subject).toBe("Re: From nursing to health data");
      expect(text.split(/[.?!]\s/).length).toBeLessThanOrEqual(4);
    }
  });
});

describe("a thank-you", () => {
  it.each(["thank-you", "thank-you-short"])("`%s` leaves the door open (S49, S57, S58)", async (name) => {
    const { text } = await templates.render(letter(name, {}, { thread }));
    expect(text).toMatch(
      /I'll tell you how (?:it goes|things go)\. If you come across something that I ought to read, or somebody I ought to meet/,
    );
  });

  it("speaks of a finding only where it is about their company (S55)", async () => {
    const about = await templates.render(letter("thank-you-short", {}, { thread }));
    expect(about.text).toContain("means more to me now: Lakeside Health opened a data academy in May.");
    const person = await templates.render(
      letter("thank-you-short", { finding: "Priya spoke at a conference in May." }, { thread }),
    );
    expect(person.text).not.toContain("conference");
  });
});

describe("the ask for an introduction", () => {
  it("asks a friend for one line, says that it is about no job, and leaves a way out (S13)", async () => {
    const { subject, text } = await templates.render(letter("introduction-ask"));
    expect(subject).toBe("Tom Reyes, Lakeside Health");
    expect(text).toContain("20 minutes would be plenty, and it isn't about a job.");
    expect(text).toContain("Would you introduce us? A line to both of us is enough");
    expect(text).toContain("If you'd rather not, that is quite all right.");
  });
});

describe("the brief", () => {
  it("says who you are in a minute, what may be asked back, what is missing, and to leave the resume aside (S33, S41, S42, S44, S45)", async () => {
    const { text } = await templates.render(
      letter("brief", { brief: { missing: ["a finding about Lakeside Health"] } }),
    );
    expect(text).toContain("When: Tuesday 1 December at 11:00, New York time, for 20 minutes");
    expect(text).toContain("What you are after: how people got from the clinic into a data team.");
    expect(text).toContain("Who you are, in a minute: I was a public-health nurse");
    expect(text).toContain("What they may ask you: ");
    expect(text).toContain("What is missing:\n- a finding about Lakeside Health");
    expect(text).toContain("Leave your resume aside unless they ask for it.");
  });
});

describe("the calendar entry", () => {
  it("carries the same purpose as the request: what you want to hear (S20, S42)", async () => {
    const curious = "how people got from the clinic into a data team";
    for (const name of ["request", "event", "follow-up-1"])
      expect((await templates.render(letter(name, {}, { thread }))).text, name).toContain(curious);
    for (const name of ["request", "brief"])
      expect((await templates.render(letter(name))).text, name).toContain(
        "I was a public-health nurse for six years",
      );
    // Neither its title nor its words call it an interview, or anything else that the request did not.
    const entry = await templates.render(letter("event"));
    expect(entry.subject).toBe("Priya Raman and Dana Okafor");
    expect(`${entry.subject} ${entry.text}`).not.toMatch(/interview|job|position|resume/i);
  });
});

/** Everything that a mail may lack. */
const bare: Values = {
  contact: { name: "Priya Raman", first_name: "Priya" },
  finding: undefined,
  findings: [],
  target: { name: "Tom Reyes", first_name: "Tom", company: " " },
  until: undefined,
  morning: { subject: "Tuesday 1 December: a draft waits for you" },
  meeting: {
    ...(dana.meeting as Values),
    place: undefined,
    day: "",
    when_mine: (dana.meeting as Values).when,
  },
};

const blank: Values = Object.fromEntries(Object.keys(dana).map((key) => [key, undefined]));

function without(values: Values, path: string): Values {
  const [first = "", ...rest] = path.split(".");
  const inner = values[first];
  const isRoom = typeof inner === "object" && !Array.isArray(inner);
  return { ...values, [first]: rest.length > 0 && isRoom ? without(inner, rest.join(".")) : undefined };
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, "");
}
