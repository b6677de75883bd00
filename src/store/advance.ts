/** The arrows of the send protocol: each is one transaction that verifies the fence first. */
import type { Kysely, Transaction } from "kysely";
import type { NewFact } from "../core/facts.ts";
import { never } from "../core/never.ts";
import { type Appended, appendFacts } from "./append-facts.ts";
import { type ActionState, type Database, workableStates } from "./database.ts";
import { blownFuse } from "./fuses.ts";
import { lockMailbox, lockSuppressions } from "./locks.ts";
import { pack } from "./pack.ts";
import { recordSend, sendingFactKey } from "./sends.ts";
import type { Advance, Advanced, Claim } from "./store.ts";
import { type AliasHash, isSuppressed } from "./suppression.ts";
import { unwaited } from "./unwaited.ts";

type To<K extends Advance["kind"]> = Extract<Advance, { kind: K }>;

export async function advanceClaim(
  db: Kysely<Database>,
  hashOf: AliasHash,
  claim: Claim,
  to: Advance,
  facts: readonly NewFact[],
): Promise<Advanced> {
  if (to.kind === "drafted" && facts.length === 0) return toDraftedSilently(db, claim, to);
  return db.transaction().execute((trx) => {
    switch (to.kind) {
      case "drafted":
        return toDrafted(trx, claim, to, facts);
      case "sending":
        return toSending(trx, hashOf, claim, to, facts);
      case "ambiguous":
        return toAmbiguous(trx, claim, to, facts);
      case "review":
        return toReview(trx, claim, to, facts);
      default:
        return never(to, "advance");
    }
  });
}

async function toDrafted(
  trx: Transaction<Database>,
  claim: Claim,
  to: To<"drafted">,
  facts: readonly NewFact[],
): Promise<Advanced> {
  await lockMailbox(trx, claim.mailboxId);
  const row = await held(trx, claim, ["claimed", "drafted"]);
  if (row === undefined) return { kind: "lost" };
  const wasFresh = await isFresh(trx, claim, row.seen);
  let seen = row.seen;
  for (const { mark } of await appendInTheirTime(trx, claim, facts)) if (wasFresh) seen = mark;
  await change(trx, claim, { state: "drafted", draft: pack(to.draft), seen });
  return { kind: "ok" };
}

/** Without facts it tells nobody anything, so it waits for no other writer of the mailbox: one statement, and its commit. */
async function toDraftedSilently(db: Kysely<Database>, claim: Claim, to: To<"drafted">): Promise<Advanced> {
  const row = await db
    .updateTable("actions")
    .set({ state: "drafted", draft: pack(to.draft) })
    .where("action_key", "=", claim.key)
    .where("fence", "=", claim.fence)
    .where("state", "in", ["claimed", "drafted"])
    .returning("action_key")
    .executeTakeFirst();
  return row === undefined ? { kind: "lost" } : { kind: "ok" };
}

/** From here the key is closed. Suppression, fuses and freshness are read in the very transaction that commits it. */
async function toSending(
  trx: Transaction<Database>,
  hashOf: AliasHash,
  claim: Claim,
  to: To<"sending">,
  facts: readonly NewFact[],
): Promise<Advanced> {
  await lockMailbox(trx, claim.mailboxId);
  await lockSuppressions(trx, "reading");
  const row = await held(trx, claim, workableStates);
  if (row === undefined) return { kind: "lost" };
  const recipientHash = hashOf(to.check.recipient);
  if (await isSuppressed(trx, claim, recipientHash)) return { kind: "suppressed" };
  if (!(await isFresh(trx, claim, row.seen))) {
    await change(trx, claim, { lease_until: null, lease_owner: null });
    return { kind: "lost" };
  }
  const says = await blownFuse(trx, claim, to.check, recipientHash, to.now);
  if (says !== undefined) {
    const factKey = `fuse~${claim.key}~${claim.attempt}.${claim.fence}`;
    const paused: NewFact = { factKey, at: to.now, kind: "paused", by: "product", because: says };
    await appendFacts(trx, claim.mailboxId, [paused], to.now);
    return { kind: "fuse", says };
  }
  const sending: NewFact = {
    factKey: sendingFactKey(claim),
    at: to.now,
    kind: "sending",
    contact: claim.contactId,
    key: claim.key,
  };
  await appendFacts(trx, claim.mailboxId, [...facts, sending], to.now);
  await recordSend(trx, claim, to.check, recipientHash, to.now);
  await change(trx, claim, { state: "sending", sending_at: to.now.epochMilliseconds });
  return { kind: "ok" };
}

/** Nobody looks before the quiet period is over, on the business clock; so the lease can end. */
async function toAmbiguous(
  trx: Transaction<Database>,
  claim: Claim,
  to: To<"ambiguous">,
  facts: readonly NewFact[],
): Promise<Advanced> {
  await lockMailbox(trx, claim.mailboxId);
  if ((await held(trx, claim, workableStates)) === undefined) return { kind: "lost" };
  await appendFacts(trx, claim.mailboxId, facts, to.now);
  const again_at = to.until.epochMilliseconds;
  await change(trx, claim, { state: "ambiguous", again_at, lease_until: null, lease_owner: null });
  return { kind: "ok" };
}

/** It waits for a person, and for nobody else. */
async function toReview(
  trx: Transaction<Database>,
  claim: Claim,
  to: To<"review">,
  facts: readonly NewFact[],
): Promise<Advanced> {
  await lockMailbox(trx, claim.mailboxId);
  if ((await held(trx, claim, workableStates)) === undefined) return { kind: "lost" };
  await appendFacts(trx, claim.mailboxId, facts, to.now);
  await change(trx, claim, { state: "review", lease_until: null, lease_owner: null });
  return { kind: "ok" };
}

/** The row, locked, where the claim still holds it in one of these states. */
async function held(trx: Transaction<Database>, claim: Claim, states: readonly ActionState[]) {
  return trx
    .updateTable("actions")
    .set((eb) => ({ fence: eb.ref("fence") }))
    .where("action_key", "=", claim.key)
    .where("fence", "=", claim.fence)
    .where("state", "in", states)
    .returning(["seen"])
    .executeTakeFirst();
}

/** True where nothing was learned about the contact since the claim but what the claim itself wrote. */
async function isFresh(trx: Transaction<Database>, claim: Claim, seen: number): Promise<boolean> {
  const row = await trx
    .selectFrom("interviews")
    .select("marked")
    .where("mailbox_id", "=", claim.mailboxId)
    .where("contact_id", "=", claim.contactId)
    .executeTakeFirst();
  return row === undefined || row.marked <= seen;
}

/** A draft's facts carry the time themselves. */
async function appendInTheirTime(
  trx: Transaction<Database>,
  claim: Claim,
  facts: readonly NewFact[],
): Promise<Appended[]> {
  const done: Appended[] = [];
  for (const fact of facts) done.push(await appendFacts(trx, claim.mailboxId, [fact], fact.at));
  return done;
}

async function change(
  trx: Transaction<Database>,
  claim: Claim,
  to: Partial<
    Pick<
      Database["actions"],
      "state" | "draft" | "seen" | "sending_at" | "again_at" | "lease_until" | "lease_owner"
    >
  >,
): Promise<void> {
  await trx.updateTable("actions").set(to).where("action_key", "=", claim.key).modifyEnd(unwaited).execute();
}
