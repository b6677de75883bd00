/** What research makes of a contact: each value is read as it is in a contacts file, and nothing is kept without its source. */

import type { Field } from "../contacts/column-names.ts";
import { readNames } from "../contacts/read-background.ts";
import type { Contact, Finding, Position, Waiver } from "../core/contact.ts";
import type { Research } from "./research-sheet.ts";
import { type Among, setFields, withFinding } from "./set-fields.ts";

/** `today` dates a waiver. Throws `contacts/invalid`; then nothing of it holds. */
export function withResearch(
  contact: Contact,
  research: Research,
  among: Among & { today: Temporal.PlainDate },
): Contact {
  const { position, knows, waiver } = research;
  let changed = setFields(contact, valuesOf(research), among);
  if (research.finding !== undefined) {
    const { about, topic } = research.finding;
    const last = changed.findings.at(-1);
    const finding: Finding | undefined =
      last === undefined ? undefined : { ...last, about, ...(topic === undefined ? {} : { topic }) };
    if (finding !== undefined) changed = { ...changed, findings: withFinding(changed.findings, finding) };
  }
  if (position !== undefined) {
    const { kind: _kind, ...post } = position.post;
    const { source, on } = position;
    changed = { ...changed, positions: withPosition(changed.positions, { ...post, source, on }) };
  }
  if (knows.length > 0)
    changed = { ...changed, knows: readNames([...(changed.knows ?? []), ...knows].join(";")) };
  if (waiver !== undefined)
    changed = { ...changed, waivers: withWaiver(changed.waivers, { ...waiver, on: among.today.toString() }) };
  return changed;
}

function valuesOf({ whyThem, finding, via, introducer, place }: Research): Map<Field, string> {
  const values: [Field, string | undefined][] = [
    ["why_them", whyThem],
    ["finding", finding?.text],
    ["finding_source", finding?.source],
    ["finding_on", finding?.on],
    ["via", via],
    ["introducer", introducer],
    [place?.includes("/") === true ? "timezone" : "city", place],
  ];
  return new Map(values.flatMap(([field, value]) => (value === undefined ? [] : [[field, value] as const])));
}

/** One post at one company in one role is kept once: said again, it is corrected. */
function withPosition(positions: readonly Position[] = [], position: Position): Position[] {
  const isOther = ({ company, role }: Position) =>
    company.toLowerCase() !== position.company.toLowerCase() ||
    role?.toLowerCase() !== position.role?.toLowerCase();
  return [...positions.filter(isOther), position];
}

function withWaiver(waivers: readonly Waiver[] = [], waiver: Waiver): Waiver[] {
  return [...waivers.filter(({ what }) => what !== waiver.what), waiver];
}
