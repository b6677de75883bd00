/** How all interviews stand, counted: what `status`, `check` and `doctor` show. Needs neither calendar nor templates. */
import type { Ask } from "./action.ts";
import type { CloseReason } from "./facts.ts";
import type { ContactId } from "./keys.ts";
import { isByHand, wantByHand } from "./planner/by-hand.ts";
import { grantTasks } from "./planner/grant-task.ts";
import { type Missing, missingFor } from "./planner/must-have.ts";
import { pausedSince } from "./planner/paused.ts";
import { type Stage, stageOf, stages } from "./planner/stage.ts";
import { introducerOf } from "./planner/steps-request.ts";
import { unprepared } from "./planner/unprepared.ts";
import { verdict } from "./planner/verdict.ts";
import type { View } from "./planner/view.ts";
import { openViews } from "./planner/views.ts";
import { want } from "./planner/want.ts";
import type { Rules } from "./rules-shape.ts";
import type { State } from "./state.ts";

type Instant = Temporal.Instant;

export interface Overview {
  /** Every stage, with 0 where there is none. */
  stages: Record<Stage, number>;
  /** The closed ones by their reason. */
  closed: Record<CloseReason, number>;
  /** Drafts in the owner's Drafts, proposals to approve, mails whose fate only a person can tell. */
  waiting: { drafts: number; approvals: number; review: number };
  asks: Ask[];
  /** Without `contactId`: everything. */
  paused: { contactId?: ContactId; since: Instant }[];
  /** Of those who are being researched: what is missing. */
  missing: { contactId: ContactId; missing: Missing[] }[];
  /** Meetings ahead for which something is not prepared yet, the next one first (S43). */
  unprepared: { contactId: ContactId; start: Instant; missing: string[] }[];
  /** Ready to be asked, but with no time zone to offer times in. */
  zoneless: ContactId[];
}

/** `state.busy` and `state.templates` may be empty. */
export function overview(state: State, rules: Rules, now: Instant): Overview {
  const { views, interviews, asks } = openViews(state, rules, now, { isWanted: () => true });
  const all: Overview = {
    stages: zeros(stages),
    closed: zeros(closeReasons),
    waiting: { drafts: 0, approvals: 0, review: 0 },
    asks,
    paused: [],
    missing: [],
    unprepared: [],
    zoneless: [],
  };
  const since = pausedSince(state.mailboxFacts);
  if (since !== undefined) all.paused.push({ since });
  for (const view of views) {
    const { interview } = view;
    const { contactId, closed, pausedSince: paused, mails } = interview;
    const introducer = introducerOf(view);
    const stage = stageOf(interview, view.rules, now, introducer);
    all.stages[stage] += 1;
    if (closed !== undefined) all.closed[closed.reason] += 1;
    if (paused !== undefined) all.paused.push({ contactId, since: paused });
    for (const { status } of mails) {
      if (status === "drafted") all.waiting.drafts += 1;
      if (status === "proposed") all.waiting.approvals += 1;
      if (status === "review") all.waiting.review += 1;
    }
    if (stage === "researching")
      all.missing.push({ contactId, missing: missingFor(interview, view.rules, introducer) });
    if (stage === "ready" && view.zone === undefined && !isByHand(interview)) all.zoneless.push(contactId);
    all.unprepared.push(...unpreparedAhead(view));
    want(view);
    wantByHand(view);
  }
  grantTasks(views, interviews, now);
  all.unprepared.sort((a, b) => Temporal.Instant.compare(a.start, b.start));
  return all;
}

function unpreparedAhead(view: View): Overview["unprepared"] {
  const { contactId, bookings } = view.interview;
  const ahead = bookings.filter(
    (booking) => booking.shown !== undefined && verdict(booking, view.now) === "upcoming",
  );
  const missing = ahead.length === 0 ? [] : unprepared(view);
  return missing.length === 0 ? [] : ahead.map(({ start }) => ({ contactId, start, missing }));
}

const closeReasons = [
  "declined",
  "no-reply",
  "opted-out",
  "bounced",
  "gone-quiet",
  "by-owner",
] as const satisfies CloseReason[];

function zeros<K extends string>(words: readonly K[]): Record<K, number> {
  return Object.fromEntries(words.map((word) => [word, 0])) as Record<K, number>;
}
