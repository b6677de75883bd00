/** A row of `actions` in the words of the ports. */
import type { Pending } from "../core/pending.ts";
import type { Offered } from "../core/slot.ts";
import type { ActionRow } from "./database.ts";
import { unpack } from "./pack.ts";
import type { Claim } from "./store.ts";

export function toPending(row: ActionRow): Pending {
  if (row.state === "done" || row.state === "dropped") throw new TypeError(`Not pending: ${row.action_key}`);
  const startsAt = beginsAt(row);
  return {
    key: row.action_key,
    contactId: row.contact_id,
    step: row.step,
    attempt: row.attempt,
    state: row.state,
    due: Temporal.Instant.fromEpochMilliseconds(row.due),
    ...(startsAt === 0 ? {} : { notBefore: Temporal.Instant.fromEpochMilliseconds(startsAt) }),
    offered: unpack(row.offered) as Offered[],
    ...(row.draft === null ? {} : { draft: unpack(row.draft) as NonNullable<Claim["draft"]> }),
    ...(row.sending_at === null ? {} : { sendingAt: Temporal.Instant.fromEpochMilliseconds(row.sending_at) }),
  };
}

export function toClaim(row: ActionRow): Claim {
  const { draft: _, ...pending } = toPending(row);
  return {
    ...pending,
    mailboxId: row.mailbox_id,
    fence: row.fence,
    ...(row.draft === null ? {} : { draft: unpack(row.draft) as NonNullable<Claim["draft"]> }),
  };
}

/** Business time before which nobody may claim it, in epoch milliseconds; 0 where there is none. */
export function beginsAt(row: Pick<ActionRow, "not_before" | "again_at">): number {
  return Math.max(row.not_before, row.again_at);
}
