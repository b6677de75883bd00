/** What left the mailbox, and what became of the drafts that wait in it. */
import {
  judgeOutgoing,
  type Listed,
  type Shown,
  type Verdict,
  type Waiting,
  waitingMails,
} from "../src/core/adopt/outgoing.ts";
import type { NewFact } from "../src/core/facts.ts";
import type { Interview } from "../src/core/interview.ts";
import type { ActionKey, ContactId } from "../src/core/keys.ts";
import { never } from "../src/core/never.ts";
import type { Draft, MailSummary } from "../src/providers/provider.ts";
import type { WorkerDeps } from "./deps.ts";
import { type Known, ownKey } from "./known.ts";
import { verdictFact } from "./verdict-fact.ts";

/** Sent mails by the contact they went to: by our own mark, else by address. Mail to the owner is nobody's. */
export async function whoseSent(
  deps: WorkerDeps,
  mails: readonly MailSummary[],
  owner: string,
): Promise<Map<ContactId, MailSummary[]>> {
  const whose = new Map<ContactId, MailSummary[]>();
  for (const mail of mails) {
    const others = mail.to.filter((address) => address !== owner);
    if (mail.where !== "sent" || others.length === 0) continue;
    const contactIds = new Set<ContactId>();
    const own = ownKey(deps, mail.key);
    if (own !== undefined) contactIds.add(own.contactId);
    for (const address of own === undefined ? others : []) {
      const match = await deps.contacts.match(deps.mailboxId, { references: [], addresses: [address] });
      if (match !== undefined) contactIds.add(match.contactId);
    }
    for (const contactId of contactIds) whose.set(contactId, [...(whose.get(contactId) ?? []), mail]);
  }
  return whose;
}

/** Writes down what is new; sent mails in the order in which they left, then what became of the drafts. */
export async function syncOutgoing(
  deps: WorkerDeps,
  known: Known,
  listed: {
    sent: ReadonlyMap<ContactId, readonly MailSummary[]>;
    drafts: readonly MailSummary[];
    touched?: readonly string[] | undefined;
  },
): Promise<void> {
  const touched = listed.touched === undefined ? undefined : new Set(listed.touched);
  const found: { verdict: Verdict; interview: Interview }[] = [];
  for (const contactId of known.contactIds()) {
    const interview = known.interview(contactId);
    if (interview === undefined) continue;
    const sent = listed.sent.get(contactId) ?? [];
    if (sent.length === 0 && waitingMails(interview).length === 0) continue;
    for (const verdict of await judge(deps, known, interview, { sent, drafts: listed.drafts, touched }))
      found.push({ verdict, interview });
  }
  found.sort((a, b) => compareVerdicts(a.verdict, b.verdict));
  const facts: NewFact[] = [];
  for (const { verdict, interview } of found) {
    const fact = await verdictFact(deps, known, interview, verdict);
    if (fact !== undefined) facts.push(fact);
  }
  await known.append(facts);
}

async function judge(
  deps: WorkerDeps,
  known: Known,
  interview: Interview,
  listed: ListedOfOne,
): Promise<Verdict[]> {
  const shown: Shown = {
    sent: listed.sent.map((mail) => toListed(deps, mail)),
    drafts: draftsTo(deps, interview, listed.drafts),
    waiting: await whatBecame(deps, known, interview, listed),
    pending: new Map([...known.pending].map(([key, row]) => [key, row.state])),
  };
  const verdicts = judgeOutgoing(interview, shown);
  if (!verdicts.some((verdict) => verdict.kind === "discarded")) return verdicts;
  // A client may have saved its own copy before it took ours away: an earlier sync saw that copy, and not yet why.
  return judgeOutgoing(interview, await withEverything(deps, interview, shown));
}

interface ListedOfOne {
  sent: readonly MailSummary[];
  drafts: readonly MailSummary[];
  touched: ReadonlySet<string> | undefined;
}

/**
 * Of the drafts that wait, as far as anything may have changed. A sent mail that carries no mark of ours may be any of
 * them, and also one that a worker has just sent, or died over: then the mailbox is asked about all of these.
 */
async function whatBecame(
  deps: WorkerDeps,
  known: Known,
  interview: Interview,
  listed: ListedOfOne,
): Promise<Map<ActionKey, Waiting>> {
  const became = new Map<ActionKey, Waiting>();
  const hasSent = listed.sent.some((mail) => ownKey(deps, mail.key) === undefined);
  for (const { key, draft, since, subject } of waitingMails(interview)) {
    const { draftId, messageId, threadId, textHash: hash } = draft;
    const asked = { draftId, messageId, hash, ...(threadId === undefined ? {} : { threadId }) };
    if (hasSent || (await mayHaveChanged(deps, asked, since, listed.touched)))
      became.set(key, await ask(deps, asked, since, subject));
  }
  if (!hasSent) return became;
  for (const { key, contactId, draft, sendingAt, due } of known.pending.values()) {
    if (contactId !== interview.contactId || draft === undefined || became.has(key)) continue;
    const { draftId, messageId, threadId, hash, subject = "" } = draft;
    const asked = { draftId, messageId, hash, ...(threadId === undefined ? {} : { threadId }) };
    became.set(key, await ask(deps, asked, sendingAt ?? due, subject));
  }
  return became;
}

