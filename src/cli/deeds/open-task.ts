/** The message that the owner is to send by hand next: whatever the limits say, for what they did is done. */
import { loadState } from "../../../workers/load-state.ts";
import type { Ask } from "../../core/action.ts";
import type { Contact } from "../../core/contact.ts";
import { plan } from "../../core/plan.ts";
import { withoutBrakes, withoutWaiting } from "../without-brakes.ts";
import type { Desk } from "./desk.ts";

export async function openTask({ home }: Desk, contact: Contact): Promise<Ask["task"]> {
  const { contactId } = contact;
  const loaded = await loadState(await home.deps(), { kind: "contact", contactId, step: "check-in" });
  if (loaded === undefined) return undefined;
  const { state, rules, now } = loaded;
  const made = plan(withoutWaiting(state, contact), withoutBrakes(rules), now, [contactId]);
  return made.asks.find((ask) => ask.contactId === contactId && ask.task !== undefined)?.task;
}
