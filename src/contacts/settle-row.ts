/** One row of a file against everybody who is known so far: whom it is about, and what it says about them. */
import type { Contact } from "../core/contact.ts";
import type { ContactId, MailboxId } from "../core/keys.ts";
import { toContactId } from "../core/keys.ts";
import { aliasesOf, furtherAliases, isNameAlias } from "./aliases.ts";
import type { Change } from "./merge-contact.ts";
import { mergeContact, newContact } from "./merge-contact.ts";
import { type Entry, findPerson, lookAlikes, type Register } from "./person-register.ts";
import { quickHash } from "./quick-hash.ts";
import type { Unusable, UsableRow } from "./usable-rows.ts";

export interface Run {
  people: Register;
  mailboxId: MailboxId;
  /** Whoever a row of the file is about, in the order of the file. */
  touched: Entry[];
  samePersonTwice: SamePerson[];
  alike: LookAlike[];
  unusable: Unusable[];
}

export interface SamePerson {
  line: number;
  contactId: ContactId;
  name: string;
  /** The line of the file that named them first; absent for a contact of before. */
  firstLine?: number;
  /** What both have in common. */
  by: string;
  /** What this row says otherwise, and what was therefore not taken over. */
  differs: Change[];
}

export interface LookAlike {
  line: number;
  /** As the row would come in by itself. */
  contact: Contact;
  /** Whom they may be; with the line of the file that named them, unless they are a contact of before. */
  others: { contact: Contact; line?: number }[];
  /** It does not come in before the owner has answered. Two addresses are taken for two people until then. */
  isHeld: boolean;
}

/** What the owner says about a row that looks like somebody: it is, or it is not. */
export type AlikeAnswer = "same" | "apart";

/** Whom a row is about, with what it says taken over; undefined where it does not come in. */
export function settleRow(row: UsableRow, run: Run, said: AlikeAnswer | undefined): Entry | undefined {
  const { line, draft } = row;
  const { people } = run;
  const own = aliasesOf(draft, run.mailboxId);
  const further = furtherAliases(draft);
  let found = findPerson(people, draft, own) ?? byFurther(people, further);
  if (found === "two") {
    run.unusable.push(toTwo(row));
    return undefined;
  }
  if (found === undefined) {
    const others = lookAlikes(people, draft);
    const [other, another] = others;
    const isJoined = said === "same" && another === undefined;
    if (other !== undefined && isJoined) found = { entry: other, by: yours };
    else if (other !== undefined && said !== "apart") {
      const isHeld = said === "same" || isPartOf(draft.email, others);
      const contact = newContact(toContactId(run.mailboxId, own[0] ?? "", quickHash), draft, own);
      run.alike.push({ line, contact, others: others.map(toOther), isHeld });
      if (isHeld) return undefined;
    }
  }
  const aliases = [...own, ...unshared(further, found?.entry, { line, run })];
  if (found !== undefined) return updatePerson(found.entry, row, { aliases, by: found.by, run });
  const contactId = toContactId(run.mailboxId, own[0] ?? "", quickHash);
  const entry = { contact: newContact(contactId, draft, aliases), line, changes: [], isNew: true };
  run.touched.push(entry);
  return entry;
}

function byFurther(people: Register, aliases: readonly string[]): { entry: Entry; by: string } | undefined {
  for (const alias of aliases) {
    const entry = people.byAlias.get(alias);
    if (entry !== undefined) return { entry, by: alias };
  }
  return undefined;
}

/** A further address that belongs to somebody else already is no name of this person. */
function unshared(
  aliases: readonly string[],
  entry: Entry | undefined,
  { line, run }: { line: number; run: Run },
): string[] {
  return aliases.filter((alias) => {
    const other = run.people.byAlias.get(alias);
    if (other === undefined || other === entry) return true;
    const why = `is the address of ${other.contact.name || "somebody else"}, too`;
    const next = "Nothing needs to be done, unless both are one person: then remove one of the rows.";
    run.unusable.push({ line, field: "email", value: alias, why, next, drops: "value" });
    return false;
  });
}

function updatePerson(
  entry: Entry,
  { line, draft, written }: UsableRow,
  { aliases, by, run }: { aliases: readonly string[]; by: string; run: Run },
): Entry {
  const firstLine = entry.line;
  const isFirst = firstLine === undefined;
  const { email } = entry.contact;
  const isOtherAddress = draft.email !== undefined && email !== undefined && email !== draft.email;
  const merged = mergeContact(entry.contact, draft, {
    aliases,
    how: isFirst ? "replace" : "fill",
    ...(written === undefined ? {} : { written }),
  });
  // The same row again is no news; somebody known by name alone, who is now known by more, is.
  const isByName =
    by === yours || (by === "name and company" && aliases.some((alias) => !isNameAlias(alias)));
  if (!isFirst || isOtherAddress || isByName) {
    run.samePersonTwice.push({
      line,
      contactId: entry.contact.contactId,
      name: entry.contact.name === "" ? (email ?? "") : entry.contact.name,
      ...(firstLine === undefined ? {} : { firstLine }),
      by,
      differs: merged.differs,
    });
  }
  entry.contact = merged.contact;
  entry.changes.push(...merged.changes);
  if (isFirst) {
    entry.line = line;
    run.touched.push(entry);
  }
  return entry;
}

/** One has the address that the other lacks: together they would be one person, apart half a person each. */
function isPartOf(email: string | undefined, others: readonly Entry[]): boolean {
  return email === undefined || others.some(({ contact }) => contact.email === undefined);
}

/** Why two are taken as one: the owner said so. */
const yours = "your answer";

function toOther({ contact, line, isNew }: Entry): LookAlike["others"][number] {
  return { contact, ...(line === undefined || !isNew ? {} : { line }) };
}

function toTwo({ line, draft }: UsableRow): Unusable {
  return {
    line,
    field: "linkedin",
    value: draft.linkedin ?? "",
    why: `belongs to one contact and ${draft.email ?? "the address"} to another`,
    next: "Correct the one that is wrong, then import again.",
    drops: "row",
  };
}
