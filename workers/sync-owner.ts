/**
 * The owner's answers to the morning mail, read as strictly as a contact's: only from their own address, only in
 * answer to a morning mail, and only where it is sure that they wrote it (C-41). What lies in Sent was written by
 * somebody who has the mailbox; of what came in, the mail system that took it in says whether the address vouches for it.
 */
import type { NewFact } from "../src/core/facts.ts";
import { type ActionKey, toOwnerId } from "../src/core/keys.ts";
import { type Mornings, readMornings } from "../src/core/morning/mornings.ts";
import { obey } from "../src/core/morning/obey.ts";
import { plan } from "../src/core/plan.ts";
import { saySlot } from "../src/core/say-time.ts";
import { dmarcOf } from "../src/formats/auth-results.ts";
import { autoSigns } from "../src/formats/auto-reply.ts";
import type { MailSummary } from "../src/providers/provider.ts";
import type { WorkerDeps } from "./deps.ts";
import { type Loaded, loadState } from "./load-state.ts";
import { openMail } from "./open-mail.ts";

/** Each answer is read in the light of those before it, and written down with all that follows from it at once. */
export async function syncOwner(
  deps: WorkerDeps,
  mails: readonly MailSummary[],
  owner: string,
): Promise<void> {
  const own = mails.filter(
    ({ from, to, where, key }) =>
      from === owner && to.includes(owner) && where !== "drafts" && key === undefined,
  );
  if (own.length === 0) return;
  // What was sent comes first: there the same mail needs no witness.
  for (const mail of own.toSorted((a, b) => Number(a.where !== "sent") - Number(b.where !== "sent"))) {
    if (!(await isAnswer(deps, mail))) continue;
    const loaded = await loadState(deps, { kind: "all" });
    if (loaded === undefined) continue;
    const facts = await toFacts(deps, loaded, mail, owner);
    for (const { kind } of await deps.ledger.append(deps.mailboxId, facts, loaded.now)) {
      deps.log("sync.learned", { kind, contactId: toOwnerId(deps.mailboxId) });
    }
  }
}

async function isAnswer(deps: WorkerDeps, mail: MailSummary): Promise<boolean> {
  const ownerId = toOwnerId(deps.mailboxId);
  const { facts, pending } = await deps.ledger.read(deps.mailboxId, {
    kind: "contacts",
    contactIds: [ownerId],
  });
  const mornings = readMornings(deps.mailboxId, facts.get(ownerId) ?? []);
  return !mornings.heard.has(mail.messageId) && answered(mornings, pending, mail) !== undefined;
}

/**
 * The morning mail that it answers: one that it refers to, else the one in whose thread it was sent. One that was
 * being sent when everything stopped may not be written down as sent yet.
 */
function answered(
  { mails }: Mornings,
  pending: Loaded["state"]["pending"],
  { messageId, references, threadId, where, subject }: MailSummary,
): ActionKey | undefined {
  const sent = mails.flatMap((mail) => (mail.sent === undefined ? [] : [{ ...mail, ...mail.sent }]));
  const begun = pending.flatMap(({ key, step, draft }) =>
    step === "morning" && draft !== undefined ? [{ key, ...draft }] : [],
  );
  const known = [...sent, ...begun];
  if (known.some((mail) => mail.messageId === messageId)) return undefined;
  for (const reference of references) {
    const named = known.find((mail) => mail.messageId === reference);
    if (named !== undefined) return named.key;
  }
  if (where !== "sent" || threadId === undefined) return undefined;
  // Under another Message-ID the mail itself may lie there: what is not known as sent yet has no answers by its thread.
  return sent.findLast((mail) => mail.threadId === threadId && mail.subject !== subject)?.key;
}

async function toFacts(
  deps: WorkerDeps,
  { state, rules, now }: Loaded,
  mail: MailSummary,
  owner: string,
): Promise<NewFact[]> {
  const ownerId = toOwnerId(deps.mailboxId);
  const mornings = readMornings(deps.mailboxId, state.facts.get(ownerId) ?? []);
  const key = answered(mornings, state.pending, mail);
  const parsed = await openMail(deps, mail.id);
  if (key === undefined || parsed === undefined) return [];
  const { messageId } = mail;
  const said = { kind: "said", at: now, contact: ownerId, key, messageId } as const;
  const factKey = `mail~${messageId}.${ownerId}`;
  // An away note of the owner's own answers their own mail too.
  if (autoSigns(parsed).isAutomatic) return [{ ...said, factKey: `${factKey}~1`, lines: [] }];
  if (mail.where !== "sent" && dmarcOf(parsed, owner) === "fail") {
    const at = saySlot({ start: mail.at }, state.zone);
    const distrust = `a mail of ${at} that says it is from you answers a morning mail; your mail system does not vouch for it, so none of it was done`;
    return [{ ...said, factKey: `${factKey}~distrusted`, lines: [], distrust }];
  }
  const told = { via: `morning~${messageId}`, now, zone: state.zone };
  const answer = { messageId, text: parsed.text, listed: mornings.listed.get(key) ?? [] };
  const { facts, lines } = obey(state, plan(state, rules, now), answer, told);
  return [{ ...said, factKey: `${factKey}~1`, lines }, ...facts];
}
