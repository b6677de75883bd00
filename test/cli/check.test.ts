import { appendFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, json, practice, practiceHome, quarterhour, rules } from "./program.ts";

interface Checked {
  connected: boolean;
  warnings: { where: string }[];
  missing: { what: string; next: string }[];
}

describe("check", () => {
  it("says what is missing until the first request, with the command for each, and writes no fact", async () => {
    const home = practiceHome();
    const { exitCode, out } = await quarterhour(home, "check");
    expect(exitCode).toBe(0);
    expect(out).toContain("rules.yaml is fine");
    expect(out).toContain("one sentence is missing: why Tom Reyes?\n      quarterhour research");
    expect((await json<Checked>(home, "check")).missing.map(({ what }) => what)).toEqual([
      "research",
      "start",
    ]);
    expect(await json(home, "log")).toEqual([]);
  });

  it("names keys that nothing obeys yet, with their line", async () => {
    const home = practiceHome();
    appendFileSync(
      join(home, "rules.yaml"),
      'tests: [{ name: a reply, story: ["day 0: request sent"], never: [follow-up] }]\n',
    );
    const { out } = await quarterhour(home, "check");
    expect(out).toContain("rules.yaml:8 tests: This has no effect yet.");
  });

  it("exits 1 at a line that it does not understand, and says which word was meant", async () => {
    const home = folder();
    writeFileSync(join(home, "rules.yaml"), `${rules}${practice}sendin: { at_most: 3 a day }\n`);
    const { exitCode, err } = await quarterhour(home, "check");
    expect(exitCode).toBe(1);
    expect(err).toContain("rules.yaml:8:1: There is no key `sendin`. Did you mean `sending`?");
  });

  it("wants a time zone where no calendar can say it", async () => {
    const home = folder();
    writeFileSync(join(home, "rules.yaml"), rules.replace("  timezone: America/New_York\n", "") + practice);
    const { exitCode, err } = await quarterhour(home, "check");
    expect(exitCode).toBe(1);
    expect(err).toContain("`me.timezone` is missing");
    expect(err).toContain("Add a line such as `timezone: ");
  });

  it("refuses calendars and templates that are not there, all in one message", async () => {
    const home = practiceHome();
    mkdirSync(join(home, "calendar/family"), { recursive: true });
    appendFileSync(
      join(home, "rules.yaml"),
      "requests: { template: request-alumn }\nmeetings: { busy_calendars: [primary, famly] }\n",
    );
    const { exitCode, err } = await quarterhour(home, "check");
    expect(exitCode).toBe(1);
    expect(err).toContain("2 things need a correction:");
    expect(err).toContain("There is no calendar `famly`; did you mean `family`?");
    expect(err).toContain("There is no template `request-alumn`; did you mean `request-alumni`?");
  });

  it("refuses an own template that cannot be used, with its line", async () => {
    const home = practiceHome();
    mkdirSync(join(home, "templates/en"), { recursive: true });
    writeFileSync(
      join(home, "templates/en/request.mjml"),
      "subject: Hello\n\nHi {{ contact.frist_name }},\n",
    );
    const { exitCode, err } = await quarterhour(home, "check");
    expect(exitCode).toBe(1);
    expect(err).toContain("templates/en/request.mjml:");
    expect(err).toContain("[templates/invalid]");
  });
});

describe("doctor", () => {
  it("finds nothing wrong with a home that is well", async () => {
    const { exitCode, out } = await quarterhour(practiceHome(), "doctor");
    expect(exitCode).toBe(0);
    expect(out).toContain("Nothing is wrong.");
    expect(out).toContain("practice mailbox");
  });

  it("says how many contacts lack what, and all that is missing until the first request can go out", async () => {
    const { out } = await quarterhour(practiceHome(), "doctor", "--json");
    const { checks } = JSON.parse(out) as { checks: { name: string; says: string; next?: string }[] };
    expect(checks.find(({ name }) => name === "contacts")?.says).toBe(
      "3 contacts; 1 without a sentence on why them",
    );
    expect(checks.filter(({ name }) => name === "next").map(({ says }) => says)).toEqual([
      "one sentence is missing: why Tom Reyes?",
      "2 contacts can be asked",
    ]);
  });

  it("goes on after the first thing that is wrong, says each, and exits 1", async () => {
    const home = practiceHome();
    mkdirSync(join(home, "calendar"), { recursive: true });
    writeFileSync(join(home, "calendar/broken.ics"), "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:nonsense\n");
    writeFileSync(join(home, "data/quarterhour.db"), "no database");
    rmSync(join(home, "data/quarterhour.db-wal"), { force: true });
    const { exitCode, out } = await quarterhour(home, "doctor", "--json");
    expect(exitCode).toBe(1);
    const { checks } = JSON.parse(out) as { checks: { name: string; state: string }[] };
    expect(checks.filter(({ state }) => state === "wrong").map(({ name }) => name)).toEqual([
      "database",
      "rules",
    ]);
  });

  it("names a calendar file that cannot be read", async () => {
    const home = practiceHome();
    mkdirSync(join(home, "calendar"), { recursive: true });
    writeFileSync(join(home, "calendar/broken.ics"), "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:nonsense\n");
    const { exitCode, out } = await quarterhour(home, "doctor");
    expect(exitCode).toBe(1);
    expect(out).toContain("calendar/broken.ics");
  });
});
