/**
 * Ids and action keys. All of them are made from business facts, so that a re-import, a restart or an
 * edited rule finds the same id again (contract: ids, steps and keys).
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export type MailboxId = string & { readonly brand: "MailboxId" };
export type ContactId = string & { readonly brand: "ContactId" };
export type ActionKey = string & { readonly brand: "ActionKey" };
export type BookingId = string & { readonly brand: "BookingId" };
/** First 16 hex digits of the SHA-256 of a factKey. */
export type FactId = string & { readonly brand: "FactId" };

export const steps = [
  "request",
  "follow-up",
  "introduction-ask",
  "introducer-thanks",
  "new-times",
  "decline-answer",
  "not-now-answer",
  "event",
  "event-change",
  "event-cancel",
  "hold",
  "hold-release",
  "event-nudge",
  "questions",
  "thank-you",
  "brief",
  "debrief-ask",
  "morning",
  "check-in",
] as const;
export type Step = (typeof steps)[number];

/** SHA-256 of a text, as 64 hex digits. */
export function hash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The short form that ids use: the first 16 hex digits. */
export function shortHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 8));
}

/** `account` is the provider's stable account id; for `local` the normalised address. */
export function toMailboxId(provider: string, account: string): MailboxId {
  return shortHash(`${provider}~${account.toLowerCase()}`) as MailboxId;
}

/** `alias` is the normalised alias under which the contact first came in; `short` is a faster `shortHash`, for many. */
export function toContactId(mailboxId: MailboxId, alias: string, short = shortHash): ContactId {
  return short(`${mailboxId}~${alias}`) as ContactId;
}

/**
 * The id under which mails to the owner are kept that are about no one contact: the morning mail. It stays when the
 * owner's address changes, and no contact can have it, because no alias is that word.
 */
export function toOwnerId(mailboxId: MailboxId): ContactId {
  return toContactId(mailboxId, "owner");
}

export function toFactId(factKey: string): FactId {
  return shortHash(factKey) as FactId;
}

/** A booking is the interview and the fact that agreed it. */
export function toBookingId(contactId: ContactId, round: number, factKey: string): BookingId {
  return shortHash(`${contactId}~r${round}~${factKey}`) as BookingId;
}

/** What a mail carries outside of the practice mailbox to say whose action it is: 32 hex digits that tell nobody anything but us. */
export function toMark(key: ActionKey): string {
  return hash(key).slice(0, 32);
}

/** What an ActionKey is made of. `occurrence` has its parts joined by a dot. */
export interface KeyParts {
  mailboxId: MailboxId;
  contactId: ContactId;
  round: number;
  step: Step;
  occurrence: string;
}

/** `mailboxId~contactId~rN~step~occurrence`. */
export function toActionKey(parts: KeyParts): ActionKey {
  return `${parts.mailboxId}~${parts.contactId}~r${parts.round}~${parts.step}~${parts.occurrence}` as ActionKey;
}

/** Throws a TypeError where the text is no action key. */
export function parseActionKey(text: string): KeyParts {
  const match = /^([0-9a-f]{16})~([0-9a-f]{16})~r(\d+)~([a-z-]+)~([0-9A-Za-z.:_-]+)$/.exec(text);
  const step = steps.find((known) => known === match?.[4]);
  if (match === null || step === undefined) throw new TypeError(`Not an action key: ${text}`);
  return {
    mailboxId: match[1] as MailboxId,
    contactId: match[2] as ContactId,
    round: Number(match[3]),
    step,
    occurrence: match[5] ?? "",
  };
}
