/** At which stage each interview stands, and how it came there. */
import type { Home } from "../../app.ts";
import { fold } from "../../core/fold.ts";
import type { Interview } from "../../core/interview.ts";
import type { ContactId } from "../../core/keys.ts";
import { type Stage, stageOf } from "../../core/planner/stage.ts";
import { rulesFor } from "../../core/rules/rules-for.ts";

/** An interview came to this stage. */
export interface Move {
  at: Temporal.Instant;
  contactId: ContactId;
  stage: Stage;
}

export interface StageBook {
  moves: readonly Move[];
  /** Looks at all interviews as they stand now; returns what changed since the last look. */
  look(): Promise<Move[]>;
}

export function stageBook(home: Home): StageBook {
  const moves: Move[] = [];
  const last = new Map<ContactId, Stage>();
  return {
    moves,
    async look() {
      const interviews = await loadInterviews(home);
      const now = home.clock();
      const fresh: Move[] = [];
      for (const [contactId, interview] of interviews) {
        const stage = stageNow(home, interviews, interview, now);
        if (last.get(contactId) === stage) continue;
        last.set(contactId, stage);
        fresh.push({ at: now, contactId, stage });
      }
      moves.push(...fresh);
      return fresh;
    },
  };
}

/** All interviews, in the order of contactId. */
export async function loadInterviews(home: Home): Promise<Map<ContactId, Interview>> {
  const { mailboxId, store } = home;
  const { facts } = await store.ledger.read(mailboxId, { kind: "all" });
  const contacts = await store.contacts.all(mailboxId);
  return new Map(
    contacts
      .sort((a, b) => (a.contactId < b.contactId ? -1 : 1))
      .map((contact) => [contact.contactId, fold(mailboxId, contact, facts.get(contact.contactId) ?? [])]),
  );
}

function stageNow(
  home: Home,
  interviews: ReadonlyMap<ContactId, Interview>,
  interview: Interview,
  now: Temporal.Instant,
): Stage {
  const { contact } = interview;
  const introducer = contact.introducer === undefined ? undefined : interviews.get(contact.introducer);
  const names = introducer === undefined ? [] : [...introducer.contact.aliases, introducer.contact.name];
  return stageOf(interview, rulesFor(home.rules.rules, contact, names), now, introducer);
}
