/**
 * A world without a mailbox: what the planner asks for is done at once and written down, and people do what the test
 * says. For tests of the planner alone; the workers have their own on the real parts.
 */
import type { Action, Plan } from "../../../src/core/action.ts";
import type { Contact } from "../../../src/core/contact.ts";
import type { Fact, NewFact } from "../../../src/core/facts.ts";
import { fold } from "../../../src/core/fold.ts";
import type { Interview } from "../../../src/core/interview.ts";
import {
  type ActionKey,
  type ContactId,
  type Step,
  toContactId,
  toMailboxId,
} from "../../../src/core/keys.ts";
import type { Pending } from "../../../src/core/pending.ts";
import { plan } from "../../../src/core/plan.ts";
import type { Reading } from "../../../src/core/reading.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import type { Rules } from "../../../src/core/rules-shape.ts";
import type { Busy } from "../../../src/core/slot.ts";
import type { State } from "../../../src/core/state.ts";
import { withoutMorning } from "../../without-morning.ts";

type Instant = Temporal.Instant;

export const at = (text: string): Instant => Temporal.Instant.from(text);

const mailboxId = toMailboxId("local", "dana@example.com");

export const fiveLines = `me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: dana@example.com, provider: local }
`;

const stepsWithTimes = [
  "request",
  "request-referred",
  "request-alumni",
  "request-introduced",
  "follow-up-1",
  "follow-up-2",
  "new-times",
  "new-times-gone",
  "new-times-near",
  "new-times-after-missed",
];

/** Every template is there, and asks for nothing but times. */
const templates: State["templates"] = new Map(
  [
    ...stepsWithTimes.map((name) => [name, ["offer.times"]] as const),
    ...[
      "introduction-ask",
      "introducer-thanks-before",
      "introducer-thanks-after",
      "event",
      "event-cancel",
      "event-nudge",
      "questions",
      "brief",
      "thank-you",
      "thank-you-short",
      "check-in",
      "check-in-plain",
      "decline-answer",
      "not-now-answer",
      "linkedin-note",
      "linkedin-message",
      "linkedin-follow-up",
    ].map((name) => [name, []] as const),
  ].map(([name, needs]) => [`en/${name}`, { version: "1", needs: [...needs] }]),
);

export function contact(email: string, more: Partial<Contact> = {}): Contact {
  return {
    contactId: toContactId(mailboxId, email),
    name: `${email[0]?.toUpperCase()}${email.slice(1).split("@")[0]} Example`,
    email,
    aliases: [email],
    timezone: "America/Chicago",
    tags: [],
    findings: [],
    why_them: "Your talk stayed with me.",
    ...more,
  };
}

export interface World {
  contacts: Contact[];
  facts: Fact[];
  pending: Pending[];
  busy: Busy[] | "unreadable";
  now: Instant;
  rulesText: string;
  /** Plans and performs until nothing is due; gives back what was done, in order. */
  run(now: string): { done: Action[]; plan: Plan };
  plan(now?: string): Plan;
  add(...facts: NewFact[]): void;
  interview(email: string): Interview;
  key(email: string, step: Step, occurrence: string, round?: number): ActionKey;
  /** The owner presses Send on the draft that waits for this contact. */
  send(email: string, changes?: { edited?: boolean; keep?: number; otherTimes?: boolean }): void;
  reply(email: string, reading: Reading, how?: { sure?: boolean; text?: string; at?: string }): string;
  draftOf(email: string): Plan["drafts"][number] | undefined;
}

export function world(rulesText = fiveLines, contacts: Contact[] = [contact("priya@example.org")]): World {
  let serial = 0;
  const self: World = {
    contacts,
    facts: [],
    pending: [],
    busy: [],
    now: at("2026-11-23T14:00:00Z"),
    rulesText,
    plan(now) {
      if (now !== undefined) self.now = at(now);
      return plan(stateOf(self), rulesOf(self.rulesText), self.now);
    },
    run(now) {
      self.now = at(now);
      const done: Action[] = [];
      for (let turn = 0; turn < 50; turn += 1) {
        const next = self.plan();
        self.pending = next.pins.map((pin) => ({ ...pin, attempt: 1, state: "ready" as const }));
        if (next.actions.length === 0) return { done, plan: next };
        for (const action of next.actions) {
          done.push(action);
          perform(self, action);
          self.pending = self.pending.filter((row) => row.key !== action.key);
        }
      }
      throw new Error(
        `never at rest: ${done
          .slice(-4)
          .map((a) => `${a.kind} ${a.step}`)
          .join(", ")}`,
      );
    },
    add(...facts) {
      for (const fact of facts) {
        if (self.facts.some((known) => known.factKey === fact.factKey)) continue;
        self.facts.push({ ...fact, seq: self.facts.length + 1, learnedAt: self.now });
      }
    },
    interview(email) {
      const who = idOf(self, email);
      const known = self.contacts.find((one) => one.contactId === who);
      if (known === undefined) throw new Error(`no ${email}`);
      return fold(
        mailboxId,
        known,
        self.facts.filter((fact) => fact.contact === who),
      );
    },
    key(email, step, occurrence, round = 1) {
      return `${mailboxId}~${idOf(self, email)}~r${round}~${step}~${occurrence}` as ActionKey;
    },
    send(email, changes = {}) {
      const mail = self.interview(email).mails.find((one) => one.status === "drafted");
      if (mail?.draft === undefined) throw new Error(`no draft for ${email}`);
      self.add({
        kind: "sent",
        factKey: `mail~${mail.draft.messageId}~sent`,
        at: self.now,
        contact: idOf(self, email),
        key: mail.key,
        messageId: mail.draft.messageId,
        by: "owner",
        edited: changes.edited ?? false,
        offered: mail.offered.slice(0, changes.keep ?? mail.offered.length),
        otherTimes: changes.otherTimes ?? false,
        subject: mail.subject,
      });
    },
    reply(email, reading, how = {}) {
      serial += 1;
      const factKey = `mail~in-${serial}~1`;
      self.add({
        kind: "received",
        factKey,
        at: how.at === undefined ? self.now : at(how.at),
        contact: idOf(self, email),
        messageId: `in-${serial}@example.org`,
        subject: "Re: hello",
        text: how.text ?? "…",
        read: { reading, sure: how.sure ?? reading.kind !== "other", because: "…" },
      });
      return factKey;
    },
    draftOf: (email) => self.plan().drafts.find((draft) => draft.contactId === idOf(self, email)),
  };
  return self;
}

