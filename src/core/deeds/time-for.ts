/** Whether an agreed time would be booked, by the planner's own test, and which free times lie nearest to it. */
import type { NewFact } from "../facts.ts";
import type { ContactId } from "../keys.ts";
import { openViews } from "../planner/views.ts";
import type { Rules } from "../rules-shape.ts";
import type { Slot } from "../slot.ts";
import { nearestSlots } from "../slots/nearest.ts";
import { slotsFor } from "../slots-for.ts";
import type { State } from "../state.ts";

type Instant = Temporal.Instant;

export type TimeFor =
  | { kind: "free" }
  /** The calendar or another meeting is in the way. `nearest`: up to three open times, in order. */
  | { kind: "busy"; nearest: Slot[] }
  /** The calendar cannot be read; nothing is booked before it can. */
  | { kind: "unknown" };

/** `facts` are what would be written down for the contact, the acceptance among them. `state.busy` reaches past it. */
export function timeFor(
  state: State,
  rules: Rules,
  now: Instant,
  { contactId, facts, start }: { contactId: ContactId; facts: readonly NewFact[]; start: Instant },
): TimeFor {
  if (state.busy === "unreadable") return { kind: "unknown" };
  const { views } = openViews(withFacts(state, contactId, facts, now), rules, now, {
    only: [contactId],
    isWanted: () => true,
  });
  for (const view of views) {
    const booking = view.interview.bookings.findLast((known) => known.start.equals(start));
    if (booking !== undefined && !view.board.isFree(view, booking)) {
      return {
        kind: "busy",
        nearest: nearestTo(start, slotsFor(state, rules, now, contactId), view.zone ?? state.zone),
      };
    }
  }
  return { kind: "free" };
}

function withFacts(state: State, contactId: ContactId, facts: readonly NewFact[], now: Instant): State {
  const known = state.facts.get(contactId) ?? [];
  const last = known.at(-1)?.seq ?? 0;
  const more = facts.map((fact, index) => ({ ...fact, seq: last + 1 + index, learnedAt: now }));
  return { ...state, facts: new Map([...state.facts, [contactId, [...known, ...more]]]) };
}

/** Three that do not overlap each other. */
function nearestTo(start: Instant, slots: readonly Slot[], zone: string): Slot[] {
  return nearestSlots(slots, { starts: [start], windows: [] }, { count: 3, apart: 0, zone });
}
