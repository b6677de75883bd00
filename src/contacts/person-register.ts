/** Everybody who is known so far in an import: the contacts of before, and those of the rows already read. */
import type { Contact } from "../core/contact.ts";
import { isNameAlias, nameKey } from "./aliases.ts";
import type { Change } from "./merge-contact.ts";
import type { Draft } from "./read-fields.ts";
import { type TextIndex, textIndex } from "./text-index.ts";

export interface Entry {
  contact: Contact;
  /** The first line of the file that is about them. */
  line?: number;
  changes: Change[];
  isNew: boolean;
  /** The aliases of a contact of before, joined. */
  aliasesBefore?: string;
  /** A zone was proposed for them, by the first row that says a place. */
  hasProposal?: true;
}

export interface Register {
  byAlias: TextIndex<Entry>;
  /** By name; those of one word by that and the company. One to a key stands by itself: a list each would take as much room as the people. */
  byName: TextIndex<Known | Known[]>;
}

/** Somebody under the name and company that they had then. */
interface Known {
  entry: Entry;
  company: string | undefined;
}

export function toRegister(existing: readonly Contact[]): Register {
  const people: Register = { byAlias: textIndex(), byName: textIndex() };
  for (const contact of existing) {
    register(people, { contact, changes: [], isNew: false, aliasesBefore: contact.aliases.join("\n") });
  }
  return people;
}

/** Enters a person, or what has become known about them. */
export function register(people: Register, entry: Entry): void {
  for (const alias of entry.contact.aliases) people.byAlias.set(alias, entry);
  const { key, company } = keysOf(entry.contact);
  if (key === undefined) return;
  const known: Known = { entry, company };
  const same = people.byName.get(key);
  if (same === undefined) people.byName.set(key, known);
  else if (!listOf(same).some((one) => one.entry === entry && one.company === company))
    if (Array.isArray(same)) same.push(known);
    else people.byName.set(key, [same, known]);
}

function named(people: Register, key: string | undefined): readonly Known[] {
  const same = key === undefined ? undefined : people.byName.get(key);
  return same === undefined ? nobody : listOf(same);
}

const nobody: readonly Known[] = [];

function listOf(same: Known | Known[]): readonly Known[] {
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
  const { key, company } = keysOf(draft);
  const namesakes = company === undefined ? nobody : named(people, key);
  if (namesakes.length === 0) return undefined;
  const same = namesakes.filter((one) => one.company === company);
  const [one, other] = same;
  if (one === undefined || other !== undefined) return undefined;
  const { entry } = one;
  const isOneNameless = aliases.every(isNameAlias) || entry.contact.aliases.every(isNameAlias);
  return isOneNameless ? { entry, by: "name and company" } : undefined;
}

/**
 * Those who may be the same person and are not known to be: of one full name, with nothing that speaks against it.
 * Two profiles, or two employers, do. Never taken as one without a yes (C-39).
 */
export function lookAlikes(people: Register, draft: Draft): Entry[] {
  const { key, isFull } = keysOf(draft);
  if (!isFull) return [];
  const namesakes = named(people, key);
  if (namesakes.length === 0) return [];
  const same = new Set(namesakes.map(({ entry }) => entry));
  return [...same].filter(({ contact }) => {
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
  /** Undefined where one cannot be known by it. */
  key: string | undefined;
  /** More than one word, so that the name alone says something. */
  isFull: boolean;
  company: string | undefined;
}

let last: { name: string; company: string | undefined; keys: Keys } | undefined;

/** Each person is asked for several times in a row. */
function keysOf({ name, company }: { name: string; company?: string }): Keys {
  if (last?.name !== name || last.company !== company) last = { name, company, keys: toKeys(name, company) };
  return last.keys;
}

function toKeys(name: string, company: string | undefined): Keys {
  const key = nameKey(name);
  const employer = name === "" || company === undefined ? undefined : nameKey(company);
  if (key.includes(" ")) return { key, isFull: true, company: employer };
  return {
    key: employer === undefined ? undefined : `${key}, ${employer}`,
    isFull: false,
    company: employer,
  };
}
