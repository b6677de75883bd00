/**
 * Sends one mail: draft → `sending` committed → one attempt → `sent` (reliability 4.1). From the commit of
 * `sending` on, whatever goes wrong is an unknown outcome, and the mailbox is asked before anything else is done.
 */
import { sentFactKey } from "../src/core/adopt/fact-keys.ts";
import type { MailFact, NewFact } from "../src/core/facts.ts";
import { type Draft, ProviderError, type SentMail, type Trouble } from "../src/providers/provider.ts";
import type { Outcome } from "../src/queue/queue.ts";
import type { SendCheck } from "../src/store/store.ts";
import { type Doubt, doubt } from "./doubt.ts";
import { isFresh } from "./fresh.ts";
import { leave, type MailAction, type OwnDraft, ownDraft } from "./own-draft.ts";
import { restSignedOut } from "./signed-out.ts";
import {
  again,
  contactOf,
  drop,
  factKeyOf,
  finish,
  lost,
  notSent,
  questionsIn,
  review,
  type Work,
} from "./work.ts";

type Instant = Temporal.Instant;

export async function send(work: Work, action: MailAction): Promise<Outcome | Doubt> {
  const { deps, claim, now } = work;
  if (!(await isFresh(deps, now))) {
    await deps.ring({ queue: "sync", mailboxId: deps.mailboxId });
    return again(work, now.add({ minutes: 1 }), "mailbox and calendar are read first");
  }
  const own = await ownDraft(work, action);
  if (own.kind === "theirs") return leave(work, action, own);
  if (!own.isKnown) {
    const draft = { ...own.draft, hash: own.written.hash, subject: own.written.subject };
    const advanced = await deps.ledger.advance(claim, { kind: "drafted", draft }, listed(work, action));
    if (advanced.kind !== "ok") return lost;
  }
  // The computer may have slept since the plan was asked, or the draft have taken its time: what was right then, and
  // new enough, is asked again.
  const present = deps.clock();
  const passed = present.epochMilliseconds - now.epochMilliseconds;
  if (passed > mostPassedMs || !(await isFresh(deps, present)))
    return again(work, present, "time has passed since it was planned");
  const committed = await deps.ledger.advance(claim, {
    kind: "sending",
    check: toCheck(action, own),
    now: present,
  });
  switch (committed.kind) {
    case "ok":
      work.progress.isBegun = true;
      return attempt(
        // The quiet period after it begins now, not when its draft was begun.
        {
          ...work,
          now: present,
          claim: { ...claim, state: "sending", draft: own.draft, sendingAt: present },
        },
        action,
        own,
      );
    // Time is taken for meetings, never for a mail.
    case "taken":
    case "lost":
      return lost;
    case "suppressed":
      await deps.mailbox.discard(own.draft);
      return drop(work, "they asked not to be written to", notGone(work));
    case "fuse":
      await deps.mailbox.discard(own.draft);
      await drop(work, committed.says, notGone(work));
      return { kind: "stop", why: committed.says };
  }
}

const mostPassedMs = 60_000;

/** What the numbers of a morning mail mean is known before it can leave, and again whenever its text is written anew. */
function listed(work: Work, { key, listed: items }: MailAction): NewFact[] {
  if (items === undefined) return [];
  const { claim, now } = work;
  const factKey = factKeyOf(work, `listed.${claim.attempt}.${claim.fence}`);
  return [{ kind: "listed", factKey, at: now, contact: contactOf(claim), key, items }];
}

/** One attempt, and no second one. */
async function attempt(work: Work, action: MailAction, own: OwnDraft): Promise<Outcome | Doubt> {
  const { deps, now } = work;
  let sent: SentMail;
  try {
    sent = await deps.mailbox.sendDraft(own.draft);
  } catch (error) {
    const trouble: Trouble =
      error instanceof ProviderError ? error.trouble : { kind: "unknown", why: String(error) };
    if (trouble.kind === "refused")
      return review(work, `The mailbox refused it, and it did not go: ${trouble.why}`, "refused");
    const rested = now.add({ milliseconds: deps.quietMs });
    const until = trouble.kind === "slow-down" && isAfter(trouble.until, rested) ? trouble.until : rested;
    const outcome = await doubt(work, until);
    return trouble.kind === "signed-out" ? restSignedOut(deps) : outcome;
  }
  const { subject } = own.written;
  return recordSent(work, own.draft, sent, {
    subject,
    offered: action.letter.offered,
    ...questionsIn(work.claim, action.letter),
  });
}

export async function recordSent(
  work: Work,
  draft: Draft,
  sent: SentMail,
  mail: Pick<Extract<MailFact, { kind: "sent" }>, "subject" | "offered" | "questions">,
): Promise<Outcome> {
  const { deps, claim, now } = work;
  const threadId = sent.threadId ?? draft.threadId;
  const fact: MailFact = {
    kind: "sent",
    factKey: sentFactKey(sent.messageId, contactOf(claim)),
    at: deps.isVirtual ? now : sent.at,
    contact: contactOf(claim),
    key: claim.key,
    messageId: sent.messageId,
    ...(threadId === undefined ? {} : { threadId }),
    by: "product",
    edited: false,
    ...mail,
    otherTimes: false,
  };
  return finish(work, [fact], { outcome: "sent", messageId: sent.messageId });
}

/** Where an earlier attempt had begun, it is written down that it did not go. */
function notGone(work: Work): NewFact[] {
  const { state } = work.claim;
  return state === "sending" || state === "ambiguous" ? [notSent(work)] : [];
}

function toCheck(action: MailAction, own: OwnDraft): SendCheck {
  const check: SendCheck = {
    recipient: action.letter.to.address,
    fuse: action.fuse,
    content: own.written.hash,
  };
  const { copies } = action.letter;
  if (copies !== undefined) check.copies = copies.map(({ address }) => address);
  if (action.answers !== undefined) check.answers = action.answers;
  return check;
}

function isAfter(a: Instant, b: Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}
