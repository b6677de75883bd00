/**
 * Who gets which first mail, and when (A21): the planner is asked day after day, as if the owner sent every draft at
 * once and nobody answered. Limits, working days and free times hold; nothing of it is kept.
 */
import type { Action, Ask, Letter } from "../core/action.ts";
import type { Fact, NewFact } from "../core/facts.ts";
import type { ContactId, Step } from "../core/keys.ts";
import { plan } from "../core/plan.ts";
import type { Rules } from "../core/rules-shape.ts";
import type { State } from "../core/state.ts";

type Instant = Temporal.Instant;

export interface Foreseen {
  contactId: ContactId;
  step: Step;
  at: Instant;
  letter: Letter;
  /** The owner copies it to LinkedIn. */
  byHand: boolean;
}

export interface Forecast {
  /** First mails only: requests, and the introduction asks before them, in the order of time. */
  mails: Foreseen[];
  /** The calendar was looked at, and days were counted, up to here. */
  until: Instant;
}

/** Half a year is as far as anybody plans. */
const mostDays = 183;
const first: ReadonlySet<Step> = new Set(["request", "introduction-ask"]);

/** `rules` are the whole file's. */
export function forecast(known: State, rules: Rules, now: Instant): Forecast {
  const end = now.add({ hours: mostDays * 24 });
  const mails: Foreseen[] = [];
  let state = known;
  let at = now;
  for (let turn = 0; turn < 2_000; turn += 1) {
    const made = plan(state, rules, at);
    const facts = made.actions.flatMap((action) => happens(action, at));
    for (const action of made.actions) {
      if (action.kind === "mail" && first.has(action.step)) mails.push(toForeseen(action, at));
    }
    for (const { contactId, task } of made.asks) {
      if (task === undefined) continue;
      if (first.has(task.step)) mails.push({ contactId, ...task, at, byHand: true });
      facts.push(sent({ contactId, ...task }, at));
    }
    if (facts.length > 0) {
      state = withFacts(state, facts, turn);
      continue;
    }
    const next = made.lookAgainAt;
    if (next === undefined || Temporal.Instant.compare(next, end) > 0) break;
    at = next;
  }
  return { mails, until: at };
}

function toForeseen({ contactId, step, letter }: Extract<Action, { kind: "mail" }>, at: Instant): Foreseen {
  return { contactId, step, at, letter, byHand: false };
}

/** As if it had been done by whoever does it. What only renews or takes back a draft stays as it is. */
function happens(action: Action, at: Instant): NewFact[] {
  if (action.kind === "record") return action.facts;
  if (action.kind === "mail") return [sent(action, at)];
  if (action.kind !== "refresh" && action.kind !== "withdraw") return [];
  const { key, contactId: contact } = action;
  return [{ kind: "discarded", factKey: `forecast~${key}~gone`, at, contact, key }];
}

function sent(
  {
    key,
    contactId: contact,
    letter,
  }: Pick<NonNullable<Ask["task"]>, "key" | "letter"> & { contactId: ContactId },
  at: Instant,
): NewFact {
  const mail = { messageId: `${key}@forecast`, subject: "", offered: letter.offered };
  const by = { by: "owner", edited: false, otherTimes: false } as const;
  return { kind: "sent", factKey: `forecast~${key}`, at, contact, key, ...mail, ...by };
}

function withFacts(state: State, facts: readonly NewFact[], turn: number): State {
  const all = new Map(state.facts);
  for (const [index, fact] of facts.entries()) {
    if (fact.contact === undefined) continue;
    const added: Fact = { ...fact, seq: 1e12 + turn * 1e4 + index, learnedAt: fact.at };
    all.set(fact.contact, [...(all.get(fact.contact) ?? []), added]);
  }
  return { ...state, facts: all, pending: [] };
}
