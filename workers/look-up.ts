/**
 * A send whose outcome is unknown is looked up by its evidence, once the quiet period is over. Only a draft that is
 * still there can go again, and only if the plan still wants it; what is gone without a trace is for a person.
 */
import type { MailFact } from "../src/core/facts.ts";
import type { Became, Draft } from "../src/providers/provider.ts";
import { ProviderError } from "../src/providers/provider.ts";
import type { Outcome } from "../src/queue/queue.ts";
import { type Doubt, doubt } from "./doubt.ts";
import { openMail } from "./open-mail.ts";
import { planAgain } from "./plan-again.ts";
import { recordSent, send } from "./send.ts";
import { restSignedOut } from "./signed-out.ts";
import { contactOf, drop, factKeyOf, finish, notSent, review, type Work } from "./work.ts";
import { writeMail } from "./write-mail.ts";

export async function lookUp(work: Work): Promise<Outcome | Doubt> {
  const { claim, deps, now } = work;
  const { draft } = claim;
  if (draft === undefined || claim.sendingAt === undefined) {
    return review(
      work,
      "A send began, and there is no draft on record that could tell how it ended.",
      "review",
    );
  }
  const rested = claim.sendingAt.add({ milliseconds: deps.quietMs });
  if (Temporal.Instant.compare(now, rested) < 0) return doubt(work, rested);
  let became: Became;
  try {
    became = await deps.mailbox.whatBecameOf(draft, claim.sendingAt);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { trouble } = error;
    const outcome = await doubt(work, trouble.kind === "slow-down" ? trouble.until : now.add({ minutes: 1 }));
    return trouble.kind === "signed-out" ? restSignedOut(deps) : outcome;
  }
  switch (became.kind) {
    case "sent":
      return recordSent(work, draft, became.sent, await remembered(work, became.id));
    case "gone":
      return review(work, "The draft is gone, and no sent mail shows that it went.", "review");
    case "under-way":
      return doubt(work, now.add({ minutes: 1 }));
    case "draft":
      return still(work, draft, became.draft);
  }
}

/** It did not go. The same draft goes again if everything is as it was; else the plan begins anew. */
async function still(work: Work, known: Draft, there: Draft): Promise<Outcome | Doubt> {
  const { claim, deps } = work;
  if (there.hash !== known.hash) return handOver(work, known);
  const again = await planAgain(deps, claim, "as if it had not begun");
  if (again.kind === "wanted" && again.action.kind === "mail" && again.action.press === "auto") {
    const { key, letter, attempt } = again.action;
    const written = await writeMail(deps, work.rules, { key, letter, attempt });
    if (written.hash === known.hash) return send(work, again.action);
  }
  if (again.kind === "later") return doubt(work, again.at);
  if ((await deps.mailbox.discard(there)) === "gone") return lookUp(work);
  return drop(work, "it had not gone, and is not wanted as it is", [notSent(work)], { outcome: "withdrawn" });
}

/** The owner edited it meanwhile: it is a draft of theirs now. */
async function handOver(work: Work, known: Draft): Promise<Outcome> {
  const { claim, now } = work;
  const common = { at: now, contact: contactOf(claim), key: claim.key };
  const { messageId, draftId } = known;
  const drafted: MailFact = {
    kind: "drafted",
    factKey: factKeyOf(work, `drafted.unsent.${claim.attempt}`),
    ...common,
    messageId,
    draftId,
    ...(known.threadId === undefined ? {} : { threadId: known.threadId }),
    textHash: known.hash,
    offered: claim.offered,
    subject: "",
  };
  return finish(work, [drafted], { outcome: "drafted", messageId });
}

/** What was in it, when the worker that wrote it is no more. */
async function remembered(work: Work, id: string) {
  const parsed = await openMail(work.deps, id);
  return { subject: parsed?.subject ?? "", offered: work.claim.offered };
}
