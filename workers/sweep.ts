/**
 * Goes through all mailboxes of a fleet and rings for those whose turn it is. Rings are lost with the Redis that holds
 * them; whatever is due is in the store, so the next sweep rings it again.
 */
import type { Ring } from "../src/queue/queue.ts";
import type { Mailboxes } from "../src/store/shared-store.ts";

export interface SweepDeps {
  mailboxes: Mailboxes;
  clock(): Temporal.Instant;
  ring(ring: Ring): Promise<void>;
  log(event: string, fields: Record<string, string | number>): void;
}

/** How often a mailbox and its calendar are read, in milliseconds. */
const syncEveryMs = 60_000;

export async function sweep({ mailboxes, clock, ring, log }: SweepDeps): Promise<void> {
  const now = clock();
  const unread = await mailboxes.unread(now, syncEveryMs);
  // What was read rings a plan by itself.
  const reading = new Set(unread);
  const due = (await mailboxes.due(now)).filter((mailboxId) => !reading.has(mailboxId));
  for (const mailboxId of unread) await ring({ queue: "sync", mailboxId });
  for (const mailboxId of due) await ring({ queue: "plan", mailboxId });
  if (unread.length + due.length > 0) log("sweep.rang", { sync: unread.length, plan: due.length });
}
