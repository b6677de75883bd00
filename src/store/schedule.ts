/** What a plan leaves behind, in one transaction: granted actions, dropped ones, and when to look again. */
import { type Kysely, sql, type Transaction } from "kysely";
import type { ActionKey, ContactId, MailboxId } from "../core/keys.ts";
import { type ActionState, type Database, inChunks } from "./database.ts";
import { raiseMark } from "./marks.ts";
import { pack } from "./pack.ts";
import type { Schedule } from "./store.ts";
import { unwaited } from "./unwaited.ts";

/**
 * A contact about whom something was learned after the plan was made keeps their rows and stays due: what that plan
 * says of them is old. Rows that a worker has begun are never touched.
 */
export async function writeSchedule(
  db: Kysely<Database>,
  mailboxId: MailboxId,
  schedule: Schedule,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await raiseMark(trx, mailboxId, null);
    const { outdated, ready } = await asItStands(trx, mailboxId, schedule.asOf);
    const pins = schedule.pins.filter((pin) => !outdated.has(pin.contactId));
    await dropUnwanted(trx, schedule, { outdated, ready });
    await grant(trx, mailboxId, pins);
    await look(trx, mailboxId, schedule);
    await list(trx, mailboxId, schedule);
  });
}

interface Standing {
  /** Contacts about whom something was learned after the plan. */
  outdated: ReadonlySet<ContactId>;
  ready: readonly { action_key: ActionKey; contact_id: ContactId }[];
}

async function asItStands(trx: Transaction<Database>, mailboxId: MailboxId, asOf: number): Promise<Standing> {
  const rows = await trx
    .selectFrom("interviews")
    .select(["contact_id", sql<ActionKey | null>`null`.as("action_key")])
    .where("mailbox_id", "=", mailboxId)
    .where("marked", ">", asOf)
    .unionAll((eb) =>
      eb
        .selectFrom("actions")
        .select(["contact_id", "action_key"])
        .where("mailbox_id", "=", mailboxId)
        .where("state", "=", "ready"),
    )
    .execute();
  const outdated = new Set<ContactId>();
  const ready: { action_key: ActionKey; contact_id: ContactId }[] = [];
  for (const { action_key, contact_id } of rows) {
    if (action_key === null) outdated.add(contact_id);
    else ready.push({ action_key, contact_id });
  }
  return { outdated, ready };
}

async function dropUnwanted(
  trx: Transaction<Database>,
  schedule: Schedule,
  { outdated, ready }: Standing,
): Promise<void> {
  const wanted = new Set(schedule.pins.map((pin) => pin.key));
  const planned = new Set(schedule.looks.map((look) => look.contactId));
  const unwanted = ready.filter(
    (row) => planned.has(row.contact_id) && !outdated.has(row.contact_id) && !wanted.has(row.action_key),
  );
  await inChunks(unwanted, (chunk) =>
    trx
      .updateTable("actions")
      .set({ state: "dropped" })
      .where(
        "action_key",
        "in",
        chunk.map((row) => row.action_key),
      )
      .where("state", "=", "ready")
      .modifyEnd(unwaited)
      .execute(),
  );
}

/** New rows are `ready`. A settled one is made ready as a further attempt, with nothing left of the one before. */
async function grant(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  pins: Schedule["pins"],
): Promise<void> {
  await inChunks(pins, (chunk) =>
    trx
      .insertInto("actions")
      .values(
        chunk.map((pin) => ({
          action_key: pin.key,
          mailbox_id: mailboxId,
          contact_id: pin.contactId,
          step: pin.step,
          state: "ready" as const,
          attempt: 1,
          due: pin.due.epochMilliseconds,
          not_before: pin.notBefore?.epochMilliseconds ?? 0,
          again_at: 0,
          offered: pack(pin.offered),
          fence: 0,
          lease_until: null,
          lease_owner: null,
          seen: 0,
          tries: 0,
          draft: null,
          sending_at: null,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .column("action_key")
          .doUpdateSet({
            state: "ready",
            due: (eb) => eb.ref("excluded.due"),
            not_before: (eb) => eb.ref("excluded.not_before"),
            offered: (eb) => eb.ref("excluded.offered"),
            attempt: sql<number>`case when actions.state = 'done' then actions.attempt + 1 else actions.attempt end`,
            again_at: sql<number>`case when actions.state = 'ready' then actions.again_at else 0 end`,
            draft: null,
            sending_at: null,
          })
          .where("actions.state", "in", ["ready", "dropped", "done"] satisfies ActionState[]),
      )
      .modifyEnd(unwaited)
      .execute(),
  );
}

async function look(trx: Transaction<Database>, mailboxId: MailboxId, schedule: Schedule): Promise<void> {
  await inChunks(schedule.looks, (chunk) =>
    trx
      .insertInto("interviews")
      .values(
        chunk.map((look) => ({
          mailbox_id: mailboxId,
          contact_id: look.contactId,
          look_at: look.lookAt?.epochMilliseconds ?? null,
          occupies_until: look.occupiesUntil?.epochMilliseconds ?? null,
          marked: 0,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["mailbox_id", "contact_id"]).doUpdateSet({
          look_at: sql<
            number | null
          >`case when interviews.marked > ${schedule.asOf} then 0 else excluded.look_at end`,
          occupies_until: (eb) => eb.ref("excluded.occupies_until"),
        }),
      )
      .modifyEnd(unwaited)
      .execute(),
  );
}

/** Those older than the breaker looks back are of no use any more. */
async function list(trx: Transaction<Database>, mailboxId: MailboxId, schedule: Schedule): Promise<void> {
  if (schedule.listed === 0) return;
  const at = schedule.now.epochMilliseconds;
  await trx
    .deleteFrom("listings")
    .where("mailbox_id", "=", mailboxId)
    .where("at", "<", at - 5 * 60_000)
    .modifyEnd(unwaited)
    .execute();
  await trx
    .insertInto("listings")
    .values({ mailbox_id: mailboxId, at, listed: schedule.listed })
    .modifyEnd(unwaited)
    .execute();
}
