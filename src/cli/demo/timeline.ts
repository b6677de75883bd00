/** What was done, in the terms of the contract: for programs, and for comparing two runs. */
import type { Fact } from "../../core/facts.ts";
import { type ActionKey, type ContactId, parseActionKey, type Step } from "../../core/keys.ts";
import type { Stage } from "../../core/planner/stage.ts";
import { days, type Played } from "./play.ts";
import type { Move } from "./stages.ts";

export interface TimelineEntry {
  at: Temporal.Instant;
  contactId: ContactId;
  round: number;
  step: Step;
  /** Counts the mails or entries of that step for that contact, from 1; one keeps its number whatever becomes of it. */
  ordinal: number;
  outcome: string;
  /** Of the interview, after everything that happened at that instant. */
  stage: Stage;
}

/** In the order of the ledger. */
function timelineOf({ facts, moves }: Pick<Played, "facts" | "moves">): TimelineEntry[] {
  const ordinals = new Map<string, ActionKey[]>();
  const movesOf = Map.groupBy(moves, (move) => move.contactId);
  return facts.flatMap((fact) => {
    const outcome = outcomeOf(fact);
    if (outcome === undefined || !("key" in fact)) return [];
    const { contactId, round, step } = parseActionKey(fact.key);
    const keys = ordinals.get(`${contactId}~${step}`) ?? [];
    if (!keys.includes(fact.key)) keys.push(fact.key);
    ordinals.set(`${contactId}~${step}`, keys);
    const ordinal = keys.indexOf(fact.key) + 1;
    const stage = stageAt(movesOf.get(contactId) ?? [], fact.learnedAt);
    return [{ at: fact.at, contactId, round, step, ordinal, outcome, stage }];
  });
}

export interface Counts {
  /** Mails in Sent and in Drafts, by step. */
  sent: Partial<Record<Step, number>>;
  drafts: Partial<Record<Step, number>>;
  /** Entries in the calendar; those that were moved, by whomever; those that were called off. */
  events: { created: number; changed: number; cancelled: number };
}

export function countsOf({ facts, interviews }: Pick<Played, "facts" | "interviews">): Counts {
  const counts: Counts = { sent: {}, drafts: {}, events: { created: 0, changed: 0, cancelled: 0 } };
  for (const fact of facts) {
    if (fact.kind !== "sent") continue;
    const { step } = parseActionKey(fact.key);
    counts.sent[step] = (counts.sent[step] ?? 0) + 1;
  }
  for (const { mails, bookings } of interviews.values()) {
    for (const { status, step } of mails) {
      if (status === "drafted") counts.drafts[step] = (counts.drafts[step] ?? 0) + 1;
    }
    for (const { shown, status, sequence } of bookings) {
      if (shown === undefined) continue;
      counts.events.created += 1;
      if (status === "cancelled") counts.events.cancelled += 1;
      else if (sequence > 0) counts.events.changed += 1;
    }
  }
  return counts;
}

/** `ref` is how a contact is named: the address, else the id. */
export function demoJson(played: Played, tookMs: number, ref: (contactId: ContactId) => string) {
  const { folder, overview, moves } = played;
  return {
    home: folder,
    days,
    tookMs: Math.round(tookMs),
    ...countsOf(played),
    stages: overview.stages,
    closed: overview.closed,
    timeline: timelineOf(played).map(({ contactId, ...entry }) => ({
      at: entry.at,
      contact: ref(contactId),
      round: entry.round,
      step: entry.step,
      ordinal: entry.ordinal,
      outcome: entry.outcome,
      stage: entry.stage,
    })),
    moves: moves.map(({ at, contactId, stage }) => ({ at, contact: ref(contactId), stage })),
  };
}

function outcomeOf(fact: Fact): string | undefined {
  switch (fact.kind) {
    case "event-created":
    case "event-changed":
    case "event-cancelled":
      return fact.kind.replace("event-", "");
    case "sending":
      return undefined;
    default:
      return "key" in fact ? fact.kind : undefined;
  }
}

function stageAt(moves: readonly Move[], at: Temporal.Instant): Stage {
  return moves.findLast((move) => Temporal.Instant.compare(move.at, at) <= 0)?.stage ?? "researching";
}
