import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { Problem } from "../../src/core/problem.ts";
import { checkTemplate } from "../../src/mail/template.ts";
import { loadTemplates } from "../../src/mail/templates.ts";
import { letter } from "./letters.ts";

const fixtures = join(import.meta.dirname, "../fixtures/templates");
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe("a nasty template", () => {
  it.each([
    ["n39-include", 6, "`{% include %}` is not something that a template can do"],
    ["n39-include-here", 6, "`{% include %}` is not something that a template can do"],
    ["n39-render", 6, "`{% render %}` is not something that a template can do"],
    ["n39-layout", 4, "`{% layout %}` is not something that a template can do"],
    ["n40-endless-loop", 6, '"(1..100000000)" counts numbers'],
    ["n40-nested-loops", 6, "a loop stands in a loop"],
    ["n41-constructor", 6, "there is no value `me.constructor.constructor`"],
    ["n41-prototype", 6, "there is no value `contact.__proto__`"],
    ["n42-doubling", 6, "`append` is not a filter that templates have"],
    ["n42-assign", 6, "`{% assign %}` is not something that a template can do"],
    ["n44-mj-include", 9, "<mj-include> may not stand in a mail"],
    ["n45-javascript-button", 9, "<mj-button> may not stand in a mail"],
    ["n45-script-in-raw", 9, "<mj-raw> may not stand in a mail"],
    ["n45-script-in-text", 8, "<script> may not stand in a mail"],
    ["n45-javascript-link", 8, 'a link may not go to "javascript:alert(1)"'],
    ["n45-hidden-javascript-link", 8, 'a link may not go to "java&#115;cript:alert(1)"'],
    ["n45-value-in-link", 8, 'a link may not go to "{{ … }}"'],
    ["n45-on-click", 8, "`onclick` may not stand in <mj-text>"],
    ["tracking-pixel", 9, "<mj-image> may not stand in a mail"],
    ["plain-mjml", 1, "there is no text part"],
    ["misspelt-value", 4, "there is no value `contact.frist_name`; did you mean `contact.first_name`?"],
    ["misspelt-head", 1, "`subjekt:` is not known; did you mean `subject:`?"],
    ["unclosed-condition", 6, "`{% if news %}` is never closed"],
    ["unclosed-value", 4, '"{{" stands alone'],
    ["two-texts", 11, 'the HTML part goes on "do you do?" where the text part (line 6) goes on "are you?"'],
    ["other-placeholder", 4, '"[First Name]" would be sent as it stands'],
    ["one-brace", 4, '"{first_name}" would be sent as it stands'],
    ["unclosed-tag", 9, "</mj-column> closes <mj-text>"],
    ["words-outside", 11, '"How are you?" stands outside of every <mj-text>'],
    ["unknown-filter", 4, "`captialize` is not a filter that templates have; did you mean `capitalize`?"],
    ["no-text", 1, "there is no text part"],
    ["not-text", 4, "this is not text in UTF-8"],
  ])(
    "is refused with line and reason, quickly, and reads nothing: %s (C-33, C-34, N-39 to N-45)",
    (name, line, what) => {
      const before = process.cpuUsage();
      const problem = refused(readFileSync(join(fixtures, `${name}.mjml`), "utf8"), `templates/${name}.mjml`);
      const spent = process.cpuUsage(before);
      expect(problem).toMatchObject({
        code: "templates/invalid",
        message: what,
        where: `templates/${name}.mjml:${line}`,
      });
      expect(problem.next).toMatch(/\. Until then no mail is made from this template\.$/);
      expect(`${problem.message} ${problem.next}`).not.toContain("CANARY");
      expect((spent.user + spent.system) / 1000).toBeLessThan(300);
    },
  );

  it("cannot be longer than a mail", () => {
    const long = `subject: Hello\n\n--- text\n${"Hello. ".repeat(10_000)}`;
    expect(refused(long, "templates/long.mjml").message).toBe("the template has 70025 characters");
  });

  it.each([
    ["opened braces", "{{"],
    ["opened conditions", "{%"],
    ["unclosed conditions", "{% if news %}"],
    ["parentheses", "{{ ((((("],
    ["braces", "{"],
    ["spaces", "          x"],
    ["points", "- "],
  ])("takes no long time over thousands of %s (C-33)", (_, piece) => {
    const source = `subject: Hello\n\n--- text\n${piece.repeat(Math.floor(16_300 / piece.length))}`;
    const before = process.cpuUsage();
    try {
      checkTemplate(source, "x.mjml");
    } catch (error) {
      expect(error).toMatchObject({ code: "templates/invalid", where: "x.mjml:4" });
    }
    const spent = process.cpuUsage(before);
    expect((spent.user + spent.system) / 1000).toBeLessThan(300);
  });

  it("that is no file is not read", async () => {
    const folder = mkdtempSync(join(tmpdir(), "quarterhour-nasty-"));
    folders.push(folder);
    symlinkSync("/dev/zero", join(folder, "request.mjml"));
    await expect(loadTemplates([folder])).rejects.toMatchObject({ code: "templates/invalid" });
  });

  it.each([
    ...[
      "../secret.txt",
      "./secret.txt",
      "secret.txt",
      "/etc/passwd",
      "//server/share/x",
      "\\\\server\\share\\x",
      "C:\\x",
    ],
    ...[
      "%2e%2e%2fsecret.txt",
      "%252e%252e%252fsecret.txt",
      "%25252e%25252e%25252fsecret.txt",
      "file:///etc/passwd",
    ],
    ...[
      "http://127.0.0.1/x",
      "....//secret.txt",
      "..\\secret.txt",
      "secret.txt\u2044x",
      "~/.ssh/id",
      "$HOME/x",
      "/proc/self/environ",
    ],
    ...["/dev/zero", "templates/../secret.txt"],
  ])("includes nothing from %s (C-34)", (path) => {
    const text =
      "subject: Hello\n\n--- text\nHi\n\n--- html\n<mjml><mj-body><mj-section><mj-column><mj-text>Hi</mj-text>\n";
    for (const include of [
      `<mj-include path="${path}" />`,
      `<mj-include path="${path}" type="css" css-inline="inline" />`,
    ]) {
      expect(refused(`${text}${include}\n</mj-column></mj-section></mj-body></mjml>`, "x.mjml").where).toBe(
        "x.mjml:8",
      );
    }
    for (const tag of ["include", "render", "layout", "block"]) {
      expect(refused(`subject: Hello\n\n--- text\nHi {% ${tag} "${path}" %}\n`, "x.mjml").where).toBe(
        "x.mjml:4",
      );
    }
  });

  it.each([
    "{% raw %}{{ x }}{% endraw %}",
    "{% capture a %}{% endcapture %}",
    "{% increment a %}",
    "{% tablerow a in questions %}{% endtablerow %}",
    "{% liquid assign a = 1 %}",
    "{% echo news %}",
    "{% cycle 'a', 'b' %}",
    "{{ news | replace: 'a', 'aaaa' }}",
    "{{ news | raw }}",
    "{{ 'now' | date: '%1000000000d' }}",
    "{{ news | strip_html }}",
    "{{ questions | map: 'constructor' }}",
    "{{ contact }}",
    "{{ contact[news] }}",
    "{{ questions[0] }}",
    "{{ constructor }}",
    "{{ this }}",
    "{{ '{{' }}",
    "{{ (1..9) | join }}",
    "{% for a in (1..news.size) %}{% endfor %}",
    "{% endif %}",
    "{% if %}x{% endif %}",
    "{{ }}",
    "{{ news.",
    "}}",
    "{%",
    "<< name >>",
  ])("is refused with its line for %s (C-33)", (source) => {
    const problem = refused(`subject: Hello\n\n--- text\nHi\n\n${source}\n`, "x.mjml");
    expect(problem).toMatchObject({ code: "templates/invalid", where: "x.mjml:6" });
  });

  it("does not greet nobody, even where its own condition would (R-40)", async () => {
    const folder = mkdtempSync(join(tmpdir(), "quarterhour-nasty-"));
    folders.push(folder);
    copyFileSync(join(fixtures, "greets-nobody.mjml"), join(folder, "request.mjml"));
    const templates = await loadTemplates([folder]);
    await expect(templates.render(letter("request", { contact: { name: "Dr." } }))).rejects.toMatchObject({
      code: "templates/unfilled",
      message: expect.stringContaining("`contact.first_name`") as string,
    });
  });
});

function refused(source: string, file: string): Problem {
  try {
    checkTemplate(source, file);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error(`${file} was not refused`);
}
