import { loadState } from "../../../workers/load-state.ts";
import { planHome } from "../../../workers/plan.ts";
import { withHome } from "../../app.ts";
import { whoCouldIntroduce, whomCouldIntroduce } from "../../core/could-ask.ts";
import { explain } from "../../core/explain.ts";
import { findContact } from "../find-contact.ts";
import type { Command } from "../frame/command.ts";
import { people } from "../show/people.ts";
import { couldAskJson, couldAskLines } from "../show/research.ts";
import { sayCommand } from "../show/say-command.ts";
import { whyJson, whyText } from "../show/why.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "contact", summary: "address or id", isRequired: true }],
  details:
    "Every value is shown with the line of rules.yaml that it comes from; `default` where no line says it.",
  async run(context, given) {
    await withHome(context, "reading", async (home) => {
      const contact = await findContact(home, given.required("contact"));
      const deps = await home.deps();
      const { plan } = await planHome(deps, { kind: "all" });
      const loaded = await loadState(deps, { kind: "all" });
      if (loaded === undefined) return;
      const { state, rules, now } = loaded;
      const explained = explain(state, rules, now, contact.contactId);
      if (explained === undefined) return;
      const all = await home.store.contacts.all(home.mailboxId);
      const who = people(all, home);
      const couldAsk = [...whoCouldIntroduce(contact, all), ...whomCouldIntroduce(contact, all)];
      if (context.isJson)
        return context.printJson({
          ...whyJson(explained, plan, who),
          couldAsk: couldAsk.map(couldAskJson),
        });
      const page = {
        people: who,
        zone: home.zone(),
        command: (line: string) => sayCommand(context, line),
        most: Number.POSITIVE_INFINITY,
      };
      context.print([whyText(explained, plan, page), ...couldAskLines(couldAsk)].join("\n"));
    });
    return 0;
  },
};
