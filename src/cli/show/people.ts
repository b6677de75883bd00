/** How contacts are named in what commands print. */
import type { Contact } from "../../core/contact.ts";
import { type ContactId, type MailboxId, toOwnerId } from "../../core/keys.ts";
import { contactRef } from "../find-contact.ts";

export interface People {
  /** The address, else the id: for JSON and for command lines. */
  ref(contactId: ContactId): string;
  /** `Priya Raman <priya@example.com>`. */
  full(contactId: ContactId): string;
  name(contactId: ContactId): string;
}

/** `owner`: whose mails to themselves are among what is shown. */
export function people(
  contacts: readonly Contact[],
  owner?: { mailboxId: MailboxId; address: string },
): People {
  const known = new Map(contacts.map((contact) => [contact.contactId, contact]));
  if (owner !== undefined) {
    const { mailboxId, address } = owner;
    const contactId = toOwnerId(mailboxId);
    known.set(contactId, { contactId, name: "You", email: address, aliases: [], tags: [], findings: [] });
  }
  return {
    ref(contactId) {
      const contact = known.get(contactId);
      return contact === undefined ? contactId : contactRef(contact);
    },
    full(contactId) {
      const contact = known.get(contactId);
      return contact === undefined ? contactId : `${contact.name} <${contactRef(contact)}>`;
    },
    name: (contactId) => known.get(contactId)?.name ?? contactId,
  };
}
