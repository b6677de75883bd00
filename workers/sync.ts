/**
 * Reads what changed out there and writes it down: first what left, then what came in, then the calendar
 * (contract, section 3). The cursors move only after the facts are written, so a crash replays and adds nothing.
 */
import { judgeSeen } from "../src/core/adopt/seen.ts";
import { judgeHold } from "../src/core/adopt/seen-hold.ts";
import type { EventFact } from "../src/core/facts.ts";
import { sameSlot } from "../src/core/fold-booking.ts";
import type { Interview } from "../src/core/interview.ts";
import { never } from "../src/core/never.ts";
import { Problem } from "../src/core/problem.ts";
import {
  type CalendarChanges,
  type MailChanges,
  ProviderError,
  type SeenEvent,
} from "../src/providers/provider.ts";
import type { Outcome, Processor } from "../src/queue/queue.ts";
import { rungCursor } from "../src/store/cursor-names.ts";
import type { WorkerDeps } from "./deps.ts";
import { cursorNames } from "./fresh.ts";
import { type Known, loadKnown, ownKey } from "./known.ts";
import { ownAddress } from "./own-address.ts";
import { goOnSignedIn, restSignedOut, tellOfEnd } from "./signed-out.ts";
import { syncInbound, whoseInbound } from "./sync-inbound.ts";
import { syncOutgoing, whoseSent } from "./sync-outgoing.ts";
import { syncOwner } from "./sync-owner.ts";

/** The processor of the queue `sync`. It rings a plan when it is through. */
export function syncProcessor(deps: WorkerDeps): Processor {
  return async () => {
    try {
      await syncOnce(deps);
    } catch (error) {
      if (!isAway(error)) await tellEnded(deps);
      if (!(error instanceof ProviderError)) throw error;
      return outcomeOf(deps, error);
    }
    await goOnSignedIn(deps);
    await tellOfEnd(deps);
    await tellEnded(deps);
    await deps.ring({ queue: "plan", mailboxId: deps.mailboxId });
    return { kind: "done", note: "read" };
  };
}

/** A ring that came to nothing is soon rung again; one that was followed is not, even where the provider did not answer. */
async function tellEnded({ isShared, cursors, mailboxId, clock }: WorkerDeps): Promise<void> {
  if (isShared) await cursors.write(mailboxId, rungCursor, "ended", clock());
}

function isAway(error: unknown): boolean {
  return error instanceof Problem && error.code === "store/unavailable";
}

async function syncOnce(deps: WorkerDeps): Promise<void> {
  const { mailboxId, mailbox, calendar, cursors } = deps;
  const rules = await deps.rules();
  const owner = ownAddress(rules);
  const zone = rules.me.timezone ?? deps.zone;
  const now = deps.clock();

  const before = (await cursors.read(mailboxId, cursorNames.mail))?.value;
  const changes = await changesOf((cursor) => mailbox.changesSince(cursor), before);
  const sent = await whoseSent(deps, changes.mails, owner);
  const inbound = await whoseInbound(
    deps,
    changes.mails,
    owner,
    changes.isWhole ? await beginning(deps, now) : undefined,
  );
  const known = await loadKnown(deps, [...sent.keys(), ...inbound.map((each) => each.contactId)]);
  const { mails, touched } = changes;
  await syncOutgoing(deps, known, { sent, drafts: mails, touched });
  await syncInbound(deps, known, inbound, zone);
  await syncOwner(deps, mails, owner);
  await cursors.write(mailboxId, cursorNames.mail, changes.cursor, now);

  const earlier = (await cursors.read(mailboxId, cursorNames.calendar))?.value;
  const seen = await changesOf((cursor) => calendar.changesSince(cursor), earlier);
  await syncCalendar(deps, seen.events);
  await cursors.write(mailboxId, cursorNames.calendar, seen.cursor, now);
}

/**
 * A day before the mailbox was read for the first time. Where the cursor has expired and everything is listed again,
 * what was correspondence from before our time then still is.
 */
async function beginning(deps: WorkerDeps, now: Temporal.Instant): Promise<Temporal.Instant> {
  const { cursors, mailboxId } = deps;
  const known = await cursors.read(mailboxId, "beginning");
  if (known !== undefined) return known.at;
  const at = now.subtract({ hours: 24 });
  await cursors.write(mailboxId, "beginning", "", at);
  return at;
}

