/** The bulk question (contract, section 4; R-41): more than ten mails of our own at once want a confirmed number. */
import type { Fact } from "../facts.ts";
import type { Grants } from "./grant.ts";

const withoutAsking = 10;

/** How many mails the product itself would send with these actions. Drafts, events and mail to the owner do not count. */
function sendsOf(actions: Grants["actions"], owner: string): number {
  return actions.filter((action) => isOwnSend(action, owner)).length;
}

/** Holds every mail of our own back where their number was not confirmed. */
export function bulkBrake(grants: Grants, mailboxFacts: readonly Fact[], owner: string): void {
  const count = sendsOf(grants.actions, owner);
  if (count <= withoutAsking || confirmed(mailboxFacts) >= count) return;
  const says = `${count} mails would leave at once; confirm it with \`start --confirm ${count}\``;
  for (const action of grants.actions) {
    if (!isOwnSend(action, owner)) continue;
    const { key, contactId, step } = action;
    grants.held.push({ key, contactId, step, reason: "bulk", says });
  }
  const heldBack = new Set(grants.held.filter((held) => held.reason === "bulk").map((held) => held.key));
  grants.actions = grants.actions.filter((action) => !heldBack.has(action.key));
  // Without a place in the ledger no sweep can ring them either.
  grants.pins = grants.pins.filter((pin) => !heldBack.has(pin.key));
}

function confirmed(mailboxFacts: readonly Fact[]): number {
  return Math.max(0, ...mailboxFacts.map((fact) => (fact.kind === "bulk-confirmed" ? fact.count : 0)));
}

function isOwnSend(action: Grants["actions"][number], owner: string): boolean {
  return action.kind === "mail" && action.press === "auto" && action.letter.to.address !== owner;
}
