/** Loads once what one plan looks at; nothing else in a worker reads for the planner. */
import type { Contact } from "../src/core/contact.ts";
import type { Fact } from "../src/core/facts.ts";
import { standingHolds } from "../src/core/fold-hold.ts";
import { type ContactId, type Step, toOwnerId } from "../src/core/keys.ts";
import { Problem } from "../src/core/problem.ts";
import type { Reading } from "../src/core/reading.ts";
import type { Rules } from "../src/core/rules-shape.ts";
import type { Busy } from "../src/core/slot.ts";
import type { State } from "../src/core/state.ts";
import { spanMinutes } from "../src/core/time/span.ts";
import { ProviderError } from "../src/providers/provider.ts";
import type { LedgerView } from "../src/store/store.ts";
import type { WorkerDeps } from "./deps.ts";
import { unwrittenEntries } from "./unwritten-entries.ts";

type Instant = Temporal.Instant;

export type What =
  | { kind: "all" }
  /** Interviews whose look-again has come, with those that they depend on. */
  | { kind: "due"; limit: number }
  /**
   * One contact, their introducer and those whom they introduce; `step` says whether busy time matters. The owner's
   * morning mail is about everybody.
   */
  | { kind: "contact"; contactId: ContactId; step: Step };

export interface Loaded {
  state: State;
  rules: Rules;
  now: Instant;
  /** What was known when it was read; a schedule that comes of it is handed back with it. */
  asOf: number;
  /** Whom to plan: everybody, or those given here. */
  only: ContactId[] | undefined;
}

/** Undefined where nothing is due: then one query was made and no more (P-3). */
export async function loadState(deps: WorkerDeps, what: What): Promise<Loaded | undefined> {
  const now = deps.clock();
  const loaded = await loadContacts(deps, what, now);
  if (loaded === undefined) return undefined;
  const { contacts, view, only, suppressed } = loaded;
  const rules = await deps.rules();
  // Where there is nobody to plan for, no calendar need be asked either.
  const isTimeless = contacts.length === 0 || (what.kind === "contact" && !lookAtCalendar.has(what.step));
  const busy = isTimeless ? [] : await busyTime(deps, view, now, horizon(rules, view, now));
  const state: State = {
    mailboxId: deps.mailboxId,
    zone: rules.me.timezone ?? deps.zone,
    contacts,
    facts: view.facts,
    mailboxFacts: view.mailboxFacts,
    pending: view.pending,
    suppressed,
    busy,
    templates: await deps.templates(),
    holidays: deps.holidays,
    ...(deps.calendarMakes === undefined ? {} : { calendarMakes: deps.calendarMakes }),
  };
  return { state, rules, now, asOf: view.asOf, only };
}

/** Steps that put a time before somebody: only for these is the calendar read again before they are done. */
const lookAtCalendar = new Set<Step>([
  "request",
  "follow-up",
  "new-times",
  "not-now-answer",
  "event",
  "event-change",
  "morning",
]);

interface Whom {
  contacts: Contact[];
  view: LedgerView;
  only: ContactId[] | undefined;
  suppressed: Set<ContactId>;
}

async function loadContacts(deps: WorkerDeps, what: What, now: Instant): Promise<Whom | undefined> {
  const { mailboxId, ledger } = deps;
  const suppressed = () => deps.contacts.suppressed(mailboxId);
  const owner = toOwnerId(mailboxId);
  if (what.kind === "all" || (what.kind === "contact" && what.contactId === owner)) {
    const view = await ledger.read(mailboxId, { kind: "all" });
    return {
      contacts: await deps.contacts.all(mailboxId),
      view,
      only: undefined,
      suppressed: await suppressed(),
    };
  }
  if (what.kind === "contact") {
    const contacts = await withRelated(deps, [what.contactId]);
    if (contacts.length === 0) return undefined;
    const only = contacts.map((contact) => contact.contactId);
    const view = await ledger.read(mailboxId, { kind: "contacts", contactIds: only });
    return { contacts, view, only, suppressed: await suppressed() };
  }
  const due = await ledger.read(mailboxId, { kind: "due", now, limit: what.limit });
  if (due.facts.size === 0) return undefined;
  if (due.facts.has(owner)) return loadContacts(deps, { kind: "all" }, now);
  const [planned, stopped] = await Promise.all([withRelated(deps, [...due.facts.keys()]), suppressed()]);
  if (planned.length === 0) return undefined;
  const only = planned.map((contact) => contact.contactId);
  // Whoever is planned needs their own introducer and all whom they introduce: half of them would make half a plan.
  const contacts = only.length === due.facts.size ? planned : await withRelated(deps, only);
  const missing = contacts.map((contact) => contact.contactId).filter((id) => !due.facts.has(id));
  if (missing.length === 0) return { contacts, view: due, only, suppressed: stopped };
  const more = await ledger.read(mailboxId, { kind: "contacts", contactIds: missing });
  return { contacts, view: merged(due, more), only, suppressed: stopped };
}

