/** Taking mailboxes out of this store and into it, over any database. */
import type { Kysely } from "kysely";
import type { LeaseNow } from "./claims.ts";
import { copyIn, livesHere } from "./copy-in.ts";
import { copyOut } from "./copy-out.ts";
import { movedCursor } from "./cursor-names.ts";
import type { Database } from "./database.ts";
import type { Copies } from "./shared-store.ts";
import type { Cursors } from "./store.ts";

/** `aliasKey` is the key of this store's hashes. */
export function kyselyCopies(
  db: Kysely<Database>,
  { aliasKey, leaseNow, cursors }: { aliasKey: string; leaseNow: LeaseNow; cursors: Cursors },
): Copies {
  return {
    out: (mailboxId, isAlone) => copyOut(db, { mailboxId, aliasKey, isAlone }),
    has: (mailboxId) => livesHere(db, mailboxId),
    in: (copy) => copyIn(db, copy, aliasKey),
    async leave(mailboxId, to, now) {
      await cursors.write(mailboxId, movedCursor, to, now);
      const { count } = await db
        .selectFrom("actions")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("mailbox_id", "=", mailboxId)
        .where("lease_until", ">", leaseNow())
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}
