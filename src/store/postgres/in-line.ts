/**
 * Writers of one mailbox wait for each other in the database, each with a connection in its hand: a mailbox in which a
 * hundred things are due would hold all connections, and the others would wait for it. So within a process they stand
 * in line before they take one.
 */
import type { MailboxId } from "../../core/keys.ts";
import type { Contacts, Ledger } from "../store.ts";

type Line = <T>(mailboxId: MailboxId, deed: () => Promise<T>) => Promise<T>;

export function inLine(ledger: Ledger, contacts: Contacts): { ledger: Ledger; contacts: Contacts } {
  const line = newLine();
  return {
    ledger: {
      ...ledger,
      append: (mailboxId, facts, now) => line(mailboxId, () => ledger.append(mailboxId, facts, now)),
      schedule: (mailboxId, schedule) => line(mailboxId, () => ledger.schedule(mailboxId, schedule)),
      advance(claim, to, facts = []) {
        // The one arrow that tells nobody anything locks nothing but its own row.
        if (to.kind === "drafted" && facts.length === 0) return ledger.advance(claim, to, facts);
        return line(claim.mailboxId, () => ledger.advance(claim, to, facts));
      },
      settle: (claim, how, facts, now) => line(claim.mailboxId, () => ledger.settle(claim, how, facts, now)),
    },
    contacts: {
      ...contacts,
      save: (mailboxId, saved) => line(mailboxId, () => contacts.save(mailboxId, saved)),
    },
  };
}

function newLine(): Line {
  const last = new Map<MailboxId, Promise<unknown>>();
  return async (mailboxId, deed) => {
    const mine = (last.get(mailboxId) ?? Promise.resolve()).then(deed);
    const ended = mine.catch(() => undefined);
    last.set(mailboxId, ended);
    try {
      return await mine;
    } finally {
      if (last.get(mailboxId) === ended) last.delete(mailboxId);
    }
  };
}
