import type { Fact } from "../facts.ts";

/** Since when the whole mailbox is paused; undefined while it is not. */
export function pausedSince(mailboxFacts: readonly Fact[]): Temporal.Instant | undefined {
  const last = mailboxFacts.findLast((fact) => fact.kind === "paused" || fact.kind === "resumed");
  return last?.kind === "paused" ? last.at : undefined;
}
