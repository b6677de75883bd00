import { toClose } from "../../core/deeds/close.ts";
import { atDesk, known } from "../deeds/desk.ts";
import { finish } from "../deeds/finish.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "contact", summary: "address or id", isRequired: true }],
  details:
    "A draft that waits is taken back unless you edited it, and a meeting that is to come is called off.",
  run: (context, given) =>
    atDesk(context, async (desk) => {
      const { interview } = await known(desk, given.required("contact"));
      await finish(desk, [interview.contactId], toClose(interview, desk.told));
    }),
};
