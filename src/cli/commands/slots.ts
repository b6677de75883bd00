import { loadState } from "../../../workers/load-state.ts";
import { withHome } from "../../app.ts";
import { slotsFor } from "../../core/slots-for.ts";
import { contactRef, findContact } from "../find-contact.ts";
import type { Command } from "../frame/command.ts";
import { slotsJson } from "../show/plan-json.ts";
import { slotsText } from "../show/slots.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "contact", summary: "address or id; without one: for somebody in your own time zone" }],
  details: `A time is free where it lies in your hours and theirs, off your calendar, after the notice that your
rules give, and is not promised to anybody else.`,
  async run(context, given) {
    await withHome(context, "reading", async (home) => {
      const text = given.argument("contact");
      const contact = text === undefined ? undefined : await findContact(home, text);
      const loaded = await loadState(await home.deps(), { kind: "all" });
      if (loaded === undefined) return;
      const { state, rules, now } = loaded;
      const slots = slotsFor(state, rules, now, contact?.contactId);
      if (context.isJson) return context.printJson(slotsJson(slots));
      if (state.busy === "unreadable") {
        return context.print(
          "Your calendar cannot be read, so no time is free. `quarterhour doctor` says more.",
        );
      }
      context.print(slotsText(slots, contact?.name ?? "somebody in your own time zone", state.zone));
      if (contact !== undefined && contact.timezone === undefined && rules.sending.unknown_zone === "hold") {
        context.print(
          `\nThe time zone of ${contact.name} is not known, so they are offered nothing yet:\n  quarterhour contacts set ${contactRef(contact)} timezone=…`,
        );
      }
    });
    return 0;
  },
};