async function syncCalendar(deps: WorkerDeps, events: readonly SeenEvent[]): Promise<void> {
  const now = deps.clock();
  const ours = events.flatMap((event) => {
    const parts = ownKey(deps, event.key);
    return parts === undefined ? [] : [{ event, contactId: parts.contactId, step: parts.step }];
  });
  if (ours.length === 0) return;
  const known: Known = await loadKnown(
    deps,
    ours.map((each) => each.contactId),
  );
  for (const { event, contactId, step } of ours) {
    const interview = known.interview(contactId);
    if (interview === undefined) continue;
    // A clock that is ahead must not make one change the last word for ever.
    const updated = Temporal.Instant.compare(event.updated, now) > 0 ? now : event.updated;
    const at = deps.isVirtual ? now : updated;
    if (step === "hold") {
      const fact = judgeHold(interview, { ...event, updated }, at);
      if (fact !== undefined) await known.append([fact]);
      continue;
    }
    const unwritten = madeUnwritten(deps, known, interview, event);
    if (unwritten !== undefined) {
      await known.append([unwritten]);
      continue;
    }
    const fact = judgeSeen(interview, { ...event, updated }, at);
    if (fact !== undefined) await known.append([fact]);
  }
}

/**
 * The entry of an agreed time that was made, and then a crash kept it from being written down: it is now. Where that
 * time was taken back meanwhile, the plan takes the entry away.
 */
function madeUnwritten(
  deps: WorkerDeps,
  known: Known,
  interview: Interview,
  event: SeenEvent,
): EventFact | undefined {
  const booking = interview.bookings.find(({ eventKey }) => eventKey === event.key);
  const isUnwritten =
    (booking?.status === "agreed" || booking?.status === "cancelled") &&
    booking.shown === undefined &&
    booking.uid === event.uid;
  if (!isUnwritten || event.status !== "confirmed" || !sameSlot(booking, event)) return undefined;
  const { key, uid, sequence, start, end } = event;
  const attempt = known.pending.get(key)?.attempt ?? 1;
  return {
    kind: "event-created",
    factKey: `act~${key}~created.${booking.revision}.${attempt}`,
    at: deps.clock(),
    contact: interview.contactId,
    key,
    booking: booking.bookingId,
    revision: booking.revision,
    uid,
    start,
    end,
    sequence,
  };
}

type Whole<C> = Extract<C, { kind: "changes" }> & { isWhole: boolean };

/** An expired cursor is no loss: everything is read again, and what is known is ignored. */
async function changesOf<C extends MailChanges | CalendarChanges>(
  read: (cursor: string | undefined) => Promise<C>,
  cursor: string | undefined,
): Promise<Whole<C>> {
  const changes = await read(cursor);
  if (isChanges(changes)) return { ...changes, isWhole: cursor === undefined };
  const all = await read(undefined);
  if (isChanges(all)) return { ...all, isWhole: true };
  throw new ProviderError({ kind: "unavailable", why: "it cannot be read from the beginning" });
}

function isChanges<C extends MailChanges | CalendarChanges>(
  changes: C,
): changes is Extract<C, { kind: "changes" }> {
  return changes.kind === "changes";
}

async function outcomeOf(deps: WorkerDeps, error: ProviderError): Promise<Outcome> {
  const { trouble } = error;
  if (trouble.kind === "signed-out") return restSignedOut(deps);
  const soon = deps.clock().add({ minutes: 1 });
  // With an unreadable file nothing goes on before a person has seen to it: they must hear which.
  deps.log("sync.failed", { trouble: trouble.kind, ...("why" in trouble ? { why: trouble.why } : {}) });
  switch (trouble.kind) {
    case "slow-down":
      return { kind: "again", at: trouble.until, note: "the provider asks for patience" };
    case "unavailable":
    case "unknown":
    case "gone":
      return { kind: "again", at: soon, note: "the provider does not answer" };
    case "refused":
      return { kind: "stop", why: trouble.why };
    default:
      return never(trouble, "trouble");
  }
}
