/**
 * Business time of a home (contract, section 7). A home is virtual from the first fact that was written under
 * `--now`; the store remembers it, because its facts lie on a clock that is not the one on the wall.
 */
import type { MailboxId } from "../core/keys.ts";
import { Problem } from "../core/problem.ts";
import { clockCursor, movedCursor } from "../store/cursor-names.ts";
import type { Store } from "../store/store.ts";

type Instant = Temporal.Instant;

export interface Clock {
  now(): Instant;
  isVirtual: boolean;
}

export interface ClockWish {
  mailboxId: MailboxId;
  /** The mailbox is on this machine, so that no mail leaves at a time that is not true. */
  isPractice: boolean;
  access: "reading" | "writing" | "working";
  now?: Instant | undefined;
  clock?: () => Instant;
}

/**
 * Throws `clock/virtual`, `clock/backwards`, `store/moved`, and `provider/practice-run` for a virtual home whose mailbox is
 * a real one now.
 */
export async function chooseClock(store: Store, wish: ClockWish): Promise<Clock> {
  const { mailboxId, access, now } = wish;
  const given = wish.clock ?? (now === undefined ? undefined : () => now);
  if (given !== undefined && !wish.isPractice) throw notHere();
  await refuseMoved(store, mailboxId);
  const remembered = await store.cursors.read(mailboxId, clockCursor);
  if (remembered !== undefined && !wish.isPractice && access !== "reading") throw notReal();
  if (given === undefined && remembered === undefined) return { now: wallClock, isVirtual: false };

  const last = await lastInstant(store, mailboxId);
  if (given === undefined) {
    const stands = last ?? remembered?.at ?? wallClock();
    if (access !== "reading") throw needed(stands);
    return { now: () => stands, isVirtual: true };
  }
  if (last !== undefined && Temporal.Instant.compare(given(), last) < 0) throw backwards(given(), last);
  if (access !== "reading" && remembered === undefined) {
    await store.cursors.write(mailboxId, clockCursor, "given with --now", given());
  }
  return { now: given, isVirtual: true };
}

/** What was moved into another store is not worked with here any more: two copies would write to the same people. Throws `store/moved`. */
export async function refuseMoved(store: Store, mailboxId: MailboxId): Promise<void> {
  const moved = await store.cursors.read(mailboxId, movedCursor);
  if (moved === undefined) return;
  throw new Problem("store/moved", {
    what: `This mailbox was moved to ${moved.value} on ${moved.at.toString().slice(0, 10)}. Nothing was changed.`,
    next: "Work with it there; `quarterhour move` brings it back.",
  });
}

/** The highest `at` of all facts. */
async function lastInstant(store: Store, mailboxId: MailboxId): Promise<Instant | undefined> {
  return (await store.ledger.read(mailboxId, { kind: "contacts", contactIds: [] })).lastAt;
}

/** The clock on the wall, in whole milliseconds. */
export function wallClock(): Instant {
  return Temporal.Instant.fromEpochMilliseconds(Temporal.Now.instant().epochMilliseconds);
}

function notHere(): Problem {
  return new Problem("clock/virtual", {
    what: "--now is only for a home with a practice mailbox: real mail leaves in real time. Nothing was changed.",
    next: "Leave --now away, or try it in another folder that you begin with `quarterhour init --practice`.",
  });
}

function notReal(): Problem {
  return new Problem("provider/practice-run", {
    what: "This home runs on a clock that was given with --now, and real mail leaves in real time. Nothing was changed.",
    next: "Begin a home of its own for the account: `quarterhour init --home FOLDER`, then `import` the files in contacts/ of this one.",
  });
}

function needed(last: Instant): Problem {
  return new Problem("clock/virtual", {
    what: `This home runs on a clock that is given with --now, and the last thing in it happened at ${last}. Nothing was changed.`,
    next: `Add \`--now ${last}\` or a later instant.`,
  });
}

function backwards(given: Instant, last: Instant): Problem {
  return new Problem("clock/backwards", {
    what: `--now ${given} lies before the last thing that happened in this home. Nothing was changed.`,
    next: `Give \`--now ${last}\` or a later instant.`,
  });
}
