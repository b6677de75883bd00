import type { Fact } from "../facts.ts";
import { signedOut } from "../sign-in-notice.ts";

/** Since when the whole mailbox is paused; undefined while it is not. */
export function pausedSince(mailboxFacts: readonly Fact[]): Temporal.Instant | undefined {
  const last = mailboxFacts.findLast((fact) => fact.kind === "paused" || fact.kind === "resumed");
  return last?.kind === "paused" ? last.at : undefined;
}

/** What is said of an action that waits for the pause to end. */
export function pausedWords(mailboxFacts: readonly Fact[]): string {
  const last = mailboxFacts.findLast((fact) => fact.kind === "paused" || fact.kind === "resumed");
  return last?.kind === "paused" && last.because === signedOut
    ? "your account no longer accepts our sign-in; it goes on once you have signed in again"
    : "paused; `resume` goes on";
}
