/** A mail, by whose hand it leaves: `ask` proposes it, `me` leaves a draft, `auto` sends it. */
import type { MailFact } from "../src/core/facts.ts";
import { never } from "../src/core/never.ts";
import type { Outcome } from "../src/queue/queue.ts";
import type { Doubt } from "./doubt.ts";
import { objection } from "./etiquette.ts";
import { leave, type MailAction, ownDraft } from "./own-draft.ts";
import { send } from "./send.ts";
import { contactOf, drop, factKeyOf, type Work } from "./work.ts";

export async function performMail(work: Work, action: MailAction): Promise<Outcome | Doubt> {
  const against = await objection(work.deps, action);
  if (against !== undefined) return drop(work, against);
  switch (action.press) {
    case "ask":
      return propose(work, action);
    case "me":
      return leave(work, action, await ownDraft(work, action));
    case "auto":
      return send(work, action);
    default:
      return never(action.press, "hand");
  }
}

/**
 * Written down and shown, to be approved or rejected; the row may be claimed again then. Rendering it proves that
 * it can be sent.
 */
export async function propose(
  work: Work,
  action: Pick<MailAction, "key" | "attempt" | "n" | "fingerprint" | "letter">,
): Promise<Outcome> {
  const { key, attempt, n, fingerprint, letter } = action;
  await work.deps.render(letter);
  const fact: MailFact = {
    kind: "proposed",
    factKey: factKeyOf(work, `proposed.${attempt}.${n}`),
    at: work.now,
    contact: contactOf(work.claim),
    key,
    n,
    fingerprint,
    offered: letter.offered,
  };
  return drop(work, "proposed", [fact], { outcome: "proposed" });
}
