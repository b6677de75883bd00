/** When a morning mail is due, and what is known of those before: a fold of the facts that are kept under the owner's id. */
import type { Contact } from "../contact.ts";
import type { Fact } from "../facts.ts";
import { fold } from "../fold.ts";
import type { MailState } from "../interview.ts";
import { type ActionKey, type MailboxId, toActionKey, toOwnerId } from "../keys.ts";
import type { Rules } from "../rules-shape.ts";
import type { Listed } from "./listed.ts";

type Said = Extract<Fact, { kind: "said" }>;
type Instant = Temporal.Instant;

/** A morning on the owner's calendar. */
export interface Morning {
  day: Temporal.PlainDate;
  at: Instant;
  /** The one after it. */
  next: Instant;
}

export interface Mornings {
  mails: MailState[];
  /** By the key of the mail, what its numbers mean; of a mail that was written anew the last list counts. */
  listed: ReadonlyMap<ActionKey, Listed[]>;
  /** The Message-IDs of the owner's answers that were read. */
  heard: ReadonlySet<string>;
  /** Answers that came since the last mail was written. */
  untold: Said[];
  /** When the last one that left was written. */
  lastAt: Instant | undefined;
}

/** Today's morning on the owner's clock; undefined where the rules want none. A clock change moves no hour. */
export function morningAt(rules: Rules, zone: string, now: Instant): Morning | undefined {
  const minutes = rules.morning_mail;
  if (minutes === undefined) return undefined;
  const day = now.toZonedDateTimeISO(zone).toPlainDate();
  const on = (date: Temporal.PlainDate) => {
    const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
    return date.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
  };
  return { day, at: on(day), next: on(day.add({ days: 1 })) };
}

/** `mailboxId~ownerId~r1~morning~2026-12-01`: one a day, for ever. */
export function morningKey(mailboxId: MailboxId, day: Temporal.PlainDate): ActionKey {
  return toActionKey({
    mailboxId,
    contactId: toOwnerId(mailboxId),
    round: 1,
    step: "morning",
    occurrence: day.toString(),
  });
}

/** `facts` are those of the owner's id. */
export function readMornings(mailboxId: MailboxId, facts: readonly Fact[]): Mornings {
  const { mails } = fold(mailboxId, ownerAsContact(mailboxId), facts);
  const lists = new Map<ActionKey, Extract<Fact, { kind: "listed" }>>();
  const heard = new Set<string>();
  let untold: Said[] = [];
  let lastAt: Instant | undefined;
  for (const fact of facts) {
    if (fact.kind === "listed") lists.set(fact.key, fact);
    if (fact.kind === "said") {
      // A copy that was not trusted is forgotten once the same mail turns up where only the owner can put it.
      untold = [...untold.filter(({ messageId }) => messageId !== fact.messageId), fact];
      if (fact.distrust === undefined) heard.add(fact.messageId);
    }
    if (fact.kind === "sent") {
      const written = lists.get(fact.key) ?? fact;
      lastAt = written.at;
      untold = untold.filter(({ seq }) => seq > written.seq);
    }
  }
  const listed = new Map([...lists].map(([key, { items }]) => [key, items]));
  return { mails, listed, heard, untold, lastAt };
}

/** Mails to the owner are folded as those to anybody; who they are the rules say. */
function ownerAsContact(mailboxId: MailboxId): Contact {
  return { contactId: toOwnerId(mailboxId), name: "", aliases: [], tags: [], findings: [] };
}
