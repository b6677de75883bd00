import { toResume, toResumeAll } from "../../core/deeds/pause.ts";
import { atDesk, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "contact", summary: "address or id; without one: everything that was paused as a whole" }],
  details: "What became due meanwhile is not caught up with all at once: the usual limits hold.",
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { home, told } = desk;
      const text = given.argument("contact");
      if (text === undefined) {
        const { mailboxFacts, facts } = await home.store.ledger.read(home.mailboxId, { kind: "all" });
        const others = [...facts.values()].filter(
          (theirs) =>
            theirs.findLast(({ kind }) => kind === "paused" || kind === "resumed")?.kind === "paused",
        );
        await finish(desk, [], toResumeAll(mailboxFacts, others.length, told));
        return;
      }
      const { interview, mailboxFacts } = await known(desk, text);
      await finish(desk, [interview.contactId], toResume(interview, mailboxFacts, told));
    }),
};
