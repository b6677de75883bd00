/** What a row changes about a contact, field by field. An empty cell never erases. */
import type { Contact, Finding } from "../core/contact.ts";
import type { ContactId } from "../core/keys.ts";
import { mailboxIdentity } from "../formats/address.ts";
import { ordered } from "./aliases.ts";
import { backgroundTexts } from "./read-background.ts";
import type { Draft } from "./read-fields.ts";

/** `from` is empty where there was nothing. */
export interface Change {
  field: string;
  from: string;
  to: string;
}

const plainFields = [
  "role",
  "company",
  "city",
  "country",
  "timezone",
  "language",
  "why_them",
  "linkedin",
  "phone",
  "notes",
  ...backgroundTexts,
  "event_on",
  "connected_on",
] as const;

export function newContact(contactId: ContactId, draft: Draft, aliases: readonly string[]): Contact {
  const { finding } = draft;
  return {
    contactId,
    ...keptOf(draft),
    aliases: ordered(aliases, draft.email),
    findings: finding === undefined ? [] : [finding],
  };
}

const helping = ["finding", "introducer", "also", "region", "uid"] as const;

/** What of a draft stays as it is: not what only helps to read the rest. */
export function keptOf(draft: Draft): Omit<Draft, "finding" | "introducer" | "also" | "region" | "uid"> {
  if (!helping.some((field) => field in draft)) return draft;
  const {
    finding: _finding,
    introducer: _introducer,
    also: _also,
    region: _region,
    uid: _uid,
    ...kept
  } = draft;
  return kept;
}

/**
 * `replace`: what the row says wins (a later import). `fill`: only gaps are filled (the same person again in one
 * file), and `changes` are what was filled; `differs` is what the row says otherwise.
 */
export function mergeContact(
  contact: Contact,
  draft: Draft,
  options: { aliases: readonly string[]; how: "replace" | "fill"; written?: string },
): { contact: Contact; changes: Change[]; differs: Change[] } {
  const changes: Change[] = [];
  const differs: Change[] = [];
  const merged: Contact = { ...contact };
  const offer = (field: string, from: string | undefined, to: string): boolean => {
    if (from === to) return false;
    const isGap = from === undefined || from === "";
    (isGap || options.how === "replace" ? changes : differs).push({ field, from: from ?? "", to });
    return isGap || options.how === "replace";
  };

  // The owner may have put back the name as it stands in the file.
  const isWritten = contact.name === options.written;
  if (draft.name !== "" && !isWritten && offer("name", contact.name, draft.name)) merged.name = draft.name;
  for (const field of plainFields) {
    const value = draft[field];
    if (value !== undefined && offer(field, contact[field], value)) merged[field] = value;
  }
  if (
    draft.closeness !== undefined &&
    offer("closeness", contact.closeness?.toString(), draft.closeness.toString())
  ) {
    merged.closeness = draft.closeness;
  }
  if (draft.via !== undefined && offer("via", contact.via, draft.via)) merged.via = draft.via;
  if (draft.knows !== undefined) merged.knows = withNames("knows", contact.knows ?? [], draft.knows, changes);
  if (
    draft.email !== undefined &&
    !isKnown(contact, draft.email) &&
    offer("email", contact.email, draft.email)
  ) {
    merged.email = draft.email;
  }
  merged.tags = withNames("tags", contact.tags, draft.tags, changes);
  merged.findings = withFinding(contact.findings, draft.finding, changes);
  merged.aliases = ordered([...contact.aliases, ...options.aliases], merged.email);
  return { contact: merged, changes, differs };
}

/** An address that they had before does not come back by an old file (it may have bounced). */
function isKnown(contact: Contact, email: string): boolean {
  if (contact.email === undefined) return false;
  return contact.aliases.includes(email) || contact.aliases.includes(mailboxIdentity(email));
}

function withNames(
  field: "tags" | "knows",
  names: readonly string[],
  more: readonly string[],
  changes: Change[],
): string[] {
  const known = new Set(names.map((name) => name.toLowerCase()));
  const added = more.filter((name) => !known.has(name.toLowerCase()));
  if (added.length > 0) changes.push({ field, from: names.join("; "), to: [...names, ...added].join("; ") });
  return [...names, ...added];
}

function withFinding(
  findings: readonly Finding[],
  finding: Finding | undefined,
  changes: Change[],
): Finding[] {
  const isThere = findings.some((known) => known.text === finding?.text && known.source === finding.source);
  if (finding === undefined || isThere) return [...findings];
  changes.push({ field: "finding", from: "", to: finding.text });
  return [...findings, finding];
}
