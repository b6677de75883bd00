/**
 * The two fuses and the breaker (contract: who presses Send; reliability rule 4). They are independent of keys and
 * fences, and are asked in the transaction that commits `sending`. The planner holds what would meet a fuse; whoever
 * meets one here is a bug, so the answer pauses the mailbox.
 */
import type { Kysely } from "kysely";
import type { ActionKey, MailboxId } from "../core/keys.ts";
import type { Database } from "./database.ts";
import { kept } from "./kept.ts";
import type { Claim, SendCheck } from "./store.ts";
import type { Ask } from "./together.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** One that is about to be made. */
interface Send {
  claim: Claim;
  check: SendCheck;
  recipientHash: string;
  at: number;
}

/** Says which fuse this send would blow; undefined where it may go. All are asked, and the first that blows says so. */
export async function blownFuse(
  db: Kysely<Database>,
  ask: Ask,
  claim: Claim,
  check: SendCheck,
  recipientHash: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  if (check.fuse === "free") return undefined;
  const send: Send = { claim, check, recipientHash, at: now.epochMilliseconds };
  const says = await Promise.all([
    check.fuse === "unprompted" ? recipientFuse(db, ask, send) : answerFuse(db, ask, send),
    contentFuse(db, ask, send),
    breaker(db, ask, send),
  ]);
  return says.find((each) => each !== undefined);
}

/** 1 in 24 h, 3 in 7 days, whoever sent them. */
async function recipientFuse(db: Kysely<Database>, ask: Ask, send: Send): Promise<string | undefined> {
  const { check, recipientHash, at } = send;
  const rows = await ask(unpromptedTo(db, { ...besides(send), recipientHash, since: at - 7 * day }));
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
async function answerFuse(db: Kysely<Database>, ask: Ask, send: Send): Promise<string | undefined> {
  const { claim, check } = send;
  if (check.answers === undefined)
    throw new TypeError(`An answer names the fact that it answers: ${claim.key}`);
  const [row] = await ask(answersTo(db, { ...besides(send), answers: check.answers }));
  if (row === undefined) return undefined;
  return `A mail from ${check.recipient} was already answered; a second answer to it was stopped.`;
}

/** The same content to the same recipient: not within 7 days. */
async function contentFuse(db: Kysely<Database>, ask: Ask, send: Send): Promise<string | undefined> {
  const { check, recipientHash, at } = send;
  const { content } = check;
  const [row] = await ask(sameTo(db, { ...besides(send), recipientHash, content, since: at - 7 * day }));
  if (row === undefined) return undefined;
  return `${check.recipient} got the same mail within the last 7 days; it was stopped.`;
}

/** More than 3 × what was listed as due in the same 5 minutes, and more than 10. */
async function breaker(db: Kysely<Database>, ask: Ask, send: Send): Promise<string | undefined> {
  const since = send.at - 5 * minute;
  const [[sent], [listed]] = await Promise.all([
    ask(sentSince(db, { ...besides(send), since })),
    ask(listedSince(db, { mailboxId: send.claim.mailboxId, since })),
  ]);
  const withThis = Number(sent?.sent) + 1;
  const due = Number(listed?.listed ?? 0);
  if (withThis <= 10 || withThis <= 3 * due) return undefined;
  return `${withThis} mails within 5 minutes, where the plan listed ${due} as due; sending was stopped.`;
}

type Besides = { mailboxId: MailboxId; own: ActionKey | "" };

/**
 * Every send of the mailbox that counts against this one. Its own earlier send does not where the claim knows of it
 * (the outcome was unknown, and the draft turned out to be there still); where it does not, it is a second mail.
 */
function besides({ claim: { mailboxId, state, key } }: Send): Besides {
  return { mailboxId, own: state === "sending" || state === "ambiguous" ? key : "" };
}

function others(db: Kysely<Database>, { mailboxId, own }: Besides) {
  return db
    .selectFrom("sends")
    .where("mailbox_id", "=", mailboxId)
    .where((eb) => eb.or([eb("action_key", "is", null), eb("action_key", "!=", own as ActionKey)]));
}

const unpromptedTo = kept((db, send: Besides & { recipientHash: string; since: number }) =>
  others(db, send)
    .select("at")
    .where("recipient_hash", "=", send.recipientHash)
    .where("fuse", "=", "unprompted")
    .where("at", ">", send.since),
);

const answersTo = kept((db, send: Besides & { answers: string }) =>
  others(db, send).select("at").where("answers", "=", send.answers).limit(1),
);

const sameTo = kept((db, send: Besides & { recipientHash: string; content: string; since: number }) =>
  others(db, send)
    .select("at")
    .where("recipient_hash", "=", send.recipientHash)
    .where("content", "=", send.content)
    .where("at", ">", send.since)
    .limit(1),
);

const sentSince = kept((db, send: Besides & { since: number }) =>
  others(db, send)
    .select((eb) => eb.fn.countAll<number>().as("sent"))
    .where("by", "=", "product")
    .where("fuse", "!=", "free")
    .where("at", ">", send.since),
);

const listedSince = kept((db, { mailboxId, since }: { mailboxId: MailboxId; since: number }) =>
  db
    .selectFrom("listings")
    .select((eb) => eb.fn.sum<number | null>("listed").as("listed"))
    .where("mailbox_id", "=", mailboxId)
    .where("at", ">", since),
);
