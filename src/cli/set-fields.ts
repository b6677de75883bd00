/** Changes what is known about one contact, field by field; each value is read as it is in a contacts file. */
import { aliasesOf, ordered } from "../contacts/aliases.ts";
import { columnOf, type Field, fields } from "../contacts/column-names.ts";
import { findIntroducer, toPeople } from "../contacts/introducers.ts";
import { keptOf } from "../contacts/merge-contact.ts";
import { type Draft, readFields } from "../contacts/read-fields.ts";
import type { Wrong } from "../contacts/wrong.ts";
import type { Contact, Finding } from "../core/contact.ts";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { nearest } from "../core/rules/nearest.ts";

export interface Among {
  mailboxId: MailboxId;
  /** The owner's normalised address. */
  owner: string;
  /** Everybody: introducers are found among them. */
  all: readonly Contact[];
}

/** The name of a field as it is written: `why them`, `Time zone`. Throws `cli/usage`. */
export function readField(text: string): Field {
  const column = columnOf(text);
  const field = fields.find((known) => known === column);
  if (field !== undefined) return field;
  const meant = nearest(text, fields);
  throw new Problem("cli/usage", {
    what: `There is no field "${text}"${meant === undefined ? "" : `; did you mean ${meant}?`}`,
    next: `The fields are ${fields.join(", ")}.`,
  });
}

/**
 * An empty value takes the field away; tags are replaced, a finding is added. Throws `contacts/invalid`; then
 * nothing of it holds.
 */
export function setFields(contact: Contact, values: ReadonlyMap<Field, string>, among: Among): Contact {
  refuseEmpty(contact, values);
  const { draft, wrong } = readFields((column) => values.get(column as Field) ?? "", among.owner);
  const [first] = wrong;
  if (first !== undefined) throw invalid(contact, first);
  const changed = { ...contact, ...plainOf(draft) };
  for (const [field, value] of values)
    if (value.trim() === "" && field in changed) delete changed[field as keyof typeof plain];
  if (values.has("tags")) changed.tags = draft.tags;
  if (draft.name !== "") changed.name = draft.name;
  if (draft.finding !== undefined) changed.findings = withFinding(contact.findings, draft.finding);
  if (draft.introducer !== undefined) changed.introducer = introducerOf(contact, draft.introducer, among);
  const aliases =
    draft.email === undefined && draft.linkedin === undefined ? [] : aliasesOf(draft, among.mailboxId);
  changed.aliases = ordered([...contact.aliases, ...aliases], changed.email);
  return changed;
}

/** The same finding is kept once. */
export function withFinding(findings: readonly Finding[], finding: Finding): Finding[] {
  const others = findings.filter(({ text, source }) => text !== finding.text || source !== finding.source);
  return [...others, finding];
}

/** Those that are copied as they are; an empty value deletes them. */
const plain = {
  email: true,
  role: true,
  company: true,
  city: true,
  country: true,
  timezone: true,
  language: true,
  closeness: true,
  introducer: true,
  why_them: true,
  linkedin: true,
  phone: true,
  notes: true,
  industry: true,
  source: true,
  school: true,
  event: true,
  event_on: true,
  via: true,
  knows: true,
  connected_on: true,
} as const;

function plainOf(draft: Draft): Partial<Contact> {
  const { tags: _tags, name: _name, ...rest } = keptOf(draft);
  return rest;
}

function refuseEmpty({ email, contactId }: Contact, values: ReadonlyMap<Field, string>): void {
  const emptied = (["name", "finding"] as const).find((field) => values.get(field)?.trim() === "");
  if (emptied === undefined) return;
  throw new Problem("contacts/invalid", {
    what: `${emptied} has no value. Nothing was changed.`,
    where: email ?? contactId,
    next:
      emptied === "name"
        ? "Write the name as you would greet them."
        : "Write the sentence, with finding_source and finding_on.",
  });
}

function introducerOf(contact: Contact, text: string, { all }: Among): Contact["contactId"] {
  const others = all.filter(({ contactId }) => contactId !== contact.contactId);
  const people = toPeople(
    others.map(({ contactId, name, aliases }) => ({ name, person: contactId, aliases })),
  );
  const found = findIntroducer(text, people);
  if (found.kind === "found") return found.person as Contact["contactId"];
  throw invalid(contact, {
    field: "introducer",
    value: text,
    why: found.why,
    next: found.next,
    drops: "value",
  });
}

function invalid({ email, contactId }: Contact, { field, value, why, next }: Wrong): Problem {
  return new Problem("contacts/invalid", {
    what: `${field} "${value}" ${why}. Nothing was changed.`,
    where: email ?? contactId,
    next,
  });
}
