/** Who is to be researched, what is missing, and whom one could ask about them. */
import type { Contact } from "../../core/contact.ts";
import type { CouldAsk } from "../../core/could-ask.ts";
import type { Missing } from "../../core/planner/must-have.ts";
import { contactRef } from "../find-contact.ts";

export function lackingJson(contact: Contact, missing: readonly Missing[], couldAsk: readonly CouldAsk[]) {
  const { name, company, closeness } = contact;
  return {
    contact: contactRef(contact),
    name,
    company,
    closeness,
    missing: missing.map(({ what, says }) => ({ what, says })),
    couldAsk: couldAsk.map(couldAskJson),
  };
}

export function couldAskJson({ introducer, target, because }: CouldAsk) {
  return { introducer: contactRef(introducer), target: contactRef(target), because };
}

/** `You could ask Lena Vogt for an introduction to Max Bell (Mersey Trust): Lena Vogt knows Mersey Trust` */
export function couldAskLines(couldAsk: readonly CouldAsk[]): string[] {
  return couldAsk.map(({ introducer, target, because }) => {
    const whom = target.company === undefined ? target.name : `${target.name} (${target.company})`;
    return `You could ask ${introducer.name} for an introduction to ${whom}: ${because}.`;
  });
}
