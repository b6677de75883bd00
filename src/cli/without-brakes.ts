/** Rules and state as they are taken to see a text: as if nothing waited, nothing were limited and nobody paused. */
import type { Contact } from "../core/contact.ts";
import { fold } from "../core/fold.ts";
import { waitingMails } from "../core/planner/waiting.ts";
import type { Rules } from "../core/rules-shape.ts";
import type { State } from "../core/state.ts";

/** Whoever presses Send, and however much was written today: the text is the same. */
export function withoutBrakes(rules: Rules): Rules {
  const press = { request: "me", follow_up: "me", invitation: "auto", everything_else: "me" } as const;
  return {
    ...rules,
    who_presses_send: press,
    sending: { ...rules.sending, budgets: [] },
    keep_in_touch: { ...rules.keep_in_touch, without_news: "draft" },
    for: rules.for.map(({ patch, ...entry }) => {
      const { who_presses_send: _press, sending: _sending, ...kept } = patch;
      return { ...entry, patch: kept };
    }),
  };
}

/** So that a mail can be seen before the introduction is made. */
export function withoutIntroducer(rules: Rules): Rules {
  const without = (requests: Partial<Rules["requests"]>) => ({
    must_have: (requests.must_have ?? []).filter((need) => need !== "introducer_thanked"),
  });
  return {
    ...rules,
    requests: { ...rules.requests, ...without(rules.requests) },
    for: rules.for.map(({ patch, ...entry }) => ({
      ...entry,
      patch:
        patch.requests?.must_have === undefined
          ? patch
          : { ...patch, requests: { ...patch.requests, ...without(patch.requests) } },
    })),
  };
}

/** As if no pause held, and what waits in Drafts or for approval had still to be written, with the times that it offers. */
export function withoutWaiting(state: State, { contactId }: Contact): State {
  const contact = state.contacts.find((one) => one.contactId === contactId);
  const facts = state.facts.get(contactId) ?? [];
  if (contact === undefined) return state;
  const waiting = waitingMails(fold(state.mailboxId, contact, facts));
  const keys = new Set<string>(waiting.map((mail) => mail.key));
  const kept = facts.filter((fact) => fact.kind !== "paused" && !("key" in fact && keys.has(fact.key)));
  const pending = waiting.map(({ key, step, attempt, since, offered }) => ({
    ...{ key, contactId, step, attempt, offered },
    state: "ready" as const,
    due: since,
  }));
  return {
    ...state,
    facts: new Map([...state.facts, [contactId, kept]]),
    mailboxFacts: state.mailboxFacts.filter((fact) => fact.kind !== "paused"),
    pending: [...state.pending.filter((row) => !keys.has(row.key)), ...pending],
  };
}
