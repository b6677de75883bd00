/**
 * What the planner looks at, in one consistent reading. Where nothing is due it costs one indexed query, however
 * many interviews there are (P-3).
 */
import { type Kysely, sql } from "kysely";
import type { Fact } from "../core/facts.ts";
import type { ContactId, MailboxId } from "../core/keys.ts";
import { never } from "../core/never.ts";
import { toPending } from "./action-row.ts";
import { type ActionRow, type Database, type FactRow, inChunks, pendingStates } from "./database.ts";
import { kept } from "./kept.ts";
import { hasManyWriters } from "./locks.ts";
import { toFact } from "./pack.ts";
import type { LedgerView, Reading } from "./store.ts";
import { type Ask, together } from "./together.ts";

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
    .execute((trx) => together(trx, (ask) => readAtOnce(trx, ask, mailboxId, what)));
}

async function readAtOnce(
  db: Kysely<Database>,
  ask: Ask,
  mailboxId: MailboxId,
  what: Reading,
): Promise<LedgerView> {
  switch (what.kind) {
    case "all": {
      const [mailbox, rows, facts, actions] = await Promise.all([
        ask(mailboxRow(db, { mailboxId })),
        ask(everybody(db, { mailboxId })),
        ask(allFacts(db, { mailboxId })),
        ask(allActions(db, { mailboxId })),
      ]);
      return toView(withMailbox(mailbox, rows), { facts, actions });
    }
    case "contacts": {
      const contactIds = [...new Set(what.contactIds)].sort();
      const [mailbox, about] = await Promise.all([
        ask(mailboxRow(db, { mailboxId })),
        rowsAbout(db, ask, mailboxId, contactIds),
      ]);
      const rows = contactIds.map((contact_id) => ({ contact_id }));
      return toView(withMailbox(mailbox, rows), about);
    }
    case "active": {
      const [mailbox, rows] = await Promise.all([
        ask(mailboxRow(db, { mailboxId })),
        ask(active(db, { mailboxId, at: what.now.epochMilliseconds })),
      ]);
      const whom = withMailbox(mailbox, rows);
      return toView(whom, await rowsAbout(db, ask, mailboxId, whom.contactIds));
    }
    case "due": {
      const whom = await dueContacts(db, ask, mailboxId, what.now.epochMilliseconds, what.limit);
      const isNobody = whom.contactIds.length === 0;
      return toView(whom, isNobody ? nothing : await rowsAbout(db, ask, mailboxId, whom.contactIds));
    }
    default:
      return never(what, "reading");
  }
}

/** Who is read, in the order of contactId, so that places and slots are given out the same way every time. */
interface Whom {
  contactIds: ContactId[];
  /** Of the mailbox's own row. */
  lastAt: Temporal.Instant | undefined;
  asOf: number;
}

interface About {
  facts: FactRow[];
  actions: ActionRow[];
}

const nothing: About = { facts: [], actions: [] };

function toView({ contactIds, ...mailbox }: Whom, about: About): LedgerView {
  const facts = new Map<ContactId, Fact[]>(contactIds.map((contactId) => [contactId, []]));
  const mailboxFacts: Fact[] = [];
  for (const row of about.facts) {
    if (row.contact_id === null) mailboxFacts.push(toFact(row));
    else facts.get(row.contact_id)?.push(toFact(row));
  }
  return { facts, mailboxFacts, pending: about.actions.map(toPending), ...mailbox };
}

function withMailbox(
  [mailbox]: readonly Pick<Database["mailboxes"], "mark" | "last_at">[],
  rows: readonly { contact_id: ContactId }[],
): Whom {
  const contactIds = rows.map((row) => row.contact_id);
  return { contactIds, lastAt: toInstant(mailbox?.last_at), asOf: mailbox?.mark ?? 0 };
}

/** What is known about these contacts and about the whole mailbox. */
async function rowsAbout(
  db: Kysely<Database>,
  ask: Ask,
  mailboxId: MailboxId,
  contactIds: readonly ContactId[],
): Promise<About> {
  const isAtOnce = contactIds.length > 0 && contactIds.length <= few;
  if (isAtOnce) {
    const [facts, actions] = await Promise.all([
      ask(factsOfFew(db, { mailboxId, contactIds })),
      ask(actionsOf(db, { mailboxId, contactIds })),
    ]);
    return { facts, actions };
  }
  const about: About = { facts: await ask(mailboxFactsOf(db, { mailboxId })), actions: [] };
  await inChunks(contactIds, async (chunk) => {
    const them = { mailboxId, contactIds: chunk };
    const [facts, actions] = await Promise.all([ask(factsOf(db, them)), ask(actionsOf(db, them))]);
    for (const row of facts) about.facts.push(row);
    for (const row of actions) about.actions.push(row);
  });
  return about;
}

/** So many contacts are read together with what concerns the whole mailbox. */
const few = 8;