const parsed = new Map<string, Rules>();

export function rulesOf(text: string): Rules {
  const known = parsed.get(text) ?? parseRules(withoutMorning(text), "rules.yaml").rules;
  parsed.set(text, known);
  return known;
}

function idOf(self: World, email: string): ContactId {
  const known = self.contacts.find((one) => one.aliases.includes(email));
  if (known === undefined) throw new Error(`no contact ${email}`);
  return known.contactId;
}

export function stateOf(self: World): State {
  const facts = new Map<ContactId, Fact[]>();
  for (const fact of self.facts) {
    if (fact.contact === undefined) continue;
    facts.set(fact.contact, [...(facts.get(fact.contact) ?? []), fact]);
  }
  return {
    mailboxId,
    zone: "America/New_York",
    contacts: self.contacts,
    facts,
    mailboxFacts: self.facts.filter((fact) => fact.contact === undefined),
    pending: self.pending,
    suppressed: new Set(),
    busy: self.busy,
    templates,
    holidays: () => new Set(),
  };
}

function perform(self: World, action: Action): void {
  const { key, contactId: who } = action;
  const common = { at: self.now, contact: who, key };
  switch (action.kind) {
    case "record":
      return self.add(...action.facts);
    case "withdraw":
      return self.add({
        kind: "withdrawn",
        factKey: `act~${key}~withdrawn.${self.facts.length}`,
        ...common,
        because: action.because.says,
      });
    case "refresh":
      return self.add({
        kind: "refreshed",
        factKey: `act~${key}~refreshed.${action.n}.${self.facts.length}`,
        ...common,
        n: action.n,
        draftId: "d",
        textHash: `h${action.n}`,
        offered: action.letter.offered,
      });
    case "event": {
      if (action.press !== "auto") return propose();
      const { meeting } = action;
      const kind =
        `event-${action.change === "create" ? "created" : action.change === "change" ? "changed" : "cancelled"}` as const;
      self.add({
        kind,
        factKey: `act~${key}~${kind}`,
        ...common,
        booking: meeting.booking,
        revision: meeting.revision,
        uid: meeting.uid,
        start: meeting.start,
        end: meeting.end,
        sequence: meeting.sequence,
      });
      if (self.busy !== "unreadable" && action.change !== "cancel")
        self.busy.push({ from: meeting.start.epochMilliseconds, until: meeting.end.epochMilliseconds });
      return;
    }
    case "mail": {
      if (action.press === "ask") return propose();
      const messageId = `${key}.${action.attempt}@example.com`;
      const { offered } = action.letter;
      if (action.press === "me") {
        return self.add({
          kind: "drafted",
          factKey: `act~${key}~drafted.${action.attempt}`,
          ...common,
          messageId,
          draftId: "d",
          textHash: "h0",
          offered,
          subject: action.letter.template,
        });
      }
      self.add({ kind: "sending", factKey: `act~${key}~sending.${action.attempt}`, ...common });
      self.add({
        kind: "sent",
        factKey: `act~${key}~sent.${action.attempt}`,
        ...common,
        messageId,
        by: "product",
        edited: false,
        offered,
        otherTimes: false,
        subject: action.letter.template,
      });
      return;
    }
  }
  function propose(): void {
    if (action.kind !== "mail" && action.kind !== "event") return;
    self.add({
      kind: "proposed",
      factKey: `act~${key}~proposed.${action.n}.${self.facts.length}`,
      ...common,
      n: action.n,
      fingerprint: action.fingerprint,
      offered: action.letter.offered,
    });
  }
}
