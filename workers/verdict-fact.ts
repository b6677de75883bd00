/** What the owner did out there, as a fact. */
import { editedFactKey, sentFactKey } from "../src/core/adopt/fact-keys.ts";
import type { Verdict } from "../src/core/adopt/outgoing.ts";
import { standing } from "../src/core/adopt/standing.ts";
import type { NewFact } from "../src/core/facts.ts";
import type { Interview } from "../src/core/interview.ts";
import { never } from "../src/core/never.ts";
import { textHash } from "../src/formats/text-hash.ts";
import type { WorkerDeps } from "./deps.ts";
import type { Known } from "./known.ts";
import { openMail } from "./open-mail.ts";

type Instant = Temporal.Instant;

/** Undefined where its mail is gone again before it could be read: the next sync says what became of it. */
export async function verdictFact(
  deps: WorkerDeps,
  known: Known,
  interview: Interview,
  verdict: Verdict,
): Promise<NewFact | undefined> {
  const now = deps.clock();
  const { contactId } = interview;
  switch (verdict.kind) {
    case "sent":
      return toSent(deps, known, interview, verdict);
    case "wrote": {
      const { messageId, subject, at } = verdict.mail;
      return {
        kind: "wrote",
        factKey: sentFactKey(messageId, contactId),
        at: happened(deps, at),
        contact: contactId,
        messageId,
        subject,
      };
    }
    case "edited": {
      const { draftId, messageId, threadId, hash } = verdict.draft;
      return {
        kind: "edited",
        factKey: editedFactKey(verdict.draft),
        at: now,
        contact: contactId,
        key: verdict.key,
        messageId,
        draftId,
        ...(threadId === undefined ? {} : { threadId }),
        textHash: hash,
      };
    }
    case "rewritten": {
      const { id, draftId, messageId, threadId } = verdict.mail;
      const parsed = await openMail(deps, id);
      if (parsed === undefined) return undefined;
      const hash = textHash(parsed.subject, parsed.text);
      const factKey = editedFactKey({ messageId, hash });
      return {
        kind: "edited",
        factKey,
        at: now,
        contact: contactId,
        key: verdict.key,
        messageId,
        draftId: draftId ?? id,
        ...(threadId === undefined ? {} : { threadId }),
        textHash: hash,
      };
    }
    case "discarded": {
      const messageId =
        interview.mails.find((mail) => mail.key === verdict.key)?.draft?.messageId ?? verdict.key;
      return {
        kind: "discarded",
        factKey: `draft~${messageId}~gone`,
        at: now,
        contact: contactId,
        key: verdict.key,
      };
    }
    default:
      return never(verdict, "verdict");
  }
}

async function toSent(
  deps: WorkerDeps,
  known: Known,
  interview: Interview,
  { key, mail }: Extract<Verdict, { kind: "sent" }>,
): Promise<NewFact> {
  const ours = interview.mails.find((each) => each.key === key);
  const promised = ours?.offered ?? known.pending.get(key)?.offered ?? [];
  // Where it can no longer be read, nothing in it is known to be offered.
  const { subject, text } = (await openMail(deps, mail.id)) ?? { subject: mail.subject, text: "" };
  const isSame = ours?.draft !== undefined && ours.draft.textHash === textHash(subject, text);
  const stands = isSame
    ? { offered: promised, hasOtherTimes: false }
    : standing(text, promised, interview.contact);
  const threadId = mail.threadId ?? ours?.draft?.threadId;
  return {
    kind: "sent",
    factKey: sentFactKey(mail.messageId, interview.contactId),
    at: happened(deps, mail.at),
    contact: interview.contactId,
    key,
    messageId: mail.messageId,
    ...(threadId === undefined ? {} : { threadId }),
    by: ours?.status === "review" ? "product" : "owner",
    edited: !isSame && ours?.draft !== undefined,
    offered: stands.offered,
    otherTimes: stands.hasOtherTimes,
    subject,
  };
}

/** On a clock that is given, what the owner did happened now. */
function happened(deps: WorkerDeps, at: Instant): Instant {
  const now = deps.clock();
  return deps.isVirtual || Temporal.Instant.compare(at, now) > 0 ? now : at;
}
