import { resolve } from "node:path";
import { loadState } from "../../../workers/load-state.ts";
import { withHome } from "../../app.ts";
import { examineMail } from "../../core/etiquette/examine-mail.ts";
import { steps } from "../../core/keys.ts";
import { findContact } from "../find-contact.ts";
import type { Command } from "../frame/command.ts";
import { previewMail } from "../preview-mail.ts";
import { previewJson, previewText } from "../show/preview.ts";

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
      const mail = previewed.kind === "mail" ? await deps.render(previewed.letter) : undefined;
      const file = given.text("--html");
      if (file !== undefined && mail !== undefined) {
        const { writeFile } = await import("node:fs/promises");
        await writeFile(resolve(context.cwd, file), mail.html);
      }
      const remarks =
        previewed.kind === "nothing" || mail === undefined
          ? []
          : examineMail({ ...previewed.letter, ...mail, step: previewed.step });
      if (context.isJson) context.printJson(previewJson(previewed, mail, { contact, remarks }));
      else context.print(previewText(previewed, mail, { contact, rules, remarks }));
      return mail === undefined ? 1 : 0;
    });
  },
};
