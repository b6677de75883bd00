/** Where each interview stands after a run: its stage, what waits for the owner, what is held, what is not yet, and why. */
import type { Plan } from "../../src/core/action.ts";
import type { Contact } from "../../src/core/contact.ts";
import { sayMoment } from "./moments.ts";
import type { StoryHome } from "./story-home.ts";

/** Lines by the contact's name. */
export type Standing = Map<string, string[]>;

export async function whereTheyStand(
  home: StoryHome,
  plan: Plan,
  contacts: readonly Contact[],
): Promise<Standing> {
  const stages = await home.stages();
  const say = (at: Temporal.Instant | undefined, before = "until") =>
    at === undefined ? "" : ` ${before} ${sayMoment(at, home.zone)}`;
  const standing: Standing = new Map();
  for (const { contactId, name } of contacts.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const lines = [stages.get(contactId) ?? "unknown"];
    const isOf = (one: { contactId: string }) => one.contactId === contactId;
    for (const { step, since, offered, stale, edited, warn } of plan.drafts.filter(isOf)) {
      const times = offered.map(({ start }) => sayMoment(start, home.zone)).join(", ");
      const notes = [edited ? "edited" : "", stale ? "stale" : "", warn ?? ""].filter((note) => note !== "");
      lines.push(
        `draft: ${step} in Drafts${say(since, "since")}${times === "" ? "" : `, offers ${times}`}${notes.length === 0 ? "" : ` [${notes.join("; ")}]`}`,
      );
    }
    for (const { step, reason, says, until } of plan.held.filter(isOf))
      lines.push(`held: ${step}${say(until)} (${reason}): ${says}`);
    for (const { what, says } of plan.asks.filter(isOf)) lines.push(`asks: ${what}: ${says}`);
    for (const { step, reason, says, until } of plan.skips.filter(isOf))
      lines.push(`not yet: ${step}${say(until)} (${reason}): ${says}`);
    for (const action of plan.actions.filter(isOf)) lines.push(`STILL DUE: ${action.kind} ${action.step}`);
    standing.set(name, lines);
  }
  return standing;
}
