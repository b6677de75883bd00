/** Inbound before outbound (reliability rule 5): nothing leaves on old knowledge. */
import { calendarCursor } from "../src/store/cursor-names.ts";
import type { WorkerDeps } from "./deps.ts";

export const cursorNames = { mail: "mail", calendar: calendarCursor } as const;

/**
 * True where mailbox and calendar were both read within the last 10 minutes of business time. A reading from the
 * future was made before the clock was set back, nobody knows how long ago. What is remembered of them is at the worst
 * older than what is so: it is asked for again only where it is not enough.
 */
export async function isFresh(deps: WorkerDeps, now: Temporal.Instant): Promise<boolean> {
  if (readings.get(deps)?.every((at) => isLately(deps, at, now)) === true) return true;
  const read: Temporal.Instant[] = [];
  for (const name of Object.values(cursorNames)) {
    const cursor = await deps.cursors.read(deps.mailboxId, name);
    if (cursor === undefined || !isLately(deps, cursor.at, now)) return false;
    read.push(cursor.at);
  }
  readings.set(deps, read);
  return true;
}

const readings = new WeakMap<WorkerDeps, Temporal.Instant[]>();

function isLately({ isShared }: WorkerDeps, read: Temporal.Instant, now: Temporal.Instant): boolean {
  const age = now.epochMilliseconds - read.epochMilliseconds;
  return age >= -(isShared ? clocksApartMs : 0) && age <= mostAgeMs;
}

const mostAgeMs = 10 * 60_000;
/** How far the clocks of two workers of a fleet may be apart, in milliseconds: each at most 30 s from the server's. */
export const clocksApartMs = 60_000;
