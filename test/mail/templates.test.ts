import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { compileMjml } from "../../src/mail/mjml.ts";
import { loadTemplates, shippedTemplates } from "../../src/mail/templates.ts";
import { letter } from "./letters.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const own = "subject: Hello\n\n--- text\nHi {{ contact.first_name }},\n\nmine.\n";
const withHtml = `${own}\n--- html\n<mjml><mj-body><mj-section><mj-column>\n<mj-text>Hi {{ contact.first_name }},</mj-text>\n<mj-text><b>mine.</b></mj-text>\n</mj-column></mj-section></mj-body></mjml>\n`;

describe("the owner's own templates", () => {
  it("come before those that ship", async () => {
    const templates = await loadTemplates([home({ "en/request.mjml": own }), shippedTemplates]);
    expect((await templates.render(letter("request"))).text).toBe("Hi Priya,\n\nmine.\n");
    expect((await templates.render(letter("thank-you"))).text).toContain("Thank you");
  });

  it("may lie in the folder itself, for English", async () => {
    const templates = await loadTemplates([home({ "request.mjml": own }), shippedTemplates]);
    expect(templates.known.get("en/request")?.needs).toEqual(["contact.first_name"]);
  });

  it("are refused where two of them are the same", async () => {
    await expect(
      loadTemplates([home({ "request.mjml": own, "en/request.mjml": own })]),
    ).rejects.toMatchObject({
      code: "templates/invalid",
      where: expect.stringMatching(/request\.mjml:1$/) as string,
    });
  });

  it("may have another name, and be named in rules.yaml", async () => {
    const templates = await loadTemplates([home({ "en/request-teachers.mjml": own }), shippedTemplates]);
    expect((await templates.render(letter("request-teachers"))).subject).toBe("Hello");
  });

  it("need a name of small letters, and what an editor leaves behind is not one", async () => {
    await expect(loadTemplates([home({ "en/Request.mjml": own })])).rejects.toMatchObject({
      where: expect.stringContaining("en/Request.mjml:1") as string,
    });
    expect(
      (await loadTemplates([home({ "en/.#request.mjml": "x", "en/request.mjml~": "x", "en/note.txt": "x" })]))
        .known.size,
    ).toBe(0);
  });

  it("are none where the folder does not exist", async () => {
    expect((await loadTemplates([join(tmpdir(), "no-such-folder")])).known.size).toBe(0);
  });

  it("make their HTML from the text where they have no HTML part", async () => {
    const text =
      "subject: Hello\n\n--- text\nHi {{ contact.first_name }} & all,\n\nTwo:\n- {{ me.name }}\n- {{ contact.company }}\n\nBest,\nDana\n";
    const templates = await loadTemplates([home({ "en/request.mjml": text })]);
    const { html } = await templates.render(
      letter("request", { contact: { name: "x", first_name: "<x>", company: "A&B" } }),
    );
    expect(html).toContain(
      "<p>Hi &lt;x&gt; &amp; all,</p>\n<p>Two:</p><ul><li>Dana Okafor</li><li>A&amp;B</li></ul>\n<p>Best,<br>\nDana</p>",
    );
  });
});

describe("a language", () => {
  it("has its own set, and English where that lacks a mail", async () => {
    const german = own.replace("mine.", "Grüße.");
    const templates = await loadTemplates([
      home({ "de/request.mjml": german, "nl/request.mjml": german }),
      shippedTemplates,
    ]);
    expect((await templates.render(letter("request", {}, { language: "de" }))).text).toContain("Grüße.");
    expect((await templates.render(letter("request", {}, { language: "de-AT" }))).html).toContain(
      '<html lang="de">',
    );
    expect((await templates.render(letter("thank-you", {}, { language: "nl" }))).text).toContain("Thank you");
  });
});

