import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { json, practiceHome, quarterhour } from "./program.ts";

interface Preview {
  saved?: boolean;
  contact: string;
  mail: { step: string; subject: string; text: string; offered: { start: string; end: string }[] } | null;
  missing: string[];
  assuming: string[];
}

const now = ["--now", "2026-12-01T14:00:00Z"];

describe("contacts", () => {
  it("lists everybody, with what is missing", async () => {
    const { exitCode, out } = await quarterhour(practiceHome(), "contacts");
    expect(exitCode).toBe(0);
    expect(out).toMatch(/Tom Reyes +tom@data\.example +Datahouse +zone not known +no sentence on why them\n/);
    expect(out).toContain("3 contacts");
  });

  it("proposes the time zone that a city gives, and does not take it without a yes (A23)", async () => {
    const home = practiceHome();
    const set = ["contacts", "set", "tom@data.example"];
    const { out } = await quarterhour(home, ...set, "city=Chicago", "country=US");
    expect(out).toContain("Chicago, United States is in the time zone America/Chicago. To take it:");
    expect(out).toContain("contacts set tom@data.example timezone=America/Chicago");
    const several = await quarterhour(home, ...set, "city=Springfield");
    expect(several.out).toContain("That place may be in America/Los_Angeles or");
    expect(await json(home, ...set, "city=Chicago")).not.toHaveProperty("timezone");
    expect((await quarterhour(home, ...set, "timezone=America/Chicago")).out).not.toContain("To take it");
    expect((await quarterhour(home, ...set, "city=Chicago")).out).not.toContain("To take it");
  });

  it("sets what is known about one, by address, in any spelling of the field", async () => {
    const home = practiceHome();
    const set = [
      "contacts",
      "set",
      "TOM@data.example",
      "Time zone=America/Denver",
      "introducer=Ana Silva",
      "tags=alumni; nurses",
    ];
    expect(await json(home, ...set)).toMatchObject({
      contact: "tom@data.example",
      timezone: "America/Denver",
      introducer: "ana@northwind.example",
      tags: ["alumni", "nurses"],
    });
    const emptied = await json<object>(
      home,
      "contacts",
      "set",
      "tom@data.example",
      "timezone=",
      "email=tom@new.example",
    );
    expect(emptied).toMatchObject({ contact: "tom@new.example" });
    expect(emptied).not.toHaveProperty("timezone");
    expect((await quarterhour(home, "contacts", "set", "tom@data.example", "role=Lead")).exitCode).toBe(0);
  });

  it.each([
    [
      ["set", "tom@data.exmple", "role=Lead"],
      1,
      "Did you mean tom@data.example (Tom Reyes)?   [contacts/unknown]",
    ],
    [
      ["set", "tom@data.example", "timezon=America/Denver"],
      2,
      'There is no field "timezon"; did you mean timezone?',
    ],
    [["set", "tom@data.example", "timezone=Denver"], 1, "Did you mean America/Denver?"],
    [["set", "tom@data.example", "email=dana@example.com"], 1, "is your own address. Nothing was changed."],
    [["set", "tom@data.example", "email=priya@clinic.example"], 1, "[store/alias-taken]"],
    [["set", "tom@data.example"], 2, "[cli/usage]"],
  ])("refuses %j, and says what was meant", async (line, exitCode, says) => {
    const ran = await quarterhour(practiceHome(), "contacts", ...line);
    expect(ran.err).toContain(says);
    expect(ran.exitCode).toBe(exitCode);
  });
});

describe("research", () => {
  it("keeps the sentence and the finding, and shows the finished mail at once", async () => {
    const home = practiceHome();
    await quarterhour(home, "contacts", "set", "tom@data.example", "timezone=America/Denver");
    const finding = ["--finding", "Datahouse opened a health team", "--source", "https://data.example/news"];
    const why = ["--why-them", "Your dashboards show what you leave out."];
    const found = await json<Preview>(
      home,
      "research",
      "tom@data.example",
      ...why,
      ...finding,
      "--on",
      "2026-11-01",
      "--about",
      "employer",
    );
    expect(found).toMatchObject({
      saved: true,
      contact: "tom@data.example",
      missing: [],
      mail: { step: "request" },
    });
    expect(found.mail?.text).toContain("Hi Tom,\n\nYour dashboards show what you leave out.");
    expect(found.mail?.offered).toHaveLength(3);
    const tom = (await json<{ contact: string; findings: object[] }[]>(home, "contacts")).find(
      ({ contact }) => contact === "tom@data.example",
    );
    expect(tom?.findings).toEqual([
      {
        about: "employer",
        text: "Datahouse opened a health team",
        source: "https://data.example/news",
        on: "2026-11-01",
      },
    ]);
  });

  it("says what is still missing where there is no mail yet", async () => {
    const found = await json<Preview>(
      practiceHome(),
      "research",
      "tom@data.example",
      "--why-them",
      "Your dashboards are clear.",
    );
    expect(found.mail).toBeNull();
    expect(found.missing.join()).toContain("the time zone of Tom Reyes is not known");
  });

  it("asks for one person at a time, and names the flag where nobody is there to answer", async () => {
    const { exitCode, err } = await quarterhour(practiceHome(), "research");
    expect(exitCode).toBe(2);
    expect(err).toContain("Why Tom Reyes?");
    expect(err).toContain("quarterhour research tom@data.example --why-them TEXT");
  });

  it("wants a source and a date for a finding", async () => {
    const { exitCode, err } = await quarterhour(
      practiceHome(),
      "research",
      "tom@data.example",
      "--finding",
      "They moved.",
    );
    expect(exitCode).toBe(2);
    expect(err).toContain("Add --source URL.   [cli/usage]");
  });
});

describe("preview", () => {
  it("shows the next mail as the contact would get it, and writes its HTML where it is told to", async () => {
    const home = practiceHome();
    const { exitCode, out } = await quarterhour(
      home,
      "preview",
      "priya@clinic.example",
      "--html",
      "request.html",
      ...now,
    );
    expect(exitCode).toBe(0);
    expect(out).toContain("To: Priya Raman <priya@clinic.example>\nSubject: ");
    expect(out).toContain("Your talk on cleaning up triage notes stayed with me.");
    expect(out).toContain("Chicago time");
    expect(readFileSync(join(home, "request.html"), "utf8")).toContain("triage notes");
  });

  it.each([
    ["follow-up", ["the request was sent"]],
    ["decline-answer", ["the request was sent", "Priya Raman declined"]],
    [
      "thank-you",
      [
        "the request was sent",
        "Priya Raman accepted the first time",
        "the event was made",
        "the meeting with Priya Raman took place",
      ],
    ],
  ])(
    "shows the mail %s that lies ahead, and says what it takes to have happened before",
    async (step, assuming) => {
      const found = await json<Preview>(practiceHome(), "preview", "priya@clinic.example", step, ...now);
      expect(found).toMatchObject({ mail: { step }, assuming });
    },
  );

  it("says what is missing, and exits 1", async () => {
    const ran = await quarterhour(practiceHome(), "preview", "tom@data.example", ...now);
    expect(ran.exitCode).toBe(1);
    expect(ran.out).toContain(
      "That mail to Tom Reyes cannot be written yet:\n  one sentence is missing: why Tom Reyes?",
    );
  });
});
