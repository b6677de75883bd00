import { planHome } from "../../../workers/plan.ts";
import { withHome } from "../../app.ts";
import type { Command } from "../frame/command.ts";
import { people } from "../show/people.ts";
import { planJson } from "../show/plan-json.ts";
import { planFooter, planText } from "../show/plan-text.ts";
import { sayCommand } from "../show/say-command.ts";

export const command: Command = {
  takesNow: true,
  options: [{ flags: "--all", summary: "every line, where a group is long" }],
  details: `Nothing is done and nothing is written. The mailbox is not read for it either: it tells what is known since
\`start\` last looked. What is due is done by \`start\`.`,
  async run(context, given) {
    await withHome(context, "reading", async (home) => {
      const { plan } = await planHome(await home.deps(), { kind: "all" });
      const who = people(await home.store.contacts.all(home.mailboxId), home);
      if (context.isJson) return context.printJson(planJson(plan, who));
      const page = {
        people: who,
        zone: home.zone(),
        command: (line: string) => sayCommand(context, line),
        most: given.flag("--all") ? Number.POSITIVE_INFINITY : 12,
      };
      context.print(
        [planText(plan, page), ...planFooter(plan, page, home.provider === "local")].join("\n\n"),
      );
    });
    return 0;
  },
};
