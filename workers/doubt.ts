/** An unknown outcome is a state of its own: nothing is repeated, and at a set instant the mailbox is asked. */
import type { NewFact } from "../src/core/facts.ts";
import type { Outcome } from "../src/queue/queue.ts";
import { contactOf, factKeyOf, lost, tell, type Work } from "./work.ts";

/** The instant to ask has come already. */
export interface Doubt {
  kind: "doubt";
  work: Work;
}

export async function doubt(work: Work, until: Temporal.Instant): Promise<Outcome | Doubt> {
  const { deps, claim, now } = work;
  const fact: NewFact = {
    kind: "ambiguous",
    factKey: factKeyOf(work, `ambiguous.${claim.attempt}.${now.epochMilliseconds}`),
    at: now,
    contact: contactOf(claim),
    key: claim.key,
    until,
  };
  const advanced = await deps.ledger.advance(claim, { kind: "ambiguous", until, now }, [fact]);
  if (advanced.kind !== "ok") return lost;
  if (Temporal.Instant.compare(until, now) <= 0)
    return { kind: "doubt", work: { ...work, claim: { ...claim, state: "ambiguous" } } };
  tell(work, { outcome: "ambiguous" });
  return { kind: "again", at: until, note: "the outcome is unknown; the mailbox is asked then" };
}
