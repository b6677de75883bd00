/** What the calendar shows of a tentative entry of ours, as a fact; nothing where it shows what we know already. */
import type { HoldFact } from "../facts.ts";
import { sameSlot } from "../fold-booking.ts";
import type { Interview } from "../interview.ts";
import type { ActionKey } from "../keys.ts";
import type { Seen } from "./seen.ts";

/**
 * One that nobody knows of was made, and then a crash kept it from being written down; or a person brought it back. It
 * is known from here on, and the plan keeps it or takes it away: none stands for ever.
 */
export function judgeHold(
  interview: Interview,
  seen: Seen & { key: ActionKey },
  at: Temporal.Instant,
): HoldFact | undefined {
  const { key, start, end, status, updated } = seen;
  const isGone = status === "cancelled" || status === "deleted";
  const hold = interview.holds.find((known) => known.key === key);
  const stands = hold?.status === "made" || hold?.status === "moved";
  const version = [updated.epochMilliseconds, status, start.epochMilliseconds, end.epochMilliseconds];
  const common = { factKey: `hold~${key}~${version.join(".")}`, at, contact: interview.contactId, key };
  if (isGone) return stands ? { kind: "hold-seen", ...common, what: "deleted" } : undefined;
  if (!stands) return { kind: "hold-made", ...common, start, end };
  if (hold.status === "moved" || sameSlot(hold, seen)) return undefined;
  return { kind: "hold-seen", ...common, what: "moved" };
}
