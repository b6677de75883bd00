/** The mailboxes of a store that holds many: their rules, version by version, and whose turn it is. */
import { type Kysely, sql } from "kysely";
import type { FactKind } from "../core/facts.ts";
import type { MailboxId } from "../core/keys.ts";
import type { LeaseNow } from "./claims.ts";
import { calendarCursor, clockCursor, everybodyCursor, movedCursor, rungCursor } from "./cursor-names.ts";
import { type Database, workableStates } from "./database.ts";
import type { Figures, Mailboxes, Ruleset } from "./shared-store.ts";

export function kyselyMailboxes(db: Kysely<Database>, leaseNow: LeaseNow): Mailboxes {
  return {
    async list() {
      const rows = await latest(db).orderBy("r.mailbox_id").execute();
      return rows.map(({ mailbox_id, address, version, at }) => ({
        mailboxId: mailbox_id,
        address,
        version,
        at: Temporal.Instant.fromEpochMilliseconds(at),
      }));
    },
    async version(mailboxId) {
      const { version } = await db
        .selectFrom("rulesets")
        .select((eb) => eb.fn.max("version").as("version"))
        .where("mailbox_id", "=", mailboxId)
        .executeTakeFirstOrThrow();
      return version ?? undefined;
    },
    async rules(mailboxId) {
      const row = await latest(db).select("r.text").where("r.mailbox_id", "=", mailboxId).executeTakeFirst();
      return row === undefined ? undefined : toRuleset(row);
    },
    apply: (mailboxId, ruleset, now) => applyRules(db, mailboxId, ruleset, now),
    due: (now) => dueMailboxes(db, leaseNow, now),
    unread: (now, everyMs) => unreadMailboxes(db, now, everyMs),
    figures: (since, now) => figuresOf(db, since, now),
  };
}

/** The newest ruleset of each mailbox. */
function latest(db: Kysely<Database>) {
  return db
    .selectFrom("rulesets as r")
    .select(["r.mailbox_id", "r.address", "r.version", "r.at"])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("rulesets as newer")
            .select("newer.version")
            .whereRef("newer.mailbox_id", "=", "r.mailbox_id")
            .whereRef("newer.version", ">", "r.version"),
        ),
      ),
    );
}

function toRuleset(row: { version: number; address: string; text: string; at: number }): Ruleset {
  const { version, address, text } = row;
  return { version, address, text, at: Temporal.Instant.fromEpochMilliseconds(row.at) };
}

/** The same text again is no new version. Two who apply at once get two versions, in some order. */
async function applyRules(
  db: Kysely<Database>,
  mailboxId: MailboxId,
  { address, text }: { address: string; text: string },
  now: Temporal.Instant,
): Promise<{ version: number; isNew: boolean }> {
  const before = await latest(db).select("r.text").where("r.mailbox_id", "=", mailboxId).executeTakeFirst();
  if (before?.text === text && before.address === address) return { version: before.version, isNew: false };
  const version = (before?.version ?? 0) + 1;
  const at = now.epochMilliseconds;
  const written = await db
    .insertInto("rulesets")
    .values({ mailbox_id: mailboxId, version, address, text, at })
    .onConflict((conflict) => conflict.columns(["mailbox_id", "version"]).doNothing())
    .returning("version")
    .executeTakeFirst();
  if (written === undefined) return applyRules(db, mailboxId, { address, text }, now);
  return { version, isNew: true };
}

/**
 * Mailboxes in which somebody is due or an action is open, and those that were not planned as a whole for a while, or
 * not since their rules were applied. A virtual one has no turn: it moves only when it is told the time. One that was
 * not read lately, and is about to be, waits for that: what is planned before would only wait to be read (rule 5).
 */
