/** Everybody who is known so far in an import: the contacts of before, and those of the rows already read. */
import type { Contact } from "../core/contact.ts";
import { isNameAlias, nameKey } from "./aliases.ts";
import type { Change } from "./merge-contact.ts";
import type { Draft } from "./read-fields.ts";

export interface Entry {
  contact: Contact;
  /** The first line of the file that is about them. */
  line?: number;
  changes: Change[];
  isNew: boolean;
  /** The aliases of a contact of before, joined. */
  aliasesBefore?: string;
}

export interface Register {
  byAlias: Map<string, Entry>;
  byName: Map<string, Set<Entry>>;
}

export function toRegister(existing: readonly Contact[]): Register {
  const people: Register = { byAlias: new Map(), byName: new Map() };
  for (const contact of existing) {
    register(people, { contact, changes: [], isNew: false, aliasesBefore: contact.aliases.join("\n") });
  }
  return people;
}

/** Enters a person, or what has become known about them. */
export function register(people: Register, entry: Entry): void {
  for (const alias of entry.contact.aliases) people.byAlias.set(alias, entry);
  const key = nameAndCompany(entry.contact);
  if (key === undefined) return;
  const same = people.byName.get(key);
  if (same === undefined) people.byName.set(key, new Set([entry]));
  else same.add(entry);
}

/**
 * By any alias; else by name and company, where one of both has neither address nor profile and nobody else has
 * that name. `two` where its aliases belong to two people.
 */
export function findPerson(
  people: Register,
  draft: Draft,
  aliases: readonly string[],
): { entry: Entry; by: string } | "two" | undefined {
  let found: { entry: Entry; by: string } | undefined;
  for (const alias of aliases) {
    const entry = people.byAlias.get(alias);
    if (entry === undefined) continue;
    if (found !== undefined && found.entry !== entry) return "two";
    found ??= { entry, by: isNameAlias(alias) ? "name and company" : alias };
  }
  if (found !== undefined) return found;
  const [entry, other] = people.byName.get(nameAndCompany(draft) ?? "") ?? [];
  if (entry === undefined || other !== undefined) return undefined;
  const isOneNameless = aliases.every(isNameAlias) || entry.contact.aliases.every(isNameAlias);
  return isOneNameless ? { entry, by: "name and company" } : undefined;
}

function nameAndCompany(person: { name: string; company?: string }): string | undefined {
  if (person.name === "" || person.company === undefined) return undefined;
  return `${nameKey(person.name)}, ${nameKey(person.company)}`;
}
