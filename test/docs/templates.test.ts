import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkTemplate } from "../../src/mail/template.ts";
import { loadTemplates, shippedTemplates } from "../../src/mail/templates.ts";
import { knownValues } from "../../src/mail/values.ts";

const docs = readFileSync(join(import.meta.dirname, "../../docs/templates.md"), "utf8");

describe("docs/templates.md", () => {
  it("lists every value as it is", () => {
    const rows = Object.entries(knownValues).map(
      ([path, { says, kind, from }]) => `| \`${path}\` | ${says} | ${kind} | ${from} |`,
    );
    expect(
      docs.split("\n").filter((line) => /^\| `[a-z_.]+` \| .* \| (?:text|number|list|yes-no) \|/.test(line)),
    ).toEqual(rows);
  });

  it("names every template that ships", async () => {
    for (const name of (await loadTemplates([shippedTemplates])).known.keys())
      expect(docs).toContain(`\`${name.slice("en/".length)}\``);
  });

  it("shows a template that is one", () => {
    const shown = /```\n([\s\S]*?)```/.exec(docs)?.[1] ?? "";
    expect(checkTemplate(shown, "docs.mjml")).toContain("contact.first_name");
  });
});
