import { resolve } from "node:path";
import { loadState } from "../../../workers/load-state.ts";
import { type Home, withHome } from "../../app.ts";
import { firstMails, forecast } from "../../core/forecast.ts";
import { steps } from "../../core/keys.ts";
import { Problem } from "../../core/problem.ts";
import { findContact } from "../find-contact.ts";
import type { Command, ExitCode } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import { previewMail } from "../preview-mail.ts";
import { forecastJson, forecastText } from "../show/forecast.ts";
import { previewJson, previewText, toShown } from "../show/preview.ts";
import { sayCommand } from "../show/say-command.ts";

const written = steps.filter(
  (step) => step !== "morning" && step !== "debrief-ask" && step !== "event-nudge",
);

export const command: Command = {
  takesNow: true,
  args: [
    { name: "contact", summary: "address or id; none with --all" },
    { name: "step", summary: "which mail; without it: whatever comes next", choices: written },
  ],
  options: [
    { flags: "--html <file>", summary: "also write the HTML part into this file" },
    { flags: "--all", summary: "who gets which first mail, on which day, and when all have it" },
  ],
  details: `A mail that lies ahead is shown as if everything before it had happened. Nothing is sent, and nothing is kept.

Example:
  quarterhour preview priya@example.com thank-you
  quarterhour preview --all`,
  async run(context, given) {
    return withHome(context, "reading", async (home) => {
      const text = given.argument("contact");
      if (given.flag("--all") && text === undefined) return everybody(home, context);
      if (text === undefined || given.flag("--all")) throw whose();
      const contact = await findContact(home, text);
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
      else context.print(previewText(shown, { contact, rules, command, words: "listed" }));
      return previewed.kind === "nothing" ? 1 : 0;
    });
  },
};

async function everybody(home: Home, context: Context): Promise<ExitCode> {
  const deps = await home.deps();
  const loaded = await loadState(deps, { kind: "all" });
  if (loaded === undefined) return 1;
  const { state, rules, now } = loaded;
  const ahead = forecast(state, rules, now, firstMails);
  const written = await Promise.all(
    ahead.mails.map(async (foreseen) => {
      const { subject, text } = await deps.render(foreseen.letter);
      return { foreseen, subject, text };
    }),
  );
  const have = new Set(
    ahead.mails.filter(({ step }) => step === "request").map(({ contactId }) => contactId),
  );
  const waiting = state.contacts.filter(
    ({ contactId }) =>
      !have.has(contactId) && (state.facts.get(contactId) ?? []).every(({ kind }) => kind !== "sent"),
  );
  if (context.isJson) context.printJson(forecastJson(written, waiting));
  else {
    const command = (line: string) => sayCommand(context, line);
    context.print(forecastText(ahead, written, { waiting, zone: state.zone, command }));
  }
  return 0;
}

function whose(): Problem {
  return new Problem("cli/usage", {
    what: "It is not said whose mail is to be shown.",
    next: "Give a contact, or `--all` for the first mails to everybody.",
  });
}
