import { withHome } from "../../app.ts";
import { examineTemplates } from "../examine-templates.ts";
import { findFaults } from "../find-faults.ts";
import type { Command } from "../frame/command.ts";
import { loadOverview } from "../load-overview.ts";
import { missingUntilFirstRequest } from "../readiness.ts";
import { checkJson, checkText } from "../show/check.ts";
import { people } from "../show/people.ts";

export const command: Command = {
  takesNow: false,
  details:
    "Reads rules.yaml, your own templates and the calendars that it names, changes nothing, and exits 1 where something is wrong.",
  async run(context) {
    await withHome(context, "reading", async (home) => {
      const templates = await findFaults(home);
      const seen = await loadOverview(home);
      const checked = {
        rules: home.rules,
        isConnected: home.isConnected,
        templates,
        etiquette: await examineTemplates(home),
        missing: missingUntilFirstRequest({ home, seen, context, people: people(seen.state.contacts) }),
      };
      if (context.isJson) context.printJson(checkJson(checked));
      else context.print(checkText(checked));
    });
    return 0;
  },
};
