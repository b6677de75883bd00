/** Our own drafts that wait: renewed in place or taken away, but only while nobody else has touched them. */
import type { Action } from "../src/core/action.ts";
import { editedFactKey } from "../src/core/adopt/fact-keys.ts";
import type { MailFact } from "../src/core/facts.ts";
import { type Draft, isTrouble } from "../src/providers/provider.ts";
import type { Outcome } from "../src/queue/queue.ts";
import { objection } from "./etiquette.ts";
import { contactOf, drop, factKeyOf, finish, questionsIn, type Work } from "./work.ts";
import { writeMail } from "./write-mail.ts";

type Refresh = Extract<Action, { kind: "refresh" }>;
type Withdraw = Extract<Action, { kind: "withdraw" }>;
type Known = Refresh["draft"];

export async function refresh(work: Work, action: Refresh): Promise<Outcome> {
  const { deps, rules, now } = work;
  const { key, letter, draft, n } = action;
  const against = await objection(deps, action);
  if (against !== undefined) return drop(work, against);
  const there = toDraft(draft);
  const written = await writeMail(deps, rules, {
    key,
    letter,
    attempt: work.claim.attempt,
    messageId: draft.messageId,
  });
  let renewed: Draft;
  try {
    renewed = await deps.mailbox.replaceDraft(there, draft.textHash, written.mime);
  } catch (error) {
    if (isTrouble(error, "gone")) return drop(work, "the draft is gone; the next sync says why");
    if (!isTrouble(error, "refused")) throw error;
    const became = await deps.mailbox.whatBecameOf(there, now);
    if (became.kind !== "draft") return drop(work, "the draft is gone; the next sync says why");
    // A crash may have come between the renewal and this line: then what stands there is our own new text.
    if (became.draft.hash !== written.hash)
      return finish(work, [editedFact(work, became.draft)], { outcome: "held" });
    renewed = became.draft;
  }
  const fact: MailFact = {
    kind: "refreshed",
    factKey: factKeyOf(work, `refreshed.${n}.${draft.textHash.slice(0, 16)}`),
    at: now,
    contact: contactOf(work.claim),
    key,
    n,
    draftId: renewed.draftId,
    textHash: renewed.hash,
    offered: letter.offered,
    ...questionsIn(work.claim, letter),
  };
  return finish(work, [fact], { outcome: "refreshed", messageId: renewed.messageId });
}

/** Without a draft there was only a proposal. */
export async function withdraw(work: Work, action: Withdraw): Promise<Outcome> {
  const { deps, now } = work;
  const { draft } = action;
  if (draft !== undefined) {
    const became = await deps.mailbox.whatBecameOf(toDraft(draft), now);
    if (became.kind === "sent" || became.kind === "under-way")
      return drop(work, "the owner sent it; the next sync writes that down");
    if (became.kind === "gone") return drop(work, "the draft is gone; the next sync says why");
    if (became.draft.hash !== draft.textHash) {
      return finish(work, [editedFact(work, became.draft)], { outcome: "held" });
    }
    if ((await deps.mailbox.discard(became.draft)) === "gone")
      return drop(work, "the draft is gone; the next sync says why");
  }
  const fact: MailFact = {
    kind: "withdrawn",
    factKey: factKeyOf(work, `withdrawn.${draft?.messageId ?? now.epochMilliseconds}`),
    at: now,
    contact: contactOf(work.claim),
    key: action.key,
    because: action.because.says,
  };
  return drop(work, action.because.says, [fact], { outcome: "withdrawn" });
}

function toDraft(known: Known): Draft {
  return { draftId: known.draftId, messageId: known.messageId, hash: known.textHash };
}

function editedFact(work: Work, there: Draft): MailFact {
  const { claim, now } = work;
  return {
    kind: "edited",
    factKey: editedFactKey(there),
    at: now,
    contact: contactOf(claim),
    key: claim.key,
    messageId: there.messageId,
    draftId: there.draftId,
    ...(there.threadId === undefined ? {} : { threadId: there.threadId }),
    textHash: there.hash,
  };
}
