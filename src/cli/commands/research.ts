import { loadState } from "../../../workers/load-state.ts";
import { type Home, withHome } from "../../app.ts";
import type { Contact } from "../../core/contact.ts";
import { Problem } from "../../core/problem.ts";
import { findContact } from "../find-contact.ts";
import type { Command } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import { loadOverview } from "../load-overview.ts";
import { type Previewed, previewMail } from "../preview-mail.ts";
import { askResearch, type Research, researchOf } from "../research-sheet.ts";
import { setFields, withFinding } from "../set-fields.ts";
import { previewJson, previewText } from "../show/preview.ts";
import { sayCommand } from "../show/say-command.ts";

export const command: Command = {
  takesNow: false,
  args: [
    { name: "contact", summary: "address or id; without one: all to whom something is missing, one by one" },
  ],
  options: [
    { flags: "--why-them <text>", summary: "one sentence of yours: why this person" },
    { flags: "--finding <text>", summary: "something that you found out; with --source and --on" },
    { flags: "--source <url>", summary: "where you found it: a page, a talk, a person" },
    { flags: "--on <date>", summary: "when that was true, such as 2026-11-30" },
    {
      flags: "--about <whom>",
      summary: "whom it is about; person where it is not said",
      choices: ["person", "employer"],
    },
  ],
  details: `Every sentence is your own; the finished mail is shown at once, and nothing is sent.

Example:
  quarterhour research priya@example.com --why-them "Your talk on cleaning up triage notes stayed with me."`,
  async run(context, given) {
    await withHome(context, "reading", async (home) => {
      const text = given.argument("contact");
      const said = researchOf(given);
      if (text !== undefined) return one(home, context, await findContact(home, text), said);
      if (said !== undefined) throw whose();
      await everybody(home, context);
    });
    return 0;
  },
};

async function one(
  home: Home,
  context: Context,
  contact: Contact,
  said: Research | undefined,
): Promise<void> {
  const found = said ?? (await askResearch(context, contact, home.rules.rules));
  const changed = found === undefined ? contact : await keep(home, contact, found);
  const { previewed, mail } = await finished(home, changed);
  if (context.isJson)
    return context.printJson({
      saved: found !== undefined,
      ...previewJson(previewed, mail, { contact: changed }),
    });
  context.print(`\n${previewText(previewed, mail, { contact: changed, rules: home.rules.rules })}`);
  if (said !== undefined && previewed.kind === "mail") {
    context.print(
      `\nSaved. It goes into your Drafts with \`${sayCommand(context, "start")}\`; research others with \`${sayCommand(context, "research")}\`.`,
    );
  }
}

/** One after the other, until none is left or the person stops. */
async function everybody(home: Home, context: Context): Promise<void> {
  const { overview, state } = await loadOverview(home);
  const lacking = new Set(
    overview.missing
      .filter(({ missing }) =>
        missing.some(({ what }) => what === "why-them" || what === "person" || what === "employer"),
      )
      .map(({ contactId }) => contactId),
  );
  const contacts = state.contacts.filter(({ contactId }) => lacking.has(contactId));
  if (contacts.length === 0) {
    const next =
      state.contacts.length === 0 ? sayCommand(context, "import FILE") : sayCommand(context, "plan");
    if (context.isJson) return context.printJson([]);
    return context.print(`Nobody waits for a sentence of yours. Next: \`${next}\`.`);
  }
  for (const [index, contact] of contacts.entries()) {
    if (!context.isJson) context.print(`\n${index + 1} of ${contacts.length}`);
    await one(home, context, contact, undefined);
  }
  context.print(
    `\nThat was everybody. Next: \`${sayCommand(context, "start")}\` puts what is finished into your Drafts.`,
  );
}

async function keep(home: Home, contact: Contact, { whyThem, finding }: Research): Promise<Contact> {
  const { mailboxId, address: owner, store } = home;
  const values = new Map([
    ...(whyThem === undefined ? [] : [["why_them", whyThem] as const]),
    ...(finding === undefined
      ? []
      : ([
          ["finding", finding.text],
          ["finding_source", finding.source],
          ["finding_on", finding.on],
        ] as const)),
  ]);
  let changed = setFields(contact, values, { mailboxId, owner, all: [] });
  const last = changed.findings.at(-1);
  if (finding !== undefined && last !== undefined) {
    changed = { ...changed, findings: withFinding(changed.findings, { ...last, about: finding.about }) };
  }
  await store.contacts.save(mailboxId, [changed]);
  return changed;
}

async function finished(
  home: Home,
  contact: Contact,
): Promise<{ previewed: Previewed; mail: Awaited<ReturnType<typeof rendered>> }> {
  const deps = await home.deps();
  const loaded = await loadState(deps, { kind: "contact", contactId: contact.contactId, step: "request" });
  if (loaded === undefined) throw new TypeError(`The contact ${contact.contactId} was not found again`);
  const { state, rules, now } = loaded;
  const previewed = await previewMail(state, rules, now, { contact, step: "request", render: deps.render });
  return { previewed, mail: await rendered(deps, previewed) };
}

async function rendered(deps: Awaited<ReturnType<Home["deps"]>>, previewed: Previewed) {
  return previewed.kind === "mail" ? deps.render(previewed.letter) : undefined;
}

function whose(): Problem {
  return new Problem("cli/usage", {
    what: "It is not said whom the sentence is about.",
    next: "Give the contact: `quarterhour research priya@example.com --why-them TEXT`.",
  });
}
