/**
 * Who gets which mail, and when (A21, S61): the planner is asked day after day, as if the owner sent every draft at
 * once and nobody answered. Limits, working days and free times hold; nothing of it is kept.
 */
import type { Action, Letter } from "./action.ts";
import type { Fact, NewFact } from "./facts.ts";
import type { ActionKey, ContactId, Step } from "./keys.ts";
import { plan } from "./plan.ts";
import type { Rules } from "./rules-shape.ts";
import type { State } from "./state.ts";

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
  /** Those of the steps that were asked about, in the order of time. */
  mails: Foreseen[];
  /** The calendar was looked at, and days were counted, up to here. */
  until: Instant;
  /** Contacts whose check-in comes due meanwhile and wants a line of news first. */
  needNews: number;
}

/** Requests, and the introduction asks before them. Half a year is as far as anybody plans. */
export const firstMails: Ahead = { days: 183, steps: new Set(["request", "introduction-ask"]) };

export interface Ahead {
  days: number;
  steps: ReadonlySet<Step>;
}

/** `rules` are the whole file's. */
export function forecast(known: State, rules: Rules, now: Instant, { days, steps }: Ahead): Forecast {
  const end = now.add({ hours: days * 24 });
  const mails: Foreseen[] = [];
  const needNews = new Set<ContactId>();
  let state = withFacts(
    known,
    plan(known, rules, now).drafts.map((draft) => sent({ ...draft, letter: draft }, now)),
    0,
  );
  let at = now;
  for (let turn = 1; turn < 2_000; turn += 1) {
    const made = plan(state, rules, at);
    const facts = made.actions.flatMap((action) => happens(action, at));
    for (const action of made.actions) {
      if (action.kind === "mail" && steps.has(action.step)) mails.push(toForeseen(action, at));
    }
    for (const { contactId, task, what } of made.asks) {
      if (what === "news") needNews.add(contactId);
      if (task === undefined) continue;
      if (steps.has(task.step)) mails.push({ contactId, ...task, at, byHand: true });
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
  return { mails, until: at, needNews: needNews.size };
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
  }: { key: ActionKey; contactId: ContactId; letter: Pick<Letter, "offered"> },
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
