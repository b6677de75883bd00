/** CONTACT on a command line: an address, or an id. */
import type { Home } from "../app.ts";
import type { Contact } from "../core/contact.ts";
import type { ContactId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { nearest } from "../core/rules/nearest.ts";
import { normaliseAddress } from "../formats/address.ts";

/** Throws `contacts/unknown`, with the one that was probably meant. */
export async function findContact(home: Home, text: string): Promise<Contact> {
  const { contacts } = home.store;
  const said = text.trim();
  const alias = normaliseAddress(said) ?? said;
  const match = await contacts.match(home.mailboxId, { references: [], addresses: [alias] });
  const contactId = match?.contactId ?? (/^[0-9a-f]{16}$/.test(said) ? (said as ContactId) : undefined);
  const [found] = contactId === undefined ? [] : await contacts.byIds(home.mailboxId, [contactId]);
  if (found !== undefined) return found;
  throw unknownContact(said, await contacts.all(home.mailboxId));
}

/** How a contact is named in JSON, and on a command line: the address, else the id. */
export function contactRef(contact: Pick<Contact, "contactId" | "email">): string {
  return contact.email ?? contact.contactId;
}

function unknownContact(said: string, all: readonly Contact[]): Problem {
  const what = `There is no contact "${said}".`;
  if (all.length === 0) {
    return new Problem("contacts/unknown", {
      what,
      next: "There are no contacts at all yet: run `quarterhour import FILE` first.",
    });
  }
  const meant = probablyMeant(said, all);
  const next =
    meant.length === 0
      ? "Give an address or an id of the list that `quarterhour contacts` shows."
      : `Did you mean ${meant.map((contact) => `${contactRef(contact)} (${contact.name})`).join(", or ")}?`;
  return new Problem("contacts/unknown", { what, next });
}

/** Those of that name, else the nearest address or name. */
function probablyMeant(said: string, all: readonly Contact[]): Contact[] {
  const words = said.toLowerCase();
  const named = all.filter((contact) => contact.name.toLowerCase().includes(words));
  if (named.length > 0) return named.slice(0, 3);
  const near =
    nearest(
      said,
      all.map((contact) => contactRef(contact)),
    ) ??
    nearest(
      said,
      all.map((contact) => contact.name),
    );
  return all.filter((contact) => near === contactRef(contact) || near === contact.name).slice(0, 3);
}
