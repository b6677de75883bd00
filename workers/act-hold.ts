/** A tentative entry for an offered time: made, and taken away. Each is the same call again after a crash. */
import type { Action, HeldTime } from "../src/core/action.ts";
import type { HoldFact } from "../src/core/facts.ts";
import { parseActionKey } from "../src/core/keys.ts";
import type { CalendarEvent } from "../src/providers/provider.ts";
import type { Outcome } from "../src/queue/queue.ts";
import { contactOf, factKeyOf, finish, type Work } from "./work.ts";

type HoldAction = Extract<Action, { kind: "hold" }>;

export async function performHold(work: Work, action: HoldAction): Promise<Outcome> {
  const { deps, claim, now } = work;
  const { hold, change, key } = action;
  const entry = toEntry(work, hold);
  const common = { at: now, contact: contactOf(claim), key };
  if (change === "release") {
    await deps.calendar.cancel(hold.key, entry);
    const fact: HoldFact = {
      kind: "hold-released",
      factKey: factKeyOf(work, `released.${claim.attempt}`),
      ...common,
    };
    return finish(work, [fact], { outcome: "cancelled", uid: hold.uid });
  }
  await deps.calendar.put(hold.key, entry);
  const { start, end, uid } = hold;
  const factKey = factKeyOf(work, `made.${claim.attempt}`);
  return finish(work, [{ kind: "hold-made", factKey, ...common, start, end }], { outcome: "created", uid });
}

/** What a crash may have left of a hold that is not wanted any more. A first claim has left nothing. */
export async function takeHoldBack(work: Work): Promise<void> {
  const { deps, claim, now } = work;
  if (claim.step !== "hold" || claim.fence === 1) return;
  const { occurrence } = parseActionKey(claim.key);
  const start = Temporal.Instant.from(occurrence);
  const nothing = { uid: claim.key, zone: "UTC", summary: "", description: "" };
  await deps.calendar.cancel(claim.key, toEntry(work, { ...nothing, key: claim.key, start, end: now }));
}

function toEntry({ rules }: Work, hold: HeldTime): CalendarEvent {
  const { uid, start, end, zone, summary, description } = hold;
  return {
    uid,
    sequence: 0,
    start,
    end,
    zone,
    summary,
    description,
    organizer: { name: rules.me.name, address: rules.mailbox.address },
    attendees: [],
    isHold: true,
  };
}
