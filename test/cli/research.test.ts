import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Context } from "../../src/cli/frame/context.ts";
import { askResearch } from "../../src/cli/research-sheet.ts";
import type { Contact } from "../../src/core/contact.ts";
import type { CouldAsk } from "../../src/core/could-ask.ts";
import { rulesWith } from "../core/planner/story.ts";
import { contact, rulesOf } from "../core/planner/world.ts";
import { folder, json, practice, practiceHome, quarterhour, rules } from "./program.ts";

interface Shown {
  mail: { text: string } | null;
  message?: { kind: string; text: string; profile: string; most: number };
  from: { words: string; from: string; source?: string; on?: string }[];
  warnings: string[];
  missing: string[];
}

const tom = "tom@data.example";
const found = ["--source", "https://data.example/news", "--on", "2026-01-10"];

describe("research", () => {
  it("keeps posts, acquaintances, news and a waiver, each with where and when (S02, S03, S04, S05, S01)", async () => {
    const home = practiceHome();
    await json(home, "research", tom, "--position", "nurse, St. Mary's, 2012 to 2018", ...found);
    await json(home, "research", tom, "--knows", "Mersey Trust", "--knows", "Lena Vogt");
    await json(home, "research", tom, "--news", "--finding", "Datahouse opened a lab", ...found);
    await json(home, "research", tom, "--waive", "industry", "--because", "it is my own");
    const all = await json<Contact[]>(home, "contacts");
    expect(all.find(({ email }) => email === tom)).toMatchObject({
      positions: [
        {
          role: "nurse",
          company: "St. Mary's",
          from: "2012",
          until: "2018",
          source: "https://data.example/news",
          on: "2026-01-10",
        },
      ],
      knows: ["Mersey Trust", "Lena Vogt"],
      findings: [{ about: "employer", topic: "news", text: "Datahouse opened a lab" }],
      waivers: [
        { what: "industry", because: "it is my own", on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      ],
    });
    const { out } = await quarterhour(home, "contacts", "set", tom, "role=Lead");
    expect(out).toContain(
      "position    nurse, St. Mary's, 2012 to 2018 (https://data.example/news, 2026-01-10)",
    );
    expect(out).toContain("waived      a finding about the industry: it is my own");
  });

  it.each([
    [["--position", "nurse, St. Mary's"], "Add --source URL."],
    [["--finding", "They moved", "--source", "a talk"], "Add --on DATE."],
    [["--news", "--source", "a talk", "--on", "2026-01-10"], "Add --finding TEXT."],
    [["--waive", "employer"], "Add --because TEXT."],
  ])("takes nothing without source, date and reason: %j (S01, S02)", async (line, next) => {
    const { exitCode, err } = await quarterhour(practiceHome(), "research", tom, ...line);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(next)]);
  });

  it("shows in the finished mail from where the words come (B16)", async () => {
    const home = practiceHome();
    const { out } = await quarterhour(
      home,
      "research",
      "priya@clinic.example",
      "--why-them",
      "Your talk helped me.",
    );
    expect(out).toContain("Hi Priya,\n\n[I was a public-health nurse for six years");
    expect(out).toContain("]¹ [Your talk helped me.]²\n");
    expect(out).toContain("Where it comes from:\n  ¹ rules.yaml, me.about\n  ² your sentence on why them\n");
    const shown = await json<Shown>(
      home,
      "research",
      "priya@clinic.example",
      "--why-them",
      "Your talk helped me.",
    );
    expect(shown.from[1]).toEqual({ words: "Your talk helped me.", from: "your sentence on why them" });
  });

  it("lists for programs whom it would ask about, the closest first, and who could introduce them (S10, S04)", async () => {
    const home = practiceHome();
    await quarterhour(
      home,
      "contacts",
      "set",
      "ana@northwind.example",
      "closeness=1",
      "knows=Datahouse",
      "why_them=",
    );
    const asked = await json<{ contact: string; missing: { what: string }[]; couldAsk: object[] }[]>(
      home,
      "research",
    );
    expect(asked.map((one) => [one.contact, one.missing[0]?.what])).toEqual([
      ["ana@northwind.example", "why-them"],
      [tom, "why-them"],
    ]);
    expect(asked[1]?.couldAsk).toEqual([
      { introducer: "ana@northwind.example", target: tom, because: "Ana Silva knows Datahouse" },
    ]);
    const { out } = await quarterhour(home, "why", "ana@northwind.example");
    expect(out).toContain(
      "You could ask Ana Silva for an introduction to Tom Reyes (Datahouse): Ana Silva knows Datahouse.",
    );
  });
});

