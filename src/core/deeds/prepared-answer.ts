/** The answer that is prepared for the owner, as the plan has it now. */
import type { PreparedAnswer } from "../action.ts";
import type { ContactId } from "../keys.ts";
import { openViews } from "../planner/views.ts";
import { want } from "../planner/want.ts";
import type { Rules } from "../rules-shape.ts";
import type { State } from "../state.ts";

/** Undefined where none is: nothing waits, or what waits needs to be read by a person. */
export function preparedAnswer(
  state: State,
  rules: Rules,
  now: Temporal.Instant,
  contactId: ContactId,
): PreparedAnswer | undefined {
  const { views, asks } = openViews(state, rules, now, { only: [contactId], isWanted: () => true });
  for (const view of views) want(view);
  return asks.find((ask) => ask.contactId === contactId && ask.prepared !== undefined)?.prepared;
}
