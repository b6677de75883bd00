/** One claimed action, and the ways in which work on it ends. Each is one commit; a lost claim writes nothing. */
import type { Letter } from "../src/core/action.ts";
import type { DidOutcome } from "../src/core/did.ts";
import type { NewFact } from "../src/core/facts.ts";
import { type ContactId, parseActionKey } from "../src/core/keys.ts";
import type { Rules } from "../src/core/rules-shape.ts";
import type { Outcome } from "../src/queue/queue.ts";
import type { Claim } from "../src/store/store.ts";
import type { WorkerDeps } from "./deps.ts";

type Instant = Temporal.Instant;

export interface Work {
  deps: WorkerDeps;
  claim: Claim;
  rules: Rules;
  now: Instant;
  /** Set once `sending` is committed, by whichever step commits it. */
  progress: { isBegun: boolean };
}

/** What was done, for whoever asked to be told. */
export interface Done {
  outcome: DidOutcome;
  messageId?: string;
  uid?: string;
}

export const lost: Outcome = { kind: "done", note: "somebody else has it now" };

/** It is over: what happened is written down in the same commit. */
export async function finish(work: Work, facts: readonly NewFact[], done: Done): Promise<Outcome> {
  return end(work, "done", facts, done);
}

/** It is not over for good: the same key may be planned again. */
export async function drop(
  work: Work,
  why: string,
  facts: readonly NewFact[] = [],
  done?: Done,
): Promise<Outcome> {
  const { claim, deps, now } = work;
  if (done !== undefined) return end(work, "dropped", facts, done);
  if ((await deps.ledger.settle(claim, { kind: "dropped" }, facts, now)) === "lost") return lost;
  deps.log("act.dropped", { key: claim.key, why });
  return { kind: "done", note: why };
}

/** Later, from the beginning. Only before `sending`. */
export async function again(work: Work, at: Instant, note: string): Promise<Outcome> {
  const { claim, deps, now } = work;
  if ((await deps.ledger.settle(claim, { kind: "again", at }, [], now)) === "lost") return lost;
  tell(work, { outcome: "held" });
  return { kind: "again", at, note };
}

/** A person decides; the evidence is shown to them. */
export async function review(work: Work, evidence: string, outcome: "review" | "refused"): Promise<Outcome> {
  const { claim, deps, now } = work;
  const fact: NewFact = {
    kind: "review",
    factKey: factKeyOf(work, `review.${now.epochMilliseconds}`),
    at: now,
    contact: contactOf(claim),
    key: claim.key,
    evidence,
  };
  const advanced = await deps.ledger.advance(claim, { kind: "review", evidence, now }, [fact]);
  if (advanced.kind !== "ok") return lost;
  tell(work, { outcome });
  return { kind: "done", note: evidence };
}

/** A send that had begun, and of which the mailbox itself shows that it did not go. */
export function notSent(work: Work): NewFact {
  const { claim, now } = work;
  const factKey = factKeyOf(work, `not-sent.${claim.attempt}`);
  return { kind: "not-sent", factKey, at: now, contact: contactOf(claim), key: claim.key };
}

/** `act~<key>~<what>.<attempt>`: a repeat of the same step adds nothing. */
export function factKeyOf(work: Work, what: string): string {
  return `act~${work.claim.key}~${what}`;
}

/** What a mail asks, for the fact about it: only where it lists questions, to them or to the owner's eyes. */
export function questionsIn({ step }: Pick<Claim, "step">, { values }: Letter): { questions?: string[] } {
  const isAsking = step === "questions" || step === "brief";
  return isAsking && Array.isArray(values.questions) ? { questions: values.questions } : {};
}

export function contactOf(claim: Pick<Claim, "key">): ContactId {
  return parseActionKey(claim.key).contactId;
}

export function tell(work: Work, done: Done): void {
  const { claim, deps } = work;
  const contactId = contactOf(claim);
  deps.did({ key: claim.key, contactId, step: claim.step, ...done });
  deps.log(`act.${done.outcome}`, { key: claim.key, contactId });
}

async function end(
  work: Work,
  kind: "done" | "dropped",
  facts: readonly NewFact[],
  done: Done,
): Promise<Outcome> {
  const { claim, deps, now } = work;
  if ((await deps.ledger.settle(claim, { kind }, facts, now)) === "lost") return lost;
  tell(work, done);
  return { kind: "done", note: done.outcome };
}
