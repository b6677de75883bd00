/** The ledger over any database that Kysely speaks: the port's methods, each in the file that knows it. */
import type { Kysely } from "kysely";
import { advanceClaim } from "./advance.ts";
import { appendFacts } from "./append-facts.ts";
import { claimAction, type LeaseNow, openActions, renewClaim, settleClaim } from "./claims.ts";
import type { Database } from "./database.ts";
import { readLedger } from "./read-ledger.ts";
import { writeSchedule } from "./schedule.ts";
import type { Ledger } from "./store.ts";
import type { AliasHash } from "./suppression.ts";

/** `leaseNow` is real time: the process's own for SQLite, the server's where there is one. */
export function kyselyLedger(db: Kysely<Database>, hashOf: AliasHash, leaseNow: LeaseNow): Ledger {
  return {
    async append(mailboxId, facts, now) {
      if (facts.length === 0) return [];
      const appended = await db.transaction().execute((trx) => appendFacts(trx, mailboxId, facts, now));
      return appended.facts;
    },
    read: (mailboxId, what) => readLedger(db, mailboxId, what),
    schedule: (mailboxId, schedule) => writeSchedule(db, mailboxId, schedule),
    claim: (key, worker, now) => claimAction(db, leaseNow, key, worker, now),
    advance: (claim, to, facts = []) => advanceClaim(db, hashOf, claim, to, facts),
    settle: (claim, how, facts, now) => settleClaim(db, claim, how, facts, now),
    open: (mailboxId, now) => openActions(db, leaseNow, mailboxId, now),
    renew: (claim) => renewClaim(db, leaseNow, claim),
  };
}
