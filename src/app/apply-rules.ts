/** Gives a mailbox of a fleet its rules; a new mailbox begins with its first. */
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { parseRules } from "../core/rules/parse-rules.ts";
import type { Warning } from "../core/rules/warnings.ts";
import { openPostgresStore } from "../store/postgres/open.ts";
import { refuseMoved, wallClock } from "./choose-clock.ts";
import { addressOf } from "./home.ts";
import { whichMailbox } from "./which-mailbox.ts";

export interface Applied {
  mailboxId: MailboxId;
  address: string;
  version: number;
  /** False where the same text holds already. */
  isNew: boolean;
  warnings: Warning[];
}

/** `name` is the file's, for messages. Throws `rules/…`, `fleet/mailbox` where another mailbox was meant, and `store/…`. */
export async function applyRules(wish: {
  databaseUrl: string;
  /** Address or id of the mailbox that is meant. */
  mailbox: string | undefined;
  text: string;
  name: string;
}): Promise<Applied> {
  const { databaseUrl: url, mailbox, text, name } = wish;
  const parsed = parseRules(text, name);
  const address = addressOf(parsed);
  const wanted = mailbox?.trim().toLowerCase();
  const store = await openPostgresStore({ url, mostConnections: 1 });
  try {
    const { mailboxId } = await whichMailbox(store, parsed.rules.mailbox, address);
    if (wanted !== undefined && wanted !== address && wanted !== mailboxId) throw another(mailboxId);
    await refuseMoved(store, mailboxId);
    const { version, isNew } = await store.mailboxes.apply(mailboxId, { address, text }, wallClock());
    return { mailboxId, address, version, isNew, warnings: parsed.warnings };
  } finally {
    await store.close();
  }

  function another(mailboxId: MailboxId): Problem {
    return new Problem("fleet/mailbox", {
      what: `The file holds rules for ${address} (${mailboxId}), and --mailbox names ${mailbox}. Nothing was changed.`,
      where: name,
      next: "Give the file of that mailbox, or correct --mailbox.",
    });
  }
}
