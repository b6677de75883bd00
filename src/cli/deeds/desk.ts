/** Where a command that carries the owner's word stands: the open home, and what is known of one contact. */
import { type Home, machineZone, withHome } from "../../app.ts";
import type { Contact } from "../../core/contact.ts";
import type { Told } from "../../core/deeds/deed.ts";
import type { Fact } from "../../core/facts.ts";
import { fold } from "../../core/fold.ts";
import type { Interview } from "../../core/interview.ts";
import type { ContactId } from "../../core/keys.ts";
import type { Pending } from "../../core/pending.ts";
import { rulesFor } from "../../core/rules/rules-for.ts";
import type { Rules } from "../../core/rules-shape.ts";
import { findContact } from "../find-contact.ts";
import type { Context } from "../frame/context.ts";

export interface Desk {
  context: Context;
  home: Home;
  told: Told;
}

export interface Known {
  contact: Contact;
  interview: Interview;
  facts: Fact[];
  mailboxFacts: Fact[];
  pending: Pending[];
}

/** Opens the home for writing, beside a worker or without one. */
export async function atDesk(context: Context, work: (desk: Desk) => Promise<void>): Promise<0> {
  await withHome(context, "writing", async (home) => {
    // A brake must not fail for want of a zone: it is only there to name a day.
    const zone = home.rules.rules.me.timezone ?? home.account?.zone ?? machineZone();
    await work({ context, home, told: { via: "cli", now: home.clock(), zone } });
  });
  return 0;
}

/** CONTACT, as it was typed. Throws `contacts/unknown`. */
export async function known({ home }: Desk, text: string): Promise<Known> {
  return load(home, await findContact(home, text));
}

export async function knownById({ home }: Desk, contactId: ContactId): Promise<Known | undefined> {
  const [contact] = await home.store.contacts.byIds(home.mailboxId, [contactId]);
  return contact === undefined ? undefined : load(home, contact);
}

/** The rules as they stand for one contact. */
export async function rulesOf({ store, mailboxId, rules }: Home, contact: Contact): Promise<Rules> {
  const ids = contact.introducer === undefined ? [] : [contact.introducer];
  const [introducer] = ids.length === 0 ? [] : await store.contacts.byIds(mailboxId, ids);
  return rulesFor(
    rules.rules,
    contact,
    introducer === undefined ? [] : [...introducer.aliases, introducer.name],
  );
}

async function load({ store, mailboxId }: Home, contact: Contact): Promise<Known> {
  const { contactId } = contact;
  const view = await store.ledger.read(mailboxId, { kind: "contacts", contactIds: [contactId] });
  const facts = view.facts.get(contactId) ?? [];
  const { mailboxFacts, pending } = view;
  return { contact, interview: fold(mailboxId, contact, facts), facts, mailboxFacts, pending };
}
