/** The rows of a table that can come in, each as one person, with the alias of whoever introduces them. */
import type { Contact } from "../core/contact.ts";
import type { MailboxId } from "../core/keys.ts";
import { aliasesOf } from "./aliases.ts";
import { findIntroducer, type Named, toPeople } from "./introducers.ts";
import { tidyName } from "./person-name.ts";
import { type Draft, readFields } from "./read-fields.ts";
import { cellsOf } from "./recognise-columns.ts";
import { shown } from "./shown.ts";
import type { Fault, Row, Table } from "./table.ts";

export interface UsableRow {
  line: number;
  draft: Draft;
  /** The name as it stands in the file, where it is not how one would greet them. */
  written?: string;
  /** An alias of the introducer. */
  introducer?: string;
}

/** A value or a whole row that does not come in, and what to do about it. */
export type Unusable = Fault;

/**
 * `unusable` is complete once all of `rows` were gone through, which is done once. Where nobody has an introducer,
 * each row is read when it is asked for: of many rows no two need be in memory together.
 */
export function usableRows(
  table: Table,
  on: { existing: readonly Contact[]; mailboxId: MailboxId; owner: string; tag?: string },
): { rows: Iterable<UsableRow>; unusable: Unusable[] } {
  const unusable: Unusable[] = [...table.faults];
  const read = readRows(table, { ...on, unusable });
  if (!table.columns.places.has("introducer")) return { rows: read, unusable };
  let rows = [...read];
  // A row whose introducer is nobody does not come in: it would be written to without the introduction. It may
  // itself introduce others, so this goes on until nothing falls out any more.
  for (;;) {
    const kept = withIntroducers(rows, { ...on, unusable });
    if (kept.length === rows.length) return { rows: kept, unusable };
    rows = kept;
  }
}

function* readRows(
  table: Table,
  on: { owner: string; tag?: string; unusable: Unusable[] },
): Generator<UsableRow> {
  for (const row of table.rows) {
    const draft = readRow(row, { table, owner: on.owner, unusable: on.unusable });
    if (draft !== undefined) yield toUsable(row.line, draft, on.tag);
  }
}

function toUsable(line: number, draft: Draft, tag: string | undefined): UsableRow {
  const { name } = draft;
  const tidy = tidyName(name);
  const isTagged = tag === undefined || draft.tags.some((known) => known.toLowerCase() === tag.toLowerCase());
  if (tidy === name && isTagged) return { line, draft };
  return {
    line,
    draft: { ...draft, name: tidy, tags: isTagged ? draft.tags : [...draft.tags, tag] },
    ...(tidy === name ? {} : { written: name }),
  };
}

function readRow(row: Row, on: { table: Table; owner: string; unusable: Unusable[] }): Draft | undefined {
  const { draft, wrong } = readFields(cellsOf(on.table.columns, row.cells), on.owner);
  on.unusable.push(...wrong.map((one) => ({ line: row.line, ...one })));
  if (wrong.some((one) => one.drops === "row")) return undefined;
  const extra = row.cells.slice(on.table.headings.length).find((value) => value.trim() !== "");
  if (extra !== undefined) {
    const why = `makes ${row.cells.length} cells; the heading line has ${on.table.headings.length}`;
    const next = "Put quotes around a value that holds the delimiter.";
    on.unusable.push({ line: row.line, field: "notes", value: shown(extra), why, next, drops: "row" });
    return undefined;
  }
  if (draft.name !== "" || draft.email !== undefined || draft.linkedin !== undefined) return draft;
  // LinkedIn keeps the date of a connection whose account is closed, and nothing else.
  const isClosed = on.table.source === "LinkedIn";
  on.unusable.push({
    line: row.line,
    field: "name",
    value: "",
    why: isClosed
      ? "LinkedIn no longer says who this was"
      : "neither a name nor an address nor a profile is usable",
    next: isClosed ? "Nothing needs to be done." : "Fill in one of them, or remove the row.",
    drops: "row",
  });
  return undefined;
}

function withIntroducers(
  rows: readonly UsableRow[],
  on: { existing: readonly Contact[]; mailboxId: MailboxId; unusable: Unusable[] },
): UsableRow[] {
  if (rows.every(({ draft }) => draft.introducer === undefined)) return [...rows];
  const people = toPeople([...namedContacts(on.existing), ...namedRows(rows, on)]);
  return rows.flatMap((row) => {
    const text = row.draft.introducer;
    if (text === undefined) return [row];
    const found = findIntroducer(text, people);
    if (found.kind === "found") return [{ ...row, introducer: found.person }];
    on.unusable.push({
      line: row.line,
      field: "introducer",
      value: shown(text),
      why: found.why,
      next: found.next,
      drops: "row",
    });
    return [];
  });
}

function namedContacts(existing: readonly Contact[]): Named[] {
  return existing.map(({ name, aliases, contactId }) => ({ name, person: aliases[0] ?? contactId, aliases }));
}

/** A row about a contact of before is the same person as that contact. */
function namedRows(
  rows: readonly UsableRow[],
  on: { existing: readonly Contact[]; mailboxId: MailboxId },
): Named[] {
  const known = new Map(
    on.existing.flatMap(({ aliases }) =>
      aliases.map((alias): [string, string] => [alias, aliases[0] ?? alias]),
    ),
  );
  return rows.map(({ draft }) => {
    const aliases = aliasesOf(draft, on.mailboxId);
    const before = aliases.map((alias) => known.get(alias)).find((person) => person !== undefined);
    const person = before ?? aliases[0] ?? "";
    for (const alias of aliases) if (!known.has(alias)) known.set(alias, person);
    return { name: draft.name, person, aliases };
  });
}
