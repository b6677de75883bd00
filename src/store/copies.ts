/** Taking mailboxes out of this store and into it, over any database. */
import type { Kysely } from "kysely";
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import type { LeaseNow } from "./claims.ts";
import { copyIn, livesHere, refuseCopy } from "./copy-in.ts";
import { copyOut } from "./copy-out.ts";
import { movedCursor, movesCursor } from "./cursor-names.ts";
import { readCursor, writeCursor } from "./cursors.ts";
import type { Database } from "./database.ts";
import { raiseMark } from "./marks.ts";
import type { Copies } from "./shared-store.ts";

/** `aliasKey` is the key of this store's hashes. */
export function kyselyCopies(
  db: Kysely<Database>,
  { aliasKey, leaseNow }: { aliasKey: string; leaseNow: LeaseNow },
): Copies {
  return {
    out: (mailboxId, isAlone) => copyOut(db, { mailboxId, aliasKey, isAlone }),
    has: (mailboxId) => livesHere(db, mailboxId),
    refuse: (copy) => refuseCopy(db, copy),
    in: (copy) => copyIn(db, copy, aliasKey),
    leave: (mailboxId, to, now) => leave(db, leaseNow, { mailboxId, to, now }),
  };
}

/** What was said first holds: of two who move a mailbox to two places, one is refused. */
async function leave(
  db: Kysely<Database>,
  leaseNow: LeaseNow,
  { mailboxId, to, now }: { mailboxId: MailboxId; to: string; now: Temporal.Instant },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await raiseMark(trx, { mailboxId, lastAt: null });
    const moved = await readCursor(trx, mailboxId, movedCursor);
    if (moved === undefined) {
      const moves = await readCursor(trx, mailboxId, movesCursor);
      await writeCursor(trx, mailboxId, movesCursor, String(Number(moves?.value ?? 0) + 1), now);
      await writeCursor(trx, mailboxId, movedCursor, to, now);
    } else if (moved.value !== to) throw movedAway(moved);
    const { count } = await trx
      .selectFrom("actions")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("mailbox_id", "=", mailboxId)
      .where("lease_until", ">", leaseNow())
      .executeTakeFirstOrThrow();
    return Number(count);
  });
}

function movedAway({ value: to, at }: { value: string; at: Temporal.Instant }): Problem {
  return new Problem("store/moved", {
    what: `This mailbox was moved to ${to} on ${at.toString().slice(0, 10)}. Nothing was changed.`,
    next: "Move it on from there. Where that move did not come to its end, run it once more, to the same place.",
  });
}
