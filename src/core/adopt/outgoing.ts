/**
 * What the owner did with the mails that we left in their Drafts, and what they wrote themselves: decided from
 * what the mailbox shows, for one contact (contract, section 4: edited, gone, sent by the owner's own hand).
 */
import type { Interview, MailState } from "../interview.ts";
import type { ActionKey } from "../keys.ts";
import type { Pending } from "../pending.ts";

/** A mail as the mailbox lists it. */
export interface Listed {
  id: string;
  messageId: string;
  subject: string;
  at: Temporal.Instant;
  key?: ActionKey;
  threadId?: string;
  draftId?: string;
}

export interface DraftThere {
  draftId: string;
  messageId: string;
  threadId?: string;
  hash: string;
}

/**
 * What the mailbox says about a draft of ours. `hash` is of the text that stands there now. What is `missing` may yet
 * show as sent; what is `gone` has been missing for too long for that.
 */
export type Waiting =
  | ({ kind: "draft" } & DraftThere)
  | { kind: "sent"; mail: Listed }
  | { kind: "missing" }
  | { kind: "gone" };

export interface Shown {
  /** Unsent or unknown to us, of this contact. */
  sent: readonly Listed[];
  drafts: readonly Listed[];
  /** Of drafts that wait, and of those of actions under way; one that is missing here is as it was. */
  waiting: ReadonlyMap<ActionKey, Waiting>;
  /** The state of actions of ours that are not settled. */
  pending: ReadonlyMap<ActionKey, Pending["state"]>;
}

export type Verdict =
  | { kind: "sent"; key: ActionKey; mail: Listed }
  | { kind: "edited"; key: ActionKey; draft: DraftThere }
  /** A mail client saved it as a new message; its text is yet to be read. */
  | { kind: "rewritten"; key: ActionKey; mail: Listed }
  | { kind: "discarded"; key: ActionKey }
  | { kind: "wrote"; mail: Listed };

/** In the order in which it is to be written down: what was sent first. */
export function judgeOutgoing(interview: Interview, shown: Shown): Verdict[] {
  const known = knownMails(interview);
  const sent = inOrder(shown.sent.filter((mail) => !known.has(mail.messageId)));
  const verdicts: Verdict[] = [];
  const own: Listed[] = [];
  const done = new Set<ActionKey>();
  for (const mail of sent) {
    const key = keyOf(interview, shown.waiting, mail);
    if (key === undefined || done.has(key) || statusOf(interview, key) === "sent") {
      own.push(mail);
      continue;
    }
    done.add(key);
    if (!isInHand(shown.pending.get(key))) verdicts.push({ kind: "sent", key, mail });
  }
  const drafts = shown.drafts.filter((mail) => !isOurDraft(interview, mail));
  for (const mail of waitingMails(interview)) {
    if (done.has(mail.key)) continue;
    const verdict = judgeWaiting(mail, shown.waiting.get(mail.key), own, drafts);
    if (verdict !== undefined) verdicts.push(verdict);
  }
  return [...verdicts, ...own.map((mail): Verdict => ({ kind: "wrote", mail }))];
}

/** Drafts that wait for the owner, of all rounds. */
export function waitingMails(
  interview: Interview,
): (MailState & { draft: NonNullable<MailState["draft"]> })[] {
  return interview.mails.filter(
    (mail): mail is MailState & { draft: NonNullable<MailState["draft"]> } =>
      mail.status === "drafted" && mail.draft !== undefined,
  );
}

/** Takes from `own` and `drafts` what it uses up. */
function judgeWaiting(
  mail: MailState,
  waiting: Waiting | undefined,
  own: Listed[],
  drafts: Listed[],
): Verdict | undefined {
  if (waiting === undefined) return undefined;
  const { key } = mail;
  if (waiting.kind === "draft") {
    const isSame = waiting.hash === mail.draft?.textHash || mail.draft?.isEdited === true;
    return isSame ? undefined : { kind: "edited", key, draft: waiting };
  }
  if (waiting.kind === "sent") {
    const at = own.findIndex((listed) => listed.messageId === waiting.mail.messageId);
    if (at !== -1) own.splice(at, 1);
    return { kind: "sent", key, mail: waiting.mail };
  }
  const subject = bareSubject(mail.subject);
  const alike = (listed: Listed) => listed.key === key || bareSubject(listed.subject) === subject;
  const sent = own.find(alike) ?? (drafts.some(alike) ? undefined : own[0]);
  if (sent !== undefined) {
    own.splice(own.indexOf(sent), 1);
    return { kind: "sent", key, mail: sent };
  }
  const draft = drafts.find(alike) ?? drafts[0];
  if (draft === undefined) return waiting.kind === "gone" ? { kind: "discarded", key } : undefined;
  drafts.splice(drafts.indexOf(draft), 1);
  return { kind: "rewritten", key, mail: draft };
}

/** The action that a sent mail is: as the draft that we left, by its own mark, else because the mailbox says so. */
function keyOf(interview: Interview, waiting: Shown["waiting"], mail: Listed): ActionKey | undefined {
  const known = interview.mails.find((ours) => ours.draft?.messageId === mail.messageId);
  if (known !== undefined || mail.key !== undefined) return known?.key ?? mail.key;
  for (const [key, became] of waiting)
    if (became.kind === "sent" && became.mail.messageId === mail.messageId) return key;
  return undefined;
}

function statusOf(interview: Interview, key: ActionKey): MailState["status"] | undefined {
  return interview.mails.find((mail) => mail.key === key)?.status;
}

/** The worker that sends it writes down by itself what became of it. */
function isInHand(state: Pending["state"] | undefined): boolean {
  return state === "sending" || state === "ambiguous";
}

function isOurDraft(interview: Interview, mail: Listed): boolean {
  return interview.mails.some(
    ({ draft, status }) =>
      status === "drafted" &&
      draft !== undefined &&
      // A mail client may give a draft that it edits a new Message-ID.
      (draft.messageId === mail.messageId || draft.draftId === mail.draftId),
  );
}

function knownMails(interview: Interview): Set<string> {
  const known = new Set(interview.wrote.map((mail) => mail.messageId));
  for (const mail of interview.mails) if (mail.sent !== undefined) known.add(mail.sent.messageId);
  return known;
}

function inOrder(mails: readonly Listed[]): Listed[] {
  return mails.toSorted(
    (a, b) => Temporal.Instant.compare(a.at, b.at) || (a.messageId < b.messageId ? -1 : 1),
  );
}

function bareSubject(subject: string): string {
  return subject
    .toLowerCase()
    .replace(/^(?:(?:re|aw|fw|fwd|wg) ?: *)+/, "")
    .replace(/\s+/g, " ")
    .trim();
}
