/** Acts in order: claim, ask again, perform, write down. What it returns says how it went. */
import type { ActionKey } from "../src/core/keys.ts";
import { never } from "../src/core/never.ts";
import { Problem } from "../src/core/problem.ts";
import { ProviderError } from "../src/providers/provider.ts";
import type { Outcome, Processor } from "../src/queue/queue.ts";
import { refresh, withdraw } from "./act-draft.ts";
import { performEvent } from "./act-event.ts";
import { performHold, takeHoldBack } from "./act-hold.ts";
import { performMail } from "./act-mail.ts";
import type { WorkerDeps } from "./deps.ts";
import { type Doubt, doubt } from "./doubt.ts";
import { keepLease } from "./keep-lease.ts";
import { lookUp } from "./look-up.ts";
import { takeBack } from "./own-draft.ts";
import { planAgain } from "./plan-again.ts";
import { restSignedOut } from "./signed-out.ts";
import { again, drop, review, type Work } from "./work.ts";

/** The processor of the queue `act`. */
export function actProcessor(deps: WorkerDeps): Processor {
  const failures = new Map<ActionKey, number>();
  return async (ring) => {
    if (ring.key === undefined) return { kind: "done", note: "no action was named" };
    const now = deps.clock();
    const claimed = await deps.ledger.claim(ring.key, deps.workerName, now);
    if (claimed.kind === "settled") return { kind: "done", note: "already done" };
    if (claimed.kind === "held")
      return { kind: "again", at: claimed.until, note: "not yet, or somebody is on it" };

    const { claim } = claimed;
    const isBegun = claim.state === "sending" || claim.state === "ambiguous";
    const work: Work = { deps, claim, rules: await deps.rules(), now, progress: { isBegun } };
    const letGo = keepLease(deps.ledger, work.claim);
    try {
      return await untilCertain(isBegun ? await lookUp(work) : await perform(work));
    } catch (error) {
      return await recover(work, error, failures);
    } finally {
      letGo();
    }
  };
}

async function untilCertain(outcome: Outcome | Doubt): Promise<Outcome> {
  if (outcome.kind !== "doubt") return outcome;
  const asked = await lookUp(outcome.work);
  return looksAgain(asked, outcome.work);
}

async function perform(work: Work): Promise<Outcome | Doubt> {
  const { deps, claim } = work;
  const planned = await planAgain(deps, claim, "as it stands");
  if (planned.kind === "later") return again(work, planned.at, planned.says);
  if (planned.kind === "unwanted") {
    if (claim.step === "hold") await takeHoldBack(work);
    else if (!planned.hasDraft) await takeBack(work);
    return drop(work, planned.says);
  }
  const { action } = planned;
  switch (action.kind) {
    case "mail":
      return performMail(work, action);
    case "refresh":
      return refresh(work, action);
    case "withdraw":
      return withdraw(work, action);
    case "event":
      return performEvent(work, action);
    case "hold":
      return performHold(work, action);
    case "record":
      await deps.ledger.append(deps.mailboxId, action.facts, work.now);
      return drop(work, "written down");
    default:
      return never(action, "action");
  }
}

/**
 * What goes wrong before `sending` was committed costs nothing: it is tried again, or a person is asked. After it,
 * only the mailbox knows what came of it: it is asked later, never sent again, and in the end a person decides.
 */
async function recover(work: Work, error: unknown, failures: Map<ActionKey, number>): Promise<Outcome> {
  const { now, claim, deps } = work;
  const { isBegun } = work.progress;
  // Where the ledger itself cannot be written there is nothing to be said about one action.
  if (error instanceof Problem && error.code.startsWith("store/")) throw error;
  if (error instanceof ProviderError) return isBegun ? stayInDoubt(work, error) : recoverTrouble(work, error);
  if (!isBegun && error instanceof Problem && error.code === "templates/unfilled")
    return drop(work, error.message);

  // A bug, or one row that poisons whatever touches it: the others go on.
  const count = (failures.get(claim.key) ?? 0) + 1;
  failures.set(claim.key, count);
  deps.log("act.failed", {
    key: claim.key,
    count,
    error: error instanceof Error ? error.name : typeof error,
  });
  if (count < 3 && isBegun) return looksAgain(await doubt(work, now.add({ minutes: 1 })), work);
  if (count < 3) return again(work, now, "it failed, and is tried again");
  failures.delete(claim.key);
  const says = error instanceof Error ? error.message : String(error);
  return review(work, `It failed 3 times and was set aside: ${says}`, "review");
}

/** Nothing is known but that it began: the mailbox is asked again later. */
async function stayInDoubt(work: Work, { trouble }: ProviderError): Promise<Outcome> {
  const soon = work.now.add({ minutes: 1 });
  const isLater = trouble.kind === "slow-down" && Temporal.Instant.compare(trouble.until, soon) > 0;
  const outcome = looksAgain(await doubt(work, isLater ? trouble.until : soon), work);
  return trouble.kind === "signed-out" ? restSignedOut(work.deps) : outcome;
}

function looksAgain(outcome: Outcome | Doubt, { now }: Work): Outcome {
  return outcome.kind === "doubt" ? { kind: "again", at: now, note: "the outcome is unknown" } : outcome;
}

async function recoverTrouble(work: Work, error: ProviderError): Promise<Outcome> {
  const { now, deps } = work;
  const { trouble } = error;
  switch (trouble.kind) {
    case "signed-out":
      // Kept as it is, without a word about each: the pause says it for all of them.
      await deps.ledger.settle(work.claim, { kind: "again", at: now }, [], now);
      return restSignedOut(deps);
    case "slow-down":
      return again(work, trouble.until, "the provider asks for patience");
    case "unavailable":
      return again(work, now.add({ minutes: 1 }), "the provider does not answer");
    case "unknown":
      return again(
        work,
        now.add({ milliseconds: Math.max(deps.quietMs, 60_000) }),
        "an answer was lost; it is looked for then",
      );
    case "gone":
      // An entry may be there all the same: while its row is open, it is not in its own way.
      return work.claim.step.startsWith("event") || work.claim.step.startsWith("hold")
        ? again(work, now.add({ minutes: 1 }), `${trouble.what} is gone`)
        : drop(work, `${trouble.what} is gone`);
    case "refused":
      return review(work, `It was refused: ${trouble.why}`, "refused");
    default:
      return never(trouble, "trouble");
  }
}
