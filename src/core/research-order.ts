/** In which order people are researched (S10): the closest first, for they may know the others. */
import type { Contact } from "./contact.ts";
import { closenessOf } from "./could-ask.ts";

/** Of those who are equally close, who can be written to comes first; then by name. */
export function inResearchOrder(contacts: readonly Contact[]): Contact[] {
  const reach = ({ email, linkedin }: Contact) => (email !== undefined ? 0 : linkedin !== undefined ? 1 : 2);
  return contacts.toSorted(
    (a, b) => closenessOf(a) - closenessOf(b) || reach(a) - reach(b) || a.name.localeCompare(b.name),
  );
}
