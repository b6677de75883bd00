/** The bulk question (contract, section 4): more mails at once than was ever confirmed want the number from the owner. */

import type { Home } from "../app.ts";
import type { Plan } from "../core/action.ts";
import { Problem } from "../core/problem.ts";
import type { Context } from "./frame/context.ts";

/** Writes down that so many mails may leave at once; nothing where no number was given. */
export async function confirmBulk(home: Home, count: number | undefined): Promise<void> {
  if (count === undefined) return;
  const now = home.clock();
  const factKey = `owner~bulk~${now.epochMilliseconds}.${count}`;
  await home.store.ledger.append(home.mailboxId, [{ kind: "bulk-confirmed", factKey, at: now, count }], now);
}

/** Asks for the number where somebody is there to give it. True where mails that were held may go now. */
export async function askBulk(home: Home, context: Context, plan: Plan): Promise<boolean> {
  const count = heldBack(plan);
  if (count === 0 || !context.isTerminal) return false;
  const answer = await context.ask({
    kind: "text",
    flag: `--confirm ${count}`,
    says: `${count} mails would leave at once. Type that number to let them go, or nothing to keep them here.`,
    check: (text) =>
      text.trim() === "" || text.trim() === String(count) ? undefined : `Type ${count}, or nothing.`,
  });
  if (answer.trim() !== String(count)) return false;
  await confirmBulk(home, count);
  return true;
}

/** Throws `bulk/unconfirmed` where mails are held back. */
export function refuseBulk(plan: Plan): void {
  const count = heldBack(plan);
  if (count === 0) return;
  throw new Problem("bulk/unconfirmed", {
    what: `${count} mails would leave at once, and so many were never confirmed. None of them has left.`,
    next: `Look at them with \`quarterhour plan --all\`; \`quarterhour start --confirm ${count}\` lets them go.`,
  });
}

function heldBack(plan: Plan): number {
  return plan.held.filter((held) => held.reason === "bulk").length;
}
