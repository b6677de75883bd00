/** Who a cell of the column `introducer` means: by address, profile, or a name that only one person has. */
import { nearest } from "../core/rules/nearest.ts";
import { mailboxIdentity, normaliseAddress } from "../formats/address.ts";
import { nameKey } from "./aliases.ts";
import { readLinkedin } from "./linkedin.ts";

export interface Named {
  name: string;
  /** Anything that tells one person from another; equal for one person. */
  person: string;
  aliases: readonly string[];
}

export interface People {
  byAlias: ReadonlyMap<string, string>;
  byName: ReadonlyMap<string, ReadonlySet<string>>;
  names: readonly string[];
}

export function toPeople(all: Iterable<Named>): People {
  const byAlias = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  const names: string[] = [];
  for (const { name, person, aliases } of all) {
    for (const alias of aliases) byAlias.set(alias, person);
    if (name === "") continue;
    names.push(name);
    const key = nameKey(name);
    const same = byName.get(key);
    if (same === undefined) byName.set(key, new Set([person]));
    else same.add(person);
  }
  return { byAlias, byName, names };
}

export type FoundIntroducer =
  | { kind: "found"; person: string }
  | { kind: "unknown"; why: string; next: string };

export function findIntroducer(text: string, people: People): FoundIntroducer {
  const address = normaliseAddress(text);
  const profile = readLinkedin(text);
  const alias =
    address !== undefined ? mailboxIdentity(address) : profile.kind === "code" ? profile.code : undefined;
  const next = "Give the introducer a row of their own, or clear the cell, then import again.";
  if (alias !== undefined) {
    const person = people.byAlias.get(alias);
    return person === undefined
      ? { kind: "unknown", why: "is nobody in this file or among your contacts", next }
      : { kind: "found", person };
  }
  const named = [...(people.byName.get(nameKey(text)) ?? [])];
  const [person, other] = named;
  if (person !== undefined && other === undefined) return { kind: "found", person };
  if (person !== undefined)
    return {
      kind: "unknown",
      why: "is the name of more than one person",
      next: "Write their address instead.",
    };
  const near = nearest(text, people.names.slice(0, 2000));
  return {
    kind: "unknown",
    why: "is nobody in this file or among your contacts",
    next: near === undefined ? next : `Did you mean ${near}? ${next}`,
  };
}
