/** What an import would do, or did, for programs. */
import type { Preflight } from "../../contacts/preflight.ts";
import { contactRef } from "../find-contact.ts";

export function importJson(found: Preflight, isSaved: boolean) {
  const { rows, samePersonTwice, unusable, unused, waiting } = found;
  const people = (list: Preflight["new"]) =>
    list.map(({ line, contact }) => ({ line, contact: contactRef(contact), name: contact.name }));
  return {
    saved: isSaved,
    rows,
    source: found.source,
    new: people(found.new),
    changed: found.changed.map(({ line, contact, changes }) => ({
      line,
      contact: contactRef(contact),
      name: contact.name,
      changes,
    })),
    same: people(found.same),
    samePersonTwice: samePersonTwice.map(({ contactId: _, ...row }) => row),
    alike: found.alike.map(({ line, contact, others, isHeld }) => ({
      line,
      name: contact.name,
      isHeld,
      others: others.map((other) => ({
        contact: contactRef(other.contact),
        name: other.contact.name,
        line: other.line,
      })),
    })),
    zones: found.zones.map(({ contactId: _, ...zone }) => zone),
    tidied: found.tidied,
    unusable,
    waiting: waiting.map((one) => ({
      line: one.line,
      contact: contactRef(one.contact),
      name: one.contact.name,
      for: one.for,
    })),
    unused,
  };
}
