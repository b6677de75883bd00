/**
 * Who works on an action. A claim is a lease of 20 s of real time with a fence number: every later write names the
 * fence, so a holder that slept through its lease can write nothing any more.
 */
import { type Expression, type Kysely, sql } from "kysely";
import type { NewFact } from "../core/facts.ts";
import type { ActionKey, MailboxId } from "../core/keys.ts";
import { beginsAt, toClaim } from "./action-row.ts";
import { appendFacts } from "./append-facts.ts";
import { movedCursor } from "./cursor-names.ts";
import { type Database, pendingStates, workableStates } from "./database.ts";
import { kept, rowOf, rowsOf } from "./kept.ts";
import { inLineFor } from "./locks.ts";
import { markInterviews } from "./marks.ts";
import type { Claim, Claimed, Ledger } from "./store.ts";
import { giveBack } from "./taken.ts";

type Instant = Temporal.Instant;

const leaseMs = 20_000;

/** Real time in epoch milliseconds, as the database is to see it. */
export type LeaseNow = () => Expression<number>;

export async function claimAction(
  db: Kysely<Database>,
  leaseNow: LeaseNow,
  key: ActionKey,
  worker: string,
  now: Instant,
): Promise<Claimed> {
  const at = now.epochMilliseconds;
  const taken = await rowOf(db, claiming(db, { key, worker, at }, leaseNow));
  if (taken !== undefined) return { kind: "claimed", claim: toClaim(taken) };

  const row = await db
    .selectFrom("actions")
    .select(["lease_until", "not_before", "again_at"])
    .where("action_key", "=", key)
    .where("state", "in", workableStates)
    .executeTakeFirst();
  if (row === undefined) return { kind: "settled" };
  const until = beginsAt(row) > at ? beginsAt(row) : (row.lease_until ?? at);
  return { kind: "held", until: Temporal.Instant.fromEpochMilliseconds(until) };
}

type Claiming = { key: ActionKey; worker: string; at: number };

const claiming = kept((db, { key, worker, at }: Claiming, leaseNow: LeaseNow) =>
  db
    .updateTable("actions")
    .set((eb) => ({
      state: sql<Claim["state"]>`case when state = 'ready' then 'claimed' else state end`,
      fence: eb("fence", "+", 1),
      tries: eb("tries", "+", 1),
      lease_until: eb(leaseNow(), "+", leaseMs),
      lease_owner: worker,
      seen: eb
        .selectFrom("mailboxes")
        .select("mark")
        .whereRef("mailboxes.mailbox_id", "=", "actions.mailbox_id"),
    }))
    .where("action_key", "=", key)
    .where("state", "in", workableStates)
    .where("not_before", "<=", at)
    .where("again_at", "<=", at)
    .where((eb) => eb.or([eb("lease_until", "is", null), eb("lease_until", "<=", leaseNow())]))
    .where(staysHere)
    .returningAll(),
);

/** Of a mailbox that was moved into another store nothing is begun here any more. */
const staysHere = sql<boolean>`not exists (select 1 from cursors
  where cursors.mailbox_id = actions.mailbox_id and cursors.name = ${sql.lit(movedCursor)})`;

export async function renewClaim(db: Kysely<Database>, leaseNow: LeaseNow, claim: Claim): Promise<boolean> {
  const row = await db
    .updateTable("actions")
    .set((eb) => ({ lease_until: eb(leaseNow(), "+", leaseMs) }))
    .where("action_key", "=", claim.key)
    .where("fence", "=", claim.fence)
    .where("lease_until", "is not", null)
    .returning("fence")
    .executeTakeFirst();
  return row !== undefined;
}

/** Afterwards the fence is another one: the claim is of no use any more. */
export async function settleClaim(
  db: Kysely<Database>,
  claim: Claim,
  how: Parameters<Ledger["settle"]>[1],
  facts: readonly NewFact[],
  now: Instant,
): Promise<"ok" | "lost"> {
  return db.transaction().execute(async (trx) => {
    const againAt = how.kind === "again" ? how.at.epochMilliseconds : 0;
    const { key, fence, mailboxId } = claim;
    const [row] = await inLineFor(trx, mailboxId, settling[how.kind](trx, { key, fence, againAt }));
    if (row === undefined) return "lost";
    const { mark } = await appendFacts(trx, claim.mailboxId, facts, now);
    if (how.kind !== "again" && isOfMeeting(claim)) await giveBack(trx, claim.mailboxId, [claim.key]);
    if (how.kind === "dropped") await markInterviews(trx, claim.mailboxId, [claim.contactId], mark);
    return "ok";
  });
}

const settling = { done: settlingAs("done"), dropped: settlingAs("dropped"), again: settlingAs("again") };

function settlingAs(how: "done" | "dropped" | "again") {
  return kept((db, { key, fence, againAt }: { key: ActionKey; fence: number; againAt: number }) =>
    db
      .updateTable("actions")
      .set((eb) => ({
        state: nextState(how),
        fence: eb("fence", "+", 1),
        tries: 0,
        lease_until: null,
        lease_owner: null,
        again_at: againAt,
      }))
      .where("action_key", "=", key)
      .where("fence", "=", fence)
      .where("state", "in", pendingStates)
      .returning("action_key"),
  );
}

/** Only these take minutes. */
function isOfMeeting({ step }: Claim): boolean {
  return step === "event" || step === "event-change";
}

/** What never began can be granted again as the same attempt; what had a draft or was sent is a new one. */
function nextState(how: "done" | "dropped" | "again") {
  if (how === "done") return sql<"done">`'done'`;
  if (how === "dropped")
    return sql<"done" | "dropped">`case when state = 'claimed' then 'dropped' else 'done' end`;
  return sql<Claim["state"]>`case when state = 'claimed' then 'ready' else state end`;
}

/** Oldest first; what was claimed and never settled (a crash, a poison row) goes last, so it holds up nobody. */
export async function openActions(
  db: Kysely<Database>,
  leaseNow: LeaseNow,
  mailboxId: MailboxId,
  now: Instant,
): Promise<ActionKey[]> {
  const rows = await rowsOf(db, opening(db, { mailboxId, at: now.epochMilliseconds }, leaseNow));
  return rows.map((row) => row.action_key);
}

const opening = kept((db, { mailboxId, at }: { mailboxId: MailboxId; at: number }, leaseNow: LeaseNow) =>
  db
    .selectFrom("actions")
    .select("action_key")
    .where("mailbox_id", "=", mailboxId)
    .where("state", "in", workableStates)
    .where("not_before", "<=", at)
    .where("again_at", "<=", at)
    .where((eb) => eb.or([eb("lease_until", "is", null), eb("lease_until", "<=", leaseNow())]))
    .orderBy("tries")
    .orderBy("due")
    .orderBy("action_key"),
);

/** For whoever took over the home of a dead worker: its leases end, and what it may still write is refused. */
export async function voidAllLeases(db: Kysely<Database>): Promise<number> {
  const result = await db
    .updateTable("actions")
    .set((eb) => ({ lease_until: null, lease_owner: null, fence: eb("fence", "+", 1) }))
    .where("lease_until", "is not", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
