/** What a sync knows of the contacts that it meets: loaded once, kept up with the facts that it writes itself. */
import type { Contact } from "../src/core/contact.ts";
import type { Fact, NewFact } from "../src/core/facts.ts";
import { fold } from "../src/core/fold.ts";
import type { Interview } from "../src/core/interview.ts";
import { type ActionKey, type ContactId, type KeyParts, parseActionKey } from "../src/core/keys.ts";
import type { Pending } from "../src/core/pending.ts";
import type { WorkerDeps } from "./deps.ts";

export interface Known {
  interview(contactId: ContactId): Interview | undefined;
  contactIds(): ContactId[];
  pending: ReadonlyMap<ActionKey, Pending>;
  /** Appends, and folds what was new into what is known. */
  append(facts: readonly NewFact[]): Promise<void>;
}

/** Everybody who is due, takes a place or holds a slot, and those named. */
export async function loadKnown(deps: WorkerDeps, named: Iterable<ContactId>): Promise<Known> {
  const { mailboxId, ledger } = deps;
  const now = deps.clock();
  const active = await ledger.read(mailboxId, { kind: "active", now });
  const contactIds = [...new Set([...active.facts.keys(), ...named])].sort();
  const more = contactIds.filter((contactId) => !active.facts.has(contactId));
  const rest =
    more.length === 0 ? undefined : await ledger.read(mailboxId, { kind: "contacts", contactIds: more });
  const facts = new Map<ContactId, Fact[]>([...active.facts, ...(rest?.facts ?? [])]);
  const pending = new Map([...active.pending, ...(rest?.pending ?? [])].map((row) => [row.key, row]));
  const contacts = new Map<ContactId, Contact>();
  for (const contact of await deps.contacts.byIds(mailboxId, contactIds))
    contacts.set(contact.contactId, contact);

  return {
    pending,
    contactIds: () => contactIds,
    interview(contactId) {
      const contact = contacts.get(contactId);
      return contact === undefined ? undefined : fold(mailboxId, contact, facts.get(contactId) ?? []);
    },
    async append(added) {
      if (added.length === 0) return;
      for (const fact of await ledger.append(mailboxId, added, now)) {
        if (fact.contact !== undefined) facts.get(fact.contact)?.push(fact);
        deps.log("sync.learned", {
          kind: fact.kind,
          ...(fact.contact === undefined ? {} : { contactId: fact.contact }),
        });
      }
    },
  };
}

/** The parts of a key that came from outside; undefined where it is none of this mailbox. */
export function ownKey(deps: WorkerDeps, key: string | undefined): KeyParts | undefined {
  if (key === undefined) return undefined;
  try {
    const parts = parseActionKey(key);
    return parts.mailboxId === deps.mailboxId ? parts : undefined;
  } catch {
    return undefined;
  }
}
