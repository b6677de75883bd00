/** What is known of a home, without its calendar and its templates: one reading of the store. */
import { cursorNames } from "../../workers/fresh.ts";
import type { Home } from "../app.ts";
import { type Overview, overview } from "../core/overview.ts";
import type { State } from "../core/state.ts";
import { holidaysOf } from "../formats/holidays.ts";

export interface Seen {
  overview: Overview;
  state: State;
  /** When mailbox and calendar were both last read; undefined before that. */
  lastSync: Temporal.Instant | undefined;
}

/** Throws as `home.zone` does. */
export async function loadOverview(home: Home): Promise<Seen> {
  const { mailboxId, store, rules } = home;
  const zone = home.zone();
  const view = await store.ledger.read(mailboxId, { kind: "all" });
  const state: State = {
    mailboxId,
    zone,
    contacts: await store.contacts.all(mailboxId),
    facts: view.facts,
    mailboxFacts: view.mailboxFacts,
    pending: view.pending,
    suppressed: await store.contacts.suppressed(mailboxId),
    busy: [],
    templates: new Map(),
    holidays: holidaysOf,
  };
  return { overview: overview(state, rules.rules, home.clock()), state, lastSync: await lastSync(home) };
}

async function lastSync({ store, mailboxId }: Home): Promise<Temporal.Instant | undefined> {
  const reads = await Promise.all(
    Object.values(cursorNames).map((name) => store.cursors.read(mailboxId, name)),
  );
  let oldest: Temporal.Instant | undefined;
  for (const read of reads) {
    if (read === undefined) return undefined;
    if (oldest === undefined || Temporal.Instant.compare(read.at, oldest) < 0) oldest = read.at;
  }
  return oldest;
}
