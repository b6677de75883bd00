/** Somebody whom a contact named: a new contact, introduced by that one. */
import type { Contact } from "../contact.ts";
import { type MailboxId, toContactId } from "../keys.ts";

/** `email` is normalised. As close as the one who named them, and with nothing else known yet. */
export function toReferred(
  mailboxId: MailboxId,
  by: Contact,
  named: { name: string; email: string },
): Contact {
  const { name, email } = named;
  return {
    contactId: toContactId(mailboxId, email),
    name,
    email,
    aliases: [email],
    tags: [],
    ...(by.closeness === undefined ? {} : { closeness: by.closeness }),
    introducer: by.contactId,
    findings: [],
  };
}
