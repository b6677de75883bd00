/**
 * Who could introduce the owner to whom (S04, S10): by what is noted of whom people know and where they work or worked.
 * Nothing is guessed from a shared name or address.
 */
import { workedAt } from "./background.ts";
import type { Contact } from "./contact.ts";

export interface CouldAsk {
  introducer: Contact;
  target: Contact;
  /** "Lena Vogt knows Mersey Trust", "Lena Vogt once worked at Mersey Trust". */
  because: string;
}

/** Those who may know the target or somebody at their company, the closest first. */
export function whoCouldIntroduce(target: Contact, all: readonly Contact[]): CouldAsk[] {
  return all
    .flatMap((introducer) => linkOf(introducer, target) ?? [])
    .toSorted(
      (a, b) => closenessOf(a.introducer) - closenessOf(b.introducer) || byName(a.introducer, b.introducer),
    );
}

/** Those to whom this contact could introduce the owner: what to ask before a meeting with them ends. */
export function whomCouldIntroduce(introducer: Contact, all: readonly Contact[]): CouldAsk[] {
  return all
    .flatMap((target) => linkOf(introducer, target) ?? [])
    .toSorted((a, b) => byName(a.target, b.target));
}

/** A friend is asked before a stranger is written to; 3 (a stranger) where nothing is said. */
export function closenessOf({ closeness }: Contact): number {
  return closeness ?? 3;
}

function linkOf(introducer: Contact, target: Contact): CouldAsk | undefined {
  if (introducer.contactId === target.contactId) return undefined;
  const { name } = introducer;
  const known = (introducer.knows ?? []).find(
    (one) =>
      isSame(one, target.name) ||
      isSame(one, target.company) ||
      target.aliases.some((alias) => isSame(alias, one)),
  );
  if (known !== undefined) return { introducer, target, because: `${name} knows ${known}` };
  // A colleague of the same company is asked for themselves, not as a door to the others.
  if (target.company === undefined || isSame(introducer.company, target.company)) return undefined;
  const worked = workedAt(introducer).find((company) => isSame(company, target.company));
  return worked === undefined
    ? undefined
    : { introducer, target, because: `${name} once worked at ${worked}` };
}

function byName(a: Contact, b: Contact): number {
  return a.name.localeCompare(b.name);
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  const fold = (text: string) => text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ");
  return one !== undefined && other !== undefined && fold(one) === fold(other);
}
