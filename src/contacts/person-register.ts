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
  byName: People;
  /** By name alone, of those who have more than one word of it. */
  byFullName: People;
}

/** Nearly always one to a name: a list each would take as much room as the people. */
type People = Map<string, Entry | Entry[]>;

export function toRegister(existing: readonly Contact[]): Register {
  const people: Register = { byAlias: new Map(), byName: new Map(), byFullName: new Map() };
  for (const contact of existing) {
    register(people, { contact, changes: [], isNew: false, aliasesBefore: contact.aliases.join("\n") });
  }
  return people;
}

/** Enters a person, or what has become known about them. */
export function register(people: Register, entry: Entry): void {
  for (const alias of entry.contact.aliases) people.byAlias.set(alias, entry);
  const keys = keysOf(entry.contact);
  enter(people.byName, keys.nameAndCompany, entry);
  enter(people.byFullName, keys.fullName, entry);
}

function enter(people: People, key: string | undefined, entry: Entry): void {
  if (key === undefined) return;
  const same = people.get(key);
  if (same === undefined) people.set(key, entry);
  else if (!Array.isArray(same)) {
    if (same !== entry) people.set(key, [same, entry]);
  } else if (!same.includes(entry)) same.push(entry);
}

function named(people: People, key: string | undefined): readonly Entry[] {
  const same = key === undefined ? undefined : people.get(key);
  if (same === undefined) return [];
  return Array.isArray(same) ? same : [same];
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
  const [entry, other] = named(people.byName, keysOf(draft).nameAndCompany);
  if (entry === undefined || other !== undefined) return undefined;
  const isOneNameless = aliases.every(isNameAlias) || entry.contact.aliases.every(isNameAlias);
  return isOneNameless ? { entry, by: "name and company" } : undefined;
}

/**
 * Those who may be the same person and are not known to be: of one full name, with nothing that speaks against it.
 * Two profiles, or two employers, do. Never taken as one without a yes (C-39).
 */
export function lookAlikes(people: Register, draft: Draft): Entry[] {
  const same = named(people.byFullName, keysOf(draft).fullName);
  return same.filter(({ contact }) => {
    if (contact.linkedin !== undefined && draft.linkedin !== undefined) return false;
    if (contact.company === undefined || draft.company === undefined) return true;
    return companyKey(contact.company) === companyKey(draft.company);
  });
}

/** "Acme Health, Inc." and "Acme Health" are one employer. */
function companyKey(company: string): string {
  const key = nameKey(company);
  const bare = key.replace(
    /(?: (?:inc|llc|ltd|limited|gmbh|ag|se|kg|co|corp|corporation|company|plc|pty|sa|sl|srl|spa|bv|nv|ab|as|oy|oyj))+$/u,
    "",
  );
  return bare === "" ? key : bare;
}

interface Keys {
  /** Undefined for a name of one word. */
  fullName: string | undefined;
  nameAndCompany: string | undefined;
}

let last: (Keys & { name: string; company: string | undefined }) | undefined;

/** Each person is asked for several times in a row. */
function keysOf({ name, company }: { name: string; company?: string }): Keys {
  if (last?.name === name && last.company === company) return last;
  const key = nameKey(name);
  last = {
    ...{ name, company },
    fullName: key.includes(" ") ? key : undefined,
    nameAndCompany: name === "" || company === undefined ? undefined : `${key}, ${nameKey(company)}`,
  };
  return last;
}