/** A draft that was written down only just may have changed before we knew of it; one that went missing is awaited. */
async function mayHaveChanged(
  deps: WorkerDeps,
  { messageId, threadId }: Draft,
  since: Temporal.Instant,
  touched: ReadonlySet<string> | undefined,
): Promise<boolean> {
  if (touched === undefined || threadId === undefined || touched.has(threadId)) return true;
  const age = deps.clock().epochMilliseconds - since.epochMilliseconds;
  return age <= deps.quietMs || (await deps.cursors.read(deps.mailboxId, goneMark(messageId))) !== undefined;
}

async function ask(
  deps: WorkerDeps,
  asked: Draft,
  since: Temporal.Instant,
  subject: string,
): Promise<Waiting> {
  const became = await deps.mailbox.whatBecameOf(asked, since);
  switch (became.kind) {
    case "draft":
      return { kind: "draft", ...became.draft };
    case "sent": {
      const { sent, id } = became;
      const thread = sent.threadId === undefined ? {} : { threadId: sent.threadId };
      return { kind: "sent", mail: { id, messageId: sent.messageId, subject, at: sent.at, ...thread } };
    }
    case "under-way":
      return { kind: "missing" };
    case "gone":
      return { kind: (await isGoneForGood(deps, asked.messageId)) ? "gone" : "missing" };
    default:
      return never(became, "end of a draft");
  }
}

/** A provider may show the sent mail later than the draft's end: it must have been gone for a quiet period. */
async function isGoneForGood(deps: WorkerDeps, messageId: string): Promise<boolean> {
  if (deps.quietMs === 0) return true;
  const { mailboxId, cursors } = deps;
  const now = deps.clock();
  const since = await cursors.read(mailboxId, goneMark(messageId));
  if (since === undefined) await cursors.write(mailboxId, goneMark(messageId), "gone", now);
  return since !== undefined && now.epochMilliseconds - since.at.epochMilliseconds >= deps.quietMs;
}

function goneMark(messageId: string): string {
  return `gone~${messageId}`;
}

async function withEverything(deps: WorkerDeps, interview: Interview, shown: Shown): Promise<Shown> {
  const all = await deps.mailbox.changesSince(undefined);
  if (all.kind === "start-over") return shown;
  const since = waitingMails(interview).map((mail) => mail.since.subtract({ hours: 24 }));
  const isRecent = (mail: MailSummary) => since.some((at) => Temporal.Instant.compare(mail.at, at) >= 0);
  const mails = all.mails.filter(isRecent);
  const { aliases } = interview.contact;
  const sent = mails.filter(
    (mail) => mail.where === "sent" && mail.to.some((address) => aliases.includes(address)),
  );
  return {
    ...shown,
    sent: merged(
      shown.sent,
      sent.map((mail) => toListed(deps, mail)),
    ),
    drafts: merged(shown.drafts, draftsTo(deps, interview, mails)),
  };
}

function merged(first: readonly Listed[], second: readonly Listed[]): Listed[] {
  const ids = new Set(first.map((mail) => mail.messageId));
  return [...first, ...second.filter((mail) => !ids.has(mail.messageId))];
}

function draftsTo(deps: WorkerDeps, interview: Interview, mails: readonly MailSummary[]): Listed[] {
  const { aliases } = interview.contact;
  return mails
    .filter((mail) => mail.where === "drafts" && mail.to.some((address) => aliases.includes(address)))
    .map((mail) => toListed(deps, mail));
}

function toListed(deps: WorkerDeps, mail: MailSummary): Listed {
  const { id, messageId, subject, at, threadId, draftId } = mail;
  const key = ownKey(deps, mail.key) === undefined ? undefined : mail.key;
  return {
    id,
    messageId,
    subject,
    at,
    ...(key === undefined ? {} : { key }),
    ...(threadId === undefined ? {} : { threadId }),
    ...(draftId === undefined ? {} : { draftId }),
  };
}

function compareVerdicts(a: Verdict, b: Verdict): number {
  const [first, second] = [mailOf(a), mailOf(b)];
  if (first === undefined || second === undefined)
    return Number(first === undefined) - Number(second === undefined);
  return Temporal.Instant.compare(first.at, second.at) || (first.messageId < second.messageId ? -1 : 1);
}

function mailOf(verdict: Verdict): Listed | undefined {
  return verdict.kind === "sent" || verdict.kind === "wrote" ? verdict.mail : undefined;
}
