/**
 * The memory of the fuses: every mail to a contact that left, or was about to. The product's own are written when
 * `sending` is committed, the owner's when a sync learns of them; both count, only the product's can be stopped.
 */
import type { Transaction } from "kysely";
import type { Fact } from "../core/facts.ts";
import { type ActionKey, type MailboxId, parseActionKey, type Step } from "../core/keys.ts";
import type { Database } from "./database.ts";
import { kept } from "./kept.ts";
import type { Claim, SendCheck } from "./store.ts";
import { unwaited } from "./unwaited.ts";

const unprompted: ReadonlySet<Step> = new Set([
  "request",
  "follow-up",
  "introduction-ask",
  "questions",
  "check-in",
  "event-nudge",
]);
const answers: ReadonlySet<Step> = new Set(["new-times", "decline-answer", "not-now-answer"]);

/** One attempt of the product's. A second attempt of the same claim (the draft was still there) takes the row over. */
export async function recordSend(
  trx: Transaction<Database>,
  claim: Claim,
  check: SendCheck,
  recipientHash: string,
  now: Temporal.Instant,
): Promise<void> {
  await trx.executeQuery(
    recording(trx, {
      mailbox_id: claim.mailboxId,
      source: sendingFactKey(claim),
      action_key: claim.key,
      recipient_hash: recipientHash,
      at: now.epochMilliseconds,
      fuse: check.fuse,
      answers: check.answers ?? null,
      content: check.content,
    }),
  );
}

const recording = kept((db, columns: Omit<Database["sends"], "by">) => {
  const send = { ...columns, by: "product" as const };
  return db
    .insertInto("sends")
    .values(send)
    .onConflict((conflict) => conflict.columns(["mailbox_id", "source"]).doUpdateSet(send))
    .modifyEnd(unwaited);
});

/** `act~<key>~sending.<attempt>` */
export function sendingFactKey(claim: Pick<Claim, "key" | "attempt">): string {
  return `act~${claim.key}~sending.${claim.attempt}`;
}

/** A mail that the owner sent: a draft of ours, or one of their own. To the contact's present address, if there is one. */
export async function recordOwnersSend(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  fact: Extract<Fact, { kind: "sent" | "wrote" }>,
): Promise<void> {
  const contact = await trx
    .selectFrom("contacts")
    .select("address_hash")
    .where("mailbox_id", "=", mailboxId)
    .where("contact_id", "=", fact.contact)
    .executeTakeFirst();
  const recipientHash = contact?.address_hash;
  if (recipientHash === undefined || recipientHash === null) return;
  await trx
    .insertInto("sends")
    .values({
      mailbox_id: mailboxId,
      source: fact.factKey,
      action_key: fact.kind === "sent" ? fact.key : null,
      recipient_hash: recipientHash,
      at: fact.at.epochMilliseconds,
      by: "owner",
      ...ownersFuse(fact),
      content: null,
    })
    .onConflict((conflict) => conflict.columns(["mailbox_id", "source"]).doNothing())
    .modifyEnd(unwaited)
    .execute();
}

/** It did not go: it must not stand in the way of a further attempt. */
export async function forgetSend(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  key: ActionKey,
): Promise<void> {
  await trx
    .deleteFrom("sends")
    .where("mailbox_id", "=", mailboxId)
    .where("action_key", "=", key)
    .where("by", "=", "product")
    .modifyEnd(unwaited)
    .execute();
}

/** A mail of the owner's own is not known to answer anything, so it counts as unprompted. */
function ownersFuse(fact: Extract<Fact, { kind: "sent" | "wrote" }>): {
  fuse: SendCheck["fuse"];
  answers: string | null;
} {
  if (fact.kind === "wrote") return { fuse: "unprompted", answers: null };
  const { step, occurrence } = parseActionKey(fact.key);
  if (unprompted.has(step)) return { fuse: "unprompted", answers: null };
  if (answers.has(step)) return { fuse: "answer", answers: occurrence };
  return { fuse: "free", answers: null };
}
