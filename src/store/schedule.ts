/** What a plan leaves behind, in one transaction: granted actions, dropped ones, and when to look again. */
import { type Kysely, sql, type Transaction } from "kysely";
import type { ActionKey, ContactId, MailboxId } from "../core/keys.ts";
import { type ActionState, type Database, inChunks } from "./database.ts";
import { kept } from "./kept.ts";
import { raisingMark } from "./marks.ts";
import { pack } from "./pack.ts";
import type { Schedule } from "./store.ts";
import { giveBack } from "./taken.ts";
import { together } from "./together.ts";
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
    const { outdated, ready } = await asItStands(trx, mailboxId, schedule.asOf);
    const pins = schedule.pins.filter((pin) => !outdated.has(pin.contactId));
    await dropUnwanted(trx, mailboxId, schedule, { outdated, ready });
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

/** Behind all who write to the mailbox: its mark is raised first. */
async function asItStands(trx: Transaction<Database>, mailboxId: MailboxId, asOf: number): Promise<Standing> {
  const [, rows] = await together(trx, (ask) =>
    Promise.all([
      ask(raisingMark(trx, { mailboxId, lastAt: null })),
      ask(standing(trx, { mailboxId, asOf })),
    ]),
  );
  const outdated = new Set<ContactId>();
  const ready: { action_key: ActionKey; contact_id: ContactId }[] = [];
  for (const { action_key, contact_id } of rows) {
    if (action_key === null) outdated.add(contact_id);
    else ready.push({ action_key, contact_id });
  }
  return { outdated, ready };
}

const standing = kept((db, { mailboxId, asOf }: { mailboxId: MailboxId; asOf: number }) =>
  db
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
    ),
);

async function dropUnwanted(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  schedule: Schedule,
  { outdated, ready }: Standing,
): Promise<void> {
  const wanted = new Set(schedule.pins.map((pin) => pin.key));
  const planned = new Set(schedule.looks.map((look) => look.contactId));
  const unwanted = ready.filter(
    (row) => planned.has(row.contact_id) && !outdated.has(row.contact_id) && !wanted.has(row.action_key),
  );
  const keys = unwanted.map((row) => row.action_key);
  await giveBack(trx, mailboxId, keys);
  await inChunks(keys, (chunk) =>
    trx
      .updateTable("actions")
      .set({ state: "dropped" })
      .where("action_key", "in", chunk)
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
  const granted = pins.map((pin) => ({
    key: pin.key,
    contactId: pin.contactId,
    step: pin.step,
    due: pin.due.epochMilliseconds,
    notBefore: pin.notBefore?.epochMilliseconds ?? 0,
    offered: pack(pin.offered),
  }));
  await inChunks(granted, (chunk) => trx.executeQuery(granting(trx, { mailboxId, granted: chunk })));
}

type Granted = Pick<Schedule["pins"][number], "key" | "contactId" | "step"> & {
  due: number;
  notBefore: number;
  offered: string;
};

const granting = kept((db, { mailboxId, granted }: { mailboxId: MailboxId; granted: readonly Granted[] }) =>
  db
    .insertInto("actions")
    .values(
      granted.map(({ key, contactId, step, due, notBefore, offered }) => ({
        action_key: key,
        mailbox_id: mailboxId,
        contact_id: contactId,
        step,
        state: "ready" as const,
        attempt: 1,
        due,
        not_before: notBefore,
        again_at: 0,
        offered,
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
    .modifyEnd(unwaited),
);

async function look(
  trx: Transaction<Database>,
  mailboxId: MailboxId,
  { asOf, looks }: Schedule,
): Promise<void> {
  const looking = looks.map((look) => ({
    contactId: look.contactId,
    lookAt: look.lookAt?.epochMilliseconds ?? null,
    occupiesUntil: look.occupiesUntil?.epochMilliseconds ?? null,
  }));
  await inChunks(looking, (chunk) =>
    trx.executeQuery(lookingAgain(trx, { mailboxId, asOf, looking: chunk })),
  );
}

type Looking = { contactId: ContactId; lookAt: number | null; occupiesUntil: number | null };

const lookingAgain = kept(
  (db, { mailboxId, asOf, looking }: { mailboxId: MailboxId; asOf: number; looking: readonly Looking[] }) =>
    db
      .insertInto("interviews")
      .values(
        looking.map(({ contactId, lookAt, occupiesUntil }) => ({
          mailbox_id: mailboxId,
          contact_id: contactId,
          look_at: lookAt,
          occupies_until: occupiesUntil,
          marked: 0,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(["mailbox_id", "contact_id"]).doUpdateSet({
          look_at: sql<number | null>`case when interviews.marked > ${asOf} then 0 else excluded.look_at end`,
          occupies_until: (eb) => eb.ref("excluded.occupies_until"),
        }),
      )
      .modifyEnd(unwaited),
);

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
