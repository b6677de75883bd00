import { toMet } from "../../core/deeds/met.ts";
import { parseMoment } from "../../core/deeds/moment.ts";
import { Problem } from "../../core/problem.ts";
import { atDesk, known, rulesOf } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import { bringInMet } from "../deeds/refer.ts";
import { saidText } from "../deeds/said-text.ts";
import type { Command } from "../frame/command.ts";
import { parsed } from "../frame/given.ts";

export const command: Command = {
  takesNow: true,
  args: [
    { name: "contact", summary: "address or id", isRequired: true },
    { name: "text", summary: "one line of what you took from it", isMany: true },
  ],
  options: [
    {
      flags: "--on <when>",
      summary: "today, yesterday, a day such as 2026-12-01, or when it began: 2026-12-01T10:00",
    },
    {
      flags: "--name <name>",
      summary: "who they are, where they are no contact yet; CONTACT is their address or profile",
    },
    { flags: "--minutes <n>", summary: "how long it lasted (else as long as your meetings are)" },
  ],
  details: `For a conversation that was in no calendar: it is thanked for and kept up like any other. A day alone counts as
17:00 of that day. After the interview was closed it begins a new round. With --name somebody new becomes a contact with it.

Example:
  quarterhour met priya@example.com --on 2026-12-01T10:00 Learn SQL on data that I already understand
  quarterhour met ana@example.org --name "Ana Ruiz" --on today She suggests that I write to the registry`,
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { home } = desk;
      const name = given.text("--name");
      if (name !== undefined) await bringInMet(desk, given.required("contact"), name);
      const { interview, contact } = await known(desk, given.required("contact"));
      const zone = home.zone();
      const said =
        given.text("--on") ??
        (await context.ask({
          kind: "text",
          flag: "--on DAY",
          says: `When did you meet ${contact.name}?`,
          example: "today",
        }));
      const on = parsed(
        "--on",
        said,
        (text) => parseMoment(text, zone, desk.told.now),
        "today, a day such as 2026-12-01, or a time on your clock such as 2026-12-01T10:00",
      );
      if (on === undefined) return;
      const minutes = given.whole("--minutes") ?? (await rulesOf(home, contact)).meetings.length;
      if (minutes < 1 || minutes > 720) {
        throw new Problem("cli/usage", {
          what: `--minutes is ${minutes}.`,
          next: "Write the minutes that it lasted, such as 20.",
        });
      }
      const text = saidText(given.many("text"));
      await finish(
        desk,
        [interview.contactId],
        toMet(interview, { on, minutes, text }, { ...desk.told, zone }),
      );
    }),
};
