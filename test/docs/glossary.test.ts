import { describe, expect, it } from "vitest";
import type { CloseReason } from "../../src/core/facts.ts";
import { stages } from "../../src/core/planner/stage.ts";
import { page } from "./pages.ts";

const text = page("docs/glossary.md");

const reasons = {
  declined: true,
  "no-reply": true,
  "opted-out": true,
  bounced: true,
  "gone-quiet": true,
  "by-owner": true,
} satisfies Record<CloseReason, true>;

describe("docs/glossary.md", () => {
  it.each(stages)("says what the stage %s means", (stage) => {
    expect(text).toMatch(new RegExp(`^\\| \`${stage}\` \\| \\S`, "m"));
  });

  it("names every way in which an interview ends", () => {
    for (const reason of Object.keys(reasons)) expect(text).toContain(`\`${reason}\``);
  });

  it.each(
    "owner contact introducer finding interview round stage slot hold booking brief check-in rules fact ledger plan action skip ask draft provider solo home worker".split(
      " ",
    ),
  )("explains the word %s", (word) => {
    expect(text).toMatch(new RegExp(`\\*\\*${word}\\*\\*`, "i"));
  });
});