type Mine = { mailboxId: MailboxId };
type Named = { mailboxId: MailboxId; contactIds: readonly ContactId[] };

function factRows(db: Kysely<Database>, { mailboxId }: Mine) {
  return db.selectFrom("facts").selectAll().where("mailbox_id", "=", mailboxId);
}

function actionRows(db: Kysely<Database>, { mailboxId }: Mine) {
  const mine = db.selectFrom("actions").selectAll().where("mailbox_id", "=", mailboxId);
  return mine.where("state", "in", pendingStates).orderBy("action_key");
}

function interviewRows(db: Kysely<Database>, { mailboxId }: Mine) {
  return db.selectFrom("interviews").select("contact_id").where("mailbox_id", "=", mailboxId);
}

const allFacts = kept((db, mine: Mine) => factRows(db, mine).orderBy("seq"));
const mailboxFactsOf = kept((db, mine: Mine) =>
  factRows(db, mine).where("contact_id", "is", null).orderBy("seq"),
);
/** In the order of the index: nothing is sorted, but for the few. */
const factsOf = kept((db, named: Named) =>
  factRows(db, named).where("contact_id", "in", named.contactIds).orderBy("contact_id").orderBy("seq"),
);
const factsOfFew = kept((db, named: Named) =>
  factRows(db, named)
    .where((eb) => eb.or([eb("contact_id", "is", null), eb("contact_id", "in", named.contactIds)]))
    .orderBy("contact_id")
    .orderBy("seq"),
);
const allActions = kept(actionRows);
const actionsOf = kept((db, named: Named) =>
  actionRows(db, named).where("contact_id", "in", named.contactIds),
);
const everybody = kept((db, mine: Mine) => interviewRows(db, mine).orderBy("contact_id"));
const active = kept((db, { at, ...mine }: Mine & { at: number }) =>
  interviewRows(db, mine)
    .where((eb) => eb.or([eb("look_at", "<=", at), eb("occupies_until", ">", at)]))
    .orderBy("contact_id"),
);
const mailboxRow = kept((db, { mailboxId }: Mine) =>
  db.selectFrom("mailboxes").select(["mark", "last_at"]).where("mailbox_id", "=", mailboxId),
);

/** Whoever is due and, where somebody is, those who occupy times. Where nobody is due it is one query. */
async function dueContacts(
  db: Kysely<Database>,
  ask: Ask,
  mailboxId: MailboxId,
  at: number,
  limit: number,
): Promise<Whom> {
  const rows = await ask(due(db, { mailboxId, at, limit }));
  const isAnyDue = rows.some((row) => row.contact_id !== null);
  if (isAnyDue && !hasManyWriters(db)) rows.push(...(await ask(occupying(db, { mailboxId, at }))));
  const contactIds = new Set(rows.flatMap((row) => row.contact_id ?? []));
  const [mailbox] = rows.sort((a, b) => b.mark - a.mark);
  return {
    contactIds: [...contactIds].sort(),
    lastAt: toInstant(mailbox?.last_at),
    asOf: mailbox?.mark ?? 0,
  };
}

type At = { mailboxId: MailboxId; at: number };

/** Beside the mailbox's own row. A server, to which the way is long, is asked for those who occupy times in the same breath. */
const due = kept((db, { mailboxId, at, limit }: At & { limit: number }) => {
  const dueNow = db
    .selectFrom("mailboxes")
    .leftJoin("interviews", (join) =>
      join.onRef("interviews.mailbox_id", "=", "mailboxes.mailbox_id").on("interviews.look_at", "<=", at),
    )
    .select(["mailboxes.mark", "mailboxes.last_at", "interviews.contact_id"])
    .where("mailboxes.mailbox_id", "=", mailboxId)
    .orderBy("interviews.look_at")
    .orderBy("interviews.contact_id")
    .limit(limit);
  if (!hasManyWriters(db)) return dueNow;
  return db
    .selectFrom(dueNow.as("due"))
    .selectAll()
    .unionAll(occupyingRows(db, { mailboxId, at }).where(someoneIsDue(mailboxId, at)));
});

const occupying = kept(occupyingRows);

function occupyingRows(db: Kysely<Database>, { mailboxId, at }: At) {
  return db
    .selectFrom("interviews")
    .select([sql<number>`0`.as("mark"), sql<number | null>`null`.as("last_at"), "contact_id"])
    .where("mailbox_id", "=", mailboxId)
    .where("occupies_until", ">", at);
}

function someoneIsDue(mailboxId: MailboxId, at: number) {
  return sql<boolean>`exists (select 1 from interviews as any_due
    where any_due.mailbox_id = ${mailboxId} and any_due.look_at <= ${at})`;
}

function toInstant(at: number | null | undefined): Temporal.Instant | undefined {
  return at === null || at === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(at);
}
