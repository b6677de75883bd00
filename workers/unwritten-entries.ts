/**
 * Calendar entries of ours whose making was not written down, because a crash or a lost answer came between. Until it
 * is, such an entry must not stand in its own way: its time is busy with nothing but itself.
 */
import { type ActionKey, parseActionKey, toActionKey } from "../src/core/keys.ts";
import type { Pending } from "../src/core/pending.ts";
import type { OwnTime } from "../src/core/slot.ts";
import type { WorkerDeps } from "./deps.ts";

/** The entries of those actions that are still to be settled. Throws as the calendar does. */
export async function unwrittenEntries(deps: WorkerDeps, pending: readonly Pending[]): Promise<OwnTime[]> {
  const own: OwnTime[] = pending.filter(({ step }) => step === "hold").map(({ key }) => heldAt(key));
  for (const key of new Set(pending.flatMap(eventKeyOf))) {
    const entry = await deps.calendar.find(key);
    if (entry === undefined || entry.status === "cancelled" || entry.status === "deleted") continue;
    own.push({ key, start: entry.start });
  }
  return own;
}

/** The key of a hold says where it stands. */
function heldAt(key: ActionKey): OwnTime {
  return { key, start: Temporal.Instant.from(parseActionKey(key).occurrence) };
}

/** A change is written to the entry of the event. */
function eventKeyOf({ key, step }: Pending): ActionKey[] {
  if (step === "event") return [key];
  if (step !== "event-change") return [];
  const parts = parseActionKey(key);
  const [booking = ""] = parts.occurrence.split(".");
  return [toActionKey({ ...parts, step: "event", occurrence: booking })];
}
