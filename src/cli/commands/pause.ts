import { toPause, toPauseAll } from "../../core/deeds/pause.ts";
import { atDesk, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import { saidText } from "../deeds/said-text.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "contact", summary: "address or id; without one: everything" }],
  options: [{ flags: "--because <text>", summary: "a word for yourself; `log` shows it" }],
  details: "Drafts stay where they are, and what comes in is still read. A running worker stops at once.",
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { home, told } = desk;
      const text = given.argument("contact");
      const because = given.text("--because");
      const why = because === undefined ? undefined : saidText([because]);
      if (text === undefined) {
        const { mailboxFacts } = await home.store.ledger.read(home.mailboxId, {
          kind: "contacts",
          contactIds: [],
        });
        await finish(desk, [], toPauseAll(mailboxFacts, why, told));
        return;
      }
      const { interview } = await known(desk, text);
      await finish(desk, [interview.contactId], toPause(interview, why, told));
    }),
};
