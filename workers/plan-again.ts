/** Asks the planner, from what is known this instant, whether one action is still due (B4). */
import type { Action } from "../src/core/action.ts";
import type { Fact } from "../src/core/facts.ts";
import type { ActionKey, ContactId } from "../src/core/keys.ts";
import { plan } from "../src/core/plan.ts";
import type { State } from "../src/core/state.ts";
import type { Claim } from "../src/store/store.ts";
import type { WorkerDeps } from "./deps.ts";
import { loadState } from "./load-state.ts";
import { contactOf } from "./work.ts";

export type Again =
  | { kind: "wanted"; action: Action }
  | { kind: "later"; at: Temporal.Instant; says: string }
  /** `hasDraft`: a draft of it is known to wait for the owner, and is no left-over of ours. */
  | { kind: "unwanted"; says: string; hasDraft: boolean };

export type How =
  | "as it stands"
  /** A send that was begun and proved not to have gone. */
  | "as if it had not begun";

export async function planAgain(deps: WorkerDeps, claim: Claim, how: How): Promise<Again> {
  const loaded = await loadState(deps, { kind: "contact", contactId: contactOf(claim), step: claim.step });
  if (loaded === undefined) return { kind: "unwanted", says: "the contact is no more", hasDraft: false };
  const state = how === "as it stands" ? loaded.state : withoutSending(loaded.state, claim.key);
  const again = plan(state, loaded.rules, loaded.now, loaded.only);
  const hasDraft = again.drafts.some((draft) => draft.key === claim.key);
  const action = again.actions.find((each) => each.key === claim.key);
  if (action !== undefined) {
    // Other contacts were not loaded, so nobody here knows which other times are free: the next plan does.
    if (!offersAsGranted(action, claim))
      return { kind: "unwanted", says: "other times must be chosen", hasDraft };
    return { kind: "wanted", action };
  }
  const held = again.held.find((each) => each.key === claim.key);
  if (held?.until !== undefined) return { kind: "later", at: held.until, says: held.says };
  return { kind: "unwanted", says: held?.says ?? "it is not due any more", hasDraft };
}

function offersAsGranted(action: Action, claim: Claim): boolean {
  if (action.kind !== "mail" && action.kind !== "refresh") return true;
  const { offered } = action.letter;
  return (
    offered.length === claim.offered.length &&
    offered.every(({ start }, at) => claim.offered[at]?.start.equals(start) === true)
  );
}

function withoutSending(state: State, key: ActionKey): State {
  const isOfSending = (fact: Fact) =>
    (fact.kind === "sending" || fact.kind === "ambiguous") && fact.key === key;
  const facts = new Map<ContactId, Fact[]>();
  for (const [contactId, all] of state.facts)
    facts.set(
      contactId,
      all.filter((fact) => !isOfSending(fact)),
    );
  const pending = state.pending.map((each) =>
    each.key === key ? { ...each, state: "drafted" as const } : each,
  );
  return { ...state, facts, pending };
}
