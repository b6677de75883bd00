/** Small, valid things of every sort for the contract tests. */
import type { Contact } from "../../src/core/contact.ts";
import type { NewFact } from "../../src/core/facts.ts";
import {
  type ActionKey,
  type ContactId,
  type FactId,
  type MailboxId,
  type Step,
  toActionKey,
  toContactId,
  toFactId,
  toMailboxId,
} from "../../src/core/keys.ts";
import type { Claim, Ledger, Schedule, SendCheck } from "../../src/store/store.ts";

export const mailboxId: MailboxId = toMailboxId("local", "dana@example.com");
export const otherMailboxId: MailboxId = toMailboxId("local", "omar@example.com");
export const now = Temporal.Instant.from("2026-05-04T10:00:00Z");

/** Days are 24 hours here. */
export function later({ days = 0, ...rest }: { days?: number; hours?: number; minutes?: number }) {
  return now.add({ ...rest, hours: (rest.hours ?? 0) + days * 24 });
}

export function idOf(name: string, mailbox: MailboxId = mailboxId): ContactId {
  return toContactId(mailbox, `${name}@example.com`);
}

export const ana = idOf("ana");
export const ben = idOf("ben");

export function contact(name: string, more: Partial<Contact> = {}): Contact {
  const email = `${name}@example.com`;
  return { contactId: idOf(name), name, email, aliases: [email], tags: [], findings: [], ...more };
}

export function keyOf(contactId: ContactId, step: Step = "request", occurrence = "1"): ActionKey {
  return toActionKey({ mailboxId, contactId, round: 1, step, occurrence });
}

export function note(contactId: ContactId, name: string, at = now): NewFact {
  return { factKey: `note~${name}~1`, at, contact: contactId, kind: "note", text: name, news: false };
}

export function optOut(contactId: ContactId, name = "stop", sure = true): NewFact {
  return {
    factKey: `in~${name}~1`,
    at: now,
    contact: contactId,
    kind: "received",
    messageId: `${name}@mail`,
    subject: "Re: hello",
    text: "Please stop.",
    read: { reading: { kind: "opts-out" }, sure, because: "stop" },
  };
}

export function wrote(contactId: ContactId, name: string, at = now): NewFact {
  return {
    factKey: `out~${name}~1`,
    at,
    contact: contactId,
    kind: "wrote",
    messageId: `${name}@mail`,
    subject: "hi",
  };
}

export const draft = { draftId: "d1", messageId: "m1@quarterhour", hash: "h1" };

export function drafted(key: ActionKey, contactId: ContactId): NewFact {
  return {
    factKey: `act~${key}~drafted.1`,
    at: now,
    contact: contactId,
    key,
    kind: "drafted",
    messageId: `${key}@quarterhour`,
    draftId: "d1",
    textHash: "h1",
    offered: [],
    subject: "A question",
  };
}

export function check(name: string, more: Partial<SendCheck> = {}): SendCheck {
  return { recipient: `${name}@example.com`, fuse: "unprompted", content: `to ${name}`, ...more };
}

/** A plan that grants these actions, and looks at their contacts again never. */
export function schedule(
  asOf: number,
  keys: [ActionKey, ContactId][],
  more: Partial<Schedule> = {},
): Schedule {
  return {
    asOf,
    pins: keys.map(([key, contactId]) => ({ key, contactId, step: stepOf(key), due: now, offered: [] })),
    looks: [...new Set(keys.map(([, contactId]) => contactId))].map((contactId) => ({ contactId })),
    listed: keys.length,
    now,
    ...more,
  };
}

/** Plans from what is known at this instant. */
export async function grant(
  ledger: Ledger,
  keys: [ActionKey, ContactId][],
  more: Partial<Schedule> = {},
): Promise<void> {
  const { asOf } = await ledger.read(mailboxId, { kind: "all" });
  await ledger.schedule(mailboxId, schedule(asOf, keys, more));
}

export async function claimed(ledger: Ledger, key: ActionKey, at = now): Promise<Claim> {
  const result = await ledger.claim(key, "worker", at);
  if (result.kind !== "claimed") throw new Error(`${key} is ${result.kind}`);
  return result.claim;
}

/** Grants, claims and drafts one action. */
export async function readyToSend(ledger: Ledger, key: ActionKey, contactId: ContactId): Promise<Claim> {
  await grant(ledger, [[key, contactId]]);
  const claim = await claimed(ledger, key);
  await ledger.advance(claim, { kind: "drafted", draft });
  return claim;
}

export function factIdOf(fact: NewFact): FactId {
  return toFactId(fact.factKey);
}

function stepOf(key: ActionKey): Step {
  return key.split("~")[3] as Step;
}