describe("what research asks at a terminal", () => {
  const lena = contact("lena@example.org", { closeness: 1, knows: ["Example"] });
  const max = contact("max@example.org", { company: "Mersey Trust" });
  const link: CouldAsk = { introducer: lena, target: max, because: "Lena Example knows Mersey Trust" };
  const plain = rulesOf(rulesWith(""));

  /** Answers in this order; gives back what was asked. */
  function scripted(answers: string[]): { context: Context; asked: string[] } {
    const asked: string[] = [];
    const context: Pick<Context, "ask"> = {
      ask: async ({ says }) => {
        asked.push(says);
        return answers.shift() ?? "";
      },
    };
    return { context: context as Context, asked };
  }

  it("is one sentence, and nothing else where nothing else is wanted", async () => {
    const { context, asked } = scripted(["Your post changed how I read."]);
    const research = await askResearch(context, max, { rules: plain, couldAsk: [] });
    expect(research).toEqual({ whyThem: "Your post changed how I read.", knows: [] });
    expect(asked).toEqual([
      "Why Max Example? One sentence of your own, as you would write it to them; nothing to go on without.",
    ]);
  });

  it("ends with the sentence where there is none", async () => {
    const { context, asked } = scripted([""]);
    expect(await askResearch(context, max, { rules: plain, couldAsk: [link] })).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it("is also who shall introduce them, where somebody close may know them (S10, S11)", async () => {
    const { context, asked } = scripted(["Your post.", "lena@example.org"]);
    expect(await askResearch(context, max, { rules: plain, couldAsk: [link] })).toMatchObject({
      introducer: "lena@example.org",
    });
    expect(asked[1]).toBe("Who shall introduce you to Max Example? They are asked first.");
    const direct = scripted(["Your post.", "none"]);
    expect(await askResearch(direct.context, max, { rules: plain, couldAsk: [link] })).toMatchObject({
      via: "cold",
    });
  });

  it("is also the town where they work, where nobody knows on which clock times are to be offered (A23)", async () => {
    const { timezone: _, ...somewhere } = max;
    const { context, asked } = scripted(["Your post.", "Leeds"]);
    expect(await askResearch(context, somewhere, { rules: plain, couldAsk: [] })).toMatchObject({
      place: "Leeds",
    });
    expect(asked[1]).toBe(
      "In which town does Max Example work? Times are offered on their clock; nothing to go on without.",
    );
    const { email: __, ...byHand } = somewhere;
    const unasked = scripted(["Your post."]);
    await askResearch(unasked.context, byHand, { rules: plain, couldAsk: [] });
    const mine = rulesOf(rulesWith("sending: { unknown_zone: mine }\n"));
    await askResearch(unasked.context, somewhere, { rules: mine, couldAsk: [] });
    expect(unasked.asked.filter((says) => says.includes("town"))).toEqual([]);
  });

  it("is also a finding with source and date, where the rules want one (S01)", async () => {
    const { context } = scripted(["Your post.", "He counts falls", "https://mersey.example", "2026-11-01"]);
    const strict = rulesOf(rulesWith("requests: { must_have: [why_them, person] }\n"));
    expect(await askResearch(context, max, { rules: strict, couldAsk: [] })).toMatchObject({
      finding: {
        about: "person",
        text: "He counts falls",
        source: "https://mersey.example",
        on: "2026-11-01",
      },
    });
  });
});

describe("somebody of whom there is only a LinkedIn profile (S13, S14)", () => {
  const profile = "https://www.linkedin.com/in/priyaraman";
  const clock = (minute: number) => ["--now", `2026-12-01T14:${String(minute).padStart(2, "0")}:00Z`];

  async function home(): Promise<{ at: string; id: string }> {
    const at = folder();
    writeFileSync(join(at, "rules.yaml"), rules + practice);
    writeFileSync(
      join(at, "people.csv"),
      `First Name,Last Name,URL,Email Address,Company,Position,Connected On\nPriya,Raman,${profile},,Clinic,Analyst,01 Mar 2024\n`,
    );
    await quarterhour(at, "import", "people.csv", "--yes");
    const [priya] = await json<{ id: string }[]>(at, "contacts");
    return { at, id: priya?.id ?? "" };
  }

  it("gets a message to copy, a task of the plan, which moves on once it is said to have gone", async () => {
    const { at, id } = await home();
    const shown = await json<Shown>(at, "research", id, "--why-them", "Your talk helped me.");
    expect(shown).toMatchObject({
      mail: null,
      missing: [],
      message: { kind: "message", profile, most: 8000 },
    });
    expect(shown.message?.text).toContain("Hi Priya,\n\nYour talk helped me.");
    expect(await json<object>(at, "plan", ...clock(0))).toMatchObject({
      asks: [{ what: "linkedin", contact: id }],
      due: [],
    });
    expect(await json<object>(at, "status", ...clock(0))).toMatchObject({
      waiting: { asks: 1 },
      stages: { ready: 1 },
    });
    const { out } = await quarterhour(at, "preview", id, ...clock(0));
    expect(out).toContain(`by your own hand on LinkedIn: message, `);
    expect(out).toContain(`Copy it, send it, then say \`quarterhour note ${id} --sent\`.`);

    expect(await json<object>(at, "note", id, "--sent", ...clock(1))).toMatchObject({ done: "sent" });
    expect(await json<object>(at, "status", ...clock(2))).toMatchObject({
      waiting: { asks: 0 },
      stages: { requested: 1 },
    });
    expect(await json<object>(at, "note", id, "--answered", "Happy to, when?", ...clock(3))).toMatchObject({
      done: "answered",
      next: { asks: [{ what: "reading" }, { what: "address" }] },
    });
    const { out: log } = await quarterhour(at, "log", id);
    expect(log).toContain("you sent it on LinkedIn");
  });

  it("cannot be noted as written to where nothing was to be sent", async () => {
    const { at, id } = await home();
    const { exitCode, err } = await quarterhour(at, "note", id, "--sent", ...clock(0));
    expect([exitCode, err]).toEqual([
      1,
      expect.stringContaining("No message to Priya Raman is to be sent by hand"),
    ]);
    expect((await quarterhour(at, "note", id, "--sent", "--held", ...clock(0))).exitCode).toBe(2);
  });
});

describe("somebody met by chance (S09)", () => {
  it("is a contact, and the talk is noted, in one call; and is thanked like anybody else", async () => {
    const home = practiceHome();
    const met = ["met", "ana@registry.example", "--name", "Ana Ruiz", "--on", "2026-12-01T09:00:00-05:00"];
    const now = ["--now", "2026-12-01T20:00:00Z"];
    const { done, next } = await json<{ done: string; next: { due: object[] } }>(
      home,
      ...met,
      "Ask the registry",
      ...now,
    );
    expect(done).toBe("met");
    expect(next.due).toMatchObject([{ contact: "ana@registry.example", step: "thank-you" }]);
    expect(await json(home, "contacts")).toContainEqual(
      expect.objectContaining({ name: "Ana Ruiz", email: "ana@registry.example", source: "met" }),
    );
    expect((await quarterhour(home, ...met, ...now)).out).toContain("is noted already");
  });
});

describe("a plan with many who are not prepared", () => {
  it("names twelve, counts the others, and says how to go through them", async () => {
    const home = folder();
    writeFileSync(join(home, "rules.yaml"), rules + practice);
    const rows = Array.from({ length: 15 }, (_, index) => `Person ${index},p${index}@firm.example`);
    writeFileSync(join(home, "people.csv"), `name,email\n${rows.join("\n")}\n`);
    await quarterhour(home, "import", "people.csv", "--yes");
    const { out } = await quarterhour(home, "plan", "--now", "2026-12-01T14:00:00Z");
    expect(out.match(/One sentence is missing: why Person/g)).toHaveLength(12);
    expect(out).toMatch(
      /and 3 more \(`quarterhour research[^`]*` takes those without a sentence one after the other, the closest first; `quarterhour plan --all[^`]*` shows them\)/,
    );
  });
});

describe("preview --all (A21)", () => {
  it("says who gets which first mail on which day, within the limits, and when the last one has it", async () => {
    const home = practiceHome();
    writeFileSync(join(home, "rules.yaml"), `${rules}${practice}sending: { at_most: 1 a day }\n`);
    await quarterhour(
      home,
      "contacts",
      "set",
      tom,
      "timezone=America/Denver",
      "why_them=Your dashboards are clear.",
    );
    const now = ["--now", "2026-12-01T14:00:00Z"];
    const { mails, last, waiting } = await json<{
      mails: { contact: string; step: string; at: string; text: string }[];
      last: string;
      waiting: string[];
    }>(home, "preview", "--all", ...now);
    expect(mails.map(({ at }) => at.slice(0, 10))).toEqual(["2026-12-01", "2026-12-02", "2026-12-03"]);
    expect(new Set(mails.map(({ contact: whom }) => whom)).size).toBe(3);
    for (const { text } of mails) expect(text).toMatch(/^Hi (?:Priya|Tom|Ana),/);
    expect(last).toBe(mails.at(-1)?.at);
    expect(waiting).toEqual([]);
    const { out } = await quarterhour(home, "preview", "--all", ...now);
    expect(out).toContain("3 first mails, the last one on Thu 2026-12-03.");
  });

  it("names those who have no date, since something is missing", async () => {
    const { waiting } = await json<{ waiting: string[] }>(
      practiceHome(),
      "preview",
      "--all",
      "--now",
      "2026-12-01T14:00:00Z",
    );
    expect(waiting).toEqual([tom]);
  });
});

describe("why nothing was sent (A22)", () => {
  const now = ["--now", "2026-12-01T14:00:00Z"];
  const why = (home: string, who: string) =>
    json<{
      skips: { says: string }[];
      held: { says: string; reason: string }[];
      missing: { says: string }[];
    }>(home, "why", who, ...now);

  it("is said in a sentence, whatever stands in the way, with the line of the rules where one does", async () => {
    const home = practiceHome();
    expect((await why(home, tom)).missing[0]?.says).toBe("one sentence is missing: why Tom Reyes?");
    await quarterhour(home, "contacts", "set", tom, "why_them=Your dashboards are clear.");
    expect((await why(home, tom)).held[0]?.says).toContain("the time zone of Tom Reyes is not known");
    await quarterhour(home, "contacts", "set", tom, "timezone=America/Denver", "company=Clinic");
    const limited = [...(await why(home, tom)).skips, ...(await why(home, "priya@clinic.example")).skips];
    expect(limited.map(({ says }) => says)).toContain(
      "the limit of 1 a week for one company is reached (default sending.per_company)",
    );
    await quarterhour(home, "pause", tom, ...now);
    expect(
      (await why(home, tom)).held
        .map(({ reason }) => reason)
        .concat((await why(home, tom)).skips.map(({ says }) => says))
        .join(),
    ).toMatch(/paused|limit/);
  });
});
