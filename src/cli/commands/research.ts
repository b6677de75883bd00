import { loadState } from "../../../workers/load-state.ts";
import { type Home, machineZone, withHome } from "../../app.ts";
import type { Field } from "../../contacts/column-names.ts";
import { type Contact, routes, subjects } from "../../core/contact.ts";
import { type CouldAsk, whoCouldIntroduce } from "../../core/could-ask.ts";
import type { Missing } from "../../core/planner/must-have.ts";
import { Problem } from "../../core/problem.ts";
import { inResearchOrder } from "../../core/research-order.ts";
import { rulesOf } from "../deeds/desk.ts";
import { findContact } from "../find-contact.ts";
import type { Command } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import { withResearch } from "../keep-research.ts";
import { loadOverview } from "../load-overview.ts";
import { previewMail } from "../preview-mail.ts";
import { askResearch, type Research, researchOf } from "../research-sheet.ts";
import { contactText } from "../show/contacts.ts";
import { people } from "../show/people.ts";
import { previewJson, previewText, type Shown, toShown } from "../show/preview.ts";
import { couldAskLines, lackingJson } from "../show/research.ts";
import { sayCommand } from "../show/say-command.ts";
import { zoneOfPlace } from "../zone-of-place.ts";

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
    { flags: "--about <whom>", summary: "whom it is about; person where it is not said", choices: subjects },
    {
      flags: "--news",
      summary: "the finding is news, of the employer where --about is not given; it grows old",
    },
    { flags: "--expertise", summary: "the finding says what they know best" },
    {
      flags: "--position <text>",
      summary: "a post of theirs: “nurse, St. Mary's, 2012 to 2018”; with --source and --on",
    },
    { flags: "--knows <name>", summary: "a person or company that they know", isMany: true },
    { flags: "--introducer <contact>", summary: "who is asked for an introduction first; none: nobody" },
    { flags: "--via <route>", summary: "how they are approached", choices: routes },
    {
      flags: "--waive <what>",
      summary: "this finding is not needed for them; with --because",
      choices: subjects,
    },
    { flags: "--because <text>", summary: "why not; it is kept" },
  ],
  details: `The closest come first, for they may know the others. Every sentence is your own; the finished mail is shown at
once with the words that come from each fact marked, and nothing is sent.

Examples:
  quarterhour research
  quarterhour research priya@example.com --why-them "Your talk on cleaning up triage notes stayed with me."
  quarterhour research priya@example.com --news --finding "Northwind opened a health lab" --source https://northwind.example/news --on 2026-11-02
  quarterhour research priya@example.com --waive employer --because "a freelancer"`,
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
  const all = await home.store.contacts.all(home.mailboxId);
  const couldAsk = couldAskFirst(contact, all);
  const rules = await rulesOf(home, contact);
  if (said === undefined && context.isTerminal)
    context.print([contactText(contact, people(all)), ...couldAskLines(couldAsk)].join("\n"));
  const found = said ?? (await askResearch(context, contact, { rules, couldAsk }));
  const kept = found === undefined ? contact : await keep(home, contact, found, all);
  const changed = found?.place === undefined ? kept : await withZone(home, context, kept, found.place);
  const shown = await finished(home, changed);
  if (context.isJson)
    return context.printJson({ saved: found !== undefined, ...previewJson(shown, changed) });
  const command = (line: string) => sayCommand(context, line);
  context.print(
    `\n${previewText(shown, { contact: changed, rules: home.rules.rules, command, words: "marked" })}`,
  );
  const introducer = all.find(({ contactId }) => contactId === changed.introducer);
  if (introducer !== undefined && changed.via !== "cold")
    context.print(
      `\n${introducer.name} is asked for an introduction first; this goes once they were thanked.`,
    );
  if (said !== undefined && shown.mail !== undefined) {
    context.print(
      `\nSaved. It goes into your Drafts with \`${command("start")}\`; research others with \`${command("research")}\`.`,
    );
  }
}

/** The zone that the town gives, after a yes. */
async function withZone(home: Home, context: Context, contact: Contact, place: string): Promise<Contact> {
  const values = new Map<Field, string>([[place.includes("/") ? "timezone" : "city", place]]);
  const { changed, hint } = await zoneOfPlace(home, context, { contact, values });
  if (hint !== "") context.print(hint.trim());
  return changed;
}

/** One after the other, the closest first, until none is left or the person stops. */
async function everybody(home: Home, context: Context): Promise<void> {
  const { overview, state } = await loadOverview(home);
  const lacking = new Map(
    overview.missing.flatMap(({ contactId, missing }) => {
      const own = missing.filter(isResearch);
      return own.length === 0 ? [] : [[contactId, own] as const];
    }),
  );
  const contacts = inResearchOrder(state.contacts.filter(({ contactId }) => lacking.has(contactId)));
  if (context.isJson) {
    return context.printJson(
      contacts.map((contact) =>
        lackingJson(contact, lacking.get(contact.contactId) ?? [], couldAskFirst(contact, state.contacts)),
      ),
    );
  }
  if (contacts.length === 0) {
    const next =
      state.contacts.length === 0 ? sayCommand(context, "import FILE") : sayCommand(context, "plan");
    return context.print(`Nobody waits for a sentence of yours. Next: \`${next}\`.`);
  }
  for (const [index, contact] of contacts.entries()) {
    context.print(`\n${index + 1} of ${contacts.length}`);
    await one(home, context, contact, undefined);
  }
  context.print(
    `\nThat was everybody. Next: \`${sayCommand(context, "start")}\` puts what is finished into your Drafts.`,
  );
}

/** What the owner alone can give; an address or an introducer's answer comes from elsewhere. */
function isResearch({ what }: Missing): boolean {
  return what !== "address" && what !== "introducer";
}

/** Friends who may know them; a friend is not introduced by another. */
function couldAskFirst(contact: Contact, all: readonly Contact[]): CouldAsk[] {
  return contact.closeness === 1
    ? []
    : whoCouldIntroduce(contact, all).filter(({ introducer }) => introducer.closeness === 1);
}

async function keep(
  home: Home,
  contact: Contact,
  research: Research,
  all: readonly Contact[],
): Promise<Contact> {
  const { mailboxId, address: owner, store } = home;
  // Only a day is wanted of it, and a missing zone must not keep a sentence from being kept.
  const zone = home.rules.rules.me.timezone ?? home.account?.zone ?? machineZone();
  const today = home.clock().toZonedDateTimeISO(zone).toPlainDate();
  const changed = withResearch(contact, research, { mailboxId, owner, all, today });
  await store.contacts.save(mailboxId, [changed]);
  return changed;
}

async function finished(home: Home, contact: Contact): Promise<Shown> {
  const deps = await home.deps();
  const loaded = await loadState(deps, { kind: "contact", contactId: contact.contactId, step: "request" });
  if (loaded === undefined) throw new TypeError(`The contact ${contact.contactId} was not found again`);
  const { state, rules, now } = loaded;
  const previewed = await previewMail(state, rules, now, { contact, step: "request", render: deps.render });
  const today = now.toZonedDateTimeISO(state.zone).toPlainDate();
  return toShown(previewed, { contact, rules, today, render: deps.render });
}

function whose(): Problem {
  return new Problem("cli/usage", {
    what: "It is not said whom the sentence is about.",
    next: "Give the contact: `quarterhour research priya@example.com --why-them TEXT`.",
  });
}
