import { proposals, toReject } from "../../core/deeds/approval.ts";
import { already, refused } from "../../core/deeds/deed.ts";
import { atDesk } from "../deeds/desk.ts";
import { findTarget } from "../deeds/find-target.ts";
import { finish } from "../deeds/finish.ts";
import { oneOf } from "../deeds/one-of.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: true,
  args: [
    { name: "key|contact", summary: "one proposal, or the contact for whom it waits", isRequired: true },
  ],
  details:
    "A rejected request ends the interview; `reopen` makes a new one. Any other mail counts as passed.",
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { known, key } = await findTarget(desk, given.required("key|contact"));
      const { interview } = known;
      const { name, contactId } = interview.contact;
      if (key !== undefined)
        return void (await finish(desk, [contactId], toReject(interview, key, desk.told)));
      const waiting = proposals(interview);
      const last = interview.mails.findLast(
        (mail) => mail.status === "rejected" || mail.status === "approved",
      );
      if (waiting.length === 0 && last?.status === "rejected") {
        return void (await finish(
          desk,
          [contactId],
          already(`What was proposed for ${name} is rejected already.`),
        ));
      }
      const open = waiting.length > 0 || last === undefined ? waiting : [last];
      if (open.length === 0) {
        throw refused(
          `Nothing is proposed for ${name}.`,
          "What lies in your Drafts is deleted there; `undo` calls back what would leave by itself.",
        );
      }
      const one = oneOf(open, `More than one proposal waits for ${name}.`);
      await finish(desk, [contactId], toReject(interview, one.key, desk.told));
    }),
};
