/** A home in which something of everything is: mails, events, drafts, actions in every state, and people who said stop, one of them forgotten since. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Contact } from "../../../src/core/contact.ts";
import type { NewFact } from "../../../src/core/facts.ts";
import {
  type ContactId,
  type MailboxId,
  type Step,
  toActionKey,
  toContactId,
  toMailboxId,
} from "../../../src/core/keys.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import type { Claim, Ledger } from "../../../src/store/store.ts";
import { answersLine, crowdedHome, letThemAccept, linesOf } from "../../story/kill/crowd.ts";
import { programDone } from "../../story/kill/program.ts";

const owner = "dana@example.com";
export const dana: MailboxId = toMailboxId("local", owner);
/** Said stop, and is a contact still. */
export const stopped = "stopped@people.example";
/** Said stop, and only a hash is left of them. */
export const forgotten = "forgotten@people.example";

/** Requests to six people, two of whom said yes. The folder is the caller's to remove. */
export async function livedHome(): Promise<string> {
  const home = crowdedHome("auto", 6);
  programDone(home, ...linesOf.auto);
  await letThemAccept(home, 2);
  programDone(home, ...answersLine);
  return home;
}

/** Adds what a life seldom leaves behind, and what this version has no command for. */
export async function addTheRest(home: string): Promise<void> {
  const file = join(home, "data", "quarterhour.db");
  const store = await openSqliteStore({ file });
  const { ledger, contacts } = store;
  try {
    const now = (await ledger.read(dana, { kind: "all" })).lastAt ?? Temporal.Now.instant();
    await contacts.save(dana, [person(stopped), person(forgotten), person("open@people.example")]);
    await ledger.append(dana, [saysStop(stopped, now), saysStop(forgotten, now)], now);
    await leaveOpen(ledger, idOf("open@people.example"), now);
  } finally {
    await store.close();
  }
  const database = new DatabaseSync(file);
  database.prepare("delete from contacts where contact_id = ?").run(idOf(forgotten));
  database.close();
}

export function person(email: string, mailboxId: MailboxId = dana): Contact {
  const name = email.split("@")[0] ?? email;
  return { contactId: toContactId(mailboxId, email), name, email, aliases: [email], tags: [], findings: [] };
}

function idOf(email: string): ContactId {
  return toContactId(dana, email);
}

export function saysStop(email: string, now: Temporal.Instant, mailboxId: MailboxId = dana): NewFact {
  return {
    factKey: `in~stop.${email}~1`,
    at: now,
    contact: toContactId(mailboxId, email),
    kind: "received",
    messageId: `stop.${email}`,
    subject: "Re: hello",
    text: "Please do not write to me again.",
    read: { reading: { kind: "opts-out" }, sure: true, because: "do not write" },
  };
}

/** One action of one contact in each state in which a worker may have left it. */
async function leaveOpen(ledger: Ledger, contactId: ContactId, now: Temporal.Instant): Promise<void> {
  const draft = { draftId: "d1", messageId: "m1@example.com", hash: "h1", subject: "A question" };
  const drafted = (claim: Claim) => ledger.advance(claim, { kind: "drafted", draft });
  const sending = (claim: Claim) => {
    const check = { recipient: "open@people.example", fuse: "free" as const, content: claim.key };
    return ledger.advance(claim, { kind: "sending", check, now });
  };
  const until = now.add({ minutes: 2 });
  const lives: Partial<Record<Step, ((claim: Claim) => Promise<unknown>)[]>> = {
    request: [],
    "follow-up": [drafted],
    questions: [drafted, sending],
    "thank-you": [drafted, sending, (claim) => ledger.advance(claim, { kind: "ambiguous", until, now })],
    "check-in": [
      drafted,
      sending,
      (claim) => ledger.advance(claim, { kind: "review", evidence: "none", now }),
    ],
  };
  for (const [step, arrows] of Object.entries(lives) as [Step, (typeof lives)[Step]][]) {
    const key = toActionKey({ mailboxId: dana, contactId, round: 1, step, occurrence: "1" });
    const { asOf } = await ledger.read(dana, { kind: "all" });
    const pins = [{ key, contactId, step, due: now, offered: [] }];
    await ledger.schedule(dana, { asOf, pins, looks: [], listed: 0, now });
    if (arrows === undefined || arrows.length === 0) continue;
    const claimed = await ledger.claim(key, "somebody", now);
    if (claimed.kind !== "claimed") throw new Error(`${key} is ${claimed.kind}`);
    for (const arrow of arrows) await arrow(claimed.claim);
  }
}