async function dueMailboxes(
  db: Kysely<Database>,
  leaseNow: LeaseNow,
  now: Temporal.Instant,
): Promise<MailboxId[]> {
  const at = now.epochMilliseconds;
  const rows = await latest(db)
    .where(
      sql<boolean>`not exists (select 1 from cursors v where v.mailbox_id = r.mailbox_id and v.name in (${clockCursor}, ${movedCursor}))`,
    )
    .where(
      sql<boolean>`not exists (select 1 from cursors s where s.mailbox_id = r.mailbox_id and s.name = ${rungCursor}
        and s.value = ${rung} and s.at > ${at - lostMs} and not exists (select 1 from cursors d where d.mailbox_id = r.mailbox_id
          and d.name = ${calendarCursor} and d.at > ${at - freshMs}))`,
    )
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("interviews as i")
            .select("i.mailbox_id")
            .whereRef("i.mailbox_id", "=", "r.mailbox_id")
            .where("i.look_at", "<=", at),
        ),
        eb.exists(
          eb
            .selectFrom("actions as a")
            .select("a.mailbox_id")
            .whereRef("a.mailbox_id", "=", "r.mailbox_id")
            .where("a.state", "in", workableStates)
            .where("a.not_before", "<=", at)
            .where("a.again_at", "<=", at)
            .where((or) => or.or([or("a.lease_until", "is", null), or("a.lease_until", "<=", leaseNow())])),
        ),
        eb.not(
          eb.exists(
            eb
              .selectFrom("cursors as c")
              .select("c.at")
              .whereRef("c.mailbox_id", "=", "r.mailbox_id")
              .where("c.name", "=", everybodyCursor)
              .where("c.at", ">", at - everybodyMs)
              .whereRef("c.at", ">=", "r.at"),
          ),
        ),
      ]),
    )
    .orderBy("r.mailbox_id")
    .execute();
  return rows.map((row) => row.mailbox_id);
}

/** How long ago all interviews may have been planned, in milliseconds. */
const everybodyMs = 15 * 60_000;
/** How old a reading may be before something leaves, in milliseconds. */
const freshMs = 10 * 60_000;
/** A ring that nobody has followed after so many milliseconds was lost, or is not far from the end of a long line. */
const lostMs = 20_000;
/** How far the clocks of two workers may be apart, in milliseconds. */
const apartMs = 60_000;
const rung = "rung";

/** Mailboxes that are to be read again: `everyMs` after a reading has ended, or sooner where a ring was lost. They are counted as rung from now on. */
async function unreadMailboxes(
  db: Kysely<Database>,
  now: Temporal.Instant,
  everyMs: number,
): Promise<MailboxId[]> {
  const at = now.epochMilliseconds;
  const rows = await latest(db)
    .where(
      sql<boolean>`not exists (select 1 from cursors c where c.mailbox_id = r.mailbox_id and
        (c.name in (${clockCursor}, ${movedCursor}) or (c.name = ${rungCursor} and c.at <= ${at + apartMs}
          and (c.at > ${at - lostMs} or (c.value <> ${rung} and c.at > ${at - everyMs})))))`,
    )
    .orderBy("r.mailbox_id")
    .execute();
  const unread = rows.map((row) => row.mailbox_id);
  if (unread.length === 0) return unread;
  await db
    .insertInto("cursors")
    .values(unread.map((mailbox_id) => ({ mailbox_id, name: rungCursor, value: rung, at })))
    .onConflict((conflict) => conflict.columns(["mailbox_id", "name"]).doUpdateSet({ value: rung, at }))
    .execute();
  return unread;
}

async function figuresOf(
  db: Kysely<Database>,
  since: number | undefined,
  now: Temporal.Instant,
): Promise<Figures> {
  const at = now.epochMilliseconds;
  const { last } = await db
    .selectFrom("facts")
    .select((eb) => eb.fn.max("seq").as("last"))
    .executeTakeFirstOrThrow();
  const facts =
    since === undefined || last === null || last <= since
      ? []
      : await db
          .selectFrom("facts")
          .select((eb) => ["kind", eb.fn.countAll<number>().as("count")])
          .where("seq", ">", since)
          .where("seq", "<=", last)
          .groupBy("kind")
          .execute();
  const states = await db
    .selectFrom("actions")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .where("state", "in", [...workableStates, "review"])
    .where("not_before", "<=", at)
    .groupBy("state")
    .execute();
  const { due } = await db
    .selectFrom("actions")
    .select((eb) => eb.fn.min("due").as("due"))
    .where("state", "in", workableStates)
    .where("not_before", "<=", at)
    .where("again_at", "<=", at)
    .executeTakeFirstOrThrow();
  const { count } = await latest(db)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return {
    lastSeq: last ?? 0,
    facts: new Map(facts.map((row) => [row.kind as FactKind, Number(row.count)])),
    actions: new Map(states.map((row) => [row.state, Number(row.count)])),
    oldestDue: due === null ? undefined : Temporal.Instant.fromEpochMilliseconds(Number(due)),
    mailboxes: Number(count),
  };
}
