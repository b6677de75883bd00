/** Writing facts down, with what follows from each of them in the other tables, inside the caller's transaction. */
import type { Transaction } from "kysely";
import type { Fact, NewFact } from "../core/facts.ts";
import type { ContactId, MailboxId } from "../core/keys.ts";
import { never } from "../core/never.ts";
import type { Database } from "./database.ts";
import { markInterviews, raiseMark } from "./marks.ts";
import { toFact, toFactColumns } from "./pack.ts";
import { forgetSend, recordOwnersSend } from "./sends.ts";
import { suppressContact } from "./suppression.ts";
import { unwaited } from "./unwaited.ts";

export interface Appended {
  /** Those that were new, as they are stored. */
  facts: Fact[];
  /** The mailbox's mark after it. */
  mark: number;
}

/** Appends what is not known yet. Raises the mailbox's mark even where nothing is new: that is the writers' order. */
export async function appendFacts(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  facts: readonly NewFact[],
  now: Temporal.Instant,
): Promise<Appended> {
  const mark = await raiseMark(trx, mailboxId, lastAt(facts));
  const fresh: Fact[] = [];
  for (const fact of facts) {
    const row = { ...toFactColumns(fact), mailbox_id: mailboxId, learned_at: now.epochMilliseconds };
    const inserted = await trx
      .insertInto("facts")
      .values(row)
      .onConflict((conflict) => conflict.columns(["mailbox_id", "fact_key"]).doNothing())
      .returning("seq")
      .executeTakeFirst();
    if (inserted === undefined) continue;
    const stored = toFact({ ...row, seq: inserted.seq });
    await follow(trx, mailboxId, stored);
    fresh.push(stored);
  }

  const contactIds = new Set<ContactId>();
  for (const fact of fresh) if (fact.contact !== undefined) contactIds.add(fact.contact);
  const concernsAll = fresh.some((fact) => fact.contact === undefined);
  await markInterviews(trx, mailboxId, [...contactIds], mark);
  if (concernsAll) await markInterviews(trx, mailboxId, "all", mark);
  return { facts: fresh, mark };
}

function lastAt(facts: readonly NewFact[]): number | null {
  let last: number | null = null;
  for (const fact of facts) {
    const at = fact.at.epochMilliseconds;
    if (last === null || at > last) last = at;
  }
  return last;
}

/** What one new fact changes outside the table of facts. */
async function follow(trx: Transaction<Database>, mailboxId: MailboxId, fact: Fact): Promise<void> {
  switch (fact.kind) {
    case "drafted":
    case "edited":
      await knowMessage(trx, mailboxId, fact);
      return;
    case "sent":
      await knowMessage(trx, mailboxId, fact);
      await endReview(trx, fact);
      if (fact.by === "owner") await recordOwnersSend(trx, mailboxId, fact);
      return;
    case "wrote":
      await knowMessage(trx, mailboxId, fact);
      await recordOwnersSend(trx, mailboxId, fact);
      return;
    case "not-sent":
      await endReview(trx, fact);
      await forgetSend(trx, mailboxId, fact.key);
      return;
    case "received":
      await knowMessage(trx, mailboxId, fact);
      if (fact.read.sure && fact.read.reading.kind === "opts-out") {
        await suppressContact(trx, mailboxId, fact.contact);
      }
      return;
    case "answered":
      if (fact.reading.kind === "opts-out") await suppressContact(trx, mailboxId, fact.contact);
      return;
    case "closed":
      if (fact.reason === "opted-out") await suppressContact(trx, mailboxId, fact.contact);
      return;
    case "withdrawn":
    case "discarded":
      await endReview(trx, fact);
      return;
    case "refreshed":
    case "proposed":
    case "approved":
    case "rejected":
    case "sending":
    case "ambiguous":
    case "review":
    case "undone":
    case "passed":
    case "event-created":
    case "event-changed":
    case "event-cancelled":
    case "event-seen":
    case "note":
    case "held":
    case "debriefed":
    case "met":
    case "reopened":
    case "breached":
    case "paused":
    case "resumed":
    case "bulk-confirmed":
      return;
    default:
      never(fact, "fact");
  }
}

/** From now on a mail that refers to this one is known to be the contact's. */
async function knowMessage(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  fact: Extract<Fact, { messageId: string }>,
): Promise<void> {
  const key = "key" in fact ? fact.key : null;
  await trx
    .insertInto("message_ids")
    .values({
      mailbox_id: mailboxId,
      message_id: fact.messageId,
      contact_id: fact.contact,
      action_key: key,
    })
    .onConflict((conflict) => conflict.columns(["mailbox_id", "message_id"]).doNothing())
    .modifyEnd(unwaited)
    .execute();
}

/** A person, or the mailbox itself, said what became of an action in `review`: its row is settled. */
async function endReview(
  trx: Transaction<Database>,
  fact: Extract<Fact, { kind: "sent" | "not-sent" | "withdrawn" | "discarded" }>,
): Promise<void> {
  await trx
    .updateTable("actions")
    .set((eb) => ({ state: "done", fence: eb("fence", "+", 1), tries: 0 }))
    .where("action_key", "=", fact.key)
    .where("state", "=", "review")
    .modifyEnd(unwaited)
    .execute();
}
