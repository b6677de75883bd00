/** Inbound before outbound (reliability rule 5): nothing leaves on old knowledge. */
import { calendarCursor } from "../src/store/cursor-names.ts";
import type { WorkerDeps } from "./deps.ts";

export const cursorNames = { mail: "mail", calendar: calendarCursor } as const;

/**
 * True where mailbox and calendar were both read within the last 10 minutes of business time. A reading from the
 * future was made before the clock was set back, nobody knows how long ago.
 */
export async function isFresh(deps: WorkerDeps, now: Temporal.Instant): Promise<boolean> {
  for (const name of Object.values(cursorNames)) {
    const read = await deps.cursors.read(deps.mailboxId, name);
    const age = read === undefined ? undefined : now.epochMilliseconds - read.at.epochMilliseconds;
    if (age === undefined || age < -(deps.isShared ? clocksApartMs : 0) || age > mostAgeMs) return false;
  }
  return true;
}

const mostAgeMs = 10 * 60_000;
/** How far the clocks of two workers of a fleet may be apart, in milliseconds: each at most 30 s from the server's. */
export const clocksApartMs = 60_000;
