import { loadState } from "../../../workers/load-state.ts";
import { withHome } from "../../app.ts";
import { weeksOf } from "../../core/weeks.ts";
import type { Command } from "../frame/command.ts";
import { sayCommand } from "../show/say-command.ts";
import { weeksJson, weeksText } from "../show/weeks.ts";

export const command: Command = {
  takesNow: true,
  details: "Weeks begin on your Mondays. Named: people whom a contact told you to talk to.",
  async run(context) {
    await withHome(context, "reading", async (home) => {
      const loaded = await loadState(await home.deps(), { kind: "all" });
      if (loaded === undefined) return;
      const weeks = weeksOf(loaded.state, loaded.rules, loaded.now);
      if (context.isJson) context.printJson(weeksJson(weeks, loaded.now));
      else context.print(weeksText(weeks, (line) => sayCommand(context, line)));
    });
    return 0;
  },
};
