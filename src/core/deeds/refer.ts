/** Somebody whom a contact named: a new contact, introduced by that one. */
import type { Contact } from "../contact.ts";
import { type MailboxId, toContactId } from "../keys.ts";

/** `alias` is under what they are known: the normalised address, else the profile, else a stand-in for the name. As close as the one who named them, and with nothing else known yet. */
export function toReferred(
  mailboxId: MailboxId,
  by: Contact,
  named: { name: string; alias: string; email?: string; linkedin?: string },
): Contact {
  const { name, alias, email, linkedin } = named;
  return {
    contactId: toContactId(mailboxId, alias),
    name,
    ...(email === undefined ? {} : { email }),
    ...(linkedin === undefined ? {} : { linkedin }),
    aliases: [alias],
    tags: [],
    ...(by.closeness === undefined ? {} : { closeness: by.closeness }),
    introducer: by.contactId,
    findings: [],
  };
}

/** Who is meant, where they are a contact already: introduced by the same one, of that name, and without an address. */
export function namesake(known: readonly Contact[], by: Contact, name: string): Contact | undefined {
  const same = known.filter(
    (contact) =>
      contact.email === undefined &&
      contact.introducer === by.contactId &&
      contact.name.toLowerCase() === name.trim().toLowerCase(),
  );
  return same.length === 1 ? same[0] : undefined;
}

/** The contact with an address, under the id that they have. `email` is normalised. */
export function withAddress(contact: Contact, email: string): Contact {
  return { ...contact, email, aliases: [email, ...contact.aliases.filter((alias) => alias !== email)] };
}
