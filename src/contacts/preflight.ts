/**
 * What an import would do, before anything is saved (B14): who is new, what changes, who stands in it twice, who may
 * be somebody who is known, what cannot be used and why, who comes in and waits. Pure: the same file, contacts and
 * answers give the same result. One row is one person at the most, and never two (N-4, N-5).
 */
import type { Contact } from "../core/contact.ts";
import type { MailboxId } from "../core/keys.ts";
import type { Change } from "./merge-contact.ts";
import { type Entry, register, toRegister } from "./person-register.ts";
import { type AlikeAnswer, type LookAlike, type Run, type SamePerson, settleRow } from "./settle-row.ts";
import type { Table } from "./table.ts";
import { type Unusable, usableRows } from "./usable-rows.ts";
import { type Cities, proposer, type ZoneProposal } from "./zone-proposals.ts";

export interface Preflight {
  new: { line: number; contact: Contact }[];
  changed: { line: number; contact: Contact; changes: Change[] }[];
  same: { line: number; contact: Contact }[];
  /** A row about somebody who is known under another address or profile, or stands in the file already. */
  samePersonTwice: SamePerson[];
  /** Rows about somebody of whose name one or more others are known, and who may be the same. */
  alike: LookAlike[];
  /** The zones that cities and countries give; taken over only where that was said. */
  zones: ZoneProposal[];
  unusable: Unusable[];
  /** They come in, and nothing is written to them until this is known. */
  waiting: { line: number; contact: Contact; for: ("name" | "address" | "why-them")[] }[];
  /** Names that were made such as one would greet their owner by: degrees, pictures and caps lock taken off. */
  tidied: { line: number; from: string; to: string }[];
  /** Headings that nothing is read from. */
  unused: { heading: string; why: string }[];
  /** What is to be saved: all that is new or changed. */
  save: Contact[];
  rows: number;
  source: Table["source"];
}

export interface ImportContext {
  existing: readonly Contact[];
  mailboxId: MailboxId;
  /** The owner's own address, normalised. */
  owner: string;
  /** Put on everybody in the file. */
  tag?: string;
  /** The towns by which zones are proposed; without them none are. */
  cities?: Cities;
  /** Whether the proposed zones are taken over. */
  takeZones?: true;
  /** The answer for the row of that line; undefined where there is none. */
  alike?: (line: number) => AlikeAnswer | undefined;
}

export function preflight(table: Table, context: ImportContext): Preflight {
  const { existing, mailboxId } = context;
  const { rows, unusable } = usableRows(table, context);
  const people = toRegister(existing);
  const zones = proposer(context);
  const run: Run = { people, mailboxId, unusable, touched: [], samePersonTwice: [], alike: [] };
  const taken: { entry: Entry; introducer: string; line: number }[] = [];
  const tidied: Preflight["tidied"] = [];

  for (const row of rows) {
    if (row.written !== undefined) tidied.push({ line: row.line, from: row.written, to: row.draft.name });
    const entry = settleRow(row, run, context.alike?.(row.line));
    if (entry === undefined) continue;
    zones.look(entry, row);
    register(people, entry);
    if (row.introducer !== undefined) taken.push({ entry, introducer: row.introducer, line: row.line });
  }
  for (const { entry, introducer, line } of taken)
    introduce(entry, people.byAlias.get(introducer), { line, unusable });
  // Nobody is looked for any more, and the result needs the room.
  people.byAlias.clear();
  people.byName.clear();
  return { ...toPreflight(run, table), zones: zones.found(), tidied };
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

function toPreflight(run: Run, table: Table): Omit<Preflight, "zones" | "tidied"> {
  const result: Omit<Preflight, "zones" | "tidied"> = {
    ...{ new: [], changed: [], same: [], waiting: [], save: [] },
    samePersonTwice: run.samePersonTwice,
    alike: run.alike,
    unusable: run.unusable.toSorted((a, b) => a.line - b.line),
    unused: table.columns.unused.map(({ heading, why }) => ({ heading, why })),
    rows: table.rows.length + table.faults.length,
    source: table.source,
  };
  for (const { contact, changes, line = 0, isNew, aliasesBefore } of run.touched) {
    if (isNew) result.new.push({ line, contact });
    else if (changes.length > 0) result.changed.push({ line, contact, changes });
    else result.same.push({ line, contact });
    if (isNew || changes.length > 0 || aliasesBefore !== contact.aliases.join("\n"))
      result.save.push(contact);
    const waits = waitsFor(contact);
    if (waits.length > 0) result.waiting.push({ line, contact, for: waits });
  }
  return result;
}

type Waits = Preflight["waiting"][number]["for"];

/** Whoever waits for the same shares one list: by a digit for each of the three. */
const sharedWaits = new Map<number, Waits>();

function waitsFor({ name, email, why_them: why }: Contact): Waits {
  const isWithoutWhy = why === undefined || why === "";
  const sum = (name === "" ? 1 : 0) + (email === undefined ? 10 : 0) + (isWithoutWhy ? 100 : 0);
  const known = sharedWaits.get(sum);
  if (known !== undefined) return known;
  const waits: Waits = [];
  if (name === "") waits.push("name");
  if (email === undefined) waits.push("address");
  if (isWithoutWhy) waits.push("why-them");
  sharedWaits.set(sum, waits);
  return waits;
}
