/** The arrows of the send protocol: each is one transaction that verifies the fence first. */
import type { Kysely, Transaction } from "kysely";
import type { NewFact } from "../core/facts.ts";
import type { ActionKey } from "../core/keys.ts";
import { never } from "../core/never.ts";
import { type Appended, appendFacts } from "./append-facts.ts";
import { type ActionState, type Database, workableStates } from "./database.ts";
import { blownFuse } from "./fuses.ts";
import { kept, rowOf } from "./kept.ts";
import { inLineFor } from "./locks.ts";
import { pack } from "./pack.ts";
import { recordSend, sendingFactKey } from "./sends.ts";
import type { Advance, Advanced, Claim } from "./store.ts";
import { type AliasHash, isSuppressed } from "./suppression.ts";
import { takeMinutes } from "./taken.ts";
import { type Ask, together } from "./together.ts";
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
      case "taking":
        return toTaking(trx, claim, to, facts);
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
  const row = await held(trx, claim, "unsent");
  if (row === undefined) return { kind: "lost" };
  const wasFresh = await together(trx, (ask) => isFresh(trx, ask, claim, row.seen));
  let seen = row.seen;
  for (const { mark } of await appendInTheirTime(trx, claim, facts)) if (wasFresh) seen = mark;
  await change(trx, claim, { state: "drafted", draft: pack(to.draft), seen });
  return { kind: "ok" };
}

/** Without facts it tells nobody anything, so it waits for no other writer of the mailbox: one statement, and its commit. */
async function toDraftedSilently(db: Kysely<Database>, claim: Claim, to: To<"drafted">): Promise<Advanced> {
  const { key, fence } = claim;
  const row = await rowOf(db, draftingSilently(db, { key, fence, draft: pack(to.draft) }));
  return row === undefined ? { kind: "lost" } : { kind: "ok" };
}

const draftingSilently = kept((db, { key, fence, draft }: { key: ActionKey; fence: number; draft: string }) =>
  db
    .updateTable("actions")
    .set({ state: "drafted", draft })
    .where("action_key", "=", key)
    .where("fence", "=", fence)
    .where("state", "in", ["claimed", "drafted"])
    .returning("action_key"),
);

/** From here the key is closed. Suppression, fuses and freshness are read in the very transaction that commits it. */
async function toSending(
  trx: Transaction<Database>,
  hashOf: AliasHash,
  claim: Claim,
  to: To<"sending">,
  facts: readonly NewFact[],
): Promise<Advanced> {
  const row = await held(trx, claim, "workable", "suppressions");
  if (row === undefined) return { kind: "lost" };
  const recipientHash = hashOf(to.check.recipient);
  const hashes = [recipientHash, ...(to.check.copies ?? []).map(hashOf)];
  const [isStopped, isStillFresh, says] = await together(trx, (ask) =>
    Promise.all([
      Promise.all(hashes.map((hash) => isSuppressed(trx, ask, claim, hash))),
      isFresh(trx, ask, claim, row.seen),
      blownFuse(trx, ask, claim, to.check, recipientHash, to.now),
    ]),
  );
  if (isStopped.includes(true)) return { kind: "suppressed" };
  if (!isStillFresh) {
    await change(trx, claim, { lease_until: null, lease_owner: null });
    return { kind: "lost" };
  }
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
  await trx.executeQuery(beginning(trx, { key: claim.key, at: to.now.epochMilliseconds }));
  return { kind: "ok" };
}

const beginning = kept((db, { key, at }: { key: ActionKey; at: number }) =>
  db
    .updateTable("actions")
    .set({ state: "sending", sending_at: at })
    .where("action_key", "=", key)
    .modifyEnd(unwaited),
);

/** What was learned of the contact since the claim may be that they want another time: then it is planned anew. */
async function toTaking(
  trx: Transaction<Database>,
  claim: Claim,
  to: To<"taking">,
  facts: readonly NewFact[],
): Promise<Advanced> {
  const row = await held(trx, claim, "workable");
  if (row === undefined) return { kind: "lost" };
  if (!(await together(trx, (ask) => isFresh(trx, ask, claim, row.seen)))) {
    await change(trx, claim, { lease_until: null, lease_owner: null });
    return { kind: "lost" };
  }
  const { mailboxId, key } = claim;
  if (!(await takeMinutes(trx, { mailboxId, key, booking: to.booking, slot: to.slot, now: to.now })))
    return { kind: "taken" };
  if (facts.length > 0) await appendFacts(trx, mailboxId, facts, to.now);
  return { kind: "ok" };
}

/** Nobody looks before the quiet period is over, on the business clock; so the lease can end. */
async function toAmbiguous(
  trx: Transaction<Database>,
  claim: Claim,
  to: To<"ambiguous">,
  facts: readonly NewFact[],
): Promise<Advanced> {
  if ((await held(trx, claim, "workable")) === undefined) return { kind: "lost" };
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
  if ((await held(trx, claim, "workable")) === undefined) return { kind: "lost" };
  await appendFacts(trx, claim.mailboxId, facts, to.now);
  await change(trx, claim, { state: "review", lease_until: null, lease_owner: null });
  return { kind: "ok" };
}

/** The row, locked behind the mailbox, where the claim still holds it in one of these states. */
async function held(
  trx: Transaction<Database>,
  { key, fence, mailboxId }: Claim,
  states: keyof typeof holding,
  also?: "suppressions",
) {
  const [row] = await inLineFor(trx, mailboxId, holding[states](trx, { key, fence }), also);
  return row;
}

const holding = { unsent: holdingIn(["claimed", "drafted"]), workable: holdingIn(workableStates) };

function holdingIn(states: readonly ActionState[]) {
  return kept((db, { key, fence }: { key: ActionKey; fence: number }) =>
    db
      .updateTable("actions")
      .set((eb) => ({ fence: eb.ref("fence") }))
      .where("action_key", "=", key)
      .where("fence", "=", fence)
      .where("state", "in", states)
      .returning(["seen"]),
  );
}

/** True where nothing was learned about the contact since the claim but what the claim itself wrote. */
async function isFresh(
  db: Kysely<Database>,
  ask: Ask,
  { mailboxId, contactId }: Claim,
  seen: number,
): Promise<boolean> {
  const [row] = await ask(lastMarked(db, { mailboxId, contactId }));
  return row === undefined || row.marked <= seen;
}

const lastMarked = kept((db, { mailboxId, contactId }: Pick<Claim, "mailboxId" | "contactId">) =>
  db
    .selectFrom("interviews")
    .select("marked")
    .where("mailbox_id", "=", mailboxId)
    .where("contact_id", "=", contactId),
);

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
