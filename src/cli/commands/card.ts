import { withHome } from "../../app.ts";
import { cardLines, cardOf } from "../../core/card.ts";
import { toVcard } from "../../formats/vcard-out.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: false,
  options: [{ flags: "--vcard", summary: "as a vCard, for address books" }],
  details: `It is made from me in rules.yaml: name, role, skills, phone, link. me.signature puts it under your first mails.

Examples:
  quarterhour card
  quarterhour card --vcard > dana.vcf`,
  async run(context, given) {
    await withHome(context, "reading", (home) => {
      const card = cardOf(home.rules.rules);
      if (context.isJson) context.printJson({ ...card, lines: cardLines(card), vcard: toVcard(card) });
      else context.print(given.flag("--vcard") ? toVcard(card).trimEnd() : cardLines(card).join("\n"));
      return Promise.resolve();
    });
    return 0;
  },
};
