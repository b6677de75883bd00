/** Writing facts down, with what follows from each of them in the other tables, inside the caller's transaction. */
import type { Transaction } from "kysely";
import type { Fact, NewFact } from "../core/facts.ts";
import { type ActionKey, type ContactId, type MailboxId, toOwnerId } from "../core/keys.ts";
import { never } from "../core/never.ts";
import type { Database, FactRow } from "./database.ts";
import { kept, rowOf } from "./kept.ts";
import { markIn, markInterviews, raisingMark } from "./marks.ts";
import { toFact, toFactColumns } from "./pack.ts";
import { forgetSend, recordOwnersSend } from "./sends.ts";
import { suppressContact } from "./suppression.ts";
import { giveBack, keepStanding } from "./taken.ts";
import { together } from "./together.ts";
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
  const rows = facts.map((fact) => ({
    ...toFactColumns(fact),
    mailbox_id: mailboxId,
    learned_at: now.epochMilliseconds,
  }));
  const [mark, inserted] = await together(trx, (ask) =>
    Promise.all([
      ask(raisingMark(trx, { mailboxId, lastAt: lastAt(facts) })).then(markIn),
      Promise.all(rows.map((row) => ask(inserting(trx, row)))),
    ]),
  );
  const fresh: Fact[] = [];
  for (const [at, row] of rows.entries()) {
    const seq = inserted[at]?.[0]?.seq;
    if (seq === undefined) continue;
    const stored = toFact({ ...row, seq });
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

const inserting = kept((db, row: Omit<FactRow, "seq">) =>
  db
    .insertInto("facts")
    .values(row)
    .onConflict((conflict) => conflict.columns(["mailbox_id", "fact_key"]).doNothing())
    .returning("seq"),
);

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
      await endReview(trx, mailboxId, fact);
      if (fact.by === "owner") await recordOwnersSend(trx, mailboxId, fact);
      return;
    case "wrote":
      await knowMessage(trx, mailboxId, fact);
      await recordOwnersSend(trx, mailboxId, fact);
      return;
    case "not-sent":
      await endReview(trx, mailboxId, fact);
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
      await endReview(trx, mailboxId, fact);
      return;
    case "refreshed":
    case "proposed":
    case "approved":
    case "rejected":
    case "let-go":
    case "sending":
    case "ambiguous":
    case "review":
    case "undone":
    case "passed":
    case "event-created":
    case "event-changed":
    case "event-cancelled":
    case "event-seen":
      await keepStanding(trx, mailboxId, fact.contact);
      return;
    case "hold-made":
    case "hold-released":
    case "hold-seen":
    case "note":
    case "held":
    case "debriefed":
    case "asking":
    case "met":
    case "reopened":
    case "breached":
    case "paused":
    case "resumed":
    case "bulk-confirmed":
    case "listed":
    case "said":
      return;
    default:
      never(fact, "fact");
  }
}

/** From now on a mail that refers to this one is known to be the contact's; one that refers to a mail to the owner is nobody's. */
async function knowMessage(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  fact: Extract<Fact, { messageId: string }>,
): Promise<void> {
  if (fact.contact === toOwnerId(mailboxId)) return;
  await trx.executeQuery(
    knowing(trx, {
      mailbox_id: mailboxId,
      message_id: fact.messageId,
      contact_id: fact.contact,
      action_key: "key" in fact ? fact.key : null,
    }),
  );
}

const knowing = kept((db, message: Database["message_ids"]) =>
  db
    .insertInto("message_ids")
    .values(message)
    .onConflict((conflict) => conflict.columns(["mailbox_id", "message_id"]).doNothing())
    .modifyEnd(unwaited),
);

/** A person, or the mailbox itself, said what became of an action in `review`: its row is settled. */
async function endReview(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  fact: Extract<Fact, { kind: "sent" | "not-sent" | "withdrawn" | "discarded" }>,
): Promise<void> {
  const ended = await rowOf(trx, endingReview(trx, { key: fact.key }));
  if (ended !== undefined) await giveBack(trx, mailboxId, [fact.key]);
}

const endingReview = kept((db, { key }: { key: ActionKey }) =>
  db
    .updateTable("actions")
    .set((eb) => ({ state: "done", fence: eb("fence", "+", 1), tries: 0 }))
    .where("action_key", "=", key)
    .where("state", "=", "review")
    .returning("action_key"),
);
