/** What the owner of the demo says: exactly what `answer`, `note`, `debrief`, `approve` and `contacts set` do. */
import { planHome } from "../../../workers/plan.ts";
import type { Home } from "../../app.ts";
import type { Field } from "../../contacts/column-names.ts";
import type { Contact } from "../../core/contact.ts";
import { type Answer, toAnswer } from "../../core/deeds/answer.ts";
import { toApprove } from "../../core/deeds/approval.ts";
import type { Deed, Told } from "../../core/deeds/deed.ts";
import { meetingLength } from "../../core/deeds/meeting-length.ts";
import { type Note, toDebrief, toNote } from "../../core/deeds/note.ts";
import { fold } from "../../core/fold.ts";
import type { Interview } from "../../core/interview.ts";
import type { ActionKey, ContactId } from "../../core/keys.ts";
import { Problem } from "../../core/problem.ts";
import { rulesFor } from "../../core/rules/rules-for.ts";
import { setFields } from "../set-fields.ts";

export interface OwnerWords {
  interview(contactId: ContactId): Promise<Interview | undefined>;
  answer(contactId: ContactId, answer: Answer): Promise<void>;
  /** A yes to a time; it lasts as long as the rules say. */
  accept(contactId: ContactId, start: Temporal.Instant): Promise<void>;
  note(contactId: ContactId, note: Note): Promise<void>;
  debrief(contactId: ContactId, line: string): Promise<void>;
  approve(contactId: ContactId, key: ActionKey): Promise<void>;
  set(contactId: ContactId, field: Field, value: string): Promise<void>;
}

export function ownerWords(home: Home): OwnerWords {
  const { mailboxId, store } = home;
  const told = (): Told => ({ via: "cli", now: home.clock(), zone: home.zone() });

  async function contactOf(contactId: ContactId): Promise<Contact | undefined> {
    const [contact] = await store.contacts.byIds(mailboxId, [contactId]);
    return contact;
  }

  async function interview(contactId: ContactId): Promise<Interview | undefined> {
    const contact = await contactOf(contactId);
    if (contact === undefined) return undefined;
    const view = await store.ledger.read(mailboxId, { kind: "contacts", contactIds: [contactId] });
    return fold(mailboxId, contact, view.facts.get(contactId) ?? []);
  }

  async function say(contactId: ContactId, deed: (interview: Interview, told: Told) => Deed): Promise<void> {
    const found = await interview(contactId);
    if (found === undefined) return;
    try {
      await store.ledger.append(mailboxId, deed(found, told()).facts, home.clock());
    } catch (error) {
      // What she wanted to say has been overtaken: she reads why not, and goes on.
      if (!(error instanceof Problem && error.code === "action/refused")) throw error;
    }
  }

  return {
    interview,
    answer: (contactId, answer) => say(contactId, (found, now) => toAnswer(found, answer, now)),
    accept: (contactId, start) =>
      say(contactId, (found, now) => {
        const minutes = meetingLength(rulesFor(home.rules.rules, found.contact), undefined, undefined);
        return toAnswer(found, { kind: "accepts", start, minutes }, now);
      }),
    note: (contactId, note) => say(contactId, (found, now) => toNote(found, note, now)),
    debrief: (contactId, line) => say(contactId, (found, now) => toDebrief(found, line, now)),
    async approve(contactId, key) {
      const { plan } = await planHome(await home.deps(), { kind: "all" });
      await say(contactId, (found, now) => toApprove(found, key, plan, now));
    },
    async set(contactId, field, value) {
      const all = await store.contacts.all(mailboxId);
      const contact = all.find((known) => known.contactId === contactId);
      if (contact === undefined) return;
      const changed = setFields(contact, new Map([[field, value]]), { mailboxId, owner: home.address, all });
      await store.contacts.save(mailboxId, [changed]);
    },
  };
}
