/**
 * What was learned, counted. Every writer of a mailbox raises its mark first (on a server this also puts the writers
 * of one mailbox in order), and stamps the interviews concerned: they are looked at again, and a plan that was
 * made before cannot write over what it did not know.
 */
import { type Kysely, sql } from "kysely";
import type { ContactId, MailboxId } from "../core/keys.ts";
import { type Database, inChunks } from "./database.ts";
import { kept, rowsOf } from "./kept.ts";
import { unwaited } from "./unwaited.ts";

type Raised = { mailboxId: MailboxId; lastAt: number | null };

/** Answers the new mark. `lastAt` is the highest `at` of what is about to be written, in epoch milliseconds. */
export const raisingMark = kept((db, { mailboxId, lastAt }: Raised) =>
  db
    .insertInto("mailboxes")
    .values({ mailbox_id: mailboxId, mark: 1, last_at: lastAt })
    .onConflict((conflict) =>
      conflict.column("mailbox_id").doUpdateSet({
        mark: sql<number>`mailboxes.mark + 1`,
        last_at: sql<number>`case when mailboxes.last_at is null or mailboxes.last_at < excluded.last_at
          then excluded.last_at else mailboxes.last_at end`,
      }),
    )
    .returning("mark"),
);

export async function raiseMark(db: Kysely<Database>, raised: Raised): Promise<number> {
  return markIn(await rowsOf(db, raisingMark(db, raised)));
}

/** Of what `raisingMark` answers. */
export function markIn(rows: readonly { mark: number }[]): number {
  const [row] = rows;
  if (row === undefined) throw new Error("No mark was raised.");
  return row.mark;
}

/** These interviews, or all of the mailbox, are looked at again. */
export async function markInterviews(
  db: Kysely<Database>,
  mailboxId: MailboxId,
  which: readonly ContactId[] | "all",
  mark: number,
): Promise<void> {
  if (which === "all") {
    const all = db.updateTable("interviews").set({ look_at: 0, marked: mark });
    await all.where("mailbox_id", "=", mailboxId).modifyEnd(unwaited).execute();
    return;
  }
  await inChunks(which, (contactIds) => db.executeQuery(marking(db, { mailboxId, mark, contactIds })));
}

type Marked = { mailboxId: MailboxId; mark: number; contactIds: readonly ContactId[] };

const marking = kept((db, { mailboxId, mark, contactIds }: Marked) =>
  db
    .insertInto("interviews")
    .values(
      contactIds.map((contactId) => ({
        mailbox_id: mailboxId,
        contact_id: contactId,
        // Written into the statement: they are the same in every row.
        look_at: sql.lit(0),
        occupies_until: sql.lit(null),
        marked: mark,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["mailbox_id", "contact_id"]).doUpdateSet({ look_at: 0, marked: mark }),
    )
    .modifyEnd(unwaited),
);