describe("a template that does not exist", () => {
  it("is answered with the nearest name", async () => {
    const templates = await loadTemplates([shippedTemplates]);
    await expect(templates.render(letter("thankyou"))).rejects.toMatchObject({
      message: "there is no template `thankyou`; did you mean `thank-you`?",
    });
  });
});

describe("the version of a template", () => {
  it("changes with any sign in the file, and not with the kind of line ends", async () => {
    const version = async (text: string) =>
      (await loadTemplates([home({ "en/request.mjml": text })])).known.get("en/request")?.version;
    const first = await version(own);
    expect(await version(own)).toBe(first);
    expect(await version(own.replaceAll("\n", "\r\n"))).toBe(first);
    expect(await version(own.replace("mine.", "mine!"))).not.toBe(first);
  });
});

describe("compiling", () => {
  it("happens once for a template, however many mails are made at once (P-2)", async () => {
    let compiled = 0;
    const templates = await loadTemplates(
      [home({ "en/request.mjml": withHtml }), shippedTemplates],
      (part) => {
        compiled += 1;
        return compileMjml(part);
      },
    );
    expect(compiled).toBe(0);
    const mails = await Promise.all(Array.from({ length: 50 }, () => templates.render(letter("request"))));
    expect(compiled).toBe(1);
    expect(mails[49]?.html).toContain("<p>Hi Priya,</p>\n<p><b>mine.</b></p>");
  });

  it("never happens for the templates that ship", async () => {
    const templates = await loadTemplates([shippedTemplates], () => Promise.reject(new Error("compiled")));
    for (const name of templates.known.keys())
      await templates.render(letter(name.slice(3), {}, { language: name.slice(0, 2) }));
  });
});

describe("what a template cannot do without", () => {
  it.each([
    ["{{ news }}", ["news"]],
    ["{{ news | sentence }}", ["news"]],
    ["{% if news %}{{ news }}{% endif %}", []],
    ["{% if news %}{{ finding }}{% endif %}", []],
    ["{% if news %}{{ finding }}{% else %}{{ finding }}{% endif %}", ["finding"]],
    ["{% if news %}{{ news }}{% else %}{{ news }}{% endif %}", []],
    ["{% if news %}a{% elsif finding %}{{ finding }}{% else %}{{ until }}{% endif %}", []],
    ["{% unless news %}a{% else %}{{ news }}{% endunless %}", []],
    ["{% unless news %}{{ finding }}{% else %}{{ finding }}{{ news }}{% endunless %}", ["finding"]],
    ["{% if news and finding %}{{ news }}{{ finding }}{% else %}{{ until }}{% endif %}", []],
    ["{% if news == 'x' %}{{ news }}{% endif %}{{ until }}", ["until"]],
    ["{% if news != blank %}{{ news }}{% endif %}", []],
    ["{{ news | default: 'none' }}", []],
    ["{% for question in questions %}{{ question }}{{ news }}{% endfor %}", ["news", "questions"]],
    ["{% if questions.size > 0 %}{% for q in questions %}{{ q }}{% endfor %}{% endif %}", []],
    ["{{ contact['company'] }}", ["contact.company"]],
  ])("is read from it: %s", async (source, needs) => {
    const text = `subject: Hello\n\n--- text\nHello\n\n${source}\n`;
    expect((await loadTemplates([home({ "en/request.mjml": text })])).known.get("en/request")?.needs).toEqual(
      needs,
    );
  });

  it("may be missing in a branch that is taken all the same, and holds the mail then", async () => {
    const text = "subject: Hello\n\n--- text\nHello\n\n{% if news %}{{ until }}{% endif %}\n";
    const templates = await loadTemplates([home({ "en/request.mjml": text })]);
    await expect(templates.render(letter("request", { until: "" }))).rejects.toMatchObject({
      code: "templates/unfilled",
      message: expect.stringContaining("`until`") as string,
    });
    expect((await templates.render(letter("request", { news: undefined, until: undefined }))).text).toBe(
      "Hello\n",
    );
  });
});

function home(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-templates-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
