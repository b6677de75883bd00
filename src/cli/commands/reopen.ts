import { toReopen } from "../../core/deeds/close.ts";
import { atDesk, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "contact", summary: "address or id", isRequired: true }],
  details: "Refused for ever for somebody who asked not to be written to.",
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { interview } = await known(desk, given.required("contact"));
      const { contactId } = interview;
      const { home, told } = desk;
      const suppressed = await home.store.contacts.suppressed(home.mailboxId);
      await finish(desk, [contactId], toReopen(interview, suppressed.has(contactId), told));
    }),
};
