/**
 * What the planner looks at, in one consistent reading. Where nothing is due it costs one indexed query, however
 * many interviews there are (P-3).
 */
import { type Kysely, sql, type Transaction } from "kysely";
import type { Fact } from "../core/facts.ts";
import type { ContactId, MailboxId } from "../core/keys.ts";
import { never } from "../core/never.ts";
import type { Pending } from "../core/pending.ts";
import { toPending } from "./action-row.ts";
import { type ActionRow, type Database, type FactRow, inChunks, pendingStates } from "./database.ts";
import { hasManyWriters } from "./locks.ts";
import { toFact } from "./pack.ts";
import type { LedgerView, Reading } from "./store.ts";

/** A contact that was read is in `facts` even where there are none about them. */
export async function readLedger(
  db: Kysely<Database>,
  mailboxId: MailboxId,
  what: Reading,
): Promise<LedgerView> {
  return db
    .transaction()
    .setAccessMode("read only")
    .setIsolationLevel("repeatable read")
    .execute((trx) => readAtOnce(trx, mailboxId, what));
}

async function readAtOnce(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  what: Reading,
): Promise<LedgerView> {
  const { contactIds, ...mailbox } = await contactsOf(trx, mailboxId, what);
  if (what.kind === "due" && contactIds.length === 0)
    return { facts: new Map(), mailboxFacts: [], pending: [], ...mailbox };
  const facts = new Map<ContactId, Fact[]>(contactIds.map((contactId) => [contactId, []]));

  const mailboxFacts: Fact[] = [];
  const pending: Pending[] = [];
  const addFacts = (rows: FactRow[]) => {
    for (const row of rows) {
      if (row.contact_id === null) mailboxFacts.push(toFact(row));
      else facts.get(row.contact_id)?.push(toFact(row));
    }
  };
  const addPending = (rows: ActionRow[]) => {
    for (const row of rows) pending.push(toPending(row));
  };
  const factRows = trx.selectFrom("facts").selectAll().where("mailbox_id", "=", mailboxId);
  const actionRows = trx
    .selectFrom("actions")
    .selectAll()
    .where("mailbox_id", "=", mailboxId)
    .where("state", "in", pendingStates)
    .orderBy("action_key");
  if (what.kind === "all") {
    addFacts(await factRows.orderBy("seq").execute());
    addPending(await actionRows.execute());
  } else {
    const isAtOnce = contactIds.length > 0 && contactIds.length <= few;
    if (!isAtOnce) addFacts(await factRows.where("contact_id", "is", null).orderBy("seq").execute());
    await inChunks(contactIds, async (chunk) => {
      const ofThem = factRows.where((eb) => {
        const theirs = eb("contact_id", "in", chunk);
        return isAtOnce ? eb.or([eb("contact_id", "is", null), theirs]) : theirs;
      });
      // In the order of the index: nothing is sorted, but for the few.
      addFacts(await ofThem.orderBy("contact_id").orderBy("seq").execute());
      addPending(await actionRows.where("contact_id", "in", chunk).execute());
    });
  }
  return { facts, mailboxFacts, pending, ...mailbox };
}

/** So many contacts are read together with what concerns the whole mailbox. */
const few = 8;

interface Whom {
  contactIds: ContactId[];
  /** Of the mailbox's own row. */
  lastAt: Temporal.Instant | undefined;
  asOf: number;
}

/** Who is read, in the order of contactId, so that places and slots are given out the same way every time. */
async function contactsOf(trx: Transaction<Database>, mailboxId: MailboxId, what: Reading): Promise<Whom> {
  const interviews = trx.selectFrom("interviews").select("contact_id").where("mailbox_id", "=", mailboxId);
  switch (what.kind) {
    case "all":
      return withMailbox((await interviews.orderBy("contact_id").execute()).map((row) => row.contact_id));
    case "contacts":
      return withMailbox([...new Set(what.contactIds)].sort());
    case "active": {
      const now = what.now.epochMilliseconds;
      const rows = await interviews
        .where((eb) => eb.or([eb("look_at", "<=", now), eb("occupies_until", ">", now)]))
        .orderBy("contact_id")
        .execute();
      return withMailbox(rows.map((row) => row.contact_id));
    }
    case "due":
      return dueContacts(trx, mailboxId, what.now, what.limit);
    default:
      return never(what, "reading");
  }

  async function withMailbox(contactIds: ContactId[]): Promise<Whom> {
    const mailbox = await trx
      .selectFrom("mailboxes")
      .select(["mark", "last_at"])
      .where("mailbox_id", "=", mailboxId)
      .executeTakeFirst();
    return { contactIds, lastAt: toInstant(mailbox?.last_at), asOf: mailbox?.mark ?? 0 };
  }
}

/**
 * Whoever is due, beside the mailbox's own row, and where somebody is, those who occupy times. Where nobody is due it is
 * one query. A server, to which the way is long, is asked for both at once.
 */
async function dueContacts(
  db: Transaction<Database>,
  mailboxId: MailboxId,
  now: Temporal.Instant,
  limit: number,
): Promise<Whom> {
  const at = now.epochMilliseconds;
  const due = db
    .selectFrom("mailboxes")
    .leftJoin("interviews", (join) =>
      join.onRef("interviews.mailbox_id", "=", "mailboxes.mailbox_id").on("interviews.look_at", "<=", at),
    )
    .select(["mailboxes.mark", "mailboxes.last_at", "interviews.contact_id"])
    .where("mailboxes.mailbox_id", "=", mailboxId)
    .orderBy("interviews.look_at")
    .orderBy("interviews.contact_id")
    .limit(limit);
  const occupying = db
    .selectFrom("interviews")
    .select([sql<number>`0`.as("mark"), sql<number | null>`null`.as("last_at"), "contact_id"])
    .where("mailbox_id", "=", mailboxId)
    .where("occupies_until", ">", at);
  const isAsked = hasManyWriters(db);
  const rows = await (isAsked
    ? db
        .selectFrom(due.as("due"))
        .selectAll()
        .unionAll(occupying.where(someoneIsDue(mailboxId, at)))
    : due
  ).execute();
  const isAnyDue = rows.some((row) => row.contact_id !== null);
  if (isAnyDue && !isAsked) rows.push(...(await occupying.execute()));
  const contactIds = new Set(rows.flatMap((row) => row.contact_id ?? []));
  const [mailbox] = rows.sort((a, b) => b.mark - a.mark);
  return {
    contactIds: [...contactIds].sort(),
    lastAt: toInstant(mailbox?.last_at),
    asOf: mailbox?.mark ?? 0,
  };
}

function someoneIsDue(mailboxId: MailboxId, at: number) {
  return sql<boolean>`exists (select 1 from interviews as any_due
    where any_due.mailbox_id = ${mailboxId} and any_due.look_at <= ${at})`;
}

function toInstant(at: number | null | undefined): Temporal.Instant | undefined {
  return at === null || at === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(at);
}
