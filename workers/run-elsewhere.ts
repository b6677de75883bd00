/**
 * Runs the workers of one mailbox once, wherever they are: rings, waits until nothing is due any more, and reads what
 * came of it. For a mailbox on a clock that is given, which nobody else rings.
 */

import { setTimeout as wait } from "node:timers/promises";
import type { Did, DidOutcome } from "../src/core/did.ts";
import type { Fact } from "../src/core/facts.ts";
import { parseActionKey } from "../src/core/keys.ts";
import { Problem } from "../src/core/problem.ts";
import type { Queue } from "../src/queue/queue.ts";
import { clockCursor, everybodyCursor } from "../src/store/cursor-names.ts";
import type { WorkerDeps } from "./deps.ts";
import { planHome } from "./plan.ts";
import type { RanOnce } from "./run.ts";

/** As `runOnce`; throws `queue/no-worker` where nobody took the work for half a minute. */
export async function runElsewhere(deps: WorkerDeps, queue: Queue): Promise<RanOnce> {
  const { mailboxId } = deps;
  const before = await lastSeq(deps);
  if (deps.isVirtual) {
    // The clock that all workers go by is moved only when nothing is open: nobody works at two instants at once.
    await taken(queue, deps);
    await deps.cursors.write(mailboxId, clockCursor, "given with --now", deps.clock());
  }
  // Everybody is looked at, as by a worker that begins: the calendar may be another one.
  await deps.cursors.write(mailboxId, everybodyCursor, "", deps.clock());
  await queue.ring({ queue: "sync", mailboxId });
  await taken(queue, deps);
  for (let idle = 0, seen = before; idle < mostIdle && !(await isAtRest(deps)); ) {
    await queue.ring({ queue: "plan", mailboxId });
    await taken(queue, deps);
    const last = await lastSeq(deps);
    idle = last === seen ? idle + 1 : 0;
    // What a worker died of is held by its lease for a while.
    if (last === seen) await wait(idle * 100);
    seen = last;
  }
  const { plan } = await planHome(deps, { kind: "all" });
  return { plan, did: (await factsSince(deps, before)).flatMap(toDid), stopped: undefined };
}

/** Rounds in which nothing came of a plan: more than a lease takes to end, and it must not run for ever. */
const mostIdle = 25;

/** Resolves when nothing waits and nothing runs. */
async function taken(queue: Queue, { log }: WorkerDeps): Promise<void> {
  const patience = new AbortController();
  const tooLong = wait(30_000, "too long" as const, { signal: patience.signal, ref: false }).catch(
    () => undefined,
  );
  const first = await Promise.race([queue.drained(), tooLong]);
  patience.abort();
  if (first !== "too long") return;
  log("run.waits", { seconds: 30 });
  throw new Problem("queue/no-worker", {
    what: "Nobody has taken the work for half a minute.",
    next: "Start a worker for this fleet (`quarterhour worker`), then run this again; nothing is lost.",
  });
}

/** Nobody is due, and no action is open or under way. */
async function isAtRest({ ledger, mailboxId, clock }: WorkerDeps): Promise<boolean> {
  const now = clock();
  const due = await ledger.read(mailboxId, { kind: "due", now, limit: 1 });
  if (due.facts.size > 0) return false;
  const { pending } = await ledger.read(mailboxId, { kind: "all" });
  return pending.every(
    ({ state, notBefore }) =>
      state === "review" || (notBefore !== undefined && Temporal.Instant.compare(notBefore, now) > 0),
  );
}

async function lastSeq(deps: WorkerDeps): Promise<number> {
  return (await factsSince(deps, 0)).at(-1)?.seq ?? 0;
}

/** In the order of the ledger. */
async function factsSince({ ledger, mailboxId }: WorkerDeps, seq: number): Promise<Fact[]> {
  const { facts, mailboxFacts } = await ledger.read(mailboxId, { kind: "all" });
  const all = [...mailboxFacts, ...[...facts.values()].flat()];
  return all.filter((fact) => fact.seq > seq).sort((a, b) => a.seq - b.seq);
}

/** What was done leaves a fact; only what was put off does not. */
function toDid(fact: Fact): Did[] {
  const outcome = outcomes[fact.kind];
  if (outcome === undefined || !("key" in fact) || fact.contact === undefined) return [];
  if (fact.kind === "sent" && fact.by === "owner") return [];
  const { key, contact: contactId } = fact;
  return [
    {
      key,
      contactId,
      step: parseActionKey(key).step,
      outcome,
      ...("messageId" in fact ? { messageId: fact.messageId } : {}),
      ...("uid" in fact ? { uid: fact.uid } : {}),
    },
  ];
}

const outcomes: Partial<Record<Fact["kind"], DidOutcome>> = {
  drafted: "drafted",
  refreshed: "refreshed",
  sent: "sent",
  withdrawn: "withdrawn",
  proposed: "proposed",
  ambiguous: "ambiguous",
  review: "review",
  "event-created": "created",
  "event-changed": "changed",
  "event-cancelled": "cancelled",
  "hold-made": "created",
  "hold-released": "cancelled",
};
