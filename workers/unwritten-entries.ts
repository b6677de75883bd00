/**
 * Calendar entries of ours whose making was not written down, because a crash or a lost answer came between. Until it
 * is, such an entry must not stand in its own way: its time is busy with nothing but itself.
 */
import { type ActionKey, parseActionKey, toActionKey } from "../src/core/keys.ts";
import type { Pending } from "../src/core/pending.ts";
import type { Busy } from "../src/core/slot.ts";
import type { WorkerDeps } from "./deps.ts";

/** `busy` less the entries of those actions that are still to be settled. Throws as the calendar does. */
export async function withoutUnwritten(
  deps: WorkerDeps,
  pending: readonly Pending[],
  busy: readonly Busy[],
): Promise<readonly Busy[]> {
  let left = busy;
  for (const key of new Set(pending.flatMap(eventKeyOf))) {
    const entry = await deps.calendar.find(key);
    if (entry === undefined || entry.status === "cancelled" || entry.status === "deleted") continue;
    const from = entry.start.epochMilliseconds;
    const until = entry.end.epochMilliseconds;
    left = left.flatMap((time) => less(time, { from, until }));
  }
  return left;
}

/** A change is written to the entry of the event. */
function eventKeyOf({ key, step }: Pending): ActionKey[] {
  if (step === "event") return [key];
  if (step !== "event-change") return [];
  const parts = parseActionKey(key);
  const [booking = ""] = parts.occurrence.split(".");
  return [toActionKey({ ...parts, step: "event", occurrence: booking })];
}

function less(time: Busy, ours: Busy): Busy[] {
  if (time.until <= ours.from || ours.until <= time.from) return [time];
  return [
    { from: time.from, until: ours.from },
    { from: ours.until, until: time.until },
  ].filter(({ from, until }) => from < until);
}
