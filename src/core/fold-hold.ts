/** What facts make of the tentative entries for offered times. */
import type { Fact, HoldFact } from "./facts.ts";
import type { Hold } from "./interview.ts";
import { type ActionKey, parseActionKey, toActionKey } from "./keys.ts";
import { never } from "./never.ts";
import type { OwnTime } from "./slot.ts";

/** The holds after one more fact; the list that was given stays as it is. */
export function withHoldFact(holds: readonly Hold[], fact: HoldFact): Hold[] {
  switch (fact.kind) {
    case "hold-made": {
      const { key, start, end } = fact;
      return [...holds.filter((hold) => hold.key !== key), { key, start, end, status: "made" }];
    }
    case "hold-released":
      return withStatus(holds, holdKeyOf(fact.key), "released");
    case "hold-seen":
      return withStatus(holds, fact.key, fact.what);
    default:
      return never(fact, "fact of a hold");
  }
}

/** The entries that stand in the calendar as they were made, by all that is known of one contact. */
export function standingHolds(facts: readonly Fact[]): OwnTime[] {
  let holds: Hold[] = [];
  for (const fact of facts) if (isOfHold(fact)) holds = withHoldFact(holds, fact);
  return holds.filter(({ status }) => status === "made");
}

/** A release is written to the entry of its hold. */
export function holdKeyOf(key: ActionKey): ActionKey {
  return toActionKey({ ...parseActionKey(key), step: "hold" });
}

function isOfHold(fact: Fact): fact is Fact & HoldFact {
  return fact.kind === "hold-made" || fact.kind === "hold-released" || fact.kind === "hold-seen";
}

function withStatus(holds: readonly Hold[], key: ActionKey, status: Hold["status"]): Hold[] {
  return holds.map((hold) => (hold.key === key ? { ...hold, status } : hold));
}
