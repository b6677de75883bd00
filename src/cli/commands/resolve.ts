import { toResolve } from "../../core/deeds/resolve.ts";
import { stepWords } from "../../core/deeds/step-words.ts";
import { mailBy } from "../../core/planner/view.ts";
import { Problem } from "../../core/problem.ts";
import { atDesk } from "../deeds/desk.ts";
import { findKey } from "../deeds/find-target.ts";
import { finish } from "../deeds/finish.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "key", summary: "of an action in review, as `plan` shows it", isRequired: true }],
  options: [
    { flags: "--sent", summary: "it went: you found it in Sent, or they answered it" },
    { flags: "--not-sent", summary: "it did not go; it may be made anew" },
  ],
  details: "Look into your Sent folder first. Nothing is ever sent a second time to be sure.",
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { known, key } = await findKey(desk, given.required("key"));
      const { interview, facts, pending } = known;
      const [sent, notSent] = [given.flag("--sent"), given.flag("--not-sent")];
      if (sent && notSent) {
        throw new Problem("cli/usage", {
          what: "--sent and --not-sent exclude each other.",
          next: "Give one of them.",
        });
      }
      const mail = mailBy(interview, key);
      const went =
        sent ||
        (!notSent &&
          (await context.confirm({
            flag: "--sent or --not-sent",
            says: `Did the ${mail === undefined ? "mail" : stepWords(mail.step)} to ${interview.contact.name} go?`,
          })));
      const row = pending.find((each) => each.key === key);
      const deed = toResolve({ interview, facts, pending: row, key }, went ? "sent" : "not-sent", desk.told);
      await finish(desk, [interview.contactId], deed);
    }),
};
