import { resolve } from "node:path";
import { loadState } from "../../../workers/load-state.ts";
import { withHome } from "../../app.ts";
import { steps } from "../../core/keys.ts";
import { findContact } from "../find-contact.ts";
import type { Command } from "../frame/command.ts";
import { previewMail } from "../preview-mail.ts";
import { previewJson, previewText, toShown } from "../show/preview.ts";
import { sayCommand } from "../show/say-command.ts";

const written = steps.filter(
  (step) => step !== "morning" && step !== "debrief-ask" && step !== "event-nudge",
);

export const command: Command = {
  takesNow: true,
  args: [
    { name: "contact", summary: "address or id", isRequired: true },
    { name: "step", summary: "which mail; without it: whatever comes next", choices: written },
  ],
  options: [{ flags: "--html <file>", summary: "also write the HTML part into this file" }],
  details: `A mail that lies ahead is shown as if everything before it had happened. Nothing is sent, and nothing is kept.

Example:
  quarterhour preview priya@example.com thank-you`,
  async run(context, given) {
    return withHome(context, "reading", async (home) => {
      const contact = await findContact(home, given.required("contact"));
      const deps = await home.deps();
      const loaded = await loadState(deps, {
        kind: "contact",
        contactId: contact.contactId,
        step: "request",
      });
      if (loaded === undefined) return 1;
      const { state, rules, now } = loaded;
      const step = steps.find((one) => one === given.argument("step"));
      const previewed = await previewMail(state, rules, now, { contact, step, render: deps.render });
      const today = now.toZonedDateTimeISO(state.zone).toPlainDate();
      const shown = await toShown(previewed, { contact, rules, today, render: deps.render });
      const { mail } = shown;
      const file = given.text("--html");
      if (file !== undefined && mail !== undefined) {
        const { writeFile } = await import("node:fs/promises");
        await writeFile(resolve(context.cwd, file), mail.html);
      }
      const command = (line: string) => sayCommand(context, line);
      if (context.isJson) context.printJson(previewJson(shown, contact));
      else context.print(previewText(shown, { contact, rules, command }));
      return previewed.kind === "nothing" ? 1 : 0;
    });
  },
};
