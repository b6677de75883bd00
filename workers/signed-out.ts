/**
 * A sign-in that is no longer accepted: the mailbox is paused, every action is kept, the owner is told once a day, and
 * with the first reading that succeeds again it goes on by itself.
 */
import type { Fact } from "../src/core/facts.ts";
import { signedOut, signInNotice } from "../src/core/sign-in-notice.ts";
import type { Outcome } from "../src/queue/queue.ts";
import type { WorkerDeps } from "./deps.ts";

/** A pause of the owner's own stays theirs. */
export async function restSignedOut(deps: WorkerDeps): Promise<Outcome> {
  const now = deps.clock();
  const last = await lastPause(deps);
  if (last?.kind !== "paused") {
    const factKey = `signed-out~${deps.mailboxId}~${last?.seq ?? 0}`;
    const paused = { kind: "paused", factKey, at: now, by: "product", because: signedOut } as const;
    await deps.ledger.append(deps.mailboxId, [paused], now);
  }
  if (await isFirstToday(deps, "signed-out-notice")) deps.log("sync.signed-out", { why: signedOut });
  return { kind: "stop", why: signedOut };
}

/** Mailbox and calendar were read, so the sign-in holds: what rested for it goes on. */
export async function goOnSignedIn(deps: WorkerDeps): Promise<void> {
  const last = await lastPause(deps);
  if (last?.kind !== "paused" || last.by !== "product" || last.because !== signedOut) return;
  const now = deps.clock();
  const factKey = `signed-in~${deps.mailboxId}~${last.seq}`;
  await deps.ledger.append(deps.mailboxId, [{ kind: "resumed", factKey, at: now }], now);
  deps.log("sync.signed-in", {});
}

/** A sign-in that is about to end by itself is told of once a day (C-9). */
export async function tellOfEnd(deps: WorkerDeps): Promise<void> {
  const state = await deps.signIn?.();
  const notice = state === undefined ? undefined : signInNotice(state, deps.clock());
  if (notice?.kind !== "ends-soon" || !(await isFirstToday(deps, "sign-in-ends-notice"))) return;
  deps.log("sync.sign-in-ends", { at: notice.at.toString() });
}

async function lastPause({ ledger, mailboxId }: WorkerDeps): Promise<Fact | undefined> {
  const { mailboxFacts } = await ledger.read(mailboxId, { kind: "contacts", contactIds: [] });
  return mailboxFacts.findLast(({ kind }) => kind === "paused" || kind === "resumed");
}

async function isFirstToday({ cursors, mailboxId, clock }: WorkerDeps, name: string): Promise<boolean> {
  const now = clock();
  const told = await cursors.read(mailboxId, name);
  if (told !== undefined && Temporal.Instant.compare(now, told.at.add({ hours: 24 })) < 0) return false;
  await cursors.write(mailboxId, name, "", now);
  return true;
}
