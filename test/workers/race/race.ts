/**
 * A race for times: many people have each accepted a time, several of them the same one, and the invitations to all of
 * them are made at once. Nobody planned them together, so nothing but the store and the calendar keeps them apart.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contact } from "../../../src/core/contact.ts";
import type { NewFact } from "../../../src/core/facts.ts";
import {
  type ActionKey,
  type ContactId,
  toActionKey,
  toBookingId,
  toContactId,
  toFactId,
  toMailboxId,
} from "../../../src/core/keys.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import type { Slot } from "../../../src/core/slot.ts";
import { holidaysOf } from "../../../src/formats/holidays.ts";
import { readEvents } from "../../../src/formats/ical-in.ts";
import { loadTemplates, shippedTemplates } from "../../../src/mail/templates.ts";
import { localCalendar } from "../../../src/providers/local/calendar.ts";
import { localMailbox } from "../../../src/providers/local/mailbox.ts";
import type { Store } from "../../../src/store/store.ts";
import { actProcessor } from "../../../workers/act.ts";
import type { WorkerDeps } from "../../../workers/deps.ts";
import { cursorNames } from "../../../workers/fresh.ts";
import { planHome } from "../../../workers/plan.ts";

const owner = "dana@example.com";
export const mailboxId = toMailboxId("local", owner);
/** A Monday, 10:00 in New York. */
const now = Temporal.Instant.from("2026-11-23T15:00:00Z");

const rules = parseRules(
  `
me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: { address: ${owner}, provider: local }
meetings: { at_most: none }
`,
  "rules.yaml",
).rules;

export interface Field {
  people: number;
  slots: number;
}

/** Puts everybody at the start. Resolves to the keys of the invitations, in the order of the people. */
export async function lineUp(store: Store, { people, slots }: Field): Promise<ActionKey[]> {
  const runners = Array.from({ length: people }, (_, at) => runnerOf(at, slotOf(at % slots)));
  await store.contacts.save(
    mailboxId,
    runners.map(({ contact }) => contact),
  );
  await store.ledger.append(
    mailboxId,
    runners.flatMap(({ facts }) => facts),
    now,
  );
  for (const name of Object.values(cursorNames)) await store.cursors.write(mailboxId, name, "", now);
  const { asOf } = await store.ledger.read(mailboxId, { kind: "contacts", contactIds: [] });
  await store.ledger.schedule(mailboxId, {
    asOf,
    pins: runners.map(({ key, contact }) => ({
      key,
      contactId: contact.contactId,
      step: "event",
      due: now,
      offered: [],
    })),
    looks: runners.map(({ contact }) => ({ contactId: contact.contactId })),
    listed: 0,
    now,
  });
  return runners.map(({ key }) => key);
}

/** Makes all invitations at once, and goes on with what a lost moment left open. */
export async function run(deps: WorkerDeps, keys: readonly ActionKey[]): Promise<void> {
  const act = actProcessor(deps);
  let open = keys;
  for (let round = 0; open.length > 0 && round < 20; round += 1) {
    await Promise.all(open.map((key) => act({ queue: "act", mailboxId, key, turn: 1 })));
    const still = new Set(await deps.ledger.open(mailboxId, now));
    open = keys.filter((key) => still.has(key));
  }
}

export async function workerOf(store: Store, folder: string, workerName: string): Promise<WorkerDeps> {
  const templates = await loadTemplates([shippedTemplates]);
  return {
    mailboxId,
    ledger: store.ledger,
    contacts: store.contacts,
    cursors: store.cursors,
    mailbox: localMailbox(join(folder, "mail"), { address: owner, now: () => now }),
    calendar: localCalendar(join(folder, "calendar"), {
      calendars: ["primary"],
      zone: "America/New_York",
      now: () => now,
      address: owner,
    }),
    rules: async () => rules,
    templates: async () => templates.known,
    render: (letter) => templates.render(letter),
    holidays: holidaysOf,
    zone: "America/New_York",
    clock: () => now,
    isVirtual: true,
    isShared: true,
    quietMs: 0,
    mark: (key) => key,
    workerName,
    ring: async () => undefined,
    did: () => undefined,
    log: () => undefined,
  };
}

export interface Finish {
  /** Invitations that the ledger knows of. */
  booked: number;
  /** Entries in the calendar. */
  entries: number;
  /** Pairs of entries that lie over each other. */
  overlaps: number;
  /** Entries of which the ledger knows nothing, and the other way round. */
  orphans: number;
  /** Those who came too late, and to whom other times are offered by the very next plan. */
  offeredOthers: number;
  /** Actions that nobody has settled. */
  open: number;
}

export async function finishOf(deps: WorkerDeps, folder: string): Promise<Finish> {
  const { facts, pending } = await deps.ledger.read(mailboxId, { kind: "all" });
  const made = [...facts.values()].flat().flatMap((fact) => (fact.kind === "event-created" ? [fact] : []));
  const entries = entriesIn(join(folder, "calendar"));
  const known = new Set(made.map(({ uid }) => uid));
  const shown = new Set(entries.map(({ uid }) => uid));
  const unknown = entries.filter(({ uid }) => !known.has(uid)).length;
  const { plan } = await planHome(deps, { kind: "all" });
  const wanted = [...plan.actions, ...plan.skips].filter(({ step }) => step === "new-times");
  return {
    booked: made.length,
    entries: entries.length,
    overlaps: overlapsOf(entries),
    orphans: unknown + made.filter(({ uid }) => !shown.has(uid)).length,
    offeredOthers: new Set(wanted.map(({ contactId }) => contactId)).size,
    open: pending.length,
  };
}

function entriesIn(folder: string): (Slot & { uid: string })[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ics"))
    .flatMap((name) => readEvents(readFileSync(join(folder, name), "utf8"), "UTC").events);
}

function overlapsOf(entries: readonly Slot[]): number {
  const sorted = entries.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start));
  return sorted.filter((entry, at) => {
    const before = sorted[at - 1];
    return before !== undefined && Temporal.Instant.compare(before.end, entry.start) > 0;
  }).length;
}

/** Of the `n`th time: three to an hour, all day long, from the third day on. */
function slotOf(n: number): Slot {
  const start = now.add({ hours: 72, minutes: 20 * n });
  return { start, end: start.add({ minutes: 20 }) };
}

interface Runner {
  contact: Contact;
  key: ActionKey;
  facts: NewFact[];
}

/** Somebody who wrote, and whose mail the owner reads as an acceptance. */
function runnerOf(n: number, { start }: Slot): Runner {
  const email = `runner-${n}@them.example`;
  const contactId: ContactId = toContactId(mailboxId, email);
  const contact: Contact = {
    contactId,
    name: `Runner ${n}`,
    email,
    aliases: [email],
    timezone: "America/Chicago",
    tags: [],
    findings: [],
  };
  const factKey = `in~yes-${n}~1`;
  const facts: NewFact[] = [
    {
      kind: "received",
      factKey,
      at: now,
      contact: contactId,
      messageId: `yes-${n}@them.example`,
      subject: "Re: hello",
      text: "That time is fine.",
      read: { reading: { kind: "other" }, sure: false, because: "" },
    },
    {
      kind: "answered",
      factKey: `owner~yes-${n}~1`,
      at: now,
      contact: contactId,
      to: toFactId(factKey),
      reading: { kind: "accepts", start, minutes: 20 },
    },
  ];
  const occurrence = toBookingId(contactId, 1, factKey);
  const key = toActionKey({ mailboxId, contactId, round: 1, step: "event", occurrence });
  return { contact, key, facts };
}