/** An introducer's mail hangs on the one whom they introduce, and the other way round. */
async function withRelated(deps: WorkerDeps, contactIds: readonly ContactId[]): Promise<Contact[]> {
  const { mailboxId } = deps;
  const found = new Map<ContactId, Contact>();
  const add = (contacts: readonly Contact[]) => {
    for (const contact of contacts) found.set(contact.contactId, contact);
  };
  const { contacts } = deps;
  const [themselves, introduced] = await Promise.all([
    contacts.byIds(mailboxId, contactIds),
    contacts.introducedBy(mailboxId, contactIds),
  ]);
  add(themselves);
  const introducers = new Set(themselves.flatMap((contact) => contact.introducer ?? []));
  add(introduced);
  const missing = [...introducers].filter((contactId) => !found.has(contactId));
  if (missing.length > 0) add(await contacts.byIds(mailboxId, missing));
  return [...found.values()].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
}

function merged(first: LedgerView, second: LedgerView): LedgerView {
  const pending = new Map([...first.pending, ...second.pending].map((each) => [each.key, each]));
  return {
    ...first,
    asOf: Math.min(first.asOf, second.asOf),
    facts: new Map<ContactId, Fact[]>([...first.facts, ...second.facts]),
    pending: [...pending.values()],
  };
}

/** A calendar that cannot be read is busy throughout. */
async function busyTime(
  deps: WorkerDeps,
  view: LedgerView,
  from: Instant,
  until: Instant,
): Promise<readonly Busy[] | "unreadable"> {
  try {
    // Whoever is planned here does not stand in their own way; what is held for them is nobody else's all the same.
    const held = [...view.facts.values()].flatMap(standingHolds);
    return await deps.calendar.busy(from, until, [...held, ...(await unwrittenEntries(deps, view.pending))]);
  } catch (error) {
    if (!(error instanceof ProviderError || error instanceof Problem)) throw error;
    const trouble = error instanceof Problem ? error.code : error.trouble.kind;
    deps.log("plan.calendar-unreadable", { trouble });
    return "unreadable";
  }
}

/** Past everything that may be offered, and past every time that a person named. */
function horizon(rules: Rules, view: LedgerView, now: Instant): Instant {
  const aheads = [
    rules.meetings.look_ahead,
    ...rules.for.flatMap(({ patch }) => patch.meetings?.look_ahead ?? []),
  ];
  // Working days with their weekends and holidays are at the most twice as many days, and a fortnight.
  const minutes = Math.max(...aheads.map(spanMinutes)) * 2 + 14 * 24 * 60;
  let until = now.add({ minutes });
  for (const facts of view.facts.values()) {
    for (const fact of facts) {
      const start = namedStart(fact);
      if (start !== undefined && Temporal.Instant.compare(start, until) >= 0)
        until = start.add({ hours: 48 });
    }
  }
  return until;
}

/** The last time that it speaks of. */
function namedStart(fact: Fact): Instant | undefined {
  if (fact.kind === "answered") return lastOf(fact.reading);
  if (fact.kind === "received") return lastOf(fact.read.reading);
  return fact.kind === "event-seen" ? (fact.proposed?.start ?? fact.start) : undefined;
}

function lastOf(reading: Reading): Instant | undefined {
  if (reading.kind === "accepts") return reading.start;
  if (reading.kind !== "proposes" && reading.kind !== "reschedules") return undefined;
  return [...reading.starts, ...reading.windows.map(({ to }) => to)].sort(Temporal.Instant.compare).at(-1);
}
