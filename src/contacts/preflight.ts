/**
 * What an import would do, before anything is saved (B14): who is new, what changes, who stands in it twice, what
 * cannot be used and why, who comes in and waits. Pure: the same file and the same contacts give the same answer.
 * One row is one person at the most, and never two (N-4, N-5).
 */
import type { Contact } from "../core/contact.ts";
import type { ContactId, MailboxId } from "../core/keys.ts";
import { toContactId } from "../core/keys.ts";
import { aliasesOf } from "./aliases.ts";
import type { Change } from "./merge-contact.ts";
import { mergeContact, newContact } from "./merge-contact.ts";
import { type Entry, findPerson, register, toRegister } from "./person-register.ts";
import type { Draft } from "./read-fields.ts";
import type { Table } from "./read-table.ts";
import { type Unusable, usableRows } from "./usable-rows.ts";

export interface Preflight {
  new: { line: number; contact: Contact }[];
  changed: { line: number; contact: Contact; changes: Change[] }[];
  same: { line: number; contact: Contact }[];
  /** A row about somebody who is known under another address or profile, or stands in the file already. */
  samePersonTwice: {
    line: number;
    contactId: ContactId;
    name: string;
    /** The line of the file that named them first; absent for a contact of before. */
    firstLine?: number;
    /** What both have in common. */
    by: string;
    /** What this row says otherwise, and what was therefore not taken over. */
    differs: Change[];
  }[];
  unusable: Unusable[];
  /** They come in, and nothing is written to them until this is known. */
  waiting: { line: number; contact: Contact; for: ("name" | "address" | "why-them")[] }[];
  /** Headings that nothing is read from. */
  unused: { heading: string; why: string }[];
  /** What is to be saved: all that is new or changed. */
  save: Contact[];
  rows: number;
}

export interface ImportContext {
  existing: readonly Contact[];
  mailboxId: MailboxId;
  /** The owner's own address, normalised. */
  owner: string;
}

export function preflight(table: Table, { existing, mailboxId, owner }: ImportContext): Preflight {
  const { rows, unusable } = usableRows(table, { existing, mailboxId, owner });
  const people = toRegister(existing);
  const touched: Entry[] = [];
  const samePersonTwice: Preflight["samePersonTwice"] = [];
  const taken: { entry: Entry; introducer: string; line: number }[] = [];

  for (const { line, draft, introducer } of rows) {
    const aliases = aliasesOf(draft, mailboxId);
    const found = findPerson(people, draft, aliases);
    if (found === "two") {
      unusable.push(toTwo(line, draft));
      continue;
    }
    const entry = found?.entry ?? addPerson(draft, { aliases, mailboxId, line });
    if (found === undefined) touched.push(entry);
    else updatePerson(entry, { draft, aliases, line, by: found.by, touched, samePersonTwice });
    register(people, entry);
    if (introducer !== undefined) taken.push({ entry, introducer, line });
  }
  for (const { entry, introducer, line } of taken)
    introduce(entry, people.byAlias.get(introducer), { line, unusable });
  return toPreflight(touched, { samePersonTwice, unusable, table });
}

function addPerson(
  draft: Draft,
  on: { aliases: readonly string[]; mailboxId: MailboxId; line: number },
): Entry {
  const contactId = toContactId(on.mailboxId, on.aliases[0] ?? "");
  return { contact: newContact(contactId, draft, on.aliases), line: on.line, changes: [], isNew: true };
}

function updatePerson(
  entry: Entry,
  row: {
    draft: Draft;
    aliases: readonly string[];
    line: number;
    by: string;
    touched: Entry[];
    samePersonTwice: Preflight["samePersonTwice"];
  },
): void {
  const firstLine = entry.line;
  const isFirst = firstLine === undefined;
  const isOtherAddress =
    row.draft.email !== undefined &&
    entry.contact.email !== undefined &&
    entry.contact.email !== row.draft.email;
  const merged = mergeContact(entry.contact, row.draft, {
    aliases: row.aliases,
    how: isFirst ? "replace" : "fill",
  });
  if (!isFirst || isOtherAddress || row.by === "name and company") {
    row.samePersonTwice.push({
      line: row.line,
      contactId: entry.contact.contactId,
      name: entry.contact.name === "" ? (entry.contact.email ?? "") : entry.contact.name,
      ...(firstLine === undefined ? {} : { firstLine }),
      by: row.by,
      differs: merged.differs,
    });
  }
  entry.contact = merged.contact;
  entry.changes.push(...merged.changes);
  if (!isFirst) return;
  entry.line = row.line;
  row.touched.push(entry);
}

/** The introducer is known by now, whichever of both rows came first. */
function introduce(
  entry: Entry,
  introducer: Entry | undefined,
  on: { line: number; unusable: Unusable[] },
): void {
  if (introducer === undefined) return;
  const { contact } = entry;
  if (introducer.contact.contactId === contact.contactId) {
    const next = "Clear the cell, or name somebody else.";
    on.unusable.push({
      line: on.line,
      field: "introducer",
      value: contact.name,
      why: "is the same person",
      next,
      drops: "value",
    });
    return;
  }
  if (contact.introducer === introducer.contact.contactId) return;
  if (contact.introducer !== undefined && entry.isNew) return;
  const to = introducer.contact.name === "" ? introducer.contact.contactId : introducer.contact.name;
  entry.changes.push({ field: "introducer", from: contact.introducer ?? "", to });
  entry.contact = { ...contact, introducer: introducer.contact.contactId };
}

function toTwo(line: number, draft: Draft): Unusable {
  return {
    line,
    field: "linkedin",
    value: draft.linkedin ?? "",
    why: `belongs to one contact and ${draft.email ?? "the address"} to another`,
    next: "Correct the one that is wrong, then import again.",
    drops: "row",
  };
}

function toPreflight(
  touched: readonly Entry[],
  on: { samePersonTwice: Preflight["samePersonTwice"]; unusable: Unusable[]; table: Table },
): Preflight {
  const result: Preflight = {
    ...{ new: [], changed: [], same: [], waiting: [], save: [] },
    samePersonTwice: on.samePersonTwice,
    unusable: on.unusable.toSorted((a, b) => a.line - b.line),
    unused: on.table.columns.unused.map(({ heading, why }) => ({ heading, why })),
    rows: on.table.rows.length,
  };
  for (const { contact, changes, line = 0, isNew, aliasesBefore } of touched) {
    const hasNewAlias = aliasesBefore !== contact.aliases.join("\n");
    if (isNew) result.new.push({ line, contact });
    else if (changes.length > 0) result.changed.push({ line, contact, changes });
    else result.same.push({ line, contact });
    if (isNew || changes.length > 0 || hasNewAlias) result.save.push(contact);
    const waits = waitsFor(contact);
    if (waits.length > 0) result.waiting.push({ line, contact, for: waits });
  }
  return result;
}

function waitsFor(contact: Contact): ("name" | "address" | "why-them")[] {
  const waits: ("name" | "address" | "why-them")[] = [];
  if (contact.name === "") waits.push("name");
  if (contact.email === undefined) waits.push("address");
  if (contact.why_them === undefined || contact.why_them === "") waits.push("why-them");
  return waits;
}
