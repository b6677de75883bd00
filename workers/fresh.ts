/** Inbound before outbound (reliability rule 5): nothing leaves on old knowledge. */
import type { WorkerDeps } from "./deps.ts";

export const cursorNames = { mail: "mail", calendar: "calendar" } as const;

/** True where mailbox and calendar were both read within the last 10 minutes of business time. */
export async function isFresh(deps: WorkerDeps, now: Temporal.Instant): Promise<boolean> {
  const oldest = now.subtract({ minutes: 10 });
  for (const name of Object.values(cursorNames)) {
    const read = await deps.cursors.read(deps.mailboxId, name);
    if (read === undefined || Temporal.Instant.compare(read.at, oldest) < 0) return false;
  }
  return true;
}
