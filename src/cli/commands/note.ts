import { toNote } from "../../core/deeds/note.ts";
import { Problem } from "../../core/problem.ts";
import { atDesk, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import { saidText } from "../deeds/said-text.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: true,
  args: [
    { name: "contact", summary: "address or id", isRequired: true },
    { name: "text", summary: "the note", isMany: true },
  ],
  options: [
    { flags: "--held", summary: "the last meeting took place" },
    { flags: "--not-held", summary: "the last meeting did not take place" },
    { flags: "--news", summary: "the note is news to write about in the next check-in" },
  ],
  details: `Examples:
  quarterhour note priya@example.com --held
  quarterhour note priya@example.com --news The vaccination project works`,
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { interview, contact } = await known(desk, given.required("contact"));
      const [isHeld, isNotHeld, isNews] = [
        given.flag("--held"),
        given.flag("--not-held"),
        given.flag("--news"),
      ];
      if (isHeld && isNotHeld) {
        throw new Problem("cli/usage", {
          what: "--held and --not-held exclude each other.",
          next: "Give one of them.",
        });
      }
      const held = isHeld ? true : isNotHeld ? false : undefined;
      const said = saidText(given.many("text"));
      const isMissing = said === "" && (held === undefined || isNews);
      const text = isMissing
        ? saidText([
            await context.ask({
              kind: "text",
              flag: "the TEXT behind the contact",
              says: isNews ? `What is new, for ${contact.name}?` : "What is to be noted?",
            }),
          ])
        : said;
      if (isMissing && text === "") {
        throw new Problem("cli/no-answer", {
          what: "A note needs a text.",
          next: "Write it behind the contact.",
        });
      }
      await finish(desk, [interview.contactId], toNote(interview, { text, isNews, held }, desk.told));
    }),
};
