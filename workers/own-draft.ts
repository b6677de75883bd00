/**
 * The draft that fences one mail: made once, found again after a crash, and handed over as soon as somebody else
 * has touched it.
 */
import type { Action } from "../src/core/action.ts";
import { toMessageId } from "../src/core/adopt/message-id.ts";
import type { MailFact } from "../src/core/facts.ts";
import type { Became, Draft } from "../src/providers/provider.ts";
import type { Outcome } from "../src/queue/queue.ts";
import { contactOf, factKeyOf, finish, questionsIn, type Work } from "./work.ts";
import { type Written, writeMail } from "./write-mail.ts";

export type MailAction = Extract<Action, { kind: "mail" }>;

export type OwnDraft =
  /** Holds exactly what we wrote. `isKnown`: the ledger has it already, as it stands. */
  | { kind: "ours"; draft: Draft; written: Written; isKnown: boolean }
  /** The owner edited, sent or removed it before we had written it down: from here it is theirs. */
  | { kind: "theirs"; draft: Draft; written: Written };

export async function ownDraft(work: Work, action: MailAction): Promise<OwnDraft> {
  const { deps, rules, claim } = work;
  const { key, letter, attempt } = action;
  const written = await writeMail(deps, rules, { key, letter, attempt });
  if (claim.draft !== undefined) return recorded(work, claim.draft, written);

  // A first claim has left nothing behind; a later one may have made the draft and died before it was written down.
  const found = claim.fence > 1 ? await deps.mailbox.findDraft(key) : undefined;
  if (found !== undefined) return unrecorded(work, action, found, written);
  const draft = await deps.mailbox.createDraft(key, written.mime, written.thread);
  return { kind: "ours", draft, written: { ...written, hash: draft.hash }, isKnown: false };
}

async function recorded(work: Work, known: Draft, written: Written): Promise<OwnDraft> {
  const { deps, claim, now } = work;
  const became = await deps.mailbox.whatBecameOf(known, claim.sendingAt ?? now);
  if (became.kind !== "draft" || became.draft.hash !== known.hash)
    return { kind: "theirs", draft: known, written };
  if (known.hash === written.hash) return { kind: "ours", draft: became.draft, written, isKnown: true };
  return rewritten(work, became.draft, written);
}

async function unrecorded(work: Work, action: MailAction, found: Draft, written: Written): Promise<OwnDraft> {
  if (found.hash === written.hash) return { kind: "ours", draft: found, written, isKnown: false };
  const isUntouched = isOurText(work, found, action.attempt);
  return isUntouched ? rewritten(work, found, written) : { kind: "theirs", draft: found, written };
}

/** The Message-ID of a draft that was never recorded tells whether it holds what we wrote. */
function isOurText(work: Work, found: Draft, attempt = work.claim.attempt): boolean {
  const { address } = work.rules.mailbox;
  return found.messageId === toMessageId({ key: work.claim.key, attempt, textHash: found.hash, address });
}

/**
 * Takes away what a crash left behind of a mail that is not wanted any more; what somebody else has touched since
 * stays where it is.
 */
export async function takeBack(work: Work): Promise<void> {
  const { deps, claim, now } = work;
  const there =
    claim.draft === undefined ? await leftOver(work) : await deps.mailbox.whatBecameOf(claim.draft, now);
  if (there?.kind !== "draft") return;
  const isUntouched =
    claim.draft === undefined ? isOurText(work, there.draft) : there.draft.hash === claim.draft.hash;
  if (isUntouched) await deps.mailbox.discard(there.draft);
}

async function leftOver(work: Work): Promise<Became | undefined> {
  const { deps, claim, now } = work;
  const found = claim.fence > 1 ? await deps.mailbox.findDraft(claim.key) : undefined;
  return found === undefined ? undefined : deps.mailbox.whatBecameOf(found, now);
}

/** An older text of ours, such as one with times that have passed. */
async function rewritten(work: Work, there: Draft, written: Written): Promise<OwnDraft> {
  const draft = await work.deps.mailbox.replaceDraft(there, there.hash, written.mime);
  return { kind: "ours", draft, written: { ...written, hash: draft.hash }, isKnown: false };
}

/**
 * It waits in the owner's Drafts, and the key is closed while it does. Where the owner was quicker than we could
 * write it down, the next sync tells from this fact what they did.
 */
export async function leave(work: Work, action: MailAction, own: OwnDraft): Promise<Outcome> {
  const { draft } = own;
  return finish(work, [draftedFact(work, action, own)], { outcome: "drafted", messageId: draft.messageId });
}

function draftedFact(work: Work, action: MailAction, own: OwnDraft): MailFact {
  const { draft, written } = own;
  const fact: MailFact = {
    kind: "drafted",
    factKey: factKeyOf(work, `drafted.${action.attempt}`),
    at: work.now,
    contact: contactOf(work.claim),
    key: action.key,
    messageId: draft.messageId,
    draftId: draft.draftId,
    textHash: own.kind === "theirs" ? (work.claim.draft?.hash ?? written.hash) : written.hash,
    offered: action.letter.offered,
    subject: written.subject,
    ...questionsIn(work.claim, action.letter),
  };
  if (draft.threadId !== undefined) fact.threadId = draft.threadId;
  return fact;
}
