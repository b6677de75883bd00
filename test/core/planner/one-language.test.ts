import { describe, expect, it } from "vitest";
import type { Letter, Values } from "../../../src/core/action.ts";
import type { Contact } from "../../../src/core/contact.ts";
import { plan } from "../../../src/core/plan.ts";
import { valuesFor } from "../../../src/core/planner/letter.ts";
import { openViews } from "../../../src/core/planner/views.ts";
import type { State } from "../../../src/core/state.ts";
import { loadTemplates, shippedTemplates } from "../../../src/mail/templates.ts";
import { accept, priya, requested, rulesWith } from "./story.ts";
import { contact, fiveLines, rulesOf, stateOf, type World, world } from "./world.ts";

const shipped = await loadTemplates([shippedTemplates]);
const inGerman: Partial<Contact> = { language: "de" };

function requestOf(self: World, templates: State["templates"]): Letter {
  const { actions } = plan({ ...stateOf(self), templates }, rulesOf(self.rulesText), self.now);
  const request = actions.find(({ step }) => step === "request");
  if (request?.kind !== "mail") throw new Error("no request");
  return request.letter;
}

const times = ({ values }: Letter) => (values.offer as Values).times;

describe("a mail has one language", () => {
  it("with its times, where the contact's has templates; a region of it has those of the language", () => {
    for (const language of ["de", "de-AT", "DE"]) {
      const self = world(fiveLines, [contact(priya, { language })]);
      const letter = requestOf(self, shipped.known);
      expect([letter.language, times(letter)]).toEqual([
        "de",
        expect.stringMatching(/ Uhr, Ortszeit Chicago$/),
      ]);
      expect(letter.offered[0]?.words).toMatch(/ Uhr$/);
      expect(letter.values.mode_words).toBe("per Video oder Telefon");
    }
  });

  it("which is English with English times, where the template is there in no other", () => {
    const own = new Map([
      ...shipped.known,
      ["en/request-own", { version: "1", needs: ["offer.times"] }] as const,
    ]);
    const rules = rulesWith("requests: { template: request-own }\n");
    const letter = requestOf(world(rules, [contact(priya, inGerman)]), own);
    expect([letter.language, times(letter)]).toEqual(["en", expect.stringMatching(/, Chicago time$/)]);
    expect(letter.offered[0]?.words).toMatch(/ at \d+:\d\d$/);
    expect(letter.values.mode_words).toBe("by video or phone");
    const french = requestOf(world(fiveLines, [contact(priya, { language: "fr" })]), shipped.known);
    expect([french.language, times(french)]).toEqual(["en", expect.stringMatching(/, Chicago time$/)]);
  });

  it.each([
    [
      "de",
      ["etwas, was Sie über Priya Example herausgefunden haben"],
      "Krankenpflegerin, St. Marien, 2012 bis 2018",
    ],
    ["es", ["algo que haya averiguado sobre Priya Example"], "Krankenpflegerin, St. Marien, de 2012 a 2018"],
  ])(
    "in the brief as well: what is missing, the posts and both clocks (%s)",
    async (language, missing, post) => {
      const found = { source: "https://klinik.example", on: "2026-11-01" };
      const positions = [
        { role: "Krankenpflegerin", company: "St. Marien", from: "2012", until: "2018", ...found },
      ];
      const rules = `${fiveLines}meetings: { questions: ["Was werfen Sie weg?"] }\n`;
      const self = requested(rules, [contact(priya, { language, positions, why_them: "Danke." })]);
      accept(self);
      self.run("2026-11-23T15:00:00Z");
      const state = { ...stateOf(self), templates: shipped.known };
      const { views } = openViews(state, rulesOf(rules), self.now, { isWanted: () => true });
      const [view] = views;
      const [booking] = self.interview(priya).bookings;
      if (view === undefined || booking === undefined) throw new Error("no meeting");
      const values = valuesFor(view, { booking });
      expect(values.brief).toEqual({ missing });
      expect(values.positions).toEqual([post]);
      const to = { name: "Dana Okafor", address: "dana@example.com" };
      const { subject, text } = await shipped.render({
        template: "brief",
        language,
        values,
        to,
        offered: [],
      });
      const ours = `${subject}\n${text}`.replaceAll(/I was a .*|.*how people got .*/g, "");
      expect(ours).not.toMatch(/\b(?:at|the|time|minutes|about|until|to|since|finding|question)\b/i);
    },
  );
});
