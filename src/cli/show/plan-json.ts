/** The plan as programs read it (contract, section 8; docs/commands.md). The shape only grows. */
import type { Action, Plan } from "../../core/action.ts";
import type { Did } from "../../core/did.ts";
import type { Offered } from "../../core/slot.ts";
import type { People } from "./people.ts";

export function planJson(plan: Plan, people: People) {
  const { now, lookAgainAt } = plan;
  return {
    now,
    due: plan.actions.map((action) => dueJson(action, people)),
    drafts: plan.drafts.map(({ contactId, offered, ...draft }) => ({
      key: draft.key,
      contact: people.ref(contactId),
      step: draft.step,
      since: draft.since,
      messageId: draft.messageId,
      offered: slotsJson(offered),
      stale: draft.stale,
      edited: draft.edited,
      warn: draft.warn,
    })),
    held: plan.held.map(({ key, contactId, step, reason, says, until, fingerprint }) => ({
      key,
      contact: people.ref(contactId),
      step,
      reason,
      says,
      until,
      fingerprint,
    })),
    asks: plan.asks.map(({ what, contactId, since, says, prepared }) => ({
      what,
      contact: people.ref(contactId),
      since,
      says,
      prepared,
    })),
    skips: plan.skips.map(({ contactId, step, reason, says, until }) => ({
      contact: people.ref(contactId),
      step,
      reason,
      says,
      until,
    })),
    lookAgainAt: lookAgainAt ?? null,
  };
}

export function didJson(did: readonly Did[], people: People) {
  return did.map(({ key, contactId, step, outcome, messageId, uid }) => ({
    key,
    contact: people.ref(contactId),
    step,
    outcome,
    messageId,
    uid,
  }));
}

export function slotsJson(slots: readonly Pick<Offered, "start" | "end">[]) {
  return slots.map(({ start, end }) => ({ start, end }));
}

/** `does` says what it comes to: a mail, a draft written anew or taken back, an event, or something only written down. */
function dueJson(action: Action, people: People) {
  const { key, contactId, step, due, because, kind } = action;
  return { key, contact: people.ref(contactId), step, due, because, does: kind };
}
