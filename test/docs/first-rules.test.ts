/** Walks through "Your first rules" of the README, word by word, as a new user does. */
import { globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quarterhour } from "../cli/program.ts";
import { blocks, page, shellWords } from "./pages.ts";

const readme = page("README.md");
const chapter = readme.slice(readme.indexOf("## Your first rules"), readme.indexOf("## Connect a mailbox"));
const isTyped = (text: string) => /^(?:export|cat|npx|mv) /.test(text);
const typed = blocks(chapter).filter(({ text }) => isTyped(text));
const shown = blocks(chapter).filter(({ text }) => !isTyped(text));

const user = mkdtempSync(join(tmpdir(), "quarterhour-readme-"));
let home = user;
let out = "";

beforeAll(async () => {
  for (const { text } of typed) {
    const lines = text.replaceAll(/\\\n\s*/g, "").split("\n");
    while (lines.length > 0) await type(lines);
  }
});

afterAll(() => rmSync(user, { recursive: true, force: true }));

/** Does what a shell would do with the first of the lines, and takes away what it used up. */
async function type(lines: string[]): Promise<void> {
  const line = (lines.shift() ?? "").replaceAll("~", user);
  const [name, ...words] = shellWords(line);
  switch (name) {
    case undefined:
      return;
    case "export":
      home = words[0]?.replace("QUARTERHOUR_HOME=", "") ?? "";
      return;
    case "cat":
      return writeFileSync(
        words[1] ?? "",
        `${lines
          .splice(0, lines.indexOf("END") + 1)
          .slice(0, -1)
          .join("\n")}\n`,
      );
    case "mv":
      for (const file of globSync(words[0] ?? "")) renameSync(file, join(words[1] ?? "", basename(file)));
      return;
    case "npx": {
      const ran = await quarterhour(user, ...words.slice(1), "--home", home);
      if (ran.exitCode !== 0) throw new Error(`${line}\n${ran.err}`);
      out += ran.out;
      return;
    }
    default:
      throw new Error(`The README types something that this test cannot: ${line}`);
  }
}

describe("the first rules of the README", () => {
  it("lead from an empty folder to a check-in that waits in Drafts", () => {
    const [draft, ...others] = globSync("mail/.Drafts/cur/*", { cwd: home });
    expect(others).toEqual([]);
    expect(readFileSync(join(home, draft ?? ""), "utf8")).toContain("The vaccination tables work.");
  });

  it("leave the request and the thank-you in Sent, and one meeting in the calendar", () => {
    const sent = globSync("mail/.Sent/cur/*", { cwd: home }).map((name) =>
      readFileSync(join(home, name), "utf8"),
    );
    // The morning mails to Dana herself lie there too.
    expect(sent.filter((mail) => !/^To: .*<dana@example.com>/m.test(mail))).toHaveLength(2);
    expect(globSync("calendar/*.ics", { cwd: home })).toHaveLength(1);
  });

  it("print what the README says that they print", () => {
    expect(shown.length).toBeGreaterThan(1);
    for (const { text } of shown) {
      for (const line of text.split("\n")) expect(out).toContain(line.replace(/ …$/, ""));
    }
  });
});
