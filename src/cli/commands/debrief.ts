import { toDebrief } from "../../core/deeds/note.ts";
import { Problem } from "../../core/problem.ts";
import { atDesk, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import { saidText } from "../deeds/said-text.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: true,
  args: [
    { name: "contact", summary: "address or id", isRequired: true },
    { name: "text", summary: "one line of what you took from the last meeting", isMany: true },
  ],
  details: `It counts as your word that the meeting took place, and the thank-you is made of it.

Example:
  quarterhour debrief priya@example.com Learn SQL on data that I already understand`,
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { interview, contact } = await known(desk, given.required("contact"));
      const said = saidText(given.many("text"));
      const line =
        said === ""
          ? saidText([
              await context.ask({
                kind: "text",
                flag: "the TEXT behind the contact",
                says: `What did you take from the meeting with ${contact.name}? One line is enough.`,
              }),
            ])
          : said;
      if (line === "") {
        throw new Problem("cli/no-answer", {
          what: "A debrief needs a line.",
          next: "Write it behind the contact.",
        });
      }
      await finish(desk, [interview.contactId], toDebrief(interview, line, desk.told));
    }),
};
