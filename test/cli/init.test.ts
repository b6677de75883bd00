import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dana, folder, practice, quarterhour, rules } from "./program.ts";

describe("init", () => {
  it("writes the short rules file, with zone and holidays, and says what comes next", async () => {
    const home = folder();
    const { exitCode, out, err } = await quarterhour(home, "init", ...dana);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(readFileSync(join(home, "rules.yaml"), "utf8")).toBe(`${rules}mailbox: dana@example.com\n`);
    expect(out).toContain("quarterhour import Connections.csv");
    expect(out).toContain("no account is connected for dana@example.com");
  });

  it("makes a practice mailbox and a calendar, in a folder of its own, with commands that fit it", async () => {
    const cwd = folder();
    const { exitCode, out } = await quarterhour(cwd, "init", "--practice", "--home", "my practice", ...dana);
    expect(exitCode).toBe(0);
    const home = join(cwd, "my practice");
    expect(readFileSync(join(home, "rules.yaml"), "utf8")).toBe(rules + practice);
    for (const place of ["mail/new", "mail/.Drafts/cur", "mail/.Sent/cur", "calendar"])
      expect(existsSync(join(home, place))).toBe(true);
    expect(out).toContain("quarterhour import Connections.csv --home 'my practice'");
  });

  it("never writes over a rules file", async () => {
    const home = folder();
    writeFileSync(join(home, "rules.yaml"), "mine");
    const { exitCode, err } = await quarterhour(home, "init", "--practice", ...dana);
    expect(exitCode).toBe(1);
    expect(err).toContain("[rules/exists]");
    expect(readFileSync(join(home, "rules.yaml"), "utf8")).toBe("mine");
    expect(existsSync(join(home, "mail"))).toBe(false);
  });

  it("names the flag of the first answer that is missing, and writes nothing", async () => {
    const home = folder();
    const { exitCode, err } = await quarterhour(home, "init", "--name", "Dana");
    expect(exitCode).toBe(2);
    expect(err).toContain("Give the answer with --about TEXT.   [cli/no-answer]");
    expect(existsSync(join(home, "rules.yaml"))).toBe(false);
  });

  it.each([
    ["--mailbox", "dana at example", "This is not one mail address."],
    ["--timezone", "Chicago", "America/Chicago"],
    ["--holidays", "Utopia", "two letters"],
  ])("refuses %s %s, and says what to write", async (flag, value, next) => {
    const home = folder();
    const { exitCode, err } = await quarterhour(home, "init", ...dana, flag, value);
    expect(exitCode).toBe(2);
    expect(err).toContain(`${flag} is "${value}". Nothing was written.`);
    expect(err).toContain(next);
    expect(existsSync(join(home, "rules.yaml"))).toBe(false);
  });
});

describe("a folder without rules.yaml", () => {
  it("is said to be one, with the way to begin", async () => {
    const home = folder();
    const { exitCode, err } = await quarterhour(home, "status");
    expect(exitCode).toBe(1);
    expect(err).toBe(
      `${home}: There is no rules.yaml in this folder.\n  Run \`quarterhour init\` to begin here, or name the right folder with --home.   [rules/missing]\n`,
    );
    expect(existsSync(join(home, "data"))).toBe(false);
  });
});
