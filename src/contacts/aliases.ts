/** Under what a person is known again: address, profile, address-book id, and where there is none, name and company. */
import type { Contact } from "../core/contact.ts";
import type { MailboxId } from "../core/keys.ts";
import { mailboxIdentity } from "../formats/address.ts";
import type { Draft } from "./read-fields.ts";

/**
 * All aliases of a draft; the first one makes the id of a new contact. Of an address that is what all spellings
 * of the mailbox have in common (N-21, R-15), so that the id does not depend on which came in first.
 */
export function aliasesOf(draft: Draft, mailboxId: MailboxId): string[] {
  const aliases: string[] = [];
  if (draft.email !== undefined) aliases.push(...spellings(draft.email));
  if (draft.linkedin !== undefined) aliases.push(draft.linkedin);
  if (draft.uid !== undefined) aliases.push(draft.uid);
  if (aliases.length === 0) aliases.push(nameAlias(draft, mailboxId));
  return aliases;
}

/** What all spellings of the mailbox have in common, and this one. */
function spellings(address: string): string[] {
  const identity = mailboxIdentity(address);
  return identity === address ? [address] : [identity, address];
}

/** The further addresses of a draft. They may turn out to be shared, so that nobody's id is made of one. */
export function furtherAliases({ also = [] }: Draft): string[] {
  return also.length === 0 ? [] : [...new Set(also.flatMap(spellings))];
}

/** A stand-in of this mailbox alone: two owners may know two people of one name. */
function nameAlias(person: { name: string; company?: string }, mailboxId: MailboxId): string {
  return `name:${mailboxId}:${nameKey(person.name)}, ${nameKey(person.company ?? "")}`;
}

export function isNameAlias(alias: string): boolean {
  return alias.startsWith("name:");
}

/** A name for comparing: case, accents, marks and spaces do not count. */
export function nameKey(name: string): string {
  // Most are of plain letters, and an import asks for many.
  if (/^[ -~]*$/u.test(name))
    return name
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, " ")
      .trim();
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The addresses first, the present one leading, then the rest; each once. */
export function ordered(aliases: Iterable<string>, email: Contact["email"]): string[] {
  const given = [...aliases];
  // Most have an address and perhaps a profile, in that order.
  if (given.length < 3 && given[0] === email && given[1] !== email) return given;
  const all = [...new Set(given)];
  const rest = all.filter((alias) => alias !== email);
  const addresses = rest.filter((alias) => alias.includes("@")).toSorted();
  const others = rest.filter((alias) => !alias.includes("@")).toSorted();
  // By `concat`, so that no room is left in the list for more: there may be a hundred thousand of them.
  return (email === undefined ? [] : [email]).concat(addresses, others);
}
