/**
 * How often we write: every budget that applies, the smallest wins (contract, section 1; B3). A draft takes its
 * place on the day it is made and keeps it until it is sent, withdrawn or thrown away.
 */
import type { Contact } from "../contact.ts";
import type { Interview, MailState } from "../interview.ts";
import type { ContactId, Step } from "../keys.ts";
import { cite } from "../rules/cite.ts";
import { matchesWho } from "../rules/rules-for.ts";
import type { Budget } from "../rules-shape.ts";
import { dayMs } from "../time/day.ts";
import { fromWall, toWall, zoneTable } from "../time/zone-table.ts";
import { introducerNames, type View } from "./view.ts";

type Instant = Temporal.Instant;

export const countedSteps: ReadonlySet<Step> = new Set([
  "request",
  "follow-up",
  "introduction-ask",
  "check-in",
]);

const lengths = { day: dayMs, week: 7 * dayMs, year: 365 * dayMs } as const;

interface Place {
  contact: Contact;
  /** Those of whoever introduces the contact. */
  introducer: readonly string[];
  at: number;
}

/** The places that one budget counts, for each company or for all under "". */
type Count = Map<string, number[]>;

/** How much of one limit is taken. */
export interface Room {
  budget: Budget;
  taken: number;
  /** From when on there is room again; absent where there is room now. */
  until?: Instant;
}

export interface Limits {
  /** The limit that is reached, with the instant from which there is room again. */
  reached(view: View): { says: string; until: Instant } | undefined;
  /** Every limit that binds this contact's mails, with how much of it is taken. */
  rooms(view: View): Room[];
  /** The mail takes its place now. */
  take(view: View, step: Step): void;
  /** Request drafts that wait now. */
  waitingRequests: number;
}

/** `zone` is the owner's: a day is a day of their calendar, a week the last 7 × 24 hours. */
export function limits(interviews: ReadonlyMap<ContactId, Interview>, zone: string, now: Instant): Limits {
  const table = zoneTable(zone);
  const nowMs = now.epochMilliseconds;
  const today = Math.floor(toWall(table, nowMs) / dayMs);
  const dayStart = fromWall(table, today * dayMs);
  const nextDay = fromWall(table, (today + 1) * dayMs);
  const counts = new Map<string, { budget: Budget; count: Count }>();
  const instants = new Map<number, Instant>();
  const places: Place[] = [];
  const self: Limits = { reached, rooms, take, waitingRequests: 0 };
  for (const { contact, mails } of interviews.values()) {
    if (mails.length === 0) continue;
    const introducer = aliasesOf(contact);
    for (const mail of mails) {
      if (!countedSteps.has(mail.step)) continue;
      if (mail.step === "request" && mail.status === "drafted") self.waitingRequests += 1;
      const at = placeAt(mail);
      if (at !== undefined && at > nowMs - lengths.year) places.push({ contact, introducer, at });
    }
  }
  return self;

  function reached(view: View): { says: string; until: Instant } | undefined {
    let worst: { budget: Budget; until: number } | undefined;
    for (const budget of view.rules.sending.budgets) {
      const until = fullUntil(view, budget);
      if (until !== undefined && (worst === undefined || until > worst.until)) worst = { budget, until };
    }
    if (worst === undefined) return undefined;
    const { rate, counts: what, path } = worst.budget;
    const whom = what === "company" ? " for one company" : "";
    const says = `the limit of ${rate.count} a ${rate.per}${whom} is reached (${cite(view.rules, path)})`;
    return { says, until: instantOf(worst.until) };
  }

  function rooms(view: View): Room[] {
    return view.rules.sending.budgets.flatMap((budget) => {
      const group = groupOf(budget, view.interview.contact);
      if (group === undefined) return [];
      const taken = countOf(budget).get(group)?.length ?? 0;
      const until = fullUntil(view, budget);
      return [{ budget, taken, ...(until === undefined ? {} : { until: instantOf(until) }) }];
    });
  }

  /** Thousands of contacts wait for the same midnight; an Instant is dear. */
  function instantOf(ms: number): Instant {
    const known = instants.get(ms) ?? Temporal.Instant.fromEpochMilliseconds(ms);
    instants.set(ms, known);
    return known;
  }

  function fullUntil(view: View, budget: Budget): number | undefined {
    const group = groupOf(budget, view.interview.contact);
    if (group === undefined) return undefined;
    const counted = countOf(budget).get(group) ?? [];
    if (counted.length < budget.rate.count) return undefined;
    if (budget.rate.per === "day") return nextDay;
    const oldest = counted.toSorted((a, b) => a - b)[counted.length - budget.rate.count];
    return (oldest ?? nowMs) + lengths[budget.rate.per];
  }

  /** Counted when the budget is first asked about; every later place is added to it. */
  function countOf(budget: Budget): Count {
    const id = `${budget.path}:${budget.counts}:${budget.rate.per}`;
    const known = counts.get(id);
    if (known !== undefined) return known.count;
    const made = { budget, count: new Map<string, number[]>() };
    counts.set(id, made);
    const from = budget.rate.per === "day" ? dayStart : nowMs - lengths[budget.rate.per] + 1;
    for (const place of places) if (place.at >= from) add(made.budget, made.count, place);
    return made.count;
  }

  function aliasesOf(contact: Contact): readonly string[] {
    const introducer = contact.introducer === undefined ? undefined : interviews.get(contact.introducer);
    return introducer === undefined ? [] : introducerNames(introducer.contact);
  }

  function take(view: View, step: Step): void {
    if (!countedSteps.has(step)) return;
    if (step === "request") self.waitingRequests += 1;
    const { contact } = view.interview;
    const place = { contact, introducer: aliasesOf(contact), at: nowMs };
    places.push(place);
    for (const { budget, count } of counts.values()) add(budget, count, place);
  }
}

function add(budget: Budget, count: Count, place: Place): void {
  const group = groupOf(budget, place.contact);
  if (group === undefined) return;
  if (budget.who !== undefined && !matchesWho(budget.who, place.contact, place.introducer)) return;
  const ats = count.get(group);
  if (ats === undefined) count.set(group, [place.at]);
  else ats.push(place.at);
}

/** Undefined where the budget does not bind: one for a company, and no company is known. */
function groupOf(budget: Budget, contact: Contact): string | undefined {
  if (budget.counts === "all") return "";
  const company = (contact.company ?? "").normalize("NFKC").trim().toLowerCase();
  return company === "" ? undefined : company;
}

function placeAt(mail: MailState): number | undefined {
  // Whatever became of it afterwards: an introduction ask whose answer nobody waits for any more was written too.
  if (mail.sent !== undefined) return mail.sent.at.epochMilliseconds;
  switch (mail.status) {
    case "drafted":
    case "proposed":
    case "approved":
      return mail.since.epochMilliseconds;
    case "sending":
    case "ambiguous":
    case "review":
      return mail.at.epochMilliseconds;
    default:
      return undefined;
  }
}
