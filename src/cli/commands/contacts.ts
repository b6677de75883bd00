import { type Home, withHome } from "../../app.ts";
import type { Field } from "../../contacts/column-names.ts";
import type { Contact } from "../../core/contact.ts";
import { Problem } from "../../core/problem.ts";
import { findContact } from "../find-contact.ts";
import type { Command } from "../frame/command.ts";
import { readField, setFields } from "../set-fields.ts";
import { contactJson, contactsText, contactText } from "../show/contacts.ts";
import { people } from "../show/people.ts";
import { sayCommand } from "../show/say-command.ts";
import { zoneOfPlace } from "../zone-of-place.ts";

export const command: Command = {
  takesNow: false,
  args: [
    { name: "action", summary: "set: change one contact; without it all are listed", choices: ["set"] },
    { name: "contact", summary: "address or id" },
    { name: "changes", summary: "FIELD=VALUE; an empty value takes the field away", isMany: true },
  ],
  details: `Examples:
  quarterhour contacts
  quarterhour contacts set priya@example.com timezone=America/Chicago
  quarterhour contacts set priya@example.com city=Chicago country=US
  quarterhour contacts set priya@example.com email=priya@new.example "tags=alumni; nurses"`,
  async run(context, given) {
    await withHome(context, "reading", async (home) => {
      const all = await home.store.contacts.all(home.mailboxId);
      if (given.argument("action") === undefined) {
        if (context.isJson) context.printJson(all.map((contact) => contactJson(contact, people(all))));
        else if (all.length > 0) context.print(contactsText(all));
        else context.print(`No contacts yet. Bring some in with \`${sayCommand(context, "import FILE")}\`.`);
        return;
      }
      const set = await change(home, all, given.argument("contact"), given.many("changes"));
      const { changed, hint } = await zoneOfPlace(home, context, set);
      if (context.isJson) context.printJson(contactJson(changed, people(all)));
      else context.print(`${contactText(changed, people(all))}${hint}`);
    });
    return 0;
  },
};

async function change(
  home: Home,
  all: readonly Contact[],
  text: string | undefined,
  changes: readonly string[],
): Promise<{ contact: Contact; values: ReadonlyMap<Field, string> }> {
  if (text === undefined || changes.length === 0) {
    throw new Problem("cli/usage", {
      what: "It is not said whom to change, or what.",
      next: "Write a contact and one FIELD=VALUE or more: `quarterhour contacts set priya@example.com timezone=America/Chicago`.",
    });
  }
  const contact = await findContact(home, text);
  const { mailboxId, address: owner, store } = home;
  const values = toValues(changes);
  const changed = setFields(contact, values, { mailboxId, owner, all });
  await store.contacts.save(mailboxId, [changed]);
  return { contact: changed, values };
}

function toValues(changes: readonly string[]): Map<Field, string> {
  return new Map(
    changes.map((text): [Field, string] => {
      const at = text.indexOf("=");
      if (at > 0) return [readField(text.slice(0, at)), text.slice(at + 1)];
      throw new Problem("cli/usage", {
        what: `"${text}" is no FIELD=VALUE.`,
        next: "Write for instance timezone=America/Chicago, with quotes around it where a space stands in it.",
      });
    }),
  );
}
