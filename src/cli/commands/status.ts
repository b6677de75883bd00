import { withHome } from "../../app.ts";
import type { Command } from "../frame/command.ts";
import { loadOverview } from "../load-overview.ts";
import { people } from "../show/people.ts";
import { statusJson, statusText } from "../show/status.ts";

export const command: Command = {
  takesNow: true,
  details: "Nothing is read from your mailbox for this; the first line says when a worker last did.",
  async run(context) {
    await withHome(context, "reading", async (home) => {
      const seen = await loadOverview(home);
      const now = home.clock();
      const who = people(seen.state.contacts);
      if (context.isJson) context.printJson(statusJson(seen, who, now));
      else context.print(statusText(seen, who, { home, now, context }));
    });
    return 0;
  },
};
