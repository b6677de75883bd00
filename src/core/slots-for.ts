/** The times that could be offered now, to one contact or to somebody who lives where the owner does. */
import type { Contact } from "./contact.ts";
import type { ContactId } from "./keys.ts";
import { openViews } from "./planner/views.ts";
import type { Rules } from "./rules-shape.ts";
import type { Slot } from "./slot.ts";
import type { State } from "./state.ts";

/** In order; they overlap each other. Without `contactId`, for a stranger in the owner's own zone. */
export function slotsFor(state: State, rules: Rules, now: Temporal.Instant, contactId?: ContactId): Slot[] {
  const asked = contactId ?? anybody;
  const contacts = contactId === undefined ? [...state.contacts, somebodyIn(state.zone)] : state.contacts;
  const { views } = openViews({ ...state, contacts }, rules, now, { only: [asked], isWanted: () => true });
  return views.flatMap((view) => view.board.open(view));
}

const anybody = "anybody" as ContactId;

function somebodyIn(timezone: string): Contact {
  return { contactId: anybody, name: "somebody", aliases: [], timezone, tags: [], findings: [] };
}
