/** Many contacts who are all due at one instant, at a double that fails as often as it is told to. */
import type { Contact } from "../../../src/core/contact.ts";
import { type MailboxId, toContactId, toMailboxId, toMark } from "../../../src/core/keys.ts";
import { parseRules } from "../../../src/core/rules/parse-rules.ts";
import { holidaysOf } from "../../../src/formats/holidays.ts";
import { loadTemplates, shippedTemplates } from "../../../src/mail/templates.ts";
import type { Calendar, Mailbox } from "../../../src/providers/provider.ts";
import { openSqliteStore, type SqliteStore } from "../../../src/store/sqlite/open.ts";
import type { WorkerDeps } from "../../../workers/deps.ts";
import type { Remote } from "../../providers/remote.ts";
import { withoutMorning } from "../../without-morning.ts";

export interface StormHome {
  remote: Remote;
  store: SqliteStore;
  deps: WorkerDeps;
  contacts: Contact[];
  close(): Promise<void>;
}

/** 9:01 in Chicago and 10:01 in New York, on a Monday. */
export const monday = Temporal.Instant.from("2026-03-02T15:01:00Z");
export const address = "dana@example.com";
/** Wherever it storms: an id says nothing but that it is the same one. */
export const mailboxId = toMailboxId("google", address);
/** Of somebody else on the same store. */
export const otherMailboxId = toMailboxId("google", "sam@example.com");

const rulesText = (more: string) =>
  withoutMorning(`
me:
  name: Dana Okafor
  about: I was a public-health nurse for six years and am moving into health data.
  curious_about: how people got from the clinic into a data team
  timezone: America/New_York
mailbox: ${address}
${more}
`);

const auto = `
who_presses_send: { request: auto }
sending: { undo: none, at_most: none, per_company: none }
requests: { offer: 1 times, follow_up: [] }`;

/** `rules`: beside who I am; the product presses Send where it is left out. */
export async function stormHome(wish: {
  remote: Remote;
  contacts: number;
  rules?: string;
  /** Of the database; in memory where undefined. */
  file?: string;
}): Promise<StormHome> {
  const { remote } = wish;
  const store = await openSqliteStore({ file: wish.file ?? ":memory:" });
  const contacts = Array.from({ length: wish.contacts }, (_, n) => contactOf(mailboxId, n));
  await store.contacts.save(mailboxId, contacts);
  const others = contacts.map((_, n) => contactOf(otherMailboxId, n));
  await store.contacts.save(otherMailboxId, others);
  await store.ledger.append(
    mailboxId,
    [{ kind: "bulk-confirmed", factKey: "owner~bulk", at: monday, count: wish.contacts }],
    monday,
  );
  const { mailbox, calendar, quietMs } = remote;
  const deps = await stormDeps(store, { mailbox, calendar, quietMs, now: () => remote.now }, wish.rules);
  return {
    remote,
    store,
    deps,
    contacts,
    async close() {
      await store.close();
      await remote.close();
    },
  };
}

export async function stormDeps(
  store: SqliteStore,
  ports: { mailbox: Mailbox; calendar: Calendar; quietMs: number; now: () => Temporal.Instant },
  more = auto,
): Promise<WorkerDeps> {
  const templates = await loadTemplates([shippedTemplates]);
  const { rules } = parseRules(rulesText(more), "rules.yaml");
  return {
    mailboxId,
    ledger: store.ledger,
    contacts: store.contacts,
    cursors: store.cursors,
    mailbox: ports.mailbox,
    calendar: ports.calendar,
    rules: async () => rules,
    templates: async () => templates.known,
    render: (letter) => templates.render(letter),
    holidays: holidaysOf,
    zone: "America/New_York",
    clock: ports.now,
    isVirtual: false,
    isShared: false,
    quietMs: ports.quietMs,
    mark: toMark,
    workerName: "storm",
    ring: async () => undefined,
    did: () => undefined,
    log: () => undefined,
  };
}

export function emailOf(n: number): string {
  return `contact${n}@firm${n}.example`;
}

export function contactOf(owner: MailboxId, n: number): Contact {
  const email = emailOf(n);
  return {
    contactId: toContactId(owner, email),
    name: `Priya Shah ${numeral(n)}`,
    email,
    aliases: [email],
    company: `Firm ${n}`,
    country: "US",
    timezone: "America/Chicago",
    tags: [],
    why_them: "Your talk on cleaning up triage notes stayed with me.",
    findings: [],
  };
}

/** A number in letters, as part of a name. */
function numeral(n: number): string {
  return [...String(n)].map((digit) => String.fromCharCode(65 + Number(digit))).join("");
}
