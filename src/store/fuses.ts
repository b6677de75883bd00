/**
 * The two fuses and the breaker (contract: who presses Send; reliability rule 4). They are independent of keys and
 * fences, and are asked in the transaction that commits `sending`. The planner holds what would meet a fuse; whoever
 * meets one here is a bug, so the answer pauses the mailbox.
 */
import type { Transaction } from "kysely";
import type { Database } from "./database.ts";
import type { Claim, SendCheck } from "./store.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Says which fuse this send would blow; undefined where it may go. */
export async function blownFuse(
  trx: Transaction<Database>,
  claim: Claim,
  check: SendCheck,
  recipientHash: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  if (check.fuse === "free") return undefined;
  const at = now.epochMilliseconds;
  return (
    (check.fuse === "unprompted"
      ? await recipientFuse(trx, claim, check, recipientHash, at)
      : await answerFuse(trx, claim, check)) ??
    (await contentFuse(trx, claim, check, recipientHash, at)) ??
    (await breaker(trx, claim, at))
  );
}

/** 1 in 24 h, 3 in 7 days, whoever sent them. */
async function recipientFuse(
  trx: Transaction<Database>,
  claim: Claim,
  check: SendCheck,
  recipientHash: string,
  at: number,
): Promise<string | undefined> {
  const rows = await others(trx, claim)
    .select("at")
    .where("recipient_hash", "=", recipientHash)
    .where("fuse", "=", "unprompted")
    .where("at", ">", at - 7 * day)
    .execute();
  const ofLastDay = rows.filter((row) => row.at > at - day);
  if (ofLastDay.length >= 1) {
    return `${check.recipient} was written to within the last 24 hours; a second unprompted mail was stopped.`;
  }
  if (rows.length >= 3) {
    return `${check.recipient} was written to 3 times within the last 7 days; a fourth unprompted mail was stopped.`;
  }
  return undefined;
}

/** 1 for each inbound mail. */
async function answerFuse(
  trx: Transaction<Database>,
  claim: Claim,
  check: SendCheck,
): Promise<string | undefined> {
  if (check.answers === undefined)
    throw new TypeError(`An answer names the fact that it answers: ${claim.key}`);
  const row = await others(trx, claim)
    .select("at")
    .where("answers", "=", check.answers)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return `A mail from ${check.recipient} was already answered; a second answer to it was stopped.`;
}

/** The same content to the same recipient: not within 7 days. */
async function contentFuse(
  trx: Transaction<Database>,
  claim: Claim,
  check: SendCheck,
  recipientHash: string,
  at: number,
): Promise<string | undefined> {
  const row = await others(trx, claim)
    .select("at")
    .where("recipient_hash", "=", recipientHash)
    .where("content", "=", check.content)
    .where("at", ">", at - 7 * day)
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return `${check.recipient} got the same mail within the last 7 days; it was stopped.`;
}

/** More than 3 × what was listed as due in the same 5 minutes, and more than 10. */
async function breaker(trx: Transaction<Database>, claim: Claim, at: number): Promise<string | undefined> {
  const { sent } = await others(trx, claim)
    .select((eb) => eb.fn.countAll<number>().as("sent"))
    .where("by", "=", "product")
    .where("fuse", "!=", "free")
    .where("at", ">", at - 5 * minute)
    .executeTakeFirstOrThrow();
  const withThis = Number(sent) + 1;
  if (withThis <= 10) return undefined;
  const { listed } = await trx
    .selectFrom("listings")
    .select((eb) => eb.fn.sum<number | null>("listed").as("listed"))
    .where("mailbox_id", "=", claim.mailboxId)
    .where("at", ">", at - 5 * minute)
    .executeTakeFirstOrThrow();
  if (withThis <= 3 * Number(listed ?? 0)) return undefined;
  return `${withThis} mails within 5 minutes, where the plan listed ${Number(listed ?? 0)} as due; sending was stopped.`;
}

/**
 * Every send of the mailbox that counts against this one. Its own earlier send does not where the claim knows of it
 * (the outcome was unknown, and the draft turned out to be there still); where it does not, it is a second mail.
 */
function others(trx: Transaction<Database>, claim: Claim) {
  const sends = trx.selectFrom("sends").where("mailbox_id", "=", claim.mailboxId);
  if (claim.state !== "sending" && claim.state !== "ambiguous") return sends;
  return sends.where((eb) => eb.or([eb("action_key", "is", null), eb("action_key", "!=", claim.key)]));
}
