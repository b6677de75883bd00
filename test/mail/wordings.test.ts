import { describe, expect, it } from "vitest";
import type { Values } from "../../src/core/action.ts";
import { examineMail } from "../../src/core/etiquette/examine-mail.ts";
import { otherTimesIn } from "../../src/core/own-times.ts";
import { loadTemplates, shippedTemplates } from "../../src/mail/templates.ts";
import { dana, letter, wordsOfHtml } from "./letters.ts";
import { firstMailRules } from "./thirty/first-mail-rules.ts";

const templates = await loadTemplates([shippedTemplates]);
const names = ["request", "request-alumni", "request-event", "request-introduced", "request-referred"];
const turns = Array.from({ length: 16 }, (_, index) => index + 1);

/** What owners are curious about, how one can meet, and how many times are offered: each wording has to fit them all. */
const owners: Values[] = ["how people got from the clinic into a data team", "Groundwater modelling"].flatMap(
  (curious_about) =>
    ["by video or phone", "in person, wherever suits you"].flatMap((mode_words) =>
      ["Tuesday 1 December at 10:00", "Tuesday 1 December at 10:00 or Thursday 3 December at 14:30"].map(
        (times, index) => ({
          me: { ...(dana.me as Values), curious_about },
          mode_words,
          offer: { times: `${times}, Chicago time`, count: index + 1, zone: "Chicago time" },
        }),
      ),
    ),
);
const sixteen = turns.map(
  (turn): Values => ({
    turn: { one: ((turn - 1) % 4) + 1, two: 1, three: 1, ask: turn, purpose: turn, times: turn },
  }),
);

describe.each(names)("each wording of `%s`", (name) => {
  it("keeps every rule of a first mail, whatever its owner is curious about (S15–S18, S20, S21, S23, S29)", async () => {
    for (const changes of owners)
      for (const turn of sixteen) {
        const made = letter(name, { ...changes, ...turn });
        const { subject, text } = await templates.render(made);
        const remarks = examineMail({ step: "request", language: "en", subject, text, values: made.values });
        const broken = remarks.filter(({ weight, rule }) => weight !== "kept" && rule !== "sourced-fact");
        expect(broken, text).toEqual([]);
        const kept = remarks.map(({ rule }) => rule);
        expect(kept, text).toEqual(expect.arrayContaining(firstMailRules));
      }
  });

  it("says the same in HTML and in text, with one question at the most and no gap", async () => {
    for (const changes of owners)
      for (const turn of sixteen) {
        const { text, html } = await templates.render(letter(name, { ...changes, ...turn }));
        expect(wordsOfHtml(html).replace(/\s+/g, "")).toBe(text.replace(/\s+/g, ""));
        expect(text).not.toMatch(/ {2}|\n{3}| [,.;:!?](?:\s|$)|\n\n\n|\{|\}|,,/);
        expect((text.match(/\?/g) ?? []).length, text).toBeLessThanOrEqual(1);
        expect(text.split("\n\n")).toHaveLength(5);
      }
  });

  it("names no times but those that it offers, so that an edited draft shows which were added", async () => {
    const offers = ["Tuesday 1 December at 10:00", "Thursday 3 December at 14:30"];
    for (const turn of sixteen) {
      const { text } = await templates.render(letter(name, turn));
      expect(otherTimesIn(text, offers), text).toBe(false);
    }
  });

  it("is another one for each number that chooses it, and a way out stands in every one", async () => {
    const bodies = new Set<string>();
    for (const turn of sixteen) {
      const { text } = await templates.render(letter(name, turn));
      expect(text, text).toMatch(
        /\bno\b|none|rather not|not talk at all|don't mind|simply say no|in good part/,
      );
      bodies.add(text.split("\n\n").slice(2, 4).join("\n"));
    }
    expect(bodies.size).toBe(16);
  });
});
